/** Reads the configuration of a Collector. Only the first document of a text counts. */

import { isJsonObject, type JsonObject } from "../model/json.ts";
import { type ReadDocument, readDocuments, type SourceText, type Unreadable } from "./yaml-documents.ts";

export interface ReadConfiguration extends ReadDocument {
  readonly value: JsonObject;
}

export function readCollectorYaml(source: SourceText): ReadConfiguration | Unreadable {
  const [first] = readDocuments(source, "collector");
  if (first?.kind === "unreadable") return first;
  if (first && isJsonObject(first.value)) return { ...first, value: first.value };
  const empty = !first || first.value === null;
  const position = source.positionInFile?.({ line: 1, column: 1 }) ?? { line: 1, column: 1 };
  return {
    kind: "unreadable",
    place: { in: "text", file: source.file, path: [], range: { start: position, end: position } },
    reason: empty ? "the configuration is empty" : "the configuration is not a section of keys and values",
  };
}
