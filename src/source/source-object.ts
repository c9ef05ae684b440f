/** Objects of Kubernetes in YAML texts, each with its place and those of its values. */

import { isInside, type Mark, type Path, type Place, type Position } from "../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { hasPipelinesAtTop } from "./collector-sections.ts";
import { textAt } from "./object-fields.ts";
import { quotedPositions } from "./quoted-positions.ts";
import type { ReadDocument, SourceText } from "./yaml-documents.ts";

export interface SourceObject {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly json: JsonObject;
  /** Where its name stands. */
  readonly origin: Place;
  /** Places of its values, by their paths in the object. */
  readonly marks: readonly Mark[];
  readonly source: SourceText;
}

/** The object of a document, or those of the list that it is (`kubectl get -o yaml`). */
export function objectsIn(document: ReadDocument, source: SourceText): readonly SourceObject[] {
  const { value, marks } = document;
  const items = isJsonObject(value) && String(value["kind"]).endsWith("List") ? value["items"] : undefined;
  if (!Array.isArray(items)) return objectIn(document, source);
  return items.flatMap((item: Json, index) => {
    const inner = marksInside(marks, ["items", index]);
    return objectIn({ kind: "value", value: item, marks: inner }, source);
  });
}

function objectIn({ value: json, marks: inDocument }: ReadDocument, source: SourceText): readonly SourceObject[] {
  const kind = textAt(json, ["kind"]);
  if (!isJsonObject(json) || kind === "" || hasPipelinesAtTop(json)) return [];
  const name = textAt(json, ["metadata", "name"]);
  const marks = inDocument.map((mark) => ({
    at: mark.at,
    written: mark.written,
    get origin(): Place {
      return { ...mark.origin, path: [`${kind}/${name}`, ...mark.origin.path] };
    },
  }));
  const { origin } = marks.find(({ at }) => at.join("/") === "metadata/name") ?? marks[0] ?? {};
  if (origin === undefined) return [];
  return [{ kind, name, namespace: textAt(json, ["metadata", "namespace"]), json, origin, marks, source }];
}

/** Where a value stands, or the object that does not have it. */
export function placeAt({ marks, origin }: SourceObject, path: Path): Place {
  return marks.find(({ at }) => at.length === path.length && isInside(at, path))?.origin ?? origin;
}

/** The marks of one value of an object, as paths in that value. */
export function marksBelow({ marks }: SourceObject, path: Path): readonly Mark[] {
  return marksInside(marks, path);
}

export function marksInside(marks: readonly Mark[], path: Path): readonly Mark[] {
  return marks
    .filter(({ at }) => isInside(at, path))
    .map((mark) => ({
      at: mark.at.slice(path.length),
      written: mark.written,
      get origin(): Place {
        return mark.origin;
      },
    }));
}

/** A text inside an object. Positions in it are known for a block with kept lines (`|`) and in double quotes, else all are where it begins. */
export function textBelow(object: SourceObject, path: Path): SourceText | undefined {
  const text = textAt(object.json, path);
  const place = object.marks.find(({ at }) => at.length === path.length && isInside(at, path))?.origin;
  if (text === "" || place?.in !== "text") return undefined;
  const { start } = place.range;
  const lines = linesOf(object.source);
  const header = lines[start.line - 1]?.slice(start.column - 1) ?? "";
  const indented = firstWritten(lines, start.line);
  const digit = /^\|[-+]?(\d)/.exec(header)?.[1];
  const indent = digit
    ? (place.key?.start.column ?? 1) - 1 + Number(digit)
    : indented.length - indented.trimStart().length;
  let quoted: ((position: Position) => Position) | undefined;
  const positionInFile = ({ line, column }: Position): Position => {
    if (header.startsWith('"')) {
      quoted ??= quotedPositions(lines, start, text) ?? (() => start);
      return quoted({ line, column });
    }
    if (!header.startsWith("|")) return start;
    // A block ends in a line break that the text around it may not have.
    return { line: Math.min(start.line + line, lines.length), column: column + indent };
  };
  return { ...object.source, text, positionInFile };
}

/** Without a copy of the lines, of which a text with many objects has many. */
function firstWritten(lines: readonly string[], from: number): string {
  for (let at = from; at < lines.length; at++) if (lines[at]?.trim()) return lines[at] ?? "";
  return "";
}

const split = new WeakMap<SourceText, readonly string[]>();

function linesOf(source: SourceText): readonly string[] {
  const lines = split.get(source) ?? (source.fileText ?? source.text).split(/\r\n?|\n/);
  split.set(source, lines);
  return lines;
}
