/** Warnings that a declaration accepts are told with its author's reason; an acceptance of what is not found is told, too. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { ownerOf, type Place, within } from "../../diagnostics/place.ts";
import type { AcceptedFinding } from "../../model/plan.ts";
import type { Topology } from "../../model/topology.ts";
import { listed, valueAt } from "./value-at.ts";

interface Given {
  readonly code: string;
  readonly because: string;
  readonly at: Place;
  readonly covers: (place: Place) => boolean;
}

/** @param found all findings on the blueprint */
export function withAcceptances(topology: Topology, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const given = acceptancesIn(topology);
  if (given.length === 0) return found;
  const used = new Set<Given>();
  const told = found.map((one) => {
    const acceptance = given.find(({ code, covers }) => code === one.code && covers(one.place));
    if (acceptance) used.add(acceptance);
    return acceptance && one.severity !== "error" ? { ...one, accepted: acceptance.because } : one;
  });
  return [...told, ...given.flatMap((one) => problems(one, used.has(one), found))];
}

/** For the runbook. */
export function acceptedIn(found: readonly Diagnostic[]): readonly AcceptedFinding[] {
  return found.flatMap(({ code, name, message, place, accepted }) =>
    accepted === undefined
      ? []
      : [{ code, name, message, because: accepted, on: [ownerOf(place), ...place.path].join("/") }],
  );
}

/** The declaration's own come first; a part that is not of its shape has a finding of that. */
function acceptancesIn({ pools, existing, balancers, generators, accept, origin }: Topology): readonly Given[] {
  const parts = [...pools, ...existing, ...balancers, ...generators].flatMap((part) =>
    listedIn(part.accept, part.origin, (place) => ownerOf(place) === ownerOf(part.origin)),
  );
  return [...parts, ...listedIn(accept, origin, () => true)];
}

function listedIn(accept: unknown, origin: Place, covers: Given["covers"]): readonly Given[] {
  return listed(accept).flatMap((one, index) => {
    const [code, because] = [valueAt(one, "code"), valueAt(one, "because")];
    const at = within(origin, "accept", index);
    return typeof code === "string" && typeof because === "string" ? [{ code, because, at, covers }] : [];
  });
}

function problems({ code, at, covers }: Given, isUsed: boolean, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const isRefused = found.some(({ place }) => ownerOf(place) === ownerOf(at) && isUnder(place, at));
  if (isRefused) return [];
  const refused = found.find((one) => one.code === code && one.severity === "error" && covers(one.place));
  if (refused) {
    return [
      diagnostic("FL1013", {
        at: within(at, "code"),
        message: `${code} is an error here, and only its warnings can be accepted.`,
        help: refused.help,
        related: [{ message: refused.message, place: refused.place }],
      }),
    ];
  }
  // Behind an error there may be something to accept.
  if (isUsed || found.some(({ severity, place }) => severity === "error" && covers(place))) return [];
  return [
    diagnostic("FL1014", {
      at,
      message: `There is no finding ${code} here to accept.`,
      help: "leave it out: what it was for is gone, or is at another declaration",
    }),
  ];
}

function isUnder(place: Place, outer: Place): boolean {
  return outer.path.every((step, index) => String(step) === String(place.path[index]));
}
