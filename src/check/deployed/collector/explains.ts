/**
 * Which later findings an error of shape explains: those at its own place or further inside, and those about a setting that
 * is missing only because it stands there misspelt, or on another level.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isInside, type Path } from "../../../diagnostics/place.ts";
import { mayMean } from "../../../diagnostics/suggest.ts";
import { normalId } from "../../../needs/configuration.ts";
import type { CollectorView } from "./view.ts";

export function explains(error: Diagnostic, found: Diagnostic, view: CollectorView): boolean {
  const { collectorPath: path = [] } = found;
  if (error.code === "FL1001" && found.code === "FL2001") return isDefinitionOf(view.at(path), error);
  return [path, ...found.restsOn].some((one) => isCauseOf(error, one, view));
}

/** A definition whose type is misspelt is not missing, too, where its name is right. */
function isDefinitionOf(name: unknown, { collectorPath = [] }: Diagnostic): boolean {
  return typeof name === "string" && mayMean(normalId(String(collectorPath.at(-1))), normalId(name));
}

function isCauseOf({ code, collectorPath: cause = [] }: Diagnostic, path: Path, view: CollectorView): boolean {
  if (isInside(path, cause)) return true;
  const section = cause.slice(0, -1);
  const isOfName = code === "FL1002" || code === "FL1003";
  if (!isOfName || !isInside(path, section) || view.at(path) !== undefined) return false;
  return path.slice(section.length).some((step) => mayMean(String(cause.at(-1)), String(step)));
}
