/**
 * What reading OTLP/JSON costs: `npm run bench:json`. Nanoseconds of CPU a byte of the bundled reader, beside JSON.parse of the
 * same bytes, for a request as SDKs write it and for texts that were searched for because they take long. Goal: at most 40
 * nanoseconds a byte for any text; a request of 14.5 MB in less than 100 ms.
 */

import { Buffer } from "node:buffer";
import { build } from "esbuild";
import type { requestFromJson } from "../../src/runtime/otlp/from-json.ts";
import { unbounded } from "../runtime/memory/unbounded.ts";
import { jsonRequestOf } from "./payload.ts";

const rounds = 9;
const hostileBytes = 4_000_000;

const { outputFiles } = await build({
  entryPoints: [new URL("json-contestant.ts", import.meta.url).pathname],
  bundle: true,
  platform: "node",
  format: "esm",
  minifySyntax: true,
  write: false,
});
const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
const bundled = (await import(`data:text/javascript;base64,${code}`)) as {
  readonly requestFromJson: typeof requestFromJson;
};

const repeated = (piece: string) => piece.repeat(Math.ceil(hostileBytes / piece.length));
const pointOf = (members: string) =>
  `{"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"histogram":{"dataPoints":[{${members}}]}}]}]}]}`;
const attributesOf = (list: string) => `{"resourceMetrics":[{"resource":{"attributes":[${list}{}]}}]}`;

const texts: Readonly<Record<string, string>> = {
  "zeros as doubles": pointOf(`"explicitBounds":[${repeated("0,")}0]`),
  "long decimals": pointOf(`"explicitBounds":[${repeated("0.1234567890123456789,")}0]`),
  "words as doubles": pointOf(`"explicitBounds":[${repeated('"NaN",')}0]`),
  "whole numbers with a point": pointOf(`"bucketCounts":[${repeated("1.0,")}0]`),
  "numbers as text": pointOf(`"bucketCounts":[${repeated('"1",')}0]`),
  "numbers with escapes": pointOf(`"bucketCounts":[${repeated('"\\u0031",')}0]`),
  "empty messages": pointOf(`"exemplars":[${repeated("{},")}{}]`),
  "null messages": pointOf(`"exemplars":[${repeated("null,")}{}]`),
  "unknown members": pointOf(`${repeated('"x":1,')}"y":0`),
  "names with escapes": pointOf(`${repeated('"\\u0078":1,')}"y":0`),
  "unknown lists": pointOf(`"x":[${repeated("[],")}0]`),
  "a text of escapes": attributesOf(`{"key":"${repeated("\\u00e9")}"},`),
  "a text in lists": attributesOf(
    `{"value":${'{"arrayValue":{"values":['.repeat(40)}{"stringValue":"${repeated("a")}"}${"]}}".repeat(40)}},`,
  ),
  base64: attributesOf(repeated('{"value":{"bytesValue":"AA=="}},')),
  "white space": `{"resourceMetrics":[${repeated(" ")}]}`,
};

const memory = unbounded();

function read(signal: "traces" | "metrics", bytes: Buffer): void {
  const outcome = bundled.requestFromJson(signal, bytes, memory);
  if (outcome.kind === "request") outcome.release();
}

/** The least of several rounds, in milliseconds. */
function cpuMs(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

function row(name: string, signal: "traces" | "metrics", json: string): void {
  const bytes = Buffer.from(json);
  const own = cpuMs(() => read(signal, bytes));
  const parse = cpuMs(() => void JSON.parse(bytes.toString()));
  const perByte = (ms: number) => ((ms * 1e6) / bytes.length).toFixed(1).padStart(6);
  console.log(`${name.padEnd(28)}${perByte(own)} ns a byte, JSON.parse ${perByte(parse)}, ${own.toFixed(1)} ms in all`);
}

const small = jsonRequestOf(100);
for (let warm = 0; warm < 300; warm++) read("traces", Buffer.from(small));
row("100 spans", "traces", small);
row("14.5 MB of spans", "traces", jsonRequestOf(15_100));
for (const [name, json] of Object.entries(texts)) row(name, "metrics", json);
