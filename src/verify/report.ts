/** What a run found, as plain data: checks that hold, that do not, and that its source of truth cannot decide. */

import type { Signal } from "../contract/signal.ts";

export const checkNames = ["refused", "loss", "duplicates", "count", "split", "moved", "spread", "idle"] as const;
export type CheckName = (typeof checkNames)[number];

export type Check = { readonly name: CheckName; readonly says: string } & (
  | { readonly result: "held" | "broken"; readonly found: number; readonly limit: number }
  | { readonly result: "not checked" }
);

export interface SeenBackend {
  readonly name: string;
  readonly items: number;
  /** Of the run; undefined where items are not told apart. */
  readonly keys: number | undefined;
  /** Part of all keys or items that the model gives it. */
  readonly share: number | undefined;
  /** Items of this run that belong to it. */
  readonly predicted: number | undefined;
}

export interface SignalReport {
  readonly signal: Signal;
  readonly sent: number;
  readonly accepted: number;
  readonly refused: number;
  /** The answer was lost: they may have arrived or not. */
  readonly unanswered: number;
  readonly received: number;
  readonly p: number | undefined;
  readonly backends: readonly SeenBackend[];
  readonly checks: readonly Check[];
  /** What the balancer said when it refused something. */
  readonly words: readonly string[];
}

export interface Report {
  readonly formatVersion: 1;
  readonly balancer: string;
  readonly to: string;
  readonly truth: string;
  readonly seed: number;
  readonly seconds: number;
  readonly signals: readonly SignalReport[];
  /** Checks that were asked for by name and could not be made: the signal and the check. */
  readonly unmet: readonly string[];
  readonly verdict: Verdict;
}

export type Verdict = "held" | "broken" | "nothing checked";

export function verdictOf(signals: readonly SignalReport[], unmet: readonly string[]): Verdict {
  if (unmet.length > 0) return "broken";
  const results = signals.flatMap(({ checks }) => checks.map(({ result }) => result));
  if (results.includes("broken")) return "broken";
  // Gates may let all of it be refused or lost: of what never came nothing is known.
  if (signals.some(({ received }) => received === 0)) return "nothing checked";
  // That a balancer took it says nothing of where it went.
  const decided = signals.flatMap(({ checks }) => checks).filter(({ name }) => name !== "refused");
  return decided.some(({ result }) => result === "held") ? "held" : "nothing checked";
}

/** So many, or so large a part of all that could be. */
export type Gate = number | { readonly part: number };

/** The most of each that is all right, and the least likely spread. */
export interface Gates {
  readonly refused: Gate;
  readonly loss: Gate;
  readonly duplicates: Gate;
  readonly count: Gate;
  readonly split: Gate;
  readonly moved: Gate;
  readonly idle: Gate;
  readonly minP: number;
}

/** A sound system fails by chance in one run of a million. */
export const defaultGates: Gates = {
  ...{ refused: 0, loss: 0, duplicates: 0, count: 0, split: 0, moved: 0, idle: 0 },
  minP: 1e-6,
};
