/** What cannot be said of a part of a configuration: that something is missing, or not used, which may stand elsewhere. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isInside } from "../../../diagnostics/place.ts";
import { pipelineLists } from "../../../needs/configuration.ts";
import type { CollectorView } from "./view.ts";

/** Section and id. */
const componentDepth = 2;

/** @param found all of that configuration: a component that lacks what it cannot do without is shown in part, too */
export function holdsForPart(
  { code, severity, collectorPath = [] }: Diagnostic,
  { at, collector }: CollectorView,
  found: readonly Diagnostic[],
): boolean {
  if (collector.isFragment === undefined) return true;
  const isMerged = collector.isFragment === "merged";
  if (at(collectorPath) === undefined) {
    const isCut = found.some(
      (other) =>
        other.severity === "error" &&
        at(other.collectorPath ?? []) === undefined &&
        isInside(other.collectorPath ?? [], collectorPath.slice(0, componentDepth)),
    );
    if (severity === "error" || isCut) return false;
  }
  switch (code) {
    case "FL2004":
      return !isMerged && collectorPath.length > 2;
    case "FL2001": {
      const section = pipelineLists.find((list) => collectorPath.includes(list)) ?? "extensions";
      return !isMerged && at([section]) !== undefined;
    }
    case "FL2006":
      return !isMerged;
    case "FL2002":
      return !isMerged && at(["service", "pipelines"]) !== undefined;
    default:
      return true;
  }
}
