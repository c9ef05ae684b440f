/**
 * OTLP/JSON from a seed: every field of every message, numbers in all their forms up to their limits, and now and then what
 * does not fit. Left out is what is taken on purpose though the Collector refuses it (see docs/balancer.md).
 */

import { type Signal, signals } from "../../src/contract/signal.ts";
import { type Field, type MessageShape, signalShapes } from "../../src/routing/otlp/messages.ts";
import { fieldsInJson, namesOf } from "../../src/runtime/otlp/json/json-shape.ts";
import { seededRandom } from "../routing/random-otlp.ts";

export interface JsonInput {
  readonly signal: Signal;
  readonly text: string;
}

interface Source {
  readonly random: () => number;
  /** How often, from 0 to 1, a value is of another type or out of range. */
  readonly oddRate: number;
}

const depthMax = 9;

export function jsonInput(seed: number): JsonInput {
  const random = seededRandom(seed * 104_729 + 7);
  const signal = signals[Math.floor(random() * signals.length)] ?? "traces";
  const oddRate = random() < 0.5 ? 0 : 0.02;
  return { signal, text: messageText({ random, oddRate }, signalShapes[signal].request, 0) };
}

const pick = <Item>({ random }: Source, items: readonly [Item, ...Item[]]): Item =>
  items[Math.floor(random() * items.length)] ?? items[0];

/** Members of which a message has only one: mostly one is written. */
const oneOfs: readonly (readonly string[])[] = [
  ["stringValue", "boolValue", "intValue", "doubleValue", "arrayValue", "kvlistValue", "bytesValue"],
  ["gauge", "sum", "histogram", "exponentialHistogram", "summary"],
  ["asDouble", "asInt"],
];

function messageText(source: Source, shape: MessageShape, depth: number): string {
  const all = fieldsInJson(shape).flatMap((field) => namesOf(field).map((name) => [name, field] as const));
  const fields = all.filter(([key]) => !key.includes("_"));
  const chosen = oneOfs.map((names) => pick(source, names as readonly [string, ...string[]]));
  const members = fields.flatMap(([key, declared]) => {
    const { number, isRepeated } = declared;
    const isOther = oneOfs.some((names, index) => names.includes(key) && chosen[index] !== key);
    if ((isOther && source.random() < 0.9) || source.random() < 0.35) return [];
    const alias = all.find(([other, field]) => other !== key && field.number === number)?.[0];
    const written = alias !== undefined && source.random() < 0.1 ? alias : key;
    const count = isRepeated ? Math.floor(source.random() * 3) : 1;
    const values = Array.from({ length: count }, () => valueText(source, declared, key, depth));
    const name =
      source.random() < 0.02 ? `"\\u00${written.charCodeAt(0).toString(16)}${written.slice(1)}"` : `"${written}"`;
    return [`${name}:${isRepeated ? `[${values.join(", ")}]` : values[0]}`];
  });
  if (source.random() < 0.2) members.sort(() => source.random() - 0.5);
  if (source.random() < 0.05) members.push('"unknownMember":{"a":[1,"x",null]}');
  return `{${members.join(",")}}`;
}

const whole = ["0", "1", '"17"', "2147483647", '"2147483647"'] as const;
const literals: Readonly<Record<string, readonly [string, ...string[]]>> = {
  bool: ["true", "false"],
  enum: ["0", "1", "2"],
  uint32: [...whole, "4294967295", '"4294967295"'],
  fixed32: [...whole, "4294967295"],
  sint32: [...whole, "-1", '"-2147483648"'],
  int64: [...whole, "-1", '"-9223372036854775808"', "9223372036854775807", "9007199254740993", "-9007199254740995"],
  sfixed64: [...whole, "-1", "-9223372036854775808", '"9223372036854775807"', "1795521096440000001"],
  uint64: [...whole, "18446744073709551615", '"9007199254740993"'],
  fixed64: [...whole, "18446744073709551615", '"18446744073709551614"', "1795521096440000001"],
  double: [
    "0",
    "-1.5",
    '"2.5"',
    '"NaN"',
    '"-Infinity"',
    "0.1234567890123456789",
    "12345678901234567890",
    "1e300",
    "1E-5",
    '"1e5"',
  ],
  string: ['""', '"cart"', '"\\u00e9 \\"12345678901234567890\\" \\ud83d\\ude80"', '"\\\\"', '"a:1795521096440000001,"'],
  bytes: ['""', '"AQID"', '"/+8="'],
};
const misfits = [
  "-1",
  "-0",
  '"-0"',
  '"+5"',
  '"007"',
  "007",
  "-2147483648",
  "-2147483649",
  '"2147483648"',
  "2147483648",
  "9223372036854775808",
  '"-9223372036854775808"',
  '"-9223372036854775809"',
  "-9223372036854775809",
  '"00000000000000000000000000018446744073709551615"',
  "1e999",
  '"-1e999"',
  '"inf"',
  '"+Infinity"',
  '"nan"',
  '""',
  '" 1"',
  "5e-324",
  "1.7976931348623157e308",
  "123456789012345.678",
  "1.",
  ".5",
  '".5"',
  '"5."',
  "+1",
  "tru",
  '"SPAN_KIND_SERVER"',
  '"STATUS_CODE_OK"',
  '"SEVERITY_NUMBER_INFO"',
  '"\\ud83d"',
  '"\\x"',
  '"AQI"',
  '"AQI="',
  '"a"',
  '"abcdef"',
  '"x"',
  "{}",
  "[]",
  "true",
  "4294967296",
  '"18446744073709551616"',
  "18446744073709551616",
  '"1.5"',
] as const;

/** Base64 without its padding is taken on purpose. */
const badBytes = ['"A"', '"AQ=I"', '"====="', "1", "{}", "true"] as const;

function valueText(source: Source, { type, message }: Field, key: string, depth: number): string {
  if (source.random() < source.oddRate) return type === "bytes" ? pick(source, badBytes) : pick(source, misfits);
  if (type === "traceId" || type === "spanId") return JSON.stringify(idText(source, key === "traceId" ? 16 : 8));
  const known = literals[type];
  if (known) return pick(source, known);
  return !message || depth >= depthMax ? "{}" : messageText(source, message, depth + 1);
}

function idText(source: Source, bytes: number): string {
  if (source.random() < 0.1) return "";
  const text = Array.from({ length: 2 * bytes }, () => Math.floor(16 * source.random()).toString(16)).join("");
  return source.random() < 0.2 ? text.toUpperCase() : text;
}
