/**
 * Every manifest is taken by a real API server as Argo CD applies it: server-side, fields checked strictly, without a warning.
 * What it then holds is what was written, letter by letter, and applying it again changes nothing.
 */

import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import type { ControlPlane } from "../live/control-plane.ts";
import type { Tally } from "../tally.ts";
import { apply, namespaceNamed, titleOf } from "./api.ts";
import type { Case } from "./cases.ts";

export async function manifestsApplied(tally: Tally, plane: ControlPlane, all: readonly Case[]): Promise<void> {
  for (const one of all) await caseApplied(tally, plane, one);
  const broken = { ...namespaceNamed("broken"), spec: { unknownField: 1 } };
  const { status } = await apply(plane, broken, "&dryRun=All");
  tally.check("API server: a field that it does not know is refused", status >= 400);
  const quota = { ...namespaceNamed("broken"), metadata: { name: "broken", labels: { a: "b" } } };
  const differing = differences(quota, { ...quota, metadata: { name: "broken", labels: { a: "c" } } });
  tally.check("API server: a value that it holds otherwise is seen", differing.length === 1);
}

async function caseApplied(tally: Tally, plane: ControlPlane, { name, objects }: Case): Promise<void> {
  const refused: string[] = [];
  const warned: string[] = [];
  const differing: string[] = [];
  const versions = new Map<JsonObject, string>();
  for (const object of objects) {
    const { status, body, warnings } = await apply(plane, object);
    if (status >= 300) refused.push(`${titleOf(object)}: ${String(jsonAt(body, ["message"]))}`);
    else {
      versions.set(object, versionOf(body));
      warned.push(...warnings.map((warning) => `${titleOf(object)}: ${warning}`));
      differing.push(...differences(object, body).map((path) => `${titleOf(object)}: ${path}`));
    }
  }
  const changed: string[] = [];
  for (const [object, version] of versions) {
    const { body } = await apply(plane, object);
    if (versionOf(body) !== version) changed.push(`${titleOf(object)}: ${version} became ${versionOf(body)}`);
  }
  const told = (what: string, found: readonly string[]) =>
    tally.check(`API server: ${name}: ${what}`, objects.length > 0 && found.length === 0, found.join("\n      "));
  told(`${objects.length} objects are taken, strictly`, refused);
  told("none draws a warning", warned);
  told("the server holds what was written", differing);
  told("applied again, none changes", changed);
}

function versionOf(object: Json): string {
  return `${String(jsonAt(object, ["metadata", "generation"]))}/${String(jsonAt(object, ["metadata", "resourceVersion"]))}`;
}

/** Places where a written value is not what the server holds: another spelling would be a difference to whoever compares. */
function differences(written: Json, held: Json | undefined, path = ""): readonly string[] {
  if (Array.isArray(written)) {
    const list = Array.isArray(held) ? (held as Json[]) : [];
    if (list.length !== written.length) return [`${path}: ${written.length} written, ${list.length} held`];
    return written.flatMap((item: Json, index) => differences(item, list[index], `${path}/${index}`));
  }
  if (!isJsonObject(written)) {
    return written === held ? [] : [`${path}: ${JSON.stringify(written)} written, ${JSON.stringify(held)} held`];
  }
  const there: JsonObject = isJsonObject(held ?? null) ? (held as JsonObject) : {}; // Just seen to be one.
  const missing = held === undefined ? [`${path}: written, not held`] : [];
  return [
    ...missing,
    ...Object.entries(written).flatMap(([key, value]) => differences(value, there[key], `${path}/${key}`)),
  ];
}
