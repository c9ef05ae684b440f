/**
 * What is missing because its name is misspelt, where the Collector passes over names that it does not know: one finding, at the
 * name that was written, instead of one for what is missing and one for what is too much.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { isJsonObject } from "../../../model/json.ts";
import { componentKinds, type SchemaNode, schemaAt, schemaFile, typeOfId } from "../../../schema/registry.ts";
import type { CollectorView } from "./view.ts";

export function atMisspelling(found: readonly Diagnostic[], view: CollectorView): readonly Diagnostic[] {
  const moved = new Map(found.flatMap((one) => atName(one, view) ?? []));
  if (moved.size === 0) return found;
  const names = new Set([...moved.values()].map(({ collectorPath = [] }) => collectorPath.join("\n")));
  return found
    .filter(({ code, collectorPath = [] }) => code !== "FL1005" || !names.has(collectorPath.join("\n")))
    .map((one) => moved.get(one) ?? one);
}

function atName(found: Diagnostic, view: CollectorView): readonly (readonly [Diagnostic, Diagnostic])[] | undefined {
  const { code, collectorPath: path = [], message, severity, restsOn } = found;
  const key = path.at(-1);
  const section = view.at(path.slice(0, -1));
  if (code !== "FL1101" || typeof key !== "string" || view.at(path) !== undefined || !isJsonObject(section)) return;
  const near = Object.keys(section).filter((one) => didYouMean(one, [key]) !== undefined);
  const known = near.length > 0 ? keysAt(view, path.slice(0, -1)) : undefined;
  const name = near.find((one) => !known?.has(one));
  if (name === undefined) return;
  const help = `did you mean ${key}?`;
  const at = [...path.slice(0, -1), name];
  return [[found, view.finding(code, at, { about: "key", message, help, severity, restsOn })]];
}

function keysAt(view: CollectorView, path: Path): ReadonlySet<string> {
  const kind = componentKinds.find((one) => one === path[0]);
  const schema = kind && schemaFile(view.schemas, kind, typeOfId(String(path[1])), "exact");
  const node = schema && schemaAt(schema, path.slice(2));
  return new Set(node ? keysOf(node) : []);
}

function keysOf({ properties = {}, anyOf = [] }: SchemaNode): readonly string[] {
  return [...Object.keys(properties), ...anyOf.flatMap(keysOf)];
}
