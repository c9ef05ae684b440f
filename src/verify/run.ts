/** One run: what is made is sent, the backends are asked until they have it, and the answer is judged. */

import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Signal, signals } from "../contract/signal.ts";
import { backendsOf, type SentRequest, tallyOf, unchecked } from "./evidence.ts";
import { judgeCounts } from "./judge-counts.ts";
import { judgeItems } from "./judge-items.ts";
import { loadOf } from "./load.ts";
import { type Model, type SignalModel, signalModel } from "./model.ts";
import type { OtlpClient } from "./otlp-client.ts";
import { type CheckName, type Gates, type Report, type SignalReport, verdictOf } from "./report.ts";
import type { Look, Truth } from "./truth.ts";

export interface RunOptions {
  readonly model: Model;
  /** Undefined: all that are routed. */
  readonly signals: readonly Signal[] | undefined;
  readonly truth: Truth;
  readonly client: OtlpClient;
  /** Where it sends, for people. */
  readonly to: string;
  readonly seed: number;
  /** Of each signal. */
  readonly items: number;
  readonly services: number;
  /** Of all signals together. */
  readonly perSecond: number;
  readonly gates: Gates;
  /** Checks that have to be made. */
  readonly required: readonly CheckName[];
  /** How long the balancer may take to answer at all. */
  readonly connectMs: number;
  /** How long nothing more may come until what is missing counts as lost. */
  readonly settleMs: number;
  /** How long what came too late or twice is waited for once all is there. */
  readonly lingerMs: number;
}

export type Outcome =
  | { readonly kind: "report"; readonly report: Report }
  /** Nothing was sent. */
  | { readonly kind: "impossible"; readonly because: string };

const [firstLookMs, lookMsMax, waitMsMax] = [10, 250, 600_000];

interface SentSignal {
  readonly model: SignalModel;
  readonly run: string;
  readonly sent: readonly SentRequest[];
  readonly words: readonly string[];
}

export async function runVerification(options: RunOptions): Promise<Outcome> {
  const { model, truth, client, connectMs } = options;
  const routed = (options.signals ?? signals).flatMap((signal) => signalModel(model, signal) ?? []);
  if (routed.length === 0) return { kind: "impossible", because: `${model.routed.name} routes none of these signals` };
  const uncounted = uncountable(model, routed, truth);
  if (uncounted !== undefined) return { kind: "impossible", because: uncounted };
  const startedAt = performance.now();
  const unreachable = await client.connected(connectMs);
  if (unreachable !== undefined) {
    return {
      kind: "impossible",
      because: `${options.to} does not answer within ${connectMs / 1_000} s: ${unreachable}`,
    };
  }
  const mute = await truth.begin();
  if (mute !== undefined) return { kind: "impossible", because: `${truth.what}: ${mute}` };
  const sent: SentSignal[] = [];
  for (const one of routed) sent.push(await sendAll(one, options));
  const look = await settled(sent, options);
  const reports = sent.map((one) => judged(one, look, options));
  const unmet = reports.flatMap(({ signal, checks }) =>
    options.required
      .filter((name) => checks.find((check) => check.name === name)?.result === "not checked")
      .map((name) => `${name} of ${signal}`),
  );
  return {
    kind: "report",
    report: {
      formatVersion: 1,
      balancer: model.routed.name,
      to: options.to,
      truth: truth.what,
      seed: options.seed,
      seconds: Math.round((performance.now() - startedAt) / 100) / 10,
      signals: reports,
      unmet,
      verdict: verdictOf(reports, unmet),
    },
  };
}

/** What processors do that would be told as loss or repetition; counts need no marks. */
function uncountable({ routed }: Model, asked: readonly SignalModel[], { tells }: Truth): string | undefined {
  const effects = routed.routes
    .filter(({ signal }) => asked.some((one) => one.signal === signal))
    .flatMap((route) => route.effects.map((effect) => ({ signal: route.signal, ...effect })))
    .filter(({ kind }) => kind !== "may drop" && !(kind === "unmarks" && tells === "counts"));
  const [first] = effects;
  if (first === undefined) return undefined;
  const signals = [...new Set(effects.map(({ signal }) => signal))].join(" and ");
  const help =
    first.kind === "unmarks"
      ? 'spare what has it (where …["fairlead.verify"] == nil)'
      : "leave it out while you verify";
  return `${routed.name} has ${first.says}: of ${signals} nobody could tell what is lost; ${help}`;
}

/** Requests under way at once: more than one, as of several senders, so that their order is not kept by accident. */
const underWayMax = 4;
const wordsMax = 3;

async function sendAll(model: SignalModel, options: RunOptions): Promise<SentSignal> {
  const run = randomBytes(8).toString("hex");
  const { client, seed, items, services, perSecond } = options;
  const sent: SentRequest[] = [];
  const words = new Set<string>();
  const startedAt = performance.now();
  const underWay = new Set<Promise<void>>();
  let count = 0;
  for (const request of loadOf(model, options.model.routed, { seed, run, items, services }, client.headroomBytes)) {
    const early = startedAt + (1_000 * count) / perSecond - performance.now();
    if (early > 0) await pause(early);
    while (underWay.size >= underWayMax) await Promise.race(underWay);
    count += request.items.length;
    const call = client.send(model.signal, request.bytes).then((result) => {
      const rejectedItems = result.kind === "accepted" ? result.rejectedItems : 0;
      sent.push({ items: request.items, outcome: result.kind, rejectedItems });
      if (result.kind !== "accepted" || rejectedItems > 0) words.add(result.message);
    });
    underWay.add(call);
    void call.then(() => underWay.delete(call));
  }
  await Promise.all(underWay);
  return { model, run, sent, words: [...words].slice(0, wordsMax) };
}

/** Looks until everything is there and nothing more comes, or nothing has come for a while. */
async function settled(sent: readonly SentSignal[], { truth, settleMs, lingerMs }: RunOptions): Promise<Look> {
  const runs = Object.fromEntries(sent.map(({ model, run }) => [model.signal, run]));
  const startedAt = performance.now();
  let [last, changedAt] = [-1, startedAt];
  for (let lookMs = firstLookMs; ; lookMs = Math.min(2 * lookMs, lookMsMax)) {
    const look = await truth.look(runs);
    const [seen, now] = [seenIn(look), performance.now()];
    if (seen !== last) [last, changedAt] = [seen, now];
    const isWhole = sent.every((one) => isThere(one, look));
    if (now - changedAt >= (isWhole ? lingerMs : settleMs) || now - startedAt > waitMsMax) return look;
    await pause(lookMs);
  }
}

function seenIn(look: Look): number {
  if (look.kind === "silent") return 0;
  const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, number) => sum + number, 0);
  return look.kind === "counts"
    ? sumOf(Object.values(look.of).flatMap((counts) => [...counts.values()]))
    : sumOf(Object.values(look.of).flatMap((seen) => [...seen.values()].flatMap((items) => [...items.values()])));
}

function isThere({ model: { signal }, sent }: SentSignal, look: Look): boolean {
  const { accepted } = tallyOf(sent);
  if (look.kind === "silent") return false;
  if (look.kind === "counts")
    return [...(look.of[signal]?.values() ?? [])].reduce((sum, one) => sum + one, 0) >= accepted;
  const seen = new Set([...(look.of[signal]?.values() ?? [])].flatMap((items) => [...items.keys()]));
  return seen.size >= accepted;
}

function judged({ model, sent, words }: SentSignal, look: Look, { gates, truth }: RunOptions): SignalReport {
  const evidence = { model, sent, gates, words, backends: truth.backends };
  switch (look.kind) {
    case "items":
      return judgeItems(evidence, look.of[model.signal] ?? new Map());
    case "counts":
      return judgeCounts(evidence, look.of[model.signal] ?? new Map());
    case "silent":
      return {
        ...tallyOf(sent),
        ...{ signal: model.signal, received: 0, p: undefined, words },
        backends: backendsOf(evidence, new Map()),
        checks: [unchecked("loss", look.because)],
      };
  }
}
