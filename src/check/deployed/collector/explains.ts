/**
 * Which later findings an error of shape explains: those at its own place or further inside, and those about a setting that
 * is missing only because it stands there misspelt, or on another level.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { beginningsOf, insideAnyOf, pathKey } from "../../../diagnostics/paths-within.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { mayMean } from "../../../diagnostics/suggest.ts";
import { normalId } from "../../../needs/configuration.ts";
import { componentKinds } from "../../../schema/registry.ts";
import { settingPlaces } from "./misplaced.ts";
import type { CollectorView } from "./view.ts";

/** Of more names that are wrong in one section, the further ones were not meant for what is missing. */
const namesMax = 100;

/** @param errors of shape */
export function explainedBy(errors: readonly Diagnostic[], view: CollectorView): (found: Diagnostic) => boolean {
  const isInsideError = insideAnyOf(errors.map(pathOf));
  const misspelt = namesBySection([
    ...errors.filter(({ code }) => code === "FL1002" || code === "FL1003").map(pathOf),
    ...errors.flatMap((error) => meantFor(view, error)),
  ]);
  const definitions = errors.filter((error) => isOfDefinition(error)).slice(0, namesMax);
  const isMissing = (path: Path): boolean =>
    misspelt.size > 0 &&
    view.at(path) === undefined &&
    beginningsOf(path).some((section) =>
      misspelt
        .get(pathKey(section))
        ?.some((name) => path.slice(section.length).some((step) => mayMean(name, String(step)))),
    );
  return (found) => {
    if (found.code === "FL2001") {
      const name = view.at(pathOf(found));
      if (definitions.some((error) => isDefinitionOf(name, error))) return true;
    }
    return [pathOf(found), ...found.restsOn].some((path) => isInsideError(path) || isMissing(path));
  };
}

function pathOf({ collectorPath = [] }: Diagnostic): Path {
  return collectorPath;
}

/** Of a setting that stands beside its component, the places where it is missing. */
function meantFor(
  view: CollectorView,
  { code, collectorPath: [section, key, ...inside] = [] }: Diagnostic,
): readonly Path[] {
  return code === "FL1001" && inside.length === 0 ? settingPlaces(view, String(section), String(key)) : [];
}

function namesBySection(paths: readonly Path[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const path of paths) {
    const section = pathKey(path.slice(0, -1));
    const known = names.get(section) ?? [];
    names.set(section, known);
    if (known.length < namesMax) known.push(String(path.at(-1)));
  }
  return names;
}

/** Under a type that is none, or inside of another component. */
function isOfDefinition({ code, collectorPath: [section, , ...inside] = [] }: Diagnostic): boolean {
  const isOfComponent = componentKinds.some((kind) => kind === section);
  return code === "FL1001" || (code === "FL1002" && isOfComponent && inside.length === 1);
}

/** A definition whose type is misspelt is not missing, too, where its name is right. */
function isDefinitionOf(name: unknown, { collectorPath = [] }: Diagnostic): boolean {
  return typeof name === "string" && mayMean(normalId(String(collectorPath.at(-1))), normalId(name));
}
