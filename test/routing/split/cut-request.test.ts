import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Signal, signals } from "../../../src/contract/signal.ts";
import { keyHash } from "../../../src/routing/key/key-hash.ts";
import { type KeyEncoding, keyRule } from "../../../src/routing/key/key-rule.ts";
import type { Key } from "../../../src/routing/key/key-sink.ts";
import { countItems, type OtlpRequest, readRequest } from "../../../src/routing/otlp/read-request.ts";
import { type Assignment, assignRequest, noBackend } from "../../../src/routing/split/assign.ts";
import { cutRequest as cutIntoRopes } from "../../../src/routing/split/cut-request.ts";
import { bytesOf } from "../../../src/routing/split/rope.ts";
import { contents } from "../contents.ts";
import { bytesField, field, metric, numberField, resourceSection, scopeSection, span } from "../otlp-encoder.ts";
import { randomRequest, seededRandom } from "../random-otlp.ts";

function read(signal: Signal, bytes: Uint8Array): OtlpRequest {
  const result = readRequest(signal, bytes);
  if (result.kind === "malformed") throw new Error(result.fault.reason);
  return result.request;
}

function cutRequest(request: OtlpRequest, assignment: Assignment) {
  return cutIntoRopes(request, assignment).map(({ backend, rope, items }) => ({
    backend,
    items,
    bytes: bytesOf(rope),
  }));
}

interface Routes {
  readonly routingKey?: string;
  readonly names?: readonly string[];
  readonly encoding?: KeyEncoding;
}

function assign(request: OtlpRequest, routes: Routes, pick: (key: Key) => number): Assignment {
  const { routingKey = "", names = [], encoding = "fairlead" } = routes;
  const rule = keyRule({ signal: request.signal, routingKey, routingAttributes: names, encoding });
  if (rule.kind === "refused") throw new Error(rule.reason);
  const assignment = assignRequest({ request, rule: rule.rule, pick, random: () => 0.25 });
  if (assignment.kind === "refused") throw new Error(assignment.reason);
  return assignment;
}

/** The backend is the last byte of the key. */
const byLastByte = (key: Key) => Buffer.concat(key).at(-1) ?? 0;

function cut(signal: Signal, bytes: Uint8Array, routes: Routes = {}, pick = byLastByte): Record<number, string> {
  const request = read(signal, bytes);
  const parts = cutRequest(request, assign(request, routes, pick));
  return Object.fromEntries(parts.map((part) => [part.backend, Buffer.from(part.bytes).toString("hex")]));
}

const ofTrace = (last: number, name: string) =>
  span({ trace: "00".repeat(15) + last.toString(16).padStart(2, "0"), name });
const hex = (...parts: Uint8Array[]) => Buffer.concat(parts).toString("hex");

describe("spans", () => {
  const [a1, b1, a2, b2, a3] = [
    ofTrace(1, "a1"),
    ofTrace(2, "b1"),
    ofTrace(1, "a2"),
    ofTrace(2, "b2"),
    ofTrace(1, "a3"),
  ];

  test("are cut into one request a backend, with the headers of their sections", () => {
    const request = Buffer.concat([
      resourceSection({ host: "x" }, scopeSection({ lib: "p" }, a1, b1, a2), scopeSection({ lib: "q" }, b2)),
      resourceSection({ host: "y" }, scopeSection({}, a3)),
    ]);
    expect(cut("traces", request)).toEqual({
      1: hex(
        resourceSection({ host: "x" }, scopeSection({ lib: "p" }, a1, a2)),
        resourceSection({ host: "y" }, scopeSection({}, a3)),
      ),
      2: hex(resourceSection({ host: "x" }, scopeSection({ lib: "p" }, b1), scopeSection({ lib: "q" }, b2))),
    });
  });

  test("of one backend leave the request as it was", () => {
    const bytes = resourceSection({ host: "x" }, scopeSection({ lib: "p" }, a1, a2), scopeSection({}, a3));
    expect(cut("traces", bytes)).toEqual({ 1: hex(bytes) });
    expect(cut("traces", bytes, { routingKey: "service" }, () => 0)).toEqual({ 0: hex(bytes) });
  });

  test("keep unknown fields around and in them", () => {
    const unknown = bytesField(200, "unknown");
    const inner = bytesField(2, bytesField(1, Buffer.alloc(16, 1)), unknown);
    const section = (...items: Uint8Array[]) => bytesField(1, bytesField(2, ...items, unknown), unknown);
    const other = bytesField(2, bytesField(1, Buffer.alloc(16, 2)));
    expect(cut("traces", Buffer.concat([section(inner, other), unknown]))).toEqual({
      1: hex(section(inner), unknown),
      2: hex(section(other), unknown),
    });
  });

  test("written in odd ways come out as one would write them", () => {
    const resource = [bytesField(1, bytesField(1, bytesField(1, "a"))), bytesField(1, numberField(2, 3))] as const;
    const content = ofTrace(1, "a").subarray(2);
    const odd = field(
      1,
      2,
      Buffer.concat([
        bytesField(3, "first url"),
        field(2, 2, field(2, 2, content, 2), 1),
        resource[1],
        bytesField(3, "last url"),
        resource[0],
      ]),
      3,
    );
    const canonical = bytesField(
      1,
      bytesField(1, numberField(2, 3), bytesField(1, bytesField(1, "a"))),
      bytesField(2, bytesField(2, content)),
      bytesField(3, "last url"),
    );
    expect(cut("traces", odd)).toEqual({ 1: hex(canonical) });
    expect(cut("traces", odd, { routingKey: "service" }, () => 1)).toEqual({ 1: hex(canonical) });
  });

  test("under the old number of scope sections come out under today's", () => {
    const old = bytesField(1, bytesField(1000, ofTrace(1, "a")));
    expect(cut("traces", old)).toEqual({ 1: hex(bytesField(1, bytesField(2, ofTrace(1, "a")))) });
  });
});

describe("metrics", () => {
  const points = [{ host: "1" }, { host: "2" }, { host: "1", core: "0" }];
  const routes = { routingKey: "attributes", names: ["host"] };

  test("are cut between their data points, with unit, temporality and what else they say", () => {
    const sum = (chosen: typeof points) =>
      metric({ name: "m", unit: "By", type: "sum", temporality: 2, monotonic: true, points: chosen });
    const request = (chosen: typeof points) => hex(resourceSection({}, scopeSection({ lib: "p" }, sum(chosen))));
    const [first, second, third] = points;
    expect(cut("metrics", Buffer.from(request(points), "hex"), routes)).toEqual({
      49: request([first ?? {}, third ?? {}] as typeof points),
      50: request([second ?? {}] as typeof points),
    });
  });

  test("by name stay whole, also without data points; by data point those without vanish", () => {
    const request = resourceSection(
      {},
      scopeSection({}, metric({ name: "a", points: [] }), metric({ name: "b", points })),
    );
    expect(cut("metrics", request, { routingKey: "metric" }, () => 0)).toEqual({ 0: hex(request) });
    const only = resourceSection({}, scopeSection({}, metric({ name: "b", points })));
    expect(cut("metrics", request, routes, () => 0)).toEqual({ 0: hex(only) });
  });

  test("of several kinds of data keep the last, as the Collector reads them", () => {
    const point = (name: string) =>
      bytesField(1, bytesField(7, bytesField(1, "host"), bytesField(2, bytesField(1, name))));
    const both = bytesField(2, bytesField(1, "m"), bytesField(5, point("1")), bytesField(7, point("2")));
    const last = bytesField(2, bytesField(1, "m"), bytesField(7, point("2")));
    expect(cut("metrics", bytesField(1, bytesField(2, both)), routes)).toEqual({
      50: hex(bytesField(1, bytesField(2, last))),
    });
  });

  test("of a resource that is dropped go nowhere and are told", () => {
    const request = read(
      "metrics",
      Buffer.concat([
        resourceSection({ "service.name": "cart" }, scopeSection({}, metric({ name: "m", points }))),
        resourceSection({}, scopeSection({}, metric({ name: "m", points }))),
      ]),
    );
    const assignment = assign(request, { encoding: "0.157" }, () => 4);
    expect(assignment.dropped).toEqual([{ level: "resource", index: 1, reason: "no service name" }]);
    expect([...assignment.backends.resource]).toEqual([4, noBackend]);
    expect(cutRequest(request, assignment)).toHaveLength(1);
  });
});

test("a request is refused while no endpoint is known", () => {
  const request = read("traces", resourceSection({}, scopeSection({}, ofTrace(1, "a"))));
  const rule = keyRule({ signal: "traces", routingKey: "", routingAttributes: [], encoding: "0.122" });
  if (rule.kind === "refused") throw new Error(rule.reason);
  const result = assignRequest({ request, rule: rule.rule, pick: () => noBackend, random: Math.random });
  expect(result).toMatchObject({ kind: "refused", retryable: true });
});

const anyRoutes = fc.record({
  routingKey: fc.constantFrom("", "traceID", "service", "resource", "metric", "streamID", "attributes"),
  encoding: fc.constantFrom<KeyEncoding>("0.122", "0.147", "0.152", "0.157", "fairlead"),
});

describe("properties", () => {
  test("every item is in exactly one part, whole, whatever the key", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.constantFrom(...signals), fc.integer(), anyRoutes, (signal, seed, { routingKey, encoding }) => {
        const names = routingKey === "attributes" ? ["a", "service.name"] : [];
        const rule = keyRule({ signal, routingKey, routingAttributes: names, encoding });
        fc.pre(rule.kind === "rule");
        if (rule.kind !== "rule") return;
        const request = read(signal, randomRequest(signal, seed, { rate: 0 }));
        const options = {
          request,
          rule: rule.rule,
          pick: (key: Key) => keyHash(key) % 3,
          random: seededRandom(seed),
        };
        const assignment = assignRequest(options);
        if (assignment.kind === "refused" || assignment.dropped.some(({ level }) => level === "resource")) return;
        const parts = cutRequest(request, assignment);
        const received = parts.flatMap(({ bytes }) => contents(read(signal, bytes)));
        for (const { bytes, items } of parts) expect(items).toBe(countItems(read(signal, bytes)));
        expect([...received].sort()).toEqual([...contents(request)].sort());
        expect(new Set(parts.map(({ backend }) => backend)).size).toBe(parts.length);
        compared += received.length;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(300);
  });

  test("a part cut again by the same key stays as it is, however oddly the request was written", () => {
    fc.assert(
      fc.property(fc.constantFrom(...signals), fc.integer(), (signal, seed) => {
        const request = read(signal, randomRequest(signal, seed, { rate: 0.05 }));
        const routes = { routingKey: signal === "metrics" ? "streamID" : "traceID" };
        // Keys that are drawn at random are drawn alike.
        const pick = (key: Key) => keyHash(key) % 3;
        for (const part of cutRequest(request, assign(request, routes, pick))) {
          const again = read(signal, part.bytes);
          const parts = cutRequest(again, assign(again, routes, pick));
          expect(parts.map(({ backend, bytes }) => [backend, hex(bytes)])).toEqual([[part.backend, hex(part.bytes)]]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
