/** Reads the configuration of a Collector. Only the first document of a text counts. */

import { isJsonObject, type JsonObject } from "../model/json.ts";
import { withKeysSpread } from "./double-colons.ts";
import { type ReadDocument, readDocuments, type SourceText, type Unreadable } from "./yaml-documents.ts";

export interface ReadConfiguration extends ReadDocument {
  readonly value: JsonObject;
}

export function readCollectorYaml(source: SourceText): ReadConfiguration | Unreadable {
  return configurationIn(readDocuments(source)[0], source);
}

/** A document as a configuration; an absent one is an empty text. */
export function configurationIn(
  document: ReadDocument | Unreadable | undefined,
  source: SourceText,
): ReadConfiguration | Unreadable {
  if (document?.kind === "unreadable") return document;
  if (document && isJsonObject(document.value)) {
    return { kind: "value", ...withKeysSpread({ value: document.value, marks: document.marks }) };
  }
  const empty = !document || document.value === null;
  const position = source.positionInFile?.({ line: 1, column: 1 }) ?? { line: 1, column: 1 };
  return {
    kind: "unreadable",
    place: { in: "text", file: source.file, path: [], range: { start: position, end: position } },
    ...(empty
      ? { reason: "the configuration is empty", isEmpty: true }
      : { reason: "the configuration is not a section of keys and values" }),
  };
}

/** Beside others a text without a value changes nothing (confmap, both versions). */
export function asPart(read: ReadConfiguration | Unreadable): ReadConfiguration | Unreadable {
  return read.kind === "unreadable" && read.isEmpty ? { kind: "value", value: {}, marks: [] } : read;
}
