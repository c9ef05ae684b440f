import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { GeneratedSignalCore, PlannedParts, SignalCore } from "../../../src/contract/routing-core.ts";
import type { Signal } from "../../../src/contract/signal.ts";
import { buildHashPicker } from "../../../src/routing/pick/hash-picker.ts";
import { evenWeights } from "../../../src/routing/pick/weighted-endpoint.ts";
import { routeKeyRule } from "../../../src/routing/route-rule.ts";
import { generalCore } from "../../../src/routing/split/general-core.ts";
import { logRecord, metric, resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { damage, randomRequest } from "../../routing/random-otlp.ts";
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
    const shared = Buffer.from(request.buffer, 0, request.buffer.byteLength).subarray(
      request.byteOffset + request.length,
    );
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
  ["traces", { routingKey: "attributes", routingAttributes: ["a", "constructor", "__proto__", "toString", "valueOf"] }],
  ["traces", { routingKey: "resource", compatibleWith: "fairlead" }],
  ["metrics", { routingKey: "resource" }],
  ["metrics", { routingKey: "streamID" }],
  ["logs", { routingKey: "resource", compatibleWith: "0.161.0" }],
  ["logs", { routingKey: "attributes", routingAttributes: ["log.body", "a"], compatibleWith: "0.161.0" }],
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

const trace = (n: number) => n.toString(16).padStart(32, "7");
const types = ["gauge", "sum", "histogram", "exponentialHistogram", "summary"] as const;

/** Some with the attributes that routes look for, some without. */
function item(signal: Signal, n: number): Buffer {
  const list = n % 3 === 0 ? {} : { a: `a${n % 7}`, tenant: `t${n % 4}`, é: "x", b: "" };
  switch (signal) {
    case "traces":
      return span({ trace: trace(n >> 2), name: `GET /${n % 5}`, kind: n % 9, attributes: list });
    case "logs":
      return logRecord({
        trace: n % 5 === 0 ? "" : trace(n >> 2),
        severity: n % 2 === 0 ? "INFO" : "",
        attributes: list,
      });
    case "metrics":
      return metric({
        name: `requests.${n % 6}`,
        type: types[n % 5] ?? "gauge",
        temporality: n % 5 === 0 || n % 5 === 4 ? 0 : 2,
        points: [list, { a: "z" }, list],
      });
  }
}

/** As senders write it. */
function plainRequest(signal: Signal): Buffer {
  const items = (first: number, count = 60) => Array.from({ length: count }, (_unused, n) => item(signal, first + n));
  return Buffer.concat([
    resourceSection(
      {
        "service.name": "a",
        tenant: "acme",
        arguments: ["node", { int: -5n }, ["x"]],
        large: { int: 2n ** 62n },
        ratio: { double: 0.1 },
        isLive: true,
        isOld: false,
        nothing: null,
        raw: { bytes: Uint8Array.of(0, 255) },
        text: "x".repeat(200),
      },
      scopeSection({}, ...items(0)),
      scopeSection({ a: "1" }, ...items(9)),
    ),
    resourceSection({ "service.name": "b", a: "1", b: "2", é: "3", tenant: "4" }, scopeSection({}, ...items(3))),
    resourceSection(
      { "service.name": "c" },
      scopeSection({ b: "9" }, ...items(1_000, 3_000)),
      scopeSection({}, ...items(3, 1)),
    ),
  ]);
}

describe.each(routes)("a core for %s by %o", (signal, route) => {
  const general = generalOf(signal, route, () => 0.25);
  let core: GeneratedSignalCore;

  beforeAll(async () => {
    const made = (await importCore(generatedText({ [signal]: route }))).createSignalCores(() => 0.25)[signal];
    if (!made) throw new Error(`no code was generated for ${signal}`);
    core = made;
  });

  /** Holds a request that the core takes against the general functions. @returns whether it takes it */
  function isTaken(bytes: Uint8Array): boolean {
    const request = roomy(bytes);
    if (core.plan(request, pick) === "odd") return false;
    expect(general.plan(request, pick)).toEqual({ kind: "planned" });
    expect(partsOf(core, request)).toEqual(partsOf(general, request));
    expect(core.droppedItems()).toBe(general.droppedItems());
    return true;
  }

  test("takes what senders write, and cuts it as the general functions do", () => {
    expect(isTaken(plainRequest(signal))).toBe(true);
  });

  const seeds = fc.integer({ min: 0, max: 2 ** 31 });

  test("agrees with the general functions on whatever it takes", () => {
    let taken = 0;
    fc.assert(
      fc.property(seeds, fc.constantFrom(0, 0.01, 0.1), (drawn, rate) => {
        if (isTaken(randomRequest(signal, drawn, { rate }))) taken++;
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  test("never takes what they refuse", () => {
    const damaged = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(seeds, (drawn) => {
        const bytes = damage(randomRequest(signal, drawn, { rate: 0 }), drawn);
        if (isTaken(bytes)) damaged.taken++;
        else if (general.plan(bytes, pick).kind !== "planned") damaged.refused++;
      }),
      { numRuns: 300 },
    );
    expect(damaged.taken).toBeGreaterThan(0);
    expect(damaged.refused).toBeGreaterThan(0);
  });
});

const backends = ["backend-1:4317", "backend-2:4317", "backend-3:4317"];
const asked = { traces: { routingKey: "traceID" }, logs: { algorithm: "maglev", routingKey: "traceID" } } as const;

describe("a generated module", () => {
  test("imports nothing and is written alike every time", () => {
    const text = generatedText(asked, evenWeights(backends));
    expect(text).not.toMatch(/\bimport\b|\brequire\(/);
    expect(generatedText(asked, evenWeights(backends))).toBe(text);
  });

  test("has the owners of each route, and what their digest is", async () => {
    const { owners } = await importCore(generatedText(asked, evenWeights(backends)));
    for (const [signal, algorithm] of [
      ["traces", { kind: "ring", generation: 1 }],
      ["logs", { kind: "maglev" }],
    ] as const) {
      const table = owners[signal];
      expect(table?.endpoints).toEqual(backends);
      expect(table?.table).toEqual(buildHashPicker(algorithm, evenWeights(backends)).table);
      const digest = createHash("sha256");
      for (const owner of table?.table ?? []) digest.update(Uint8Array.of(owner & 0xff, owner >> 8));
      expect(table?.digest).toBe(digest.digest("hex"));
    }
    expect(owners.metrics).toBeUndefined();
  });

  test("lists no owners of more than 100 endpoints", async () => {
    const many = Array.from({ length: 101 }, (_unused, index) => `backend-${index}:4317`);
    expect((await importCore(generatedText(asked, evenWeights(many)))).owners).toEqual({});
    expect((await importCore(generatedText(asked, evenWeights(many.slice(1))))).owners.traces?.endpoints).toHaveLength(
      100,
    );
  });

  test("leaves to the general functions what it has no code for", async () => {
    const text = generatedText({
      traces: { algorithm: "round-robin" },
      metrics: { algorithm: "least-loaded" },
    });
    expect((await importCore(text)).createSignalCores(Math.random)).toEqual({});
  });
});
