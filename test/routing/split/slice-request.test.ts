import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Signal, signals } from "../../../src/contract/signal.ts";
import { readRequest } from "../../../src/routing/otlp/read-request.ts";
import { type SliceBounds, sliceRequest } from "../../../src/routing/split/slice-request.ts";
import { contents } from "../contents.ts";
import { attribute, bytesField, logRecord, numberField, resourceSection, scopeSection, span } from "../otlp-encoder.ts";
import { randomRequest } from "../random-otlp.ts";

const repeated = (bytes: Uint8Array, times: number) => Buffer.concat(Array.from({ length: times }, () => bytes));

function sliced(signal: Signal, bytes: Uint8Array, bounds: SliceBounds) {
  return [...sliceRequest(signal, bytes, bounds)];
}

function contentsOf(signal: Signal, bytes: Uint8Array): readonly string[] {
  const result = readRequest(signal, bytes);
  if (result.kind === "malformed") throw new Error(result.fault.reason);
  return contents(result.request);
}

const one = span({ trace: "0102030405060708090a0b0c0d0e0f10", name: "a span" });

describe("slices of a request", () => {
  test("have its items with all that is above them, in their order", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...signals),
        fc.integer(),
        fc.integer({ min: 200, max: 2_000 }),
        (signal, seed, bytesMax) => {
          const request = Buffer.concat([1, 2, 3].map((n) => randomRequest(signal, seed + n, { rate: 0 })));
          const slices = sliced(signal, request, { bytesMax, messagesMax: 6 });
          if (slices.some(({ kind }) => kind !== "slice")) return;
          const items = slices.flatMap((slice) => (slice.kind === "slice" ? contentsOf(signal, slice.bytes) : []));
          expect(items).toEqual(contentsOf(signal, request));
          compared += slices.length > 1 ? items.length : 0;
        },
      ),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(1_000);
  });

  test("repeat the header of a section that is cut, and keep to their bounds", () => {
    const request = resourceSection({ host: "x" }, scopeSection({ lib: "p" }, ...Array.from({ length: 9 }, () => one)));
    const slices = sliced("traces", request, { bytesMax: 1_000_000, messagesMax: 4 });
    const expected = resourceSection({ host: "x" }, scopeSection({ lib: "p" }, one, one, one, one));
    expect(slices.map((slice) => slice.kind === "slice" && Buffer.from(slice.bytes))).toEqual([
      expected,
      expected,
      resourceSection({ host: "x" }, scopeSection({ lib: "p" }, one)),
    ]);
    for (const slice of sliced("traces", request, { bytesMax: 200, messagesMax: 100 })) {
      expect(slice.kind === "slice" && slice.bytes.length).toBeLessThanOrEqual(200);
    }
  });

  test("are views of the request where nothing is repeated", () => {
    const section = resourceSection({}, scopeSection({}, one));
    const request = repeated(section, 10);
    const slices = sliced("traces", request, { bytesMax: 3 * section.length, messagesMax: 100 });
    expect(slices).toHaveLength(4);
    for (const slice of slices) expect(slice.kind === "slice" && slice.bytes.buffer).toBe(request.buffer);
  });

  test("cut a metric by its data points", () => {
    const points = Array.from({ length: 50 }, (_unused, index) =>
      bytesField(1, bytesField(7, attribute(7, "n", String(index)))),
    );
    const data = Buffer.concat([...points, numberField(2, 2)]);
    const request = resourceSection({}, scopeSection({}, bytesField(2, bytesField(1, "m"), bytesField(7, data))));
    const slices = sliced("metrics", request, { bytesMax: 400, messagesMax: 100 });
    expect(slices.length).toBeGreaterThan(2);
    const items = slices.flatMap((slice) =>
      slice.kind === "slice" ? contentsOf("metrics", slice.bytes) : [slice.reason],
    );
    expect(items).toEqual(contentsOf("metrics", request));
  });
});

const large = { bytesMax: 1_024, messagesMax: 64 } as const;
const section = (...content: Uint8Array[]) => bytesField(1, ...content);
const scope = scopeSection({}, one);

test.each<readonly [string, Signal, Uint8Array, string]>([
  ["sections without anything in them", "traces", repeated(section(), 20_000), "too many empty sections or items"],
  [
    "spans without anything in them",
    "traces",
    resourceSection({}, scopeSection({}, repeated(bytesField(2), 20_000))),
    "too many empty sections or items",
  ],
  [
    "a header that is most of a slice",
    "traces",
    resourceSection({ a: "x".repeat(600) }, repeated(scope, 20)),
    "longer than 512 bytes",
  ],
  [
    "a header in many pieces",
    "logs",
    section(
      ...Array.from({ length: 100 }, () => Buffer.concat([bytesField(9), scopeSection({}, logRecord({ trace: "" }))])),
      repeated(scope, 20),
    ),
    "too many pieces",
  ],
  ["scopes in the form of a draft", "traces", section(repeated(bytesField(1000, one), 100)), "a draft"],
  [
    "a metric with data of two kinds",
    "metrics",
    resourceSection(
      {},
      scopeSection({}, bytesField(2, bytesField(5, repeated(bytesField(1), 99)), bytesField(7, bytesField(1)))),
    ),
    "in pieces",
  ],
])("%s are refused", (_what, signal, bytes, reason) => {
  const last = sliced(signal, bytes, large).at(-1);
  expect(last).toMatchObject({ kind: "too large", reason: expect.stringContaining(reason) });
});

test("a header is not repeated until it is most of what is sent", () => {
  const request = Buffer.concat(
    Array.from({ length: 40 }, () =>
      resourceSection(
        { a: "x".repeat(400) },
        repeated(scopeSection({}, span({ trace: "", name: "y".repeat(300) })), 2),
      ),
    ),
  );
  const [last] = sliced("traces", request, large).filter(({ kind }) => kind !== "slice");
  expect(last).toBeUndefined();
  const tight = { bytesMax: 1_024, messagesMax: 2 };
  const many = resourceSection({ a: "x".repeat(480) }, repeated(scopeSection({}, span({ trace: "" })), 200));
  expect(sliced("traces", many, tight).at(-1)).toMatchObject({ kind: "too large" });
});

test("a malformed frame is found at its place", () => {
  const request = Buffer.concat([repeated(resourceSection({}, scope), 30), Buffer.of(0x0a, 0x7f)]);
  expect(sliced("traces", request, large).at(-1)).toEqual({
    kind: "malformed",
    reason: `truncated at byte ${request.length}`,
  });
});

test("an item that is larger than a slice is a slice by itself, unless it has too many fields", () => {
  const long = span({ trace: "", name: "x".repeat(5_000) });
  const request = resourceSection({}, scopeSection({}, one, long, one));
  const slices = sliced("traces", request, large);
  expect(slices.map(({ kind }) => kind)).toEqual(["slice", "slice", "slice"]);
  const flood = bytesField(2, repeated(Buffer.of(0x4a, 0), 250_001));
  expect(sliced("traces", resourceSection({}, scopeSection({}, flood)), large)).toMatchObject([
    { kind: "too large", reason: expect.stringContaining("250000 fields") },
  ]);
});
