/** What the pods of a suite find in a volume. */

import type { JsonObject } from "../../src/model/json.ts";
import { sourcesOf } from "../../src/source/mounted-files.ts";
import { nameOf } from "./objects/api.ts";

/** What a volume of ConfigMaps brings, projected or not; undefined where one of them is missing or is something else. */
export function filesOf(
  volume: JsonObject | undefined,
  objects: readonly JsonObject[],
): Readonly<Record<string, string>> | undefined {
  const maps = sourcesOf(volume ?? {}).map(({ kind, name }) =>
    objects.find((object) => kind === "ConfigMap" && object["kind"] === kind && nameOf(object) === name),
  );
  if (maps.length === 0 || maps.includes(undefined)) return undefined;
  return Object.fromEntries(
    maps.flatMap((map) => Object.entries(map?.["data"] ?? {}).map(([name, text]) => [name, String(text)])),
  );
}
