/** Configurations in ConfigMaps and Secrets, under any key: what pods name, and what reads like one. */

import { Buffer } from "node:buffer";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { hasCollectorSections, looksLikeConfiguration } from "./collector-sections.ts";
import { type ReadConfiguration, readCollectorYaml } from "./collector-yaml.ts";
import { type SourceObject, textBelow } from "./source-object.ts";
import type { SourceText, Unreadable } from "./yaml-documents.ts";

export interface StoredConfiguration {
  readonly object: SourceObject;
  readonly key: string;
  readonly read: ReadConfiguration | Unreadable;
}

/** The key that every tool's own ConfigMaps have. */
const usualKey = "config.yaml";

/** Name of a configuration among those of its namespace: the object's, with the key where that is not the usual one. */
export function storedName(object: string, key: string): string {
  return key === usualKey ? object : `${object}/${key}`;
}

/** @param isNamed true for what the arguments of a pod name */
export function configurationsIn(
  object: SourceObject,
  isNamed: (object: SourceObject, key: string) => boolean,
): readonly StoredConfiguration[] {
  return textsIn(object).flatMap(({ key, text }) => {
    const isMeant = isNamed(object, key);
    const isAlike = looksLikeConfiguration(text.text);
    // Other programs have a file of the usual name, too.
    const isUsual = key === usualKey;
    if (!isMeant && !isUsual && !isAlike) return [];
    const read = readCollectorYaml(text);
    const isOurs = (value: JsonObject) => (isUsual ? hasCollectorSections(value) : isWhole(value));
    return isMeant || (read.kind === "unreadable" ? isAlike : isOurs(read.value)) ? [{ object, key, read }] : [];
  });
}

/** A part is not told from the configuration of another program. */
function isWhole(value: JsonObject): boolean {
  return hasCollectorSections(value) && isJsonObject(value["service"]);
}

/** Every text that an object stores. */
function textsIn(object: SourceObject): readonly { readonly key: string; readonly text: SourceText }[] {
  const isSecret = object.kind === "Secret";
  const fields = isSecret ? ["stringData", "data"] : ["data", "binaryData"];
  return fields.flatMap((field) => {
    const stored = jsonAt(object.json, [field]);
    if (!isJsonObject(stored)) return [];
    return Object.entries(stored).flatMap(([key, value]) => {
      const text =
        field === (isSecret ? "data" : "binaryData")
          ? decoded(object, field, key, value)
          : textBelow(object, [field, key]);
      return text ? [{ key, text }] : [];
    });
  });
}

/** The lines of a text in base64 are not those of the file: all of it is where it begins. */
function decoded(object: SourceObject, field: string, key: string, value: Json): SourceText | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const place = object.marks.find(({ at }) => at.length === 2 && at[0] === field && at[1] === key)?.origin;
  const start = place?.range?.start ?? { line: 1, column: 1 };
  return { ...object.source, text: Buffer.from(value, "base64").toString(), positionInFile: () => start };
}
