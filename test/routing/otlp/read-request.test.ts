import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signals } from "../../../src/contract/signal.ts";
import { nestingDepthMax } from "../../../src/routing/otlp/find-fault.ts";
import { readRequest } from "../../../src/routing/otlp/read-request.ts";
import {
  anyValue,
  attribute,
  bytesField,
  field,
  metric,
  numberField,
  resourceSection,
  scopeSection,
  span,
  varint,
} from "../otlp-encoder.ts";
import { damage, randomRequest } from "../random-otlp.ts";

const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
const reasonOf = (bytes: Uint8Array, signal: (typeof signals)[number] = "traces") => {
  const read = readRequest(signal, bytes);
  return read.kind === "malformed" ? read.fault.reason : read.kind;
};
const withSpanField = (...fields: Uint8Array[]) => resourceSection({}, scopeSection({}, bytesField(2, ...fields)));

test("sections and items are found in their order", () => {
  const scope = scopeSection({}, span({ trace }), span({ trace }));
  const read = readRequest("traces", Buffer.concat([resourceSection({}, scope, scope), resourceSection({}, scope)]));
  expect(read).toMatchObject({
    kind: "request",
    request: {
      resources: [
        { first: 0, last: 2 },
        { first: 2, last: 3 },
      ],
      scopes: { length: 3 },
      items: { count: 6 },
    },
  });
});

describe("what the Collector's decoder refuses is refused", () => {
  const sound = resourceSection({}, scopeSection({}, span({ trace })));
  test.each([
    ["a cut-off request", sound.subarray(0, sound.length - 1), "truncated"],
    ["a length beyond the end", Buffer.concat([Buffer.of(0x0a), varint(5)]), "truncated"],
    ["a length beyond 32 bits", Buffer.from("0a8080808010", "hex"), "truncated"],
    ["a varint of eleven bytes", Buffer.from("ffffffffffffffffffff01", "hex"), "varint longer than 10 bytes"],
    ["field number 0", Buffer.of(0x02, 0x00), "field number out of range"],
    ["wire type 6", Buffer.of(0x0e), "unknown wire type"],
    ["the end of a group", Buffer.of(0x14), "group"],
    ["a group", Buffer.concat([varint(9 * 8 + 3), varint(9 * 8 + 4)]), "group"],
    ["a section that is a number", numberField(1, 5), "wrong wire type for the field"],
    ["a span name that is a number", withSpanField(numberField(5, 1)), "wrong wire type for the field"],
    ["a trace id of 15 bytes", withSpanField(bytesField(1, Buffer.alloc(15))), "wrong length of an id"],
    ["a span id of 16 bytes", withSpanField(bytesField(2, Buffer.alloc(16))), "wrong length of an id"],
    [
      "a fault deep in an attribute",
      withSpanField(bytesField(9, bytesField(2, numberField(1, 1)))),
      "wrong wire type for the field",
    ],
  ])("%s", (_, bytes, reason) => {
    expect(reasonOf(bytes)).toBe(reason);
  });

  test("packed numbers of a wrong length", () => {
    const histogram = (content: Uint8Array) => bytesField(9, bytesField(1, bytesField(6, content)));
    const request = (content: Uint8Array) => resourceSection({}, scopeSection({}, bytesField(2, histogram(content))));
    expect(reasonOf(request(Buffer.alloc(12)), "metrics")).toBe("wrong length of a packed field");
    expect(reasonOf(request(Buffer.alloc(16)), "metrics")).toBe("request");
  });
});

describe("what the Collector's decoder accepts is accepted", () => {
  test.each([
    ["nothing", Buffer.alloc(0)],
    ["unknown fields", Buffer.concat([numberField(77, 1), field(78, 5, Buffer.alloc(4)), bytesField(79, "x")])],
    ["empty ids", withSpanField(bytesField(1), bytesField(2))],
    ["tags and lengths longer than need be", field(1, 2, field(2, 2, field(2, 2, bytesField(5, "GET"), 2), 3), 4)],
    ["text that is not valid UTF-8", withSpanField(bytesField(5, Buffer.of(0xff)))],
  ])("%s", (_, bytes) => {
    expect(reasonOf(bytes)).toBe("request");
  });
});

test("values nest up to the limit and no further", () => {
  // request, resource section, scope section, span and KeyValue are above the outermost AnyValue; each array adds two.
  const nested = (arrays: number) => {
    let value = anyValue("core");
    for (let depth = 0; depth < arrays; depth++) value = bytesField(5, bytesField(1, value));
    return withSpanField(bytesField(9, bytesField(1, "k"), bytesField(2, value)));
  };
  const arraysMax = Math.floor((nestingDepthMax - 6) / 2);
  expect(reasonOf(nested(arraysMax))).toBe("request");
  expect(reasonOf(nested(arraysMax + 1))).toBe("nested too deeply");
});

test("scope sections under their old number count only where there are none of today's", () => {
  const today = scopeSection({}, span({ trace }));
  const old = bytesField(1000, bytesField(2, bytesField(5, "old")), bytesField(2, bytesField(5, "old")));
  const itemCount = (bytes: Uint8Array) => {
    const read = readRequest("traces", bytes);
    return read.kind === "request" ? read.request.items.count : -1;
  };
  expect(itemCount(bytesField(1, today, old))).toBe(1);
  expect(itemCount(bytesField(1, old))).toBe(2);
});

test("random damage is answered, never thrown", () => {
  fc.assert(
    fc.property(fc.constantFrom(...signals), fc.integer(), fc.nat(), (signal, seed, hits) => {
      const bytes = damage(randomRequest(signal, seed, { rate: 0.05 }), hits);
      expect(["request", "malformed"]).toContain(readRequest(signal, bytes).kind);
    }),
    { numRuns: 500 },
  );
});

test("random bytes are answered, never thrown", () => {
  fc.assert(
    fc.property(fc.constantFrom(...signals), fc.uint8Array({ maxLength: 200 }), (signal, bytes) => {
      expect(["request", "malformed"]).toContain(readRequest(signal, bytes).kind);
    }),
    { numRuns: 2_000 },
  );
});

test("an attribute of a metric's own is walked too", () => {
  const metadata = bytesField(2, bytesField(1, "m"), attribute(12, "k", "v"), bytesField(12, numberField(1, 1)));
  expect(reasonOf(resourceSection({}, scopeSection({}, metadata)), "metrics")).toBe("wrong wire type for the field");
  expect(reasonOf(resourceSection({}, scopeSection({}, metric({ name: "m", points: [{}] }))), "metrics")).toBe(
    "request",
  );
});

test("sections have as many fields beside their children as anybody writes: a resource in 2 bytes costs 200 ns", () => {
  const pieces = (count: number) => bytesField(1, Buffer.alloc(2 * count, Buffer.of(0x0a, 0)));
  expect(reasonOf(pieces(4_000))).toBe("request");
  expect(reasonOf(pieces(20_000))).toBe("the sections are written in too many pieces");
});
