/**
 * Which later findings an error of shape explains: those at its own place or further inside, and those about a setting that
 * is missing only because it stands there misspelt, or on another level.
 */

import type { Code } from "../../../diagnostics/catalogue.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isInside } from "../../../diagnostics/place.ts";
import { mayMean } from "../../../diagnostics/suggest.ts";
import type { CollectorView } from "./view.ts";

/** Something of a section is missing: an unknown key inside may be what was meant. */
const absences: readonly Code[] = Object.freeze(["FL1101", "FL3002", "FL3004"]);

export function explains(error: Diagnostic, found: Diagnostic, view: CollectorView): boolean {
  const [cause = [], path = []] = [error.collectorPath, found.collectorPath];
  if (isInside(path, cause)) return true;
  const section = cause.slice(0, -1);
  if (error.code !== "FL1002" || !isInside(path, section)) return false;
  const missing = path.slice(section.length);
  if (missing.length === 0) return absences.includes(found.code);
  const key = String(cause.at(-1));
  return view.at(path) === undefined && missing.some((step) => mayMean(key, String(step)));
}
