/**
 * Holds counts of backends against what was sent. Counts cannot tell one item from another: what is missing may hide what came twice,
 * so that equal counts decide neither; a difference decides that something is wrong.
 */

import { backendsOf, type Evidence, idleCheck, limited, spreadCheck, tallyOf, unchecked } from "./evidence.ts";
import type { Check, SeenBackend, SignalReport } from "./report.ts";

export function judgeCounts(evidence: Evidence, counts: ReadonlyMap<string, number>): SignalReport {
  const { model, sent, gates, words } = evidence;
  const tally = tallyOf(sent);
  const seen = new Map([...counts].map(([name, items]) => [name, { items, keys: undefined }]));
  const backends = backendsOf(evidence, seen);
  const received = backends.reduce((sum, { items }) => sum + items, 0);
  const surplus = received - tally.accepted;
  // What an answer was lost of may have arrived.
  const missing = Math.max(0, -surplus);
  const extra = Math.max(0, surplus - tally.unanswered);
  const spread =
    model.shares.kind === "known" && model.shares.unit === "items"
      ? spreadCheck(
          model.shares,
          backends.map(({ share, items }) => ({ share, of: items })),
          gates.minP,
        )
      : unchecked("spread", "counts of items do not tell keys apart, and keys are what falls evenly");
  return {
    ...tally,
    signal: model.signal,
    received,
    p: spread.result === "not checked" ? undefined : spread.found,
    backends,
    words,
    checks: [
      limited(
        "refused",
        gates.refused,
        { found: tally.refused + tally.unanswered, of: tally.sent },
        "items that the balancer did not take",
      ),
      missing > 0
        ? limited("loss", gates.loss, { found: missing, of: tally.accepted }, "items fewer than it took, at least")
        : unchecked(
            "loss",
            "the counts are whole, and one that is lost beside one that came twice would leave them so",
          ),
      extra > 0
        ? limited(
            "duplicates",
            gates.duplicates,
            { found: extra, of: tally.accepted },
            "items more than it took, at least",
          )
        : unchecked("duplicates", "the counts do not tell items apart"),
      countCheck(evidence, backends, tally.accepted, received),
      unchecked("split", "the counts do not tell keys apart"),
      unchecked("moved", "the counts do not tell keys apart; see count"),
      spread,
      idleCheck(backends, received, gates.idle),
    ],
  };
}

/** Of each backend where it is predicted, else of all. */
function countCheck({ gates }: Evidence, backends: readonly SeenBackend[], accepted: number, received: number): Check {
  const differing = backends.filter(({ items, predicted }) => predicted !== undefined && items !== predicted);
  if (backends.some(({ predicted }) => predicted === undefined)) {
    return limited(
      "count",
      gates.count,
      { found: Math.abs(received - accepted), of: accepted },
      "items more or fewer than the balancer took, in all",
    );
  }
  const off = differing.reduce((sum, { items, predicted = 0 }) => sum + Math.abs(items - predicted), 0);
  const examples = differing.map(({ name, items, predicted = 0 }) => `${name} ${items} of ${predicted}`).join(", ");
  return limited(
    "count",
    gates.count,
    { found: off, of: accepted },
    `items more or fewer than the model gives each backend${examples && `: ${examples}`}`,
  );
}
