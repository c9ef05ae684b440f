import { expect, test } from "vitest";
import { memoryLeavesRoom } from "../../../src/check/topology/memory-leaves-room.ts";
import { brief, declared } from "./declared.ts";

const limited = (memory: string, target: "fairlead" | "collector" = "fairlead") =>
  declared({ balancer: { target, resources: { requests: { cpu: "100m", memory: "16Mi" }, limits: { memory } } } });

test.each(["189Mi", "256Mi", "4Gi"])("a limit of %s has room", (memory) => {
  expect(memoryLeavesRoom(limited(memory))).toEqual([]);
});

test("the Collector's balancer has limits of its own", () => {
  expect(memoryLeavesRoom(limited("32Mi", "collector"))).toEqual([]);
});

/** A real Collector had 14 604 kB (0.129.0) and 18 040 kB (0.161.0) of anonymous memory, five seconds after its start. */
test.each(["31Mi", "20M", "256k", "1"])("%s ends a Collector at start, on both tiers", (memory) => {
  const resources = { requests: { cpu: "100m", memory: "1" }, limits: { memory } };
  expect(memoryLeavesRoom(declared({ pool: { resources }, balancer: { resources } })).map(brief)).toEqual([
    expect.objectContaining({ code: "FL4015", at: "edge/backend: resources.limits.memory" }),
    expect.objectContaining({
      code: "FL4015",
      at: "edge/lb: resources.limits.memory",
      message: `"lb" may use ${memory}, and a Collector takes 32Mi before it receives anything: the kernel would end it at start.`,
    }),
  ]);
});

test("a limit without room for telemetry is refused, with what it is made of", () => {
  expect(memoryLeavesRoom(limited("188Mi")).map(brief)).toEqual([
    {
      code: "FL4015",
      severity: "error",
      at: "edge/lb: resources.limits.memory",
      message:
        "\"lb\" may use 188Mi, but needs at least 189Mi: 19 MiB of the kernel's, 48 MiB of Node itself, 88 MiB not collected yet, 10 MiB of senders' connections, 1 MiB of 2 backends with a connection to each, 24 MiB of telemetry. The kernel would end it under load.",
      help: "give it a limit of 189Mi or more; the default is 256Mi",
    },
  ]);
});

/** (48 + 88 + 3.5 + (24 + 1 000 × 88 KiB) / 0.8) / 0.9 = 307.7 MiB. */
test("a limit has to have room for the backends that are known, also where none is written", () => {
  const backends = { pool: { count: 1_000, security: "certManager" } as const };
  const message = expect.stringContaining(
    "86 MiB of 1000 backends with a connection by TLS to each, 24 MiB of telemetry",
  );
  const help = "give it a limit of 308Mi or more, or fewer backends";
  expect(memoryLeavesRoom(declared({ ...backends, balancer: { target: "fairlead" } })).map(brief)).toMatchObject([
    { code: "FL4015", message, help },
  ]);
  const resources = (memory: string) => ({ requests: { cpu: "1", memory: "16Mi" }, limits: { memory } });
  const limitedTo = (memory: string) =>
    declared({ ...backends, balancer: { target: "fairlead", resources: resources(memory) } });
  expect(memoryLeavesRoom(limitedTo("307Mi"))).toHaveLength(1);
  expect(memoryLeavesRoom(limitedTo("308Mi"))).toEqual([]);
});

test("a limit has to have room for each process, and for the one that holds the ports", () => {
  const limitedTo = (memory: string) =>
    declared({
      balancer: {
        target: "fairlead",
        processes: 2,
        resources: { requests: { cpu: "1", memory: "16Mi" }, limits: { memory } },
      },
    });
  // (3 × 48 + 2 × 88 + 2 × 24 / 0.8) / 0.9 = 422.2 MiB.
  expect(memoryLeavesRoom(limitedTo("427Mi"))).toEqual([]);
  expect(memoryLeavesRoom(limitedTo("426Mi")).map(brief)).toMatchObject([
    {
      message: expect.stringContaining("needs at least 427Mi: 43 MiB of the kernel's, 144 MiB of 3 times Node itself"),
      help: "give it a limit of 427Mi or more; the default is 256Mi for each process",
    },
  ]);
});
