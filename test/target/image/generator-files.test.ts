import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileBlueprint } from "fairlead";
import { afterAll, describe, expect, test } from "vitest";
import { annotationBytes, annotationBytesMax } from "../../../src/blueprint/programs-fit.ts";
import { objectsOfPlan } from "../../../src/target/emit.ts";
import { generatorFiles, generatorImageFiles } from "../../../src/target/image/generator-files.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-generator-"));
afterAll(() => rmSync(folder, { recursive: true }));

const image = "registry.example.com/telemetry/checkout:1";
const mounted = planOf(small({ generator: { runner: "built-in" } }));
const built = planOf(small({ generator: { runner: "built-in", delivery: { kind: "image", image } } }));
const one = <T>([first]: readonly T[]): T => {
  if (first === undefined) throw new Error("there is none");
  return first;
};
const containerOf = (plan: typeof built) => one(plan.workloads.filter(({ tier }) => tier === "generators")).container;

describe("a generator whose program is mounted", () => {
  const files = generatorFiles(one(mounted.generators));

  test("has its configuration and its program in one ConfigMap, which kubectl apply can keep, and no image", () => {
    expect(Object.keys(files)).toEqual(["generator.json", "generator.mjs"]);
    expect(annotationBytes({ files })).toBeLessThan(annotationBytesMax);
    expect(generatorImageFiles(one(mounted.generators))).toEqual({});
    expect(containerOf(mounted).command).toEqual(["node", "/etc/fairlead/generator/generator.mjs"]);
  });

  test("is a program that Node runs as it is, and ends with 2 for a configuration that is wrong", () => {
    writeFileSync(join(folder, "generator.mjs"), files["generator.mjs"] ?? "");
    writeFileSync(join(folder, "generator.json"), (files["generator.json"] ?? "").replace('"grpc"', '"gprc"'));
    const args = [join(folder, "generator.mjs"), "--config", join(folder, "generator.json")];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect([status, stderr]).toEqual([2, expect.stringContaining("generator.json: protocol")]);
  });
});

describe("a generator whose program is in an image", () => {
  const files = generatorImageFiles(one(built.generators));

  test("runs that image, and has its configuration alone in its ConfigMap", () => {
    expect(containerOf(built)).toMatchObject({ image, command: ["node", "/opt/fairlead/generator.mjs"] });
    expect(containerOf(built).args).toEqual(["--config", "/etc/fairlead/generator/generator.json"]);
    const configMap = objectsOfPlan(built).find(({ metadata }) => metadata.name === "checkout-generator-config");
    expect(Object.keys(configMap?.["data"] ?? {})).toEqual(["generator.json"]);
  });

  test("has a build context of it, with sums of all of its files", () => {
    const { SHA256SUMS: sums = "", ...others } = files;
    expect(files["Dockerfile"]).toContain("COPY generator.mjs generator.mjs.map /opt/fairlead/\n");
    expect(files["Dockerfile"]).toContain("COPY generator.json /etc/fairlead/generator/\n");
    expect(files["Dockerfile"]).not.toContain("EXPOSE");
    expect(sums.trimEnd().split("\n")).toEqual(
      Object.entries(others).map(([name, text]) => `${createHash("sha256").update(text).digest("hex")}  ${name}`),
    );
  });

  test.each([
    [{ delivery: { kind: "image", image: "node:22" } }, "FL4020"],
    [{ delivery: { kind: "image", image: "otel/opentelemetry-collector:0.129.1" } }, "FL4053"],
    [{ delivery: { kind: "image", image }, image: "node:22" }, "FL3023"],
    [{ delivery: { kind: "image", image: "A b" } }, "FL4020"],
    [{ delivery: { kind: "image" } }, "FL1009"],
    [{ delivery: { kind: "image", image }, runner: "telemetrygen" }, "FL3023"],
  ])("is refused where that could not run: %j", (options, code) => {
    const { diagnostics } = compileBlueprint(small({ generator: { runner: "built-in", ...options } }));
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
  });
});
