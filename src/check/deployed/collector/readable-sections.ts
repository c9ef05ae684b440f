/**
 * Which sections can be relied on. A section that is misspelt or no section at all is found once; what its content would
 * have answered is then not asked, or one mistake would be reported again for every name that leads to it.
 */

import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { pipelineLists } from "./view.ts";

/** Everything a configuration may have at its top (core otelcol, both versions). */
export const sectionNames: readonly string[] = Object.freeze([
  "receivers",
  "processors",
  "exporters",
  "extensions",
  "connectors",
  "service",
]);

/** False for a section of the wrong form, and for an absent one that stands there under nearly its name. */
export function isSectionReadable(collector: DeployedCollector, section: string): boolean {
  const found = jsonAt(collector.config, [section]);
  if (found !== undefined && found !== null) return isJsonObject(found);
  const others = isJsonObject(collector.config) ? Object.keys(collector.config) : [];
  return !others.some((key) => !sectionNames.includes(key) && nearest(key, sectionNames).includes(section));
}

/** True when every list a pipeline names components in can be read: no list misspelt or of another form. */
export function isPipelineReadable(body: Json | undefined): boolean {
  if (body === null || body === undefined) return true;
  if (!isJsonObject(body)) return false;
  return Object.entries(body).every(
    ([key, list]) =>
      pipelineLists.some((known) => known === key) &&
      (list === null || (Array.isArray(list) && list.every((id) => typeof id === "string"))),
  );
}
