import { Buffer } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SignalCore } from "../../../src/contract/routing-core.ts";
import { keyRule } from "../../../src/routing/key/key-rule.ts";
import { generalCore } from "../../../src/routing/split/general-core.ts";
import { handWrittenTraceIdCore } from "../../bench/hand-written-trace-id.ts";
import { resourceSection, scopeSection, span } from "../otlp-encoder.ts";
import { damage, randomRequest } from "../random-otlp.ts";

const rule = keyRule({ signal: "traces", routingKey: "traceID", routingAttributes: [], encoding: "0.122" });
if (rule.kind === "refused") throw new Error(rule.reason);
const general = generalCore("traces", rule.rule, () => 0);
const yardstick = handWrittenTraceIdCore();
const pick = (hash: number) => hash % 5;

interface Outcome {
  readonly backend: number;
  readonly items: number;
  readonly bytes: string;
}

function partsOf(core: Omit<SignalCore, "plan">): readonly Outcome[] {
  return Array.from(core.parts.subarray(0, core.partCount()), (backend) => {
    const size = core.partBytes[backend] ?? 0;
    const out = Buffer.alloc(size);
    expect(core.write(backend, out, 0)).toBe(size);
    return { backend, items: core.partItems[backend] ?? 0, bytes: out.toString("hex") };
  });
}

function compare(request: Buffer): "planned" | "odd" {
  const planned = yardstick.plan(request, pick);
  if (planned === "odd") return planned;
  expect(general.plan(request, pick).kind).toBe("planned");
  expect(partsOf(yardstick)).toEqual(partsOf(general));
  return planned;
}

describe("the hand-written core", () => {
  test("takes what senders write, and cuts it as the general functions do", () => {
    const trace = (n: number) => n.toString(16).padStart(32, "7");
    const scope = (first: number) =>
      scopeSection({ a: "b" }, ...Array.from({ length: 40 }, (_unused, n) => span({ trace: trace((first + n) >> 2) })));
    const request = Buffer.concat([
      resourceSection({ "service.name": "a" }, scope(0), scope(9)),
      resourceSection({ "service.name": "b" }),
      resourceSection({ "service.name": "c" }, scope(3)),
    ]);
    expect(compare(request)).toBe("planned");
  });

  test("agrees with the general functions on whatever it takes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.constantFrom(0, 0.01, 0.1), (seed, rate) => {
        compare(randomRequest("traces", seed, { rate }));
      }),
      { numRuns: 500 },
    );
  });

  test("never takes what they refuse", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        compare(damage(randomRequest("traces", seed, { rate: 0 }), seed));
      }),
      { numRuns: 500 },
    );
  });
});
