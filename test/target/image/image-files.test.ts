import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { annotationBytes, annotationBytesMax, configMapBytesMax } from "../../../src/blueprint/programs-fit.ts";
import type { BalancerProgram } from "../../../src/model/plan.ts";
import { bundleOf } from "../../../src/target/image/bundle.ts";
import { configFiles, imageFiles } from "../../../src/target/image/image-files.ts";
import { blueprints, planOf } from "../../every-blueprint.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-image-"));
afterAll(() => rmSync(folder, { recursive: true }));

const programs = blueprints.flatMap((blueprint) =>
  planOf(blueprint).programs.map((program) => ({ blueprint, program })),
);

describe.each(programs.map(({ blueprint, program }) => ({ name: `${blueprint.name}/${program.name}`, program })))(
  "the program $name",
  ({ program }) => {
    const { code, sourceMap, routingCore } = bundleOf(program);

    test("is one file below 400 KB that imports what Node has", () => {
      expect(Buffer.byteLength(code)).toBeLessThan(400_000);
      const imported = [...code.matchAll(/(?<!["\w])(?:from|import)\s*"([^"]+)"/g)].map(([, name]) => name);
      expect(imported.length).toBeGreaterThan(0);
      expect(imported.filter((name) => !name?.startsWith("node:"))).toEqual([]);
    });

    test("says nothing of the machine that made it", () => {
      for (const text of [code, sourceMap, routingCore]) expect(text).not.toContain(resolve("."));
    });

    // `kubectl apply` keeps what it sent in an annotation, of which an object has 262 144 bytes (Kubernetes 1.28).
    test("fits the annotation of kubectl apply", () => {
      expect(annotationBytes(program)).toBeLessThan(annotationBytesMax);
    });

    test("fits a ConfigMap, without its map", () => {
      const files = configFiles(program);
      expect(Object.keys(files).sort()).toEqual(["balancer.json", "balancer.mjs"]);
      expect(files["balancer.mjs"]).not.toContain("sourceMappingURL");
      const bytes = Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      expect(bytes).toBeLessThan(configMapBytesMax);
    });

    test("starts with its own configuration as far as checking it, and ends with 2 for a wrong one", () => {
      const { "balancer.mjs": file = "", "balancer.json": config = "" } = configFiles(program);
      writeFileSync(join(folder, "balancer.mjs"), file);
      writeFileSync(join(folder, "balancer.json"), config.replace('"grpc"', '"gprc"'));
      const args = [join(folder, "balancer.mjs"), "--config", join(folder, "balancer.json")];
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      expect([status, stderr]).toEqual([2, expect.stringContaining("balancer.json: receivers")]);
    });

    test("has sums that fit its files", () => {
      const { SHA256SUMS: sums = "", ...files } = imageFiles(program);
      const lines = Object.entries(files).map(
        ([name, text]) => `${createHash("sha256").update(text).digest("hex")}  ${name}`,
      );
      expect(sums.trimEnd().split("\n")).toEqual(lines);
    });
  },
);

test("an image of one's own has the program, and its ConfigMap only the configuration", () => {
  const [first] = programs;
  const program: BalancerProgram | undefined = first && {
    ...first.program,
    delivery: { kind: "image", image: "images.example/balancer:1" },
  };
  expect(program && Object.keys(configFiles(program))).toEqual(["balancer.json"]);
});
