/**
 * What processors do to numbered items, asked of real Collectors: a pipeline for each case of `marked-items.json`, all fed by one
 * receiver, each with a file that has what is left.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Signal, signals } from "../../src/contract/signal.ts";
import { markKey, marksIn, marksInText } from "../../src/generate/mark.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";
import { freePorts } from "../../src/local/ports.ts";
import type { Release } from "../../src/model/collector/release.ts";
import { isJsonObject, type Json } from "../../src/model/json.ts";
import { loadOf } from "../../src/verify/load.ts";
import { signalModel } from "../../src/verify/model.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { type MarkedItem, markedItems } from "../fixtures/marked-items.ts";
import { plainClient } from "./plain-client.ts";
import type { Tally } from "./tally.ts";

const items = 200;
/** Longer than the file exporter and `groupbyattrs` keep anything, on a machine that is quick. */
const settleMs = 3_000;
const writtenMsMax = 60_000;

export async function marksJudgedAsReal(tally: Tally): Promise<void> {
  for (const release of ["0.129.0", "0.161.0"] as const satisfies readonly Release[]) await ofRelease(release, tally);
}

async function ofRelease(release: Release, tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-marks-"));
  const [port = 0] = await freePorts(1);
  const name = (one: MarkedItem) => `${one.id}/${markedItems.indexOf(one)}`;
  const file = (one: MarkedItem) => join(folder, `${markedItems.indexOf(one)}.json`);
  const each = <T>(entry: (one: MarkedItem) => readonly [string, T]) => Object.fromEntries(markedItems.map(entry));
  const config = {
    receivers: { otlp: { protocols: { grpc: { endpoint: `127.0.0.1:${port}` } } } },
    processors: each((one) => [name(one), one.settings]),
    exporters: each((one) => [`file/${markedItems.indexOf(one)}`, { path: file(one), flush_interval: "100ms" }]),
    service: {
      telemetry: { metrics: { level: "none" } },
      pipelines: each((one) => [
        `${one.signal}/${markedItems.indexOf(one)}`,
        { receivers: ["otlp"], processors: [name(one)], exporters: [`file/${markedItems.indexOf(one)}`] },
      ]),
    },
  };
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  const child = spawn(collectorBinary(release), ["--config", join(folder, "config.json")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => (said += String(text)));
  const sent = await sentTo(`127.0.0.1:${port}`).catch((error: unknown) => {
    said += String(error);
    return undefined;
  });
  // As long as something is still written.
  let [size, before] = [-1, -2];
  for (const end = Date.now() + writtenMsMax; size !== before && Date.now() < end; ) {
    await sleep(settleMs);
    [before, size] = [size, markedItems.reduce((sum, one) => sum + statSync(file(one)).size, 0)];
  }
  child.kill("SIGKILL");
  tally.check(`marks: ${release}: a real Collector runs them`, sent !== undefined, said.slice(-2_000));
  for (const one of markedItems) {
    if (sent === undefined) break;
    const title = `marks: ${release}: ${one.signal} through ${one.id} ${JSON.stringify(one.settings)}: ${one.effect}`;
    judge(title, one, { sent: sent[one.signal], written: readFileSync(file(one), "utf8") }, tally);
  }
  rmSync(folder, { recursive: true });
}

interface Seen {
  readonly sent: number;
  readonly written: string;
}

function judge(title: string, { effect }: MarkedItem, { sent, written }: Seen, tally: Tally): void {
  const found = itemsIn(written).flatMap(marksOf);
  const once = new Set(found).size;
  const holds =
    { none: once === sent && found.length === sent, copies: found.length > once }[effect as string] ?? once < sent;
  tally.check(title, holds, `${sent} sent, ${found.length} numbers of ${once} items written`);
}

interface Item {
  readonly attributes?: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[];
}

/** A number that moved to the resource, or to another name, is none. */
function marksOf({ attributes = [] }: Item): readonly number[] {
  const own = attributes.filter(({ key }) => key === markKey);
  return own
    .flatMap(({ value }) => marksInText(`${markKey}: Str(${value.stringValue ?? ""})`))
    .map(({ index }) => index);
}

/** Spans, data points and records, wherever they stand in OTLP/JSON. */
function itemsIn(written: string): readonly Item[] {
  const lists = ["spans", "logRecords", "dataPoints"];
  const found: Item[] = [];
  const walk = (value: Json): void => {
    if (Array.isArray(value)) for (const one of value as readonly Json[]) walk(one);
    if (!isJsonObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (lists.includes(key)) found.push(...(member as unknown as readonly Item[]));
      else walk(member);
    }
  };
  for (const line of written.split("\n").filter((text) => text !== "")) walk(JSON.parse(line) as Json);
  return found;
}

/** @returns how many of each signal; undefined where the Collector does not take them */
async function sentTo(target: string): Promise<Readonly<Record<Signal, number>> | undefined> {
  const client = plainClient(target);
  const routed = balancerOfAddresses({
    endpoints: ["a:4317"],
    routingKey: undefined,
    routingAttributes: [],
    version: "0.161.0",
  });
  const sent = { traces: 0, metrics: 0, logs: 0 };
  if ((await client.connected(30_000)) !== undefined) return undefined;
  for (const signal of signals) {
    const model = signalModel({ routed, backendAt: new Map() }, signal);
    if (!model) throw new Error("addresses route every signal");
    const options = { seed: 1, run: "9f86d081884c7d65", items, services: 10 };
    for (const request of loadOf(model, routed, options, client.headroomBytes)) {
      sent[signal] += marksIn(request.bytes).length;
      const answer = await client.send(signal, request.bytes);
      if (answer.kind !== "accepted") throw new Error(`${signal}: ${answer.message}`);
    }
  }
  client.close();
  return sent;
}
