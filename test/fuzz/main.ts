/**
 * `npm run fuzz`: a million seeded requests against the Collector's own decoder (tools/oracle). What it refuses has to be
 * refused here and the other way round; where it is accepted, the parts of a random route have to hold the same content,
 * decoded by it, each item once; generated cores have to give the same parts as the general functions, resource
 * attributes have to be written and OTLP/JSON to be read as the Collector does. Arguments: first seed and the one behind the last. `--record FILE` writes the decoder's verdicts, which `npm test` replays.
 */

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { GeneratedSignalCore, PlannedParts, SignalCore } from "../../src/contract/routing-core.ts";
import { type Signal, signals } from "../../src/contract/signal.ts";
import { readRequest } from "../../src/routing/otlp/read-request.ts";
import { routeKeyRule } from "../../src/routing/route-rule.ts";
import { generalCore } from "../../src/routing/split/general-core.ts";
import { resourceUpserter } from "../../src/routing/split/upsert-resource.ts";
import { requestFromJson } from "../../src/runtime/otlp/from-json.ts";
import { hasGo } from "../../tools/collectors/build.mjs";
import { oracleBinary } from "../../tools/oracle/build.mjs";
import { unbounded } from "../runtime/memory/unbounded.ts";
import { generatedText, importCore, routeOf } from "../target/routing-core/generated.ts";
import { fuzzInput } from "./inputs.ts";
import { jsonInput } from "./json-inputs.ts";

/**
 * Refused here and not there, on purpose: pdata takes the first field within a group for its end and so accepts a few; and
 * has no limit of nesting.
 */
const stricter = ["group", "nested too deeply"];
const shownMax = 10;
const backends = 3;

interface Contestant {
  readonly general: SignalCore;
  readonly generated: GeneratedSignalCore | undefined;
}

/** Names that random requests have, beside one that they have not. */
const routingAttributes = ["a", "service.name", "log.body", "span.name", "missing"];
const versions = ["0.129.0", "0.145.0", "0.147.0", "0.152.0", "0.161.0", "fairlead"];
const routingKeys = ["traceID", "service", "resource", "metric", "streamID", "attributes"];

type Contestants = Readonly<Record<Signal, readonly Contestant[]>>;

async function contestants(): Promise<Contestants> {
  const [traces, metrics, logs] = await Promise.all(signals.map(contestantsOf));
  return { traces: traces ?? [], metrics: metrics ?? [], logs: logs ?? [] };
}

/** Of every key and version that the signal has. */
async function contestantsOf(signal: Signal): Promise<readonly Contestant[]> {
  const routes = versions.flatMap((compatibleWith) =>
    routingKeys.map((routingKey) => ({
      routingKey,
      compatibleWith,
      routingAttributes: routingKey === "attributes" ? routingAttributes : [],
    })),
  );
  const made: Contestant[] = [];
  for (const route of routes.map(routeOf)) {
    const result = route && routeKeyRule(signal, route);
    if (!route || result?.kind !== "rule") continue;
    const core = await importCore(generatedText({ [signal]: route }));
    const generated = core.createSignalCores(() => 0.25)[signal];
    made.push({ general: generalCore(signal, result.rule, () => 0.25), generated });
  }
  return made;
}

function partsOf(core: PlannedParts): readonly Buffer[] {
  return Array.from(core.parts.subarray(0, core.partCount()), (backend) => {
    const part = Buffer.alloc(core.partBytes[backend] ?? 0);
    core.write(backend, part, 0);
    return part;
  });
}

interface Expectation {
  readonly seed: number;
  readonly isRefused: boolean;
  readonly reason: string;
  /** What the question is: the parts of a request, resource attributes that were written, or a request in JSON. */
  readonly about: "parts" | "attributes" | "json";
}

interface Counts {
  inputs: number;
  accepted: number;
  refused: number;
  contents: number;
  upserts: number;
  json: number;
  jsonContents: number;
  generated: number;
  stricter: number;
  failures: number;
}

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

function recordOf(letter: string, buffers: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(letter), u32(buffers.length), ...buffers.flatMap((one) => [u32(one.length), one])]);
}

const pick = (hash: number) => hash % backends;

/** A name that random requests have, and one that they have not. */
const upserts = [
  { key: "a", value: "written" },
  { key: "deployment.environment.name", value: "" },
];
const upserted = resourceUpserter(upserts);
function upsertedBytes(request: Buffer): Buffer {
  const changed = upserted(request);
  const target = Buffer.alloc(changed?.bytes ?? 0);
  changed?.write(target);
  return changed ? target : request;
}
const upsertEvery = 4;
const jsonEvery = 2;

/** A request in JSON and, if it is taken here, in the protobuf that was made of it. */
function jsonRecord(seed: number) {
  const { signal, text } = jsonInput(seed);
  const result = requestFromJson(signal, Buffer.from(text), unbounded());
  const read = result.kind === "request" ? readRequest(signal, result.bytes) : result;
  const isRefused = read.kind !== "request";
  const reason = "reason" in read ? read.reason : "fault" in read ? read.fault.reason : "";
  const made = result.kind === "request" && !isRefused ? [result.bytes] : [];
  const expectation: Expectation = { seed, isRefused, reason, about: "json" };
  return { record: recordOf(String(1 + signals.indexOf(signal)), [Buffer.from(text), ...made]), expectation };
}

async function fuzz(first: number, last: number, recordTo: string | undefined): Promise<Counts> {
  const cores = await contestants();
  const oracle = spawn(oracleBinary(), { stdio: ["pipe", "pipe", "inherit"] });
  const counts: Counts = {
    inputs: 0,
    accepted: 0,
    refused: 0,
    contents: 0,
    upserts: 0,
    json: 0,
    jsonContents: 0,
    generated: 0,
    stricter: 0,
    failures: 0,
  };
  const fail = (text: string) => {
    if (counts.failures++ < shownMax) console.error(text);
  };
  const expectations: Expectation[] = [];
  const verdicts: string[] = [];
  const judged = judgeAll(oracle, expectations, { counts, fail, verdicts });
  for (let seed = first; seed < last; seed++) {
    const { signal, bytes, random } = fuzzInput(seed);
    const read = readRequest(signal, bytes);
    const refusal = read.kind === "malformed" ? read.fault.reason : undefined;
    const contestant = cores[signal][Math.floor(random() * cores[signal].length)];
    const parts = contestant && cut(contestant, bytes, refusal !== undefined, { counts, fail, seed });
    const expected = { seed, isRefused: refusal !== undefined, reason: refusal ?? "" };
    const letter = signal.charAt(0);
    expectations.push({ ...expected, about: "parts" });
    const records = [recordOf(letter, [bytes, ...(parts ?? [])])];
    if (seed % jsonEvery === 0) {
      const { record, expectation } = jsonRecord(seed);
      expectations.push(expectation);
      records.push(record);
    }
    if (seed % upsertEvery === 0) {
      expectations.push({ ...expected, about: "attributes" });
      const texts = upserts.flatMap(({ key, value }) => [Buffer.from(key), Buffer.from(value)]);
      records.push(recordOf(letter.toUpperCase(), [bytes, upsertedBytes(bytes), ...texts]));
    }
    if (!oracle.stdin.write(Buffer.concat(records))) await once(oracle.stdin, "drain");
  }
  oracle.stdin.end();
  await judged;
  if (recordTo !== undefined) writeFileSync(recordTo, `${JSON.stringify({ first, verdicts: verdicts.join("") })}\n`);
  return counts;
}

interface Judge {
  readonly counts: Counts;
  readonly fail: (text: string) => void;
}

/** @returns undefined where there is nothing to compare: refused, or items left out as that version does */
function cut(
  { general, generated }: Contestant,
  bytes: Buffer,
  isRefused: boolean,
  { counts, fail, seed }: Judge & { readonly seed: number },
): readonly Buffer[] | undefined {
  const status = general.plan(bytes, pick);
  const isTaken = generated?.plan(bytes, pick) === "planned";
  if (isTaken && status.kind !== "planned") fail(`seed ${seed}: the generated core takes what is ${status.kind}`);
  if (status.kind !== "planned" || isRefused) return undefined;
  const parts = partsOf(general);
  if (isTaken && generated) {
    counts.generated++;
    const others = partsOf(generated);
    const isSame =
      others.length === parts.length && others.every((part, index) => part.equals(parts[index] ?? Buffer.alloc(0)));
    if (!isSame) fail(`seed ${seed}: the generated core cuts in another way`);
  }
  if (general.droppedItems() > 0) return undefined;
  return parts.length === 0 ? [Buffer.alloc(0)] : parts;
}

async function judgeAll(
  oracle: ChildProcessByStdio<Writable, Readable, null>,
  expectations: readonly Expectation[],
  { counts, fail, verdicts }: Judge & { readonly verdicts: string[] },
): Promise<void> {
  let answers = 0;
  for await (const line of createInterface({ input: oracle.stdout })) {
    const expected = expectations[answers++];
    if (!expected) throw new Error("the oracle says more than it was asked");
    if (expected.about === "attributes") judgeUpsert(line, expected, { counts, fail });
    else if (expected.about === "json") judgeJson(line, expected, { counts, fail });
    else {
      verdicts.push(line.startsWith("refused") ? "R" : "A");
      judgeParts(line, expected, { counts, fail });
    }
  }
}

function judgeUpsert(line: string, { seed, isRefused }: Expectation, { counts, fail }: Judge): void {
  if (line === "accepted same") counts.upserts++;
  else if (!line.startsWith("refused") && !isRefused) fail(`seed ${seed}, attributes: ${line.slice(0, 300)}`);
}

function judgeJson(line: string, { seed, isRefused, reason }: Expectation, { counts, fail }: Judge): void {
  counts.json++;
  if (line === "accepted same") counts.jsonContents++;
  else if (!isRefused || !line.startsWith("refused")) {
    fail(`seed ${seed}, JSON: ${isRefused ? `refused (${reason})` : "taken"} here, ${line.slice(0, 400)}`);
  }
}

function judgeParts(line: string, expected: Expectation, { counts, fail }: Judge): void {
  const isRefused = line.startsWith("refused");
  counts.inputs++;
  if (isRefused) counts.refused++;
  else counts.accepted++;
  if (line === "accepted same") counts.contents++;
  if (expected.isRefused && !isRefused && stricter.includes(expected.reason)) counts.stricter++;
  else if (expected.isRefused !== isRefused || line.startsWith("accepted different")) {
    const own = expected.isRefused ? `refused (${expected.reason})` : "taken";
    fail(`seed ${expected.seed}: ${own} here, ${line.slice(0, 300)}`);
  }
}

if (hasGo()) {
  const args = process.argv.slice(2);
  const record = args.indexOf("--record");
  const recordTo = record === -1 ? undefined : args[record + 1];
  const [first = 0, last = 1_000_000] = args.slice(0, record === -1 ? args.length : record).map(Number);
  const counts = await fuzz(first, last, recordTo);
  console.log(
    `${counts.inputs} inputs: ${counts.accepted} accepted and ${counts.refused} refused by the Collector's decoder, ${counts.contents} with their parts compared by content, ${counts.upserts} given the same resource attributes, ${counts.jsonContents} of ${counts.json} in JSON taken with the same content and the others refused by both, ${counts.generated} cut alike by generated cores, ${counts.stricter} refused here on purpose`,
  );
  console.log(`${counts.failures} inputs differ`);
  console.log(counts.failures === 0 ? "1 passed, 0 failed, 0 skipped" : "0 passed, 1 failed, 0 skipped");
  if (counts.failures > 0) process.exitCode = 1;
} else console.log("no Go toolchain for the Collector's decoder\n0 passed, 0 failed, 1 skipped");
