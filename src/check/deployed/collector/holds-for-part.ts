/** What cannot be said of an example that shows a part of a configuration: that something is missing which may stand elsewhere. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { pipelineLists } from "../../../needs/configuration.ts";
import type { CollectorView } from "./view.ts";

export function holdsForPart(
  { code, severity, collectorPath = [] }: Diagnostic,
  { at, collector }: CollectorView,
): boolean {
  if (collector.isFragment !== true) return true;
  if (severity === "error" && at(collectorPath) === undefined) return false;
  switch (code) {
    case "FL2004":
      return collectorPath.length > 2;
    case "FL2001": {
      const section = pipelineLists.find((list) => collectorPath.includes(list)) ?? "extensions";
      return at([section]) !== undefined;
    }
    case "FL2002":
      return at(["service", "pipelines"]) !== undefined;
    default:
      return true;
  }
}
