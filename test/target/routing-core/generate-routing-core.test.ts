import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { GeneratedSignalCore, PlannedParts, SignalCore } from "../../../src/contract/routing-core.ts";
import type { Signal } from "../../../src/contract/signal.ts";
import { buildHashPicker } from "../../../src/routing/pick/hash-picker.ts";
import { routeKeyRule } from "../../../src/routing/route-rule.ts";
import { generalCore } from "../../../src/routing/split/general-core.ts";
import { attributes, resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { damage, randomRequest, seededRandom } from "../../routing/random-otlp.ts";
import { generatedText, importCore, type Routes, routeOf } from "./generated.ts";

const pick = (hash: number) => hash % 5;

interface Outcome {
  readonly backend: number;
  readonly items: number;
  readonly bytes: string;
}

function partsOf(core: PlannedParts, request: Buffer): readonly Outcome[] {
  return Array.from(core.parts.subarray(0, core.partCount()), (backend) => {
    const size = core.partBytes[backend] ?? 0;
    const out = Buffer.alloc(size + 3);
    expect(core.write(backend, out, 3)).toBe(size + 3);
    // The same behind the request, in its own buffer.
    const shared = Buffer.from(request.buffer, 0, request.buffer.byteLength).subarray(request.byteOffset + request.length);
    expect(core.write(backend, shared, 2)).toBe(size + 2);
    expect(shared.subarray(2, size + 2).equals(out.subarray(3))).toBe(true);
    return { backend, items: core.partItems[backend] ?? 0, bytes: out.toString("hex", 3) };
  });
}

/** With room behind it for its parts. */
function roomy(request: Uint8Array): Buffer {
  const whole = Buffer.from(new ArrayBuffer(5 + 40 * request.length + 4_096));
  whole.set(request, 5);
  return whole.subarray(5, 5 + request.length);
}

const routes: readonly (readonly [Signal, Routes[Signal]])[] = [
  ["traces", { routingKey: "traceID" }],
  ["traces", { routingKey: "service" }],
  ["traces", { routingKey: "service", compatibleWith: "0.161.0" }],
  ["traces", { routingKey: "service", compatibleWith: "fairlead" }],
  ["traces", { routingKey: "attributes", routingAttributes: ["tenant", "a"] }],
  ["traces", { routingKey: "attributes", routingAttributes: ["a", "span.name", "span.kind"] }],
  ["traces", { routingKey: "attributes", routingAttributes: ["b", "é"], compatibleWith: "0.161.0" }],
  ["traces", { routingKey: "attributes", routingAttributes: ["a", "span.kind"], compatibleWith: "fairlead" }],
  ["metrics", { routingKey: "service" }],
  ["metrics", { routingKey: "service", compatibleWith: "0.161.0" }],
  ["metrics", { routingKey: "service", compatibleWith: "fairlead" }],
  ["metrics", { routingKey: "metric" }],
  ["metrics", { routingKey: "attributes", routingAttributes: ["a", "b"], compatibleWith: "0.147.0" }],
  ["metrics", { routingKey: "attributes", routingAttributes: ["tenant"], compatibleWith: "0.161.0" }],
  ["metrics", { routingKey: "attributes", routingAttributes: ["a"], compatibleWith: "fairlead" }],
  ["logs", { routingKey: "traceID" }],
  ["logs", { routingKey: "traceID", compatibleWith: "0.161.0" }],
  ["logs", { routingKey: "traceID", compatibleWith: "fairlead" }],
  ["logs", { routingKey: "service", compatibleWith: "0.161.0" }],
  ["logs", { routingKey: "attributes", routingAttributes: ["a", "log.severity"], compatibleWith: "0.161.0" }],
  ["logs", { routingKey: "attributes", routingAttributes: ["tenant"], compatibleWith: "fairlead" }],
];

function generalOf(signal: Signal, route: Routes[Signal], random: () => number): SignalCore {
  const settings = routeOf(route);
  const result = settings && routeKeyRule(signal, settings);
  if (result?.kind !== "rule") throw new Error("a route that is refused");
  return generalCore(signal, result.rule, random);
}

/** Items in pieces of every size, written as senders do: what the general functions and the core both have to take. */
const plainRate = 0;

describe.each(routes)("a core for %s by %o", (signal, route) => {
  let seed = 1;
  const general = generalOf(signal, route, () => 0.25);
  let core: GeneratedSignalCore;
  const planned = { taken: 0, odd: 0 };

  beforeAll(async () => {
    const made = (await importCore(generatedText({ [signal]: route }))).createSignalCores(() => 0.25)[signal];
    if (!made) throw new Error(`no code was generated for ${signal}`);
    core = made;
  });

  function compare(bytes: Uint8Array): void {
    const request = roomy(bytes);
    if (core.plan(request, pick) === "odd") {
      planned.odd++;
      return;
    }
    planned.taken++;
    expect(general.plan(request, pick)).toEqual({ kind: "planned" });
    expect(partsOf(core, request)).toEqual(partsOf(general, request));
    expect(core.droppedItems()).toBe(general.droppedItems());
  }

  const seeds = fc.integer({ min: 0, max: 2 ** 31 });

  test("agrees with the general functions on whatever it takes", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(plainRate, 0.01, 0.1), (drawn, rate) => {
        compare(randomRequest(signal, drawn, { rate }));
      }),
      { numRuns: 300 },
    );
    expect(planned.taken).toBeGreaterThan(20);
  });

  test("never takes what they refuse", () => {
    fc.assert(
      fc.property(seeds, (drawn) => compare(damage(randomRequest(signal, drawn, { rate: plainRate }), drawn))),
      { numRuns: 300 },
    );
    seed++;
  });
});
