/** What cannot be said of a part of a configuration: that something is missing, or not used, which may stand elsewhere. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { pipelineLists } from "../../../needs/configuration.ts";
import type { CollectorView } from "./view.ts";

export function holdsForPart(
  { code, severity, collectorPath = [] }: Diagnostic,
  { at, collector }: CollectorView,
): boolean {
  if (collector.isFragment === undefined) return true;
  const isMerged = collector.isFragment === "merged";
  if (severity === "error" && at(collectorPath) === undefined) return false;
  switch (code) {
    case "FL2004":
      return !isMerged && collectorPath.length > 2;
    case "FL2001": {
      const section = pipelineLists.find((list) => collectorPath.includes(list)) ?? "extensions";
      return !isMerged && at([section]) !== undefined;
    }
    case "FL2002":
      return !isMerged && at(["service", "pipelines"]) !== undefined;
    default:
      return true;
  }
}
