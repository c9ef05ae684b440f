/**
 * Which sections can be relied on. A section that is misspelt or no section at all is found once; what its content would
 * have answered is then not asked, or one mistake would be reported again for every name that leads to it.
 */

import { nearest } from "../../../diagnostics/suggest.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import { pipelineLists } from "../../../needs/configuration.ts";
import { isNameReference, namesOtherwise } from "../../../needs/names-by-variable.ts";
import { misplacedSections, sectionNames } from "./misplaced.ts";
import type { CollectorView } from "./view.ts";

/** False for a section of the wrong form, one that stands too far inside, and an absent one that stands there under nearly its name. */
export function isSectionReadable(view: CollectorView, section: string): boolean {
  const { at, collector } = view;
  if (misplacedSections(view).has(section)) return false;
  const found = at([section]);
  if (found !== undefined && found !== null) return isJsonObject(found);
  const others = isJsonObject(collector.config) ? Object.keys(collector.config) : [];
  return !others.some((key) => !sectionNames.includes(key) && nearest(key, sectionNames).includes(section));
}

function isListOfNames(list: Json): boolean {
  const isList = Array.isArray(list) && list.every((id) => typeof id === "string");
  return list === null || isNameReference(list) || isList;
}

/** True when every list a pipeline names components in can be read: no list misspelt or of another form. */
export function isPipelineReadable(body: Json | undefined): boolean {
  if (body === null || body === undefined) return true;
  if (!isJsonObject(body)) return false;
  return Object.entries(body).every(
    ([key, list]) => pipelineLists.some((known) => known === key) && isListOfNames(namesOtherwise(list)),
  );
}
