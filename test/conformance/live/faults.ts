/**
 * Faults under load, with `delivered`: backends are killed and come back, one falls silent, the balancer itself restarts.
 * Every item that a sender heard was taken is at a backend; one that is there more than once is among the repeats that the
 * balancer counted, or that the sender asked for; and traces are split only where failover says so.
 */

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Failover } from "../../../src/contract/balancer-config.ts";
import { readExportResponse } from "../../../src/routing/otlp/export-response.ts";
import { exportPaths } from "../../../src/runtime/grpc/services.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { freePort } from "../../runtime/free-port.ts";
import { startTestSender } from "../../runtime/peers.ts";
import type { Tally } from "../tally.ts";
import { type StartedBalancer, startFairlead } from "./balancer-setup.ts";
import { folder, listens, start, stop } from "./processes.ts";
import { hexIds } from "./telemetry.ts";

const backendCount = 3;
const senders = 4;
const tracesARequest = 5;
const spansATrace = 4;
const traceIds = hexIds(100_000, 16, 7);

interface Recorder {
  readonly port: number;
  readonly file: string;
  child: ChildProcess;
}

async function startRecorder(port: number, file: string): Promise<ChildProcess> {
  const child = start(process.execPath, [
    "--import",
    "tsx",
    "test/conformance/live/recording-backend.ts",
    String(port),
    file,
  ]);
  await listens(port);
  return child;
}

async function startRecorders(title: string): Promise<readonly Recorder[]> {
  return Promise.all(
    Array.from({ length: backendCount }, async (_unused, index) => {
      const port = await freePort();
      const file = join(folder, `${title.replaceAll(/\W/g, "-")}-${index}.txt`);
      return { port, file, child: await startRecorder(port, file) };
    }),
  );
}

async function kill({ child }: { readonly child: ChildProcess }): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function restart(recorder: Recorder): Promise<void> {
  recorder.child = await startRecorder(recorder.port, recorder.file);
}

/** What senders know at the end. */
interface Account {
  /** By number of the request: all of it was taken. */
  readonly taken: Set<number>;
  /** Requests that were sent more than once, since nothing was known of the call before. */
  readonly repeated: Set<number>;
  partly: number;
  refused: number;
}

const itemsOf = (request: number) =>
  Array.from({ length: tracesARequest * spansATrace }, (_unused, index) => {
    // Two requests in a row have spans of the same traces, so that one of them may go elsewhere.
    const trace = (request >> 1) * tracesARequest + Math.floor(index / spansATrace);
    return { name: `item-${request * tracesARequest * spansATrace + index}-of-${trace}`, trace };
  });

function requestOf(request: number): Buffer {
  const spans = itemsOf(request).map(({ name, trace }) =>
    span({ trace: traceIds[trace % traceIds.length] ?? "", attributes: { item: name } }),
  );
  return resourceSection({ "service.name": "shop" }, scopeSection({}, ...spans));
}

/** Sends until it is told to stop; a refused request again, as OTLP asks of senders. */
async function keepSending(
  port: number,
  account: Account,
  numbers: () => number,
  isOver: () => boolean,
): Promise<void> {
  let sender = startTestSender(port);
  while (!isOver()) {
    const number = numbers();
    const request = requestOf(number);
    for (let attempt = 0; attempt < 100; attempt++) {
      const answer = await sender.call(exportPaths.traces, request).catch(() => undefined);
      if (answer?.status === "0") {
        if (readExportResponse(answer.body)?.rejected === 0) account.taken.add(number);
        else account.partly++;
        break;
      }
      account.refused++;
      // Without an answer nobody knows; with one, nothing was taken.
      if (answer?.status === undefined || answer.status === "undefined") {
        account.repeated.add(number);
        sender.close();
        await sleep(50);
        sender = startTestSender(port);
      } else await sleep(50);
    }
  }
  sender.close();
}

async function metricOf(port: number, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const values = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)`, "gm"))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

function copiesOf(recorders: readonly Recorder[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { file }] of recorders.entries()) {
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").slice(0, -1) : [];
    for (const line of lines) found.set(line, [...(found.get(line) ?? []), index]);
  }
  return found;
}

interface Scenario {
  readonly title: string;
  readonly failover: Failover;
  readonly happens: (recorders: readonly Recorder[], balancer: StartedBalancer) => Promise<StartedBalancer>;
}

const scenarios: readonly Scenario[] = [
  ...(["hold", "spill"] as const).map(
    (failover): Scenario => ({
      title: `each backend killed and started again, ${failover}`,
      failover,
      happens: async (recorders, balancer) => {
        for (const recorder of recorders) {
          await sleep(700);
          await kill(recorder);
          await sleep(800);
          await restart(recorder);
        }
        await sleep(1_500);
        return balancer;
      },
    }),
  ),
  {
    title: "a backend falls silent and comes back, hold",
    failover: "hold",
    happens: async ([first], balancer) => {
      await sleep(700);
      first?.child.kill("SIGSTOP");
      await sleep(3_000);
      first?.child.kill("SIGCONT");
      await sleep(2_000);
      return balancer;
    },
  },
  {
    title: "the balancer is stopped and started again, hold",
    failover: "hold",
    happens: async (_recorders, balancer) => {
      await sleep(1_000);
      await stop(balancer.child);
      const child = start(process.execPath, balancer.args);
      await listens(balancer.port);
      await sleep(1_500);
      return { ...balancer, child };
    },
  },
];

export async function faults(tally: Tally): Promise<void> {
  for (const scenario of scenarios) await suffer(tally, scenario);
}

async function suffer(tally: Tally, { title, failover, happens }: Scenario): Promise<void> {
  const recorders = await startRecorders(title);
  const endpoints = recorders.map(({ port }) => `127.0.0.1:${port}`);
  let balancer = await startFairlead("0.161.0", endpoints, failover);
  const account: Account = { taken: new Set(), repeated: new Set(), partly: 0, refused: 0 };
  let isOver = false;
  let next = 0;
  const sending = Array.from({ length: senders }, () =>
    keepSending(
      balancer.port,
      account,
      () => next++,
      () => isOver,
    ),
  );
  balancer = await happens(recorders, balancer);
  isOver = true;
  await Promise.all(sending);
  const counted = await metricOf(balancer.metricsPort, "fairlead_maybe_repeated_items_total");
  for (const { child } of [balancer, ...recorders]) await stop(child);
  judge(tally, title, { account, counted, copies: copiesOf(recorders), maySplit: failover === "spill" });
}

interface Evidence {
  readonly account: Account;
  readonly counted: number;
  readonly copies: ReadonlyMap<string, readonly number[]>;
  readonly maySplit: boolean;
}

function judge(tally: Tally, title: string, { account, counted, copies, maySplit }: Evidence): void {
  const taken = [...account.taken].flatMap(itemsOf);
  const missing = taken.filter(({ name }) => !copies.has(name));
  tally.check(
    `${title}: of ${taken.length} items answered OK none is lost (${account.partly} requests taken in part, ${account.refused} calls refused or lost)`,
    taken.length > 0 && missing.length === 0,
    missing
      .slice(0, 5)
      .map(({ name }) => name)
      .join(", "),
  );
  const asked = new Set([...account.repeated].flatMap(itemsOf).map(({ name }) => name));
  const extra = [...copies].reduce((sum, [name, at]) => sum + (asked.has(name) ? 0 : at.length - 1), 0);
  tally.check(`${title}: ${extra} items are there twice, ${counted} may be by the balancer's count`, extra <= counted);
  const homes = new Map<string, Set<number>>();
  for (const [name, at] of copies) {
    const trace = name.split("-of-")[1] ?? "";
    for (const backend of at) homes.set(trace, (homes.get(trace) ?? new Set()).add(backend));
  }
  const split = [...homes.values()].filter(({ size }) => size > 1).length;
  tally.check(`${title}: ${split} of ${homes.size} traces are split`, maySplit || split === 0);
}
