/** Holds items one by one against what was sent and what the model predicts. */

import {
  backendsOf,
  type Evidence,
  idleCheck,
  limited,
  type SentRequest,
  spreadCheck,
  tallyOf,
  unchecked,
} from "./evidence.ts";
import type { PlannedItem } from "./load.ts";
import type { Check, SignalReport } from "./report.ts";
import type { Sightings } from "./sightings.ts";

export function judgeItems(evidence: Evidence, sightings: Sightings): SignalReport {
  const { model, sent, gates, words } = evidence;
  const planned = new Map(sent.flatMap(({ items }) => items.map((item) => [item.index, item])));
  const places = placesOf(planned, sightings);
  const tally = tallyOf(sent);
  const seen = new Map(
    [...sightings].map(([name, items]) => [name, { items: sumOf(items), keys: places.keysAt.get(name)?.size ?? 0 }]),
  );
  const backends = backendsOf(evidence, seen);
  const byKeys = model.shares.kind === "known" && model.shares.unit === "keys";
  const counts = backends.map(({ share, items, keys = 0 }) => ({ share, of: byKeys ? keys : items }));
  const spread = spreadCheck(model.shares, counts, gates.minP);
  const refused = tally.refused + tally.unanswered;
  return {
    ...tally,
    signal: model.signal,
    received: places.copies.size,
    p: spread.result === "not checked" ? undefined : spread.found,
    backends,
    words,
    checks: [
      limited("refused", gates.refused, { found: refused, of: tally.sent }, "items that the balancer did not take"),
      lossCheck(evidence, places),
      limited(
        "duplicates",
        gates.duplicates,
        { found: places.extra, of: tally.accepted },
        "items too many, at one backend or at several",
      ),
      splitCheck(evidence, places),
      movedCheck(evidence, places),
      spread,
      idleCheck(backends, byKeys ? places.keys.size : places.copies.size, gates.idle),
    ],
  };
}

interface Places {
  /** Of each item, over all backends. */
  readonly copies: ReadonlyMap<number, number>;
  readonly extra: number;
  /** The backends of each key. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** The keys of each backend. */
  readonly keysAt: ReadonlyMap<string, ReadonlySet<string>>;
  readonly moved: readonly { readonly item: PlannedItem; readonly at: string }[];
}

function placesOf(planned: ReadonlyMap<number, PlannedItem>, sightings: Sightings): Places {
  const copies = new Map<number, number>();
  const keys = new Map<string, Set<string>>();
  const keysAt = new Map<string, Set<string>>();
  const moved: { item: PlannedItem; at: string }[] = [];
  for (const [backend, seen] of sightings) {
    for (const [index, count] of seen) {
      const item = planned.get(index);
      if (!item) continue;
      copies.set(index, (copies.get(index) ?? 0) + count);
      if (item.key === undefined) continue;
      addTo(keys, item.key, backend);
      addTo(keysAt, backend, item.key);
      if (item.owner !== undefined && item.owner !== backend) moved.push({ item, at: backend });
    }
  }
  const extra = [...copies.values()].reduce((sum, count) => sum + count - 1, 0);
  return { copies, extra, keys, keysAt, moved };
}

function addTo(sets: Map<string, Set<string>>, name: string, value: string): void {
  sets.set(name, (sets.get(name) ?? new Set<string>()).add(value));
}

function sumOf(items: ReadonlyMap<number, number>): number {
  return [...items.values()].reduce((sum, count) => sum + count, 0);
}

function lossCheck({ model: { mayDrop }, sent, gates }: Evidence, places: Places): Check {
  const lost = lostOf(sent, places);
  const doubt = lost > 0 && mayDrop !== undefined ? `; it has ${mayDrop}` : "";
  return limited(
    "loss",
    gates.loss,
    { found: lost, of: tallyOf(sent).accepted },
    `items that it took and no backend has${doubt}`,
  );
}

/** Of what was rejected in part it is not said which items, so that as many may be missing. */
function lostOf(sent: readonly SentRequest[], { copies }: Places): number {
  return sent
    .filter(({ outcome }) => outcome === "accepted")
    .reduce((lost, { items, rejectedItems }) => {
      const missing = items.filter(({ index }) => !copies.has(index)).length;
      return lost + Math.max(0, missing - rejectedItems);
    }, 0);
}

/** Examples that a check names. */
const examplesMax = 2;

function splitCheck({ model: { mayPart }, sent, gates }: Evidence, { keys }: Places): Check {
  if (mayPart !== undefined) return unchecked("split", mayPart);
  if (!inSeveralRequests(sent)) return unchecked("split", "every key came in one request, which nothing could split");
  const split = [...keys].filter(([, backends]) => backends.size > 1);
  const examples = split
    .slice(0, examplesMax)
    .map(([key, backends]) => `${keyWords(key)} at ${[...backends].join(" and ")}`);
  return limited(
    "split",
    gates.split,
    { found: split.length, of: keys.size },
    `keys at more than one backend${list(examples)}`,
  );
}

function inSeveralRequests(sent: readonly SentRequest[]): boolean {
  const seen = new Set<string>();
  return sent.some(({ items }) => {
    const keys = new Set(items.flatMap(({ key }) => key ?? []));
    const again = [...keys].some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return again;
  });
}

function movedCheck({ model: { owners, mayMove }, gates }: Evidence, { moved, keys: all }: Places): Check {
  if (owners.kind === "unknown") return unchecked("moved", owners.because);
  const keys = new Map(moved.map((one) => [one.item.key ?? "", one]));
  const examples = [...keys]
    .slice(0, examplesMax)
    .map(([key, { item, at }]) => `${keyWords(key)} at ${at} instead of ${item.owner ?? ""}`);
  const found = { found: keys.size, of: all.size };
  const doubt = keys.size > 0 && mayMove !== undefined ? `; ${mayMove}` : "";
  const says = `keys at another backend than the model gives them${list(examples)}${doubt}`;
  return limited("moved", gates.moved, found, says);
}

function list(examples: readonly string[]): string {
  return examples.length > 0 ? `: ${examples.join("; ")}` : "";
}

/** A trace id in digits; text as it is. */
function keyWords(key: string): string {
  const bytes = Buffer.from(key, "base64");
  const isText = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText ? JSON.stringify(bytes.toString("latin1")) : bytes.toString("hex");
}
