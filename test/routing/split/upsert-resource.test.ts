import { expect, test } from "vitest";
import { resourceUpserter } from "../../../src/routing/split/upsert-resource.ts";
import { attributes, bytesField, field, numberField, resourceSection, scopeSection, span } from "../otlp-encoder.ts";

// What the Collector's own change gives is compared in `npm run fuzz`.

/** As it is routed: what is not changed is the request itself. */
function changedBy(upserter: ReturnType<typeof resourceUpserter>): (request: Buffer) => Buffer {
  return (request) => {
    const changed = upserter(request);
    if (!changed) return request;
    const target = Buffer.alloc(changed.bytes, 0xee);
    changed.write(target);
    return target;
  };
}

const upserter = resourceUpserter([
  { key: "tenant.id", value: "acme" },
  { key: "region", value: "" },
]);
const upserted = changedBy(upserter);
const scope = scopeSection({}, span({ trace: "0102030405060708090a0b0c0d0e0f10" }));
const schema = bytesField(3, "https://schema/resource");

test("an attribute that is there is replaced in its place, one that is not comes last", () => {
  const before = resourceSection({ a: "1", "tenant.id": true, b: "2" }, scope);
  const after = resourceSection({ a: "1", "tenant.id": "acme", b: "2", region: "" }, scope);
  expect(upserted(before)).toEqual(after);
});

test("of equal keys the first is replaced", () => {
  const twice = bytesField(1, attributes(1, { region: "x" }), attributes(1, { region: "y", "tenant.id": "z" }));
  const expected = bytesField(1, attributes(1, { region: "" }), attributes(1, { region: "y", "tenant.id": "acme" }));
  expect(upserted(bytesField(1, twice, scope))).toEqual(bytesField(1, expected, scope));
});

test("a section without a resource gets one, and one in pieces gets whole", () => {
  const given = bytesField(1, attributes(1, { "tenant.id": "acme", region: "" }));
  expect(upserted(bytesField(1, scope, schema))).toEqual(bytesField(1, given, scope, schema));
  const pieces = [bytesField(1, attributes(1, { region: "r" })), bytesField(1, numberField(2, 7))];
  const whole = bytesField(1, attributes(1, { region: "" }), numberField(2, 7), attributes(1, { "tenant.id": "acme" }));
  expect(upserted(bytesField(1, ...pieces, scope))).toEqual(bytesField(1, whole, scope));
});

test.each([
  ["a request that ends early", bytesField(1, scope).subarray(0, 9)],
  [
    "an attribute whose value is malformed",
    bytesField(1, bytesField(1, bytesField(1, bytesField(1, "region"), field(2, 2, Buffer.of(0xff))))),
  ],
])("%s comes back as it is, to be refused", (_what, request) => {
  expect(upserted(request)).toBe(request);
});

test("without attributes to give nothing is looked at", () => {
  const request = Buffer.of(0xff);
  expect(changedBy(resourceUpserter([]))(request)).toBe(request);
});

test("a million sections without anything in them take a moment and no more than they become", () => {
  const flood = Buffer.alloc(2_000_000);
  for (let at = 0; at < flood.length; at += 2) flood[at] = 0x0a;
  const before = process.memoryUsage().heapUsed;
  const began = process.cpuUsage();
  // A section that has both attributes: two more bytes for the section, two for its resource.
  expect(upserter(flood)?.bytes).toBe(1_000_000 * (2 + 2 + attributes(1, { "tenant.id": "acme", region: "" }).length));
  // Objects for each took a kilobyte and seven microseconds.
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300_000_000);
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(3_000);
});
