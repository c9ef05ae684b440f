/** Identifiers, routes and dropped items of one recorded version. */

import { readFileSync } from "node:fs";
import type { GeneratedSignalCore } from "../../src/contract/routing-core.ts";
import type { Signal } from "../../src/contract/signal.ts";
import { keyEraOf, ringGenerationOf } from "../../src/routing/collector-version.ts";
import { dialTarget, sortEndpoints } from "../../src/routing/endpoint.ts";
import { type KeyRule, keyRule } from "../../src/routing/key/key-rule.ts";
import { readRequest } from "../../src/routing/otlp/read-request.ts";
import { expandRing } from "../../src/routing/pick/hash-picker.ts";
import { buildRing, type Ring } from "../../src/routing/pick/ring.ts";
import { assignRequest } from "../../src/routing/split/assign.ts";
import { cutRequest } from "../../src/routing/split/cut-request.ts";
import { bytesOf } from "../../src/routing/split/rope.ts";
import { ringOwner } from "../routing/pick/ring-owner.ts";
import { generatedText, loadCore } from "../target/routing-core/generated.ts";
import { identifiersOf, itemNames, type Named, namesInParts } from "./vectors.items.ts";
import { expectEqual, type Tally, versionOf } from "./vectors.tally.ts";

interface Run {
  readonly routingKey: string;
  readonly routingAttributes?: readonly string[];
  readonly error?: { readonly stage: string; readonly permanent?: boolean };
  readonly ids?: readonly { readonly id: string; readonly items: readonly string[] }[];
  readonly random?: readonly (readonly string[])[];
  readonly dropped?: readonly string[];
  readonly deliveries?: Readonly<Record<string, readonly Delivery[]>>;
}

interface Delivery {
  readonly endpoint: string;
  readonly groups: readonly (readonly string[])[];
}

interface Case {
  readonly name: string;
  readonly signal: Signal;
  readonly endpointSets: Readonly<Record<string, readonly string[]>>;
  readonly runs: readonly Run[];
}

type Protobuf = ReadonlyMap<string, Uint8Array>;

export function readProtobuf(path: string, tally: Tally): Protobuf {
  const { requests } = JSON.parse(readFileSync(path, "utf8")) as {
    requests: { file: string; signal: string; name: string; protobuf: string }[];
  };
  tally.counts.files += 1;
  tally.counts.requests += requests.length;
  return new Map(
    requests.map(({ file, signal, name, protobuf }) => [`${file} ${signal} ${name}`, Buffer.from(protobuf, "base64")]),
  );
}

export function compareRouting(path: string, kind: string, protobuf: Protobuf, tally: Tally): void {
  const file = JSON.parse(readFileSync(path, "utf8")) as { source: string; format: string; cases: Case[] };
  const version = versionOf(file.source);
  tally.counts.files += 1;
  expectEqual(tally, `${path} format`, file.format, "routing/1");
  for (const recorded of file.cases) {
    const bytes = protobuf.get(`${kind} ${recorded.signal} ${recorded.name}`);
    const where = `${version} ${kind} ${recorded.signal} "${recorded.name}"`;
    if (!bytes) {
      tally.mismatches.push(`${where}: no protobuf`);
      continue;
    }
    for (const run of recorded.runs) compareRun({ version, recorded, run, bytes, where, tally });
  }
}

interface Comparison {
  readonly version: string;
  readonly recorded: Case;
  readonly run: Run;
  readonly bytes: Uint8Array;
  readonly where: string;
  readonly tally: Tally;
}

function compareRun(comparison: Comparison): void {
  const { version, recorded, run, tally } = comparison;
  const where = `${comparison.where} by ${run.routingKey || "default"} [${run.routingAttributes ?? ""}]`;
  const encoding = keyEraOf(version);
  const generation = ringGenerationOf(version);
  tally.counts.runs += 1;
  if (!encoding || !generation) return void tally.mismatches.push(`${where}: no routes are known for ${version}`);
  const result = keyRule({
    signal: recorded.signal,
    routingKey: run.routingKey,
    routingAttributes: run.routingAttributes ?? [],
    encoding,
  });
  if (result.kind === "refused") {
    tally.counts.errors += 1;
    expectEqual(tally, `${where} stage`, result.stage, run.error?.stage);
    return;
  }
  compareRoutes({ ...comparison, where }, result.rule, (endpoints) => buildRing(generation, endpoints));
  compareGenerated({ ...comparison, where }, (endpoints) => buildRing(generation, endpoints));
}

function compareRoutes(
  { recorded, run, bytes, where, tally }: Comparison,
  rule: KeyRule,
  build: (endpoints: readonly string[]) => Ring,
): void {
  const read = readRequest(recorded.signal, bytes);
  if (read.kind === "malformed") return void tally.mismatches.push(`${where}: malformed ${JSON.stringify(read.fault)}`);
  const { request } = read;
  const found = identifiersOf(request, rule);
  if (found.kind === "refused") {
    tally.counts.errors += 1;
    const error = run.error && { stage: run.error.stage, permanent: run.error.permanent };
    expectEqual(tally, `${where} error`, { stage: "consume", permanent: !found.retryable }, error);
    return;
  }
  if (run.error) return void tally.mismatches.push(`${where}: recorded ${run.error.stage} error, got routes`);
  compareIdentifiers(found.ids, run, where, tally);
  for (const [set, endpoints] of Object.entries(recorded.endpointSets)) {
    const ring = build(sortEndpoints(endpoints));
    const wanted = (run.deliveries?.[set] ?? []).flatMap(({ groups }) => groups.flat());
    tally.counts.items += wanted.length;
    tally.counts["dropped items"] += run.dropped?.length ?? 0;
    const assignment = assignRequest({
      request,
      rule,
      pick: (key) => ring.endpoints.indexOf(ringOwner(ring, Buffer.concat(key)) ?? ""),
      random: () => 0.5,
    });
    if (assignment.kind === "refused") {
      tally.mismatches.push(`${where}: ${assignment.reason}`);
      continue;
    }
    const parts = cutRequest(request, assignment).map(({ backend, rope }) => ({ backend, bytes: bytesOf(rope) }));
    const target = (backend: number) => dialTarget(ring.endpoints[backend] ?? "");
    const received = namesInParts(request, parts).map((part) => ({ ...part, endpoint: target(part.backend) }));
    compareDeliveries(received, { run, set, all: itemNames(request) }, where, tally);
  }
}

const generated = new Map<string, GeneratedSignalCore | undefined>();

function generatedCore({ version, recorded, run }: Comparison): GeneratedSignalCore | undefined {
  const { routingKey, routingAttributes = [] } = run;
  const route = { routingKey, routingAttributes, compatibleWith: version.replace("v", "") };
  const known = `${recorded.signal} ${JSON.stringify(route)}`;
  if (!generated.has(known)) {
    const core = loadCore(generatedText({ [recorded.signal]: route }));
    generated.set(known, core.createSignalCores(() => 0.5)[recorded.signal]);
  }
  return generated.get(known);
}

/** The same requests through the code that is generated for their route, where it takes them. */
function compareGenerated(comparison: Comparison, build: (endpoints: readonly string[]) => Ring): void {
  const { recorded, run, bytes, where, tally } = comparison;
  const core = generatedCore(comparison);
  const read = readRequest(recorded.signal, bytes);
  if (!core || read.kind === "malformed") return void tally.mismatches.push(`${where}: no code was generated`);
  if (run.error) {
    const isOdd = core.plan(bytes, () => 0) === "odd";
    if (!isOdd) tally.mismatches.push(`${where}: generated code takes what the exporter refuses`);
    return;
  }
  for (const [set, endpoints] of Object.entries(recorded.endpointSets)) {
    const ring = build(sortEndpoints(endpoints));
    const table = expandRing(ring);
    if (core.plan(bytes, (hash) => table[hash % table.length] ?? -1) === "odd") {
      tally.counts["left to the general functions"] += 1;
      continue;
    }
    tally.counts["routed by generated code"] += 1;
    const parts = Array.from(core.parts.subarray(0, core.partCount()), (backend) => {
      const part = new Uint8Array(core.partBytes[backend] ?? 0);
      core.write(backend, part, 0);
      return { backend, bytes: part };
    });
    const target = (backend: number) => dialTarget(ring.endpoints[backend] ?? "");
    const received = namesInParts(read.request, parts).map((part) => ({ ...part, endpoint: target(part.backend) }));
    compareDeliveries(received, { run, set, all: itemNames(read.request) }, `${where}, generated`, tally);
  }
}

function compareIdentifiers(ids: readonly Named[], run: Run, where: string, tally: Tally): void {
  const recorded = (run.ids ?? []).map(({ id, items }) => ({ id, items: [...items] }));
  const random = (run.random ?? []).map((items) => [...items]);
  tally.counts.identifiers += recorded.length;
  const sorted = (list: readonly Named[]) =>
    list.map(({ id, items }) => ({ id, items: [...items].sort() })).sort((a, b) => order(key(a), key(b)));
  const fixed = ids.filter(({ isRandom }) => !isRandom).map(({ id, items }) => ({ id, items, isRandom: false }));
  expectEqual(tally, `${where} ids`, sorted(fixed), sorted(recorded.map((named) => ({ ...named, isRandom: false }))));
  const groups = ids.filter(({ isRandom }) => isRandom).map(({ items }) => [...items].sort());
  const byFirst = (list: string[][]) => list.map((items) => [...items].sort()).sort((a, b) => order(a[0], b[0]));
  expectEqual(tally, `${where} random`, byFirst(groups), byFirst(random));
}

const key = ({ id, items }: { id: string; items: readonly string[] }) => `${id} ${items[0] ?? ""}`;
const order = (left = "", right = "") => (left < right ? -1 : left > right ? 1 : 0);

interface Received {
  readonly endpoint: string;
  readonly items: readonly string[];
}

interface Expected {
  readonly run: Run;
  readonly set: string;
  readonly all: readonly string[];
}

function compareDeliveries(
  received: readonly Received[],
  { run, set, all }: Expected,
  where: string,
  tally: Tally,
): void {
  const random = new Set((run.random ?? []).flat());
  const byEndpoint = new Map<string, string[]>();
  for (const { endpoint, items } of received) {
    const list = byEndpoint.get(endpoint) ?? [];
    byEndpoint.set(endpoint, [...list, ...items.filter((item) => !random.has(item))]);
  }
  const got = [...byEndpoint]
    .filter(([, items]) => items.length > 0)
    .map(([endpoint, items]) => [endpoint, items.sort()]);
  const wanted = (run.deliveries?.[set] ?? [])
    .map(({ endpoint, groups }) => [endpoint, groups.flat().sort()] as const)
    .filter(([, items]) => items.length > 0);
  const bySame = (list: readonly (readonly unknown[])[]) => [...list].sort((a, b) => order(String(a[0]), String(b[0])));
  expectEqual(tally, `${where} items at ${set}`, bySame(got), bySame(wanted));
  const delivered = new Set(received.flatMap(({ items }) => items));
  const dropped = all.filter((item) => !delivered.has(item)).sort();
  expectEqual(tally, `${where} dropped at ${set}`, dropped, [...(run.dropped ?? [])].sort());
}
