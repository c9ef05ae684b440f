import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { annotationBytes, annotationBytesMax } from "../../../src/blueprint/programs-fit.ts";
import type { BalancerConfig } from "../../../src/contract/balancer-config.ts";
import type { BalancerProgram } from "../../../src/model/programs.ts";
import type { PageState } from "../../../src/page/page-state.ts";
import { coreOf, runtimeProgram } from "../../../src/target/image/bundle.ts";
import { configMapsOf, imageFiles } from "../../../src/target/image/image-files.ts";
import { blueprints, planOf } from "../../every-blueprint.ts";
import { freePort } from "../../runtime/free-port.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-image-"));
afterAll(() => rmSync(folder, { recursive: true }));

const programs = blueprints.flatMap((blueprint) =>
  planOf(blueprint).programs.map((program) => ({ blueprint, program })),
);

describe.each(programs.map(({ blueprint, program }) => ({ name: `${blueprint.name}/${program.name}`, program })))(
  "the program $name",
  ({ program }) => {
    const runtime = runtimeProgram();
    const core = coreOf(program.config);
    const imported = (code: string) =>
      [...code.matchAll(/(?<!["\w])(?:from\s*|import\s*\(?)"([^"]+)"/g)].map(([, name]) => name);

    test("is the core that was generated for it, which imports nothing, and a runtime that imports it and what Node has", () => {
      expect(imported(core.code)).toEqual([]);
      expect(new Set(imported(runtime.code).map((name) => name?.replace(/^node:.*/, "node:")))).toEqual(
        new Set(["node:", "./routing-core.mjs"]),
      );
    });

    test("has the constants of its hot loops as numbers where they are used, for V8 asks a variable what it is each time", () => {
      expect(runtime.code).toContain("808464432");
      expect(runtime.code).not.toMatch(/[\w$]+=(?:808464432|-2139062144|16843009)[,;]/);
    });

    test("says nothing of the machine that made it", () => {
      for (const text of [runtime.code, runtime.sourceMap, core.code, core.sourceMap, core.source])
        expect(text).not.toContain(resolve("."));
    });

    // `kubectl apply` keeps what it sent in an annotation, of which an object has 262 144 bytes (Kubernetes 1.28).
    test("fits the annotations of kubectl apply", () => {
      for (const filled of configMapsOf(program)) expect(annotationBytes(filled)).toBeLessThan(annotationBytesMax);
    });

    test("has what is made for it apart from what all balancers have, without their maps", () => {
      const [own, runtimeOnly] = configMapsOf(program);
      expect(Object.keys(own.files).sort()).toEqual(["balancer.json", "routing-core.mjs"]);
      expect(Object.keys(runtimeOnly?.files ?? {})).toEqual(["balancer.mjs"]);
      for (const text of Object.values({ ...own.files, ...runtimeOnly?.files }))
        expect(text).not.toContain("sourceMappingURL");
    });

    test("starts with its own configuration as far as checking it, and ends with 2 for a wrong one", () => {
      const files = Object.assign({}, ...configMapsOf(program).map((filled) => filled.files)) as Record<string, string>; // What they are.
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      writeFileSync(join(folder, "balancer.json"), (files["balancer.json"] ?? "").replace('"grpc"', '"gprc"'));
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

describe("a program with a status page", () => {
  const program = programs.find((one) => one.program.config.telemetry.page)?.program;
  if (!program) throw new Error("no blueprint has a status page");
  const filesOf = (of: BalancerProgram) =>
    configMapsOf(of).map(({ name, files }) => [name, Object.keys(files)] as const);

  test("has the page in a ConfigMap of its own", () => {
    expect(filesOf(program)).toEqual([
      ["edge-balancer-config", ["balancer.json", "routing-core.mjs"]],
      ["edge-balancer-program", ["balancer.mjs"]],
      ["edge-balancer-page", ["page.mjs"]],
    ]);
  });

  test("has both in its image, and only the configuration in a ConfigMap then", () => {
    const image: BalancerProgram = { ...program, delivery: { kind: "image", image: "images.example/balancer:1" } };
    expect(filesOf(image)).toEqual([["edge-balancer-config", ["balancer.json"]]]);
    const { Dockerfile, "page.mjs": page } = imageFiles(image);
    expect(Dockerfile).toContain(
      "COPY balancer.mjs balancer.mjs.map routing-core.mjs routing-core.mjs.map page.mjs /opt/fairlead/",
    );
    expect(page).toBe(configMapsOf(program)[2]?.files["page.mjs"]);
  });

  test("serves the page from the folder in which both are mounted, and runs without it where it is missing", async () => {
    const mounted = mkdtempSync(join(folder, "mounted-"));
    const port = await freePort();
    const loopback = Object.assign({}, ...configMapsOf(program).map(({ files }) => files)) as Record<string, string>; // What they are.
    const config = JSON.parse(loopback["balancer.json"] ?? "") as BalancerConfig; // We wrote it.
    const listener = async () => ({ host: "127.0.0.1", port: await freePort() });
    const listening = {
      ...{ ...config, resolver: { kind: "static", backends: [{ endpoint: "127.0.0.1:1", weight: 1 }] } },
      receivers: { grpc: await listener() },
      telemetry: { ...config.telemetry, metrics: await listener(), health: await listener(), page: { port } },
    };
    for (const [name, text] of Object.entries(loopback)) writeFileSync(join(mounted, name), text);
    writeFileSync(join(mounted, "balancer.json"), JSON.stringify(listening));
    const run = () =>
      spawn(process.execPath, [join(mounted, "balancer.mjs"), "--config", join(mounted, "balancer.json")]);
    const served = run();
    await logged(served, "listening");
    const { balancers } = (await (await fetch(`http://127.0.0.1:${port}/state`)).json()) as PageState;
    expect(balancers[0]?.backends.map(({ name }) => name)).toEqual(["127.0.0.1:1"]);
    await ended(served);
    rmSync(join(mounted, "page.mjs"));
    rmSync(join(mounted, "routing-core.mjs"));
    const lacking = run();
    expect(await once(lacking, "exit")).toEqual([3, null]);
    writeFileSync(join(mounted, "routing-core.mjs"), loopback["routing-core.mjs"] ?? "");
    const without = run();
    expect(await logged(without, "listening")).toContain('"no status page"');
    await ended(without);
  });
});

/** @returns all that was written until then */
async function logged(child: ChildProcess, message: string): Promise<string> {
  let text = "";
  for await (const chunk of child.stderr ?? []) {
    text += String(chunk);
    if (text.includes(`"${message}"`)) return text;
  }
  throw new Error(`the balancer ended: ${text}`);
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
}
