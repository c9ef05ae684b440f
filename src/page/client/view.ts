/** What the pictures and the table show of one balancer at this moment, worked out of what the server told and told before. */

import type { RecentEvent } from "../../contract/status.ts";
import type { ActionKind, PageBackend, PageBalancer, PageSender, PageState } from "../page-state.ts";
import { append, type Counted, countedFrom, quantileOf, ratesOf, sharesOf } from "./series.ts";
import { shortNames } from "./words.ts";

export interface View {
  readonly name: string;
  readonly startedAtMs: number;
  readonly atMs: number;
  readonly balancer: PageBalancer;
  readonly balancers: readonly string[];
  readonly senders: readonly PageSender[];
  readonly actions: readonly ActionKind[];
  readonly events: readonly RecentEvent[];
  readonly moments: readonly number[];
  readonly rows: readonly Row[];
  readonly inPerSecond: number;
  readonly latency: Latency;
}

export interface Row {
  readonly backend: PageBackend;
  readonly short: string;
  /** Of eight. */
  readonly colour: number;
  readonly rates: readonly number[];
  readonly perSecond: number;
  readonly shares: readonly number[];
  /** Of the items of the last seconds. */
  readonly gets: number;
  /** Mean of the signals that keys decide. */
  readonly owns: number | undefined;
  readonly state: { readonly word: string; readonly isGood: boolean; readonly why: string };
  readonly latency: Latency;
}

export interface Latency {
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

/** Of the last calls, not of all since the start. */
const latencyMoments = 30;
const coloursMax = 8;

export class Model {
  #counted: Counted;
  readonly #states: PageState[] = [];

  constructor(history: Parameters<typeof countedFrom>[0]) {
    this.#counted = countedFrom(history);
  }

  add(state: PageState): void {
    append(this.#counted, state);
    this.#states.push(state);
    if (this.#states.length > latencyMoments) this.#states.shift();
  }

  /** @param wanted the balancer that is looked at; the first where it is not there */
  view(wanted: string | undefined): View | undefined {
    const state = this.#states.at(-1);
    const balancer = state?.balancers.find(({ name }) => name === wanted) ?? state?.balancers[0];
    if (!state || !balancer) return undefined;
    const before = this.#states[0]?.balancers.find(({ name }) => name === balancer.name);
    const rates = balancer.backends.map(({ name }) => ratesOf(this.#counted, balancer.name, name));
    const shares = sharesOf(rates);
    const short = shortNames(balancer.backends.map(({ name }) => name));
    const bounds = balancer.counts?.latencyBoundsMs ?? [];
    const rows = balancer.backends.map((backend, index): Row => {
      const earlier = before?.backends.find(({ name }) => name === backend.name);
      return {
        backend,
        short: short.get(backend.name) ?? backend.name,
        colour: index % coloursMax,
        rates: rates[index] ?? [],
        perSecond: rates[index]?.at(-1) ?? 0,
        shares: shares[index] ?? [],
        gets: shares[index]?.at(-1) ?? 0,
        owns: meanOf(Object.values(backend.owned)),
        state: stateOf(backend),
        latency: latencyOf(bounds, [backend], earlier ? [earlier] : []),
      };
    });
    return {
      ...{ name: state.name, startedAtMs: state.startedAtMs, atMs: state.atMs, balancer, rows },
      balancers: state.balancers.map(({ name }) => name),
      senders: state.senders.filter((sender) => sender.balancer === balancer.name),
      actions: state.actions,
      events: state.events,
      moments: this.#counted.atMs,
      inPerSecond: this.#inPerSecond(balancer) ?? rows.reduce((sum, { perSecond }) => sum + perSecond, 0),
      latency: latencyOf(bounds, balancer.backends, before?.backends ?? []),
    };
  }

  #inPerSecond({ name, counts }: PageBalancer): number | undefined {
    const earlier = this.#states.at(-6) ?? this.#states[0];
    const now = this.#states.at(-1);
    const before = earlier?.balancers.find((one) => one.name === name)?.counts;
    const spentMs = (now?.atMs ?? 0) - (earlier?.atMs ?? 0);
    if (!counts || !before || spentMs <= 0) return undefined;
    return Math.max(0, (1_000 * (counts.acceptedItems - before.acceptedItems)) / spentMs);
  }
}

function meanOf(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const connectionWords: Readonly<Record<string, string>> = {
  connecting: "connecting",
  waiting: "not connected",
  closed: "not connected",
};

/** What is known of the program itself comes first: the balancer may not have noticed yet. */
function stateOf({ program, health }: PageBackend): Row["state"] {
  const last = health?.lastError?.reason ?? "";
  if (program === "stopped") return { word: "stopped", isGood: false, why: health?.reason || last };
  if (health && !health.isAvailable) return { word: "not available", isGood: false, why: health.reason || last };
  if (health && health.connection !== "ready" && health.connection !== "idle") {
    return { word: connectionWords[health.connection] ?? health.connection, isGood: false, why: last };
  }
  if (health?.connection === "idle") return { word: "idle", isGood: true, why: last };
  if (program === "slow") return { word: "slow", isGood: true, why: "answers late" };
  return { word: health ? "available" : "runs", isGood: true, why: "" };
}

function latencyOf(bounds: readonly number[], now: readonly PageBackend[], before: readonly PageBackend[]): Latency {
  const sum = (of: (backend: PageBackend) => number | undefined) =>
    now.reduce((total, one) => total + (of(one) ?? 0), 0) - before.reduce((total, one) => total + (of(one) ?? 0), 0);
  const count = sum(({ latency }) => latency?.count);
  const calls = bounds.map((_bound, index) => sum(({ latency }) => latency?.calls[index]));
  return { p50: quantileOf(bounds, calls, count, 0.5), p99: quantileOf(bounds, calls, count, 0.99) };
}
