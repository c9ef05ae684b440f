import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import type { Signal } from "../../../src/contract/signal.ts";
import { readRequest } from "../../../src/routing/otlp/read-request.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { requestFromJson as fromBytes, requestFromLongJson } from "../../../src/runtime/otlp/from-json.ts";
import { printedSoon } from "../../long-input.ts";
import {
  attributes,
  bytesField,
  field,
  numberField,
  resourceSection,
  scopeSection,
} from "../../routing/otlp-encoder.ts";
import { unbounded } from "../memory/unbounded.ts";

function requestFromJson(signal: Signal, text: string) {
  return fromBytes(signal, Buffer.from(text), unbounded(1_000_000));
}

function bytesOf(signal: "traces" | "metrics" | "logs", json: unknown): Buffer {
  const result = requestFromJson(signal, JSON.stringify(json));
  if (result.kind !== "request") throw new Error(JSON.stringify(result));
  expect(readRequest(signal, result.bytes).kind).toBe("request");
  return result.bytes;
}

// RFC 8259, 8.1 asks for UTF-8; Go reads what is not as U+FFFD, and so do we.
test("bytes that are not UTF-8 become U+FFFD, also where a piece ends within a character", async () => {
  const text = Buffer.from(`{"resourceSpans":[{"schemaUrl":"${"x".repeat(65_503)}\u00e9?"}]}`);
  text[text.indexOf("?")] = 0xff;
  const result = await requestFromLongJson("traces", text, unbounded());
  if (result.kind !== "request") throw new Error(JSON.stringify(result));
  expect(result.bytes.toString().endsWith("x\u00e9\ufffd")).toBe(true);
});

test("mending what is not UTF-8 is held, and ends where there is no room", async () => {
  const held = createHeldBytes(1_000_000);
  const text = Buffer.alloc(500_000, 0xff);
  expect(await requestFromLongJson("traces", text, { ...unbounded(1_000_000), held })).toEqual({ kind: "no room" });
  expect(held.held()).toBe(0);
});

/** Lower byte first. */
function fixed64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

const resource = { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] };

describe("OTLP/JSON becomes protobuf", () => {
  test("a trace, in the order of its members: ids in hexadecimal, times as text, kinds by number or name", () => {
    const span = {
      traceId: "5B8EFFF798038103D269B633813FC60C",
      spanId: "eee19b7ec3c1b174",
      name: "I'm a server span",
      startTimeUnixNano: "1544712660000000000",
      endTimeUnixNano: 1_544_712_661,
      kind: "SPAN_KIND_SERVER",
      attributes: [{ key: "n", value: { intValue: "-1" } }],
      status: { code: 2, message: "x" },
      unknownMember: { a: 1 },
    };
    const json = {
      resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "s" }, spans: [span] }] }],
    };
    const expected = bytesField(
      1,
      bytesField(1, attributes(1, { "service.name": "shop" })),
      bytesField(
        2,
        bytesField(1, bytesField(1, "s")),
        bytesField(
          2,
          bytesField(1, Buffer.from("5b8efff798038103d269b633813fc60c", "hex")),
          bytesField(2, Buffer.from("eee19b7ec3c1b174", "hex")),
          bytesField(5, "I'm a server span"),
          field(7, 1, fixed64(1_544_712_660_000_000_000n)),
          field(8, 1, fixed64(1_544_712_661n)),
          numberField(6, 2),
          attributes(9, { n: { int: -1n } }),
          bytesField(15, numberField(3, 2), bytesField(2, "x")),
        ),
      ),
    );
    expect(bytesOf("traces", json)).toEqual(expected);
  });

  test("every kind of value", () => {
    const values = [
      [{ stringValue: "é" }, "é"],
      [{ boolValue: true }, true],
      [{ intValue: 9 }, { int: 9n }],
      [{ doubleValue: 1.5 }, { double: 1.5 }],
      [{ bytesValue: "AQID" }, { bytes: Buffer.of(1, 2, 3) }],
      [{ arrayValue: { values: [{ stringValue: "a" }, {}] } }, ["a", null]],
      [{ kvlistValue: { values: [{ key: "k", value: { stringValue: "v" } }] } }, { kvlist: [["k", "v"]] }],
    ] as const;
    for (const [json, value] of values) {
      const request = { resourceLogs: [{ resource: { attributes: [{ key: "a", value: json }] }, schemaUrl: "u" }] };
      const expected = bytesField(1, bytesField(1, attributes(1, { a: value })), bytesField(3, "u"));
      expect(bytesOf("logs", request)).toEqual(expected);
    }
  });

  test("metrics: packed buckets, zigzag offsets, doubles by word", () => {
    const exponential = {
      aggregationTemporality: "AGGREGATION_TEMPORALITY_DELTA",
      dataPoints: [{ count: "3", sum: "NaN", scale: -2, positive: { offset: -1, bucketCounts: ["1", 2] } }],
    };
    const histogram = { dataPoints: [{ bucketCounts: [1, "2"], explicitBounds: [0.5] }], aggregationTemporality: 2 };
    const gauge = { dataPoints: [{ asInt: "-5", flags: 1 }] };
    const metrics = [
      { name: "e", exponentialHistogram: exponential },
      { name: "h", histogram },
      { name: "g", gauge },
    ];
    const expected = bytesField(
      1,
      bytesField(
        2,
        bytesField(
          2,
          bytesField(1, "e"),
          bytesField(
            10,
            numberField(2, 1),
            bytesField(
              1,
              field(4, 1, fixed64(3n)),
              // As Go writes it.
              field(5, 1, fixed64(0x7ff8_0000_0000_0001n)),
              numberField(6, 3),
              bytesField(8, numberField(1, 1), bytesField(2, Buffer.of(1, 2))),
            ),
          ),
        ),
        bytesField(
          2,
          bytesField(1, "h"),
          bytesField(
            9,
            bytesField(1, bytesField(6, fixed64(1n), fixed64(2n)), bytesField(7, double(0.5))),
            numberField(2, 2),
          ),
        ),
        bytesField(2, bytesField(1, "g"), bytesField(5, bytesField(1, field(6, 1, fixed64(-5n)), numberField(8, 1)))),
      ),
    );
    expect(bytesOf("metrics", { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] })).toEqual(expected);
  });

  test("names as the .proto files have them, null for what is not there, and nothing at all", () => {
    expect(bytesOf("traces", { resource_spans: [{ schema_url: "u", scopeSpans: null }] })).toEqual(
      bytesField(1, bytesField(3, "u")),
    );
    expect(bytesOf("logs", {})).toHaveLength(0);
    expect(bytesOf("logs", { resourceLogs: [{ resource: {}, scopeLogs: [] }] })).toEqual(bytesField(1, bytesField(1)));
  });

  test.each([
    ["[]", "the request is not an object"],
    ['{"resourceSpans":{}}', "resourceSpans is not a list"],
    [
      '{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"xyz"}]}]}]}',
      "spans[0].traceId is not an id of 32 hexadecimal digits",
    ],
    ['{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":1.5}]}]}]}', "is not a whole number"],
    ['{"resourceSpans":[{"schemaUrl":1}]}', "resourceSpans[0].schemaUrl is not a text"],
    ["{", "JSON"],
  ])("refuses %s", (text, reason) => {
    const result = requestFromJson("traces", text);
    expect(result).toMatchObject({ kind: "malformed", reason: expect.stringContaining(reason) as string });
  });

  test("refuses endless nesting", () => {
    let value: unknown = {};
    for (let depth = 0; depth < 200; depth++) value = { arrayValue: { values: [value] } };
    const json = { resourceLogs: [{ resource: { attributes: [{ key: "a", value }] } }] };
    expect(requestFromJson("logs", JSON.stringify(json)).kind).toBe("malformed");
  });
});

test("a whole section reads alike from both", () => {
  const json = {
    resourceSpans: [
      {
        resource,
        scopeSpans: [{ scope: { name: "scope", version: "1.0" }, schemaUrl: "https://schema/scope" }],
        schemaUrl: "https://schema/resource",
      },
    ],
  };
  expect(bytesOf("traces", json)).toEqual(resourceSection({ "service.name": "shop" }, scopeSection({})));
});

const pointOf = (member: string) =>
  `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"n","gauge":{"dataPoints":[{${member}}]}}]}]}]}`;

/** The one data point of a request. */
function written(member: string): Buffer {
  const result = requestFromJson("metrics", pointOf(member));
  if (result.kind !== "request") throw new Error(JSON.stringify(result));
  return result.bytes.subarray(result.bytes.indexOf("n") + 5);
}

describe("numbers of OTLP/JSON", () => {
  test.each([
    ['"timeUnixNano":1795521096440000001', field(3, 1, fixed64(1_795_521_096_440_000_001n))],
    ['"asInt":-9223372036854775808', field(6, 1, fixed64(-(2n ** 63n)))],
    ['"asInt":"+5"', field(6, 1, fixed64(5n))],
    ['"asDouble":12345678901234567890', field(4, 1, double(12_345_678_901_234_567_000))],
    ['"asDouble":0.1234567890123456789', field(4, 1, double(0.123_456_789_012_345_68))],
    // Taken though the Collector refuses them: protobuf's JSON allows all three.
    ['"asInt":1.0', field(6, 1, fixed64(1n))],
    ['"asInt":1e3', field(6, 1, fixed64(1_000n))],
    ['"timeUnixNano":null', Buffer.alloc(0)],
  ])("keep every digit: %s", (member, expected) => {
    expect(written(member)).toEqual(expected);
  });

  test.each([
    ['"timeUnixNano":-1', "is not a number from 0 to 18446744073709551615"],
    ['"timeUnixNano":18446744073709551616', "is not a number from 0 to 18446744073709551615"],
    ['"asInt":9223372036854775808', "is not a number from -9223372036854775808 to 9223372036854775807"],
    ['"flags":4294967296', "is not a number from 0 to 4294967295"],
    ['"asInt":1.5', "is not a whole number"],
    ['"asDouble":1e999', "is not a number"],
    ['"asDouble":"0x10"', "is not a number"],
    ['"attributes":[{"key":12345678901234567890}]', "is not a text"],
    ['"attributes":12345678901234567890', "is not a list"],
    ['"exemplars":[12345678901234567890]', "is not an object"],
  ])("are refused where they do not fit: %s", (member, reason) => {
    expect(requestFromJson("metrics", pointOf(member))).toMatchObject({
      kind: "malformed",
      reason: expect.stringContaining(reason),
    });
  });

  test.each([
    ['"asInt":{"":"12"}', "asInt is not a whole number"],
    ['"asDouble":{"" : "12"}', "asDouble is not a number"],
    ['"asDouble":{"?":"12"}', "asDouble is not a number"],
  ])("are not objects, whatever their keys: %s", (member, reason) => {
    expect(requestFromJson("metrics", pointOf(member))).toMatchObject({
      kind: "malformed",
      reason: expect.stringContaining(reason),
    });
  });

  test("in texts are texts", () => {
    const name = '"a\\":1795521096440000001,';
    const log = `{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":${JSON.stringify(name)}}]}]}]}`;
    const result = requestFromJson("logs", log);
    expect(result.kind === "request" && result.bytes.includes(name)).toBe(true);
  });
});

const fromJson = new URL("../../../src/runtime/otlp/from-json.ts", import.meta.url);

/** Two million characters each: 20 000 took half a second where each quote began the search anew. */
const longTexts = [
  ["a text that does not end", `'"\\\\'.repeat(1_000_000)`],
  ["a text of quotes", `'"'.repeat(2_000_001)`],
  ["an empty key and no colon", `'""' + " ".repeat(2_000_000)`],
  ["a number of a million digits as text", `pointOf('"asDouble":"' + "1".repeat(1_000_000) + 'x"')`],
  ["a number of a million digits", `pointOf('"asInt":' + "1".repeat(1_000_000))`],
  ["an id that is none at its end", `pointOf('"exemplars":[{"spanId":"' + "a".repeat(2_000_001) + 'x"}]')`],
  [
    "base64 that is none at its end",
    `pointOf('"attributes":[{"value":{"bytesValue":"' + "a".repeat(2_000_000) + '!"}}]')`,
  ],
] as const;

test.each(longTexts)("refuses %s as soon as it has read it", (_what, text) => {
  const code = `const pointOf = ${String(pointOf)};
const memory = { held: { reserve: () => true, release: () => {} }, pool: { take: Buffer.alloc, give: () => {} } };
console.log(ours.requestFromJson("metrics", Buffer.from(${text}), { bytesMax: 1e9, ...memory }).kind);`;
  expect(printedSoon(fromJson, code)).toBe("malformed");
});
