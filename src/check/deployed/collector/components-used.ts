/** What is defined is used: by a pipeline, or, for extensions, by `service.extensions`. The rest is read and never run. */

import { nearest } from "../../../diagnostics/suggest.ts";
import { isJsonObject } from "../../../model/json.ts";
import { isNameReference, namesOtherwise } from "../../../needs/names-by-variable.ts";
import { extensionsAskedFor } from "./extensions-asked.ts";
import { isPipelineReadable } from "./readable-sections.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const componentsUsed: CollectorRule = (view) => {
  if (!areListsReadable(view)) return [];
  const meant = meantNames(view);
  // One that a component asks for has to be enabled, which is found there.
  const asked = extensionsAskedFor(view);
  return view.components
    .filter(({ runs, name, section }) => !runs && !meant.has(name) && !(section === "extensions" && asked.has(name)))
    .map(({ section, id, path }) =>
      view.finding("FL2002", path, {
        about: "key",
        message: `The ${section.slice(0, -1)} "${id}" is defined, but ${section === "extensions" ? "not enabled under service.extensions" : "no pipeline uses it"}: it does nothing.`,
        help: "use it or remove it",
      }),
    );
};

/** Where a list of names is wrong, or of somebody else, what it leaves unused is not known. */
function areListsReadable({ at, pipelines, named: names }: CollectorView): boolean {
  if ([...names].some(isNameReference)) return false;
  const named = namesOtherwise(at(["service", "extensions"]) ?? []);
  const bodies = at(["service", "pipelines"]);
  return (
    Array.isArray(named) &&
    pipelines.length > 0 &&
    isJsonObject(bodies) &&
    Object.values(bodies).every(isPipelineReadable)
  );
}

/** Components whose name was misspelt where they are used: that is found there. */
function meantNames({ components, named }: CollectorView): ReadonlySet<string> {
  const defined = components.map(({ name }) => name);
  const known = new Set(defined);
  const undefinedNames = [...named].filter((name) => !known.has(name));
  return new Set(undefinedNames.flatMap((name) => nearest(name, defined)));
}
