import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replicaOf } from "../../src/generate/main.ts";
import { freePorts } from "../../src/local/ports.ts";
import { startSink } from "../../src/local/sink.ts";
import { generatorFiles } from "../../src/target/image/generator-files.ts";
import { planOf } from "../every-blueprint.ts";
import { small } from "../small.ts";
import { generatorConfig } from "./generator-config.ts";

test.each([
  ["rush-generator-0", 0],
  ["rush-generator-17", 17],
  ["rush-generator-7d4b9-x2x", 0],
  ["2", 2],
  [undefined, 0],
])("the pod %s is replica %d", (pod, replica) => {
  expect(replicaOf(pod)).toBe(replica);
});

describe("the program of a pod", () => {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-generator-"));
  beforeAll(() => {
    const [program] = planOf(small({ generator: { runner: "built-in" } })).generators;
    if (!program) throw new Error("there is a generator");
    for (const [name, content] of Object.entries(generatorFiles(program))) writeFileSync(join(folder, name), content);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(config: unknown) {
    writeFileSync(join(folder, "generator.json"), JSON.stringify(config));
    const args = [join(folder, "generator.mjs"), "--config", join(folder, "generator.json")];
    const child = spawn(process.execPath, args, { env: { FAIRLEAD_POD: "a-generator-3" } });
    const [log, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
    return { log, code };
  }

  test("sends what it was asked for, says how much was taken, and ends", async () => {
    const [grpcPort = 0, httpPort = 0] = await freePorts(2);
    const sink = await startSink({ grpcPort, httpPort, received: () => {} });
    const { log, code } = await run(generatorConfig({ to: `127.0.0.1:${grpcPort}`, pieces: 10 }));
    sink.stop();
    const lines = log
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ message: "sending", generator: "a", replica: 3 });
    expect(lines.at(-1)).toMatchObject({ message: "ended", sent: 20, accepted: 20, failed: 0, missed: 0 });
  });

  test("ends with 2 and the reason where its configuration is wrong", async () => {
    const { log, code } = await run({ ...generatorConfig(), protocol: "carrier pigeon" });
    expect([code, log]).toEqual([2, expect.stringContaining("protocol must be one of grpc, http/protobuf, http/json")]);
  });

  test("ends with 3 where a token that it is to show is not there", async () => {
    const { log, code } = await run(generatorConfig({ auth: { kind: "bearer", tokenFile: "/none/token" } }));
    expect([code, log]).toEqual([3, expect.stringContaining("/none/token")]);
  });
});
