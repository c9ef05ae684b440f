/** What was sent and answered, before anybody looks at the backends; and how a check is written. */

import { type ChiSquared, chiSquared } from "../inspect/chi-squared.ts";
import type { PlannedItem } from "./load.ts";
import type { Shares, SignalModel } from "./model.ts";
import type { Check, CheckName, Gate, Gates, SeenBackend, SignalReport } from "./report.ts";

/** A request and what the balancer answered. */
export interface SentRequest {
  readonly items: readonly PlannedItem[];
  readonly outcome: "accepted" | "refused" | "unknown";
  /** Of an accepted one; it is not said which they are. */
  readonly rejectedItems: number;
}

export interface Evidence {
  readonly model: SignalModel;
  readonly sent: readonly SentRequest[];
  readonly gates: Gates;
  /** What the balancer said when it refused something. */
  readonly words: readonly string[];
  /** Of the source of truth, where it knows them. */
  readonly backends: readonly string[] | undefined;
}

export type Tally = Pick<SignalReport, "sent" | "accepted" | "refused" | "unanswered">;

export function tallyOf(sent: readonly SentRequest[]): Tally {
  const itemsOf = (outcome: SentRequest["outcome"]) =>
    sent.reduce((sum, request) => sum + (request.outcome === outcome ? request.items.length : 0), 0);
  const rejected = sent.reduce((sum, { rejectedItems }) => sum + rejectedItems, 0);
  return {
    sent: sent.reduce((sum, { items }) => sum + items.length, 0),
    accepted: itemsOf("accepted") - rejected,
    refused: itemsOf("refused") + rejected,
    unanswered: itemsOf("unknown"),
  };
}

/** What was found, of how many that could have been. */
export interface Found {
  readonly found: number;
  readonly of: number;
}

export function limited(name: CheckName, gate: Gate, { found, of }: Found, says: string): Check {
  const limit = typeof gate === "number" ? gate : Math.floor(gate.part * of);
  return { name, says, found, limit, result: found <= limit ? "held" : "broken" };
}

export function unchecked(name: CheckName, because: string): Check {
  return { name, says: because, result: "not checked" };
}

/** All that anybody knows of, in the order of their names. */
export function backendsOf(
  { model: { shares }, sent, backends = [] }: Evidence,
  seen: ReadonlyMap<string, { readonly items: number; readonly keys: number | undefined }>,
): readonly SeenBackend[] {
  const shareOf = shares.kind === "known" ? shares.of : new Map<string, number>();
  const predicted = predictedOf(sent);
  const names = [...new Set([...backends, ...shareOf.keys(), ...seen.keys()])];
  return names.sort(byNumber).map((name) => ({
    name,
    items: seen.get(name)?.items ?? 0,
    keys: seen.get(name)?.keys,
    share: shareOf.get(name),
    predicted: predicted && (predicted.get(name) ?? 0),
  }));
}

const byNumber = new Intl.Collator("en", { numeric: true }).compare;

/** Of what the balancer took; undefined where the backend of any of it is not told. */
function predictedOf(sent: readonly SentRequest[]): ReadonlyMap<string, number> | undefined {
  const predicted = new Map<string, number>();
  for (const { items, outcome } of sent) {
    if (outcome !== "accepted") continue;
    for (const { owner } of items) {
      if (owner === undefined) return undefined;
      predicted.set(owner, (predicted.get(owner) ?? 0) + 1);
    }
  }
  return predicted;
}

/** Below, a chi-squared test says nothing (Cochran's rule). */
const expectedMin = 5;

/** Whether what came falls as the shares say; `of` counts in their unit. */
function spreadOf(
  shares: Shares,
  counts: readonly { readonly share: number | undefined; readonly of: number }[],
): { readonly kind: "tested"; readonly test: ChiSquared } | { readonly kind: "untested"; readonly because: string } {
  if (shares.kind === "unknown") return { kind: "untested", because: shares.because };
  const total = counts.reduce((sum, { of }) => sum + of, 0);
  const expected = counts.map(({ share = 0 }) => share * total);
  const least = Math.min(...expected.filter((wanted) => wanted > 0));
  if (!(least >= expectedMin)) {
    return {
      kind: "untested",
      because: `${total} ${shares.unit} are too few to say how they fall on ${expected.length} backends`,
    };
  }
  const of = counts.map((count) => count.of);
  return { kind: "tested", test: chiSquared(of, expected) };
}

export function spreadCheck(shares: Shares, counts: Parameters<typeof spreadOf>[1], minP: number): Check {
  const spread = spreadOf(shares, counts);
  if (spread.kind === "untested") return unchecked("spread", spread.because);
  const { p, statistic, degrees } = spread.test;
  const unit = shares.kind === "known" ? shares.unit : "keys";
  const says = `the p-value of how ${unit} fall on backends (chi-squared ${statistic.toFixed(1)} of ${degrees})`;
  return { name: "spread", says, found: p, limit: minP, result: p >= minP ? "held" : "broken" };
}

/** Keys of a backend, by its share, from which on none is no accident: once in 10^8 runs. Without shares, on average of all. */
const [enoughByShare, enoughOnAverage] = [20, 100];

/** @param total keys, or items, of all */
export function idleCheck(backends: readonly SeenBackend[], total: number, gate: Gate): Check {
  const idle = backends.filter(({ items, share }) => items === 0 && share !== 0);
  const isAccident = ({ share }: SeenBackend) =>
    share === undefined ? total < enoughOnAverage * backends.length : share * total < enoughByShare;
  if (idle.some(isAccident)) {
    return unchecked("idle", `${total} are too few to expect some at each of ${backends.length} backends`);
  }
  const names = idle.length > 0 ? `: ${idle.map(({ name }) => name).join(", ")}` : "";
  return limited("idle", gate, { found: idle.length, of: backends.length }, `backends that got nothing${names}`);
}
