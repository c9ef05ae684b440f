/**
 * Senders that go on and on, and the account of what they heard: every item that was taken is at a backend, one that is
 * there more than once is among the repeats that the balancer counted or the sender asked for, and traces are whole.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { grpcPaths } from "../../../src/runtime/otlp/export-paths.ts";
import { readExportResponse } from "../../../src/runtime/otlp/export-response.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { startTestSender } from "../../runtime/peers.ts";
import type { Tally } from "../tally.ts";
import { linesOf, type Recorder } from "./recorders.ts";
import { hexIds } from "./telemetry.ts";

const senders = 4;
const tracesARequest = 5;
const spansATrace = 4;
const traceIds = hexIds(100_000, 16, 7);

/** What senders know at the end. */
export interface Account {
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
      const answer = await sender.call(grpcPaths.traces, request).catch(() => undefined);
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

export interface Load {
  readonly account: Account;
  /** The number of the next request: what is sent from now on has this or a higher one. */
  readonly next: () => number;
  readonly end: () => Promise<void>;
}

export function startLoad(port: number): Load {
  const account: Account = { taken: new Set(), repeated: new Set(), partly: 0, refused: 0 };
  let isOver = false;
  let next = 0;
  const numbers = () => next++;
  const sending = Array.from({ length: senders }, () => keepSending(port, account, numbers, () => isOver));
  return {
    account,
    next: () => next,
    end: async () => {
      isOver = true;
      await Promise.all(sending);
    },
  };
}

/** The request that an item of this name was in. */
export function requestNumberOf(name: string): number {
  return Math.floor(Number(/^item-(\d+)-/.exec(name)?.[1]) / (tracesARequest * spansATrace));
}

export async function metricOf(port: number, name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const values = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)`, "gm"))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}

function copiesOf(recorders: readonly Recorder[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, recorder] of recorders.entries()) {
    for (const line of linesOf(recorder)) found.set(line, [...(found.get(line) ?? []), index]);
  }
  return found;
}

export interface Evidence {
  readonly account: Account;
  readonly counted: number;
  readonly recorders: readonly Recorder[];
  readonly maySplit: boolean;
}

export function judge(tally: Tally, title: string, { account, counted, recorders, maySplit }: Evidence): void {
  const copies = copiesOf(recorders);
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
