/** Where the components of a configuration connect to, as their settings say it. */

import type { Path } from "../diagnostics/place.ts";
import { type Json, jsonAt } from "../model/json.ts";
import type { Sending } from "./component-needs.ts";
import type { Component } from "./configuration.ts";
import { needsOf } from "./table.ts";

export interface Connection extends Pick<Sending, "speaks"> {
  readonly component: Component;
  /** Of the address, in the configuration. */
  readonly path: Path;
  readonly address: string;
}

/** Of a component that the table knows; what has no text there connects by a default of its own. */
export function connectionsOf(component: Component): readonly Connection[] {
  const { section, type, path, settings } = component;
  return (needsOf(section, type)?.sends ?? []).flatMap(({ at, speaks }) =>
    textsAt(settings, at).map(([where, address]) => ({ component, path: [...path, ...where], address, speaks })),
  );
}

function textsAt(value: Json, at: Path, before: Path = []): readonly (readonly [Path, string])[] {
  const star = at.indexOf("*");
  const [first, rest] = star < 0 ? [at, undefined] : [at.slice(0, star), at.slice(star + 1)];
  const found = jsonAt(value, first);
  const path = [...before, ...first];
  if (rest === undefined) return typeof found === "string" ? [[path, found]] : [];
  const list = Array.isArray(found) ? (found as readonly Json[]) : []; // Narrowing forgets the items.
  return list.flatMap((item, index) => textsAt(item, rest, [...path, index]));
}
