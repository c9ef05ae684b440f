/**
 * Documents of a YAML text, each with its value and the place of every value in it, or with the reason why it cannot be read.
 * Nothing throws, whatever the text. What is written plainly is read without the library (`plain-yaml.ts`).
 */

import type { Mark, PlaceInText, Position } from "../diagnostics/place.ts";
import type { Json } from "../model/json.ts";
import { readByLibrary } from "./library-yaml.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { markedText } from "./text-mark.ts";

export interface SourceText {
  readonly file: string;
  readonly text: string;
  /** Where a position of the text stands in the file, when it is part of another text there. */
  readonly positionInFile?: (position: Position) => Position;
  /** The text of the whole file, when this is an example in prose: it may show a part of what it is about. */
  readonly fileText?: string;
}

export interface Unreadable {
  readonly kind: "unreadable";
  readonly place: PlaceInText;
  readonly reason: string;
  /** Of a text without a value in it, which is a part of a configuration like any other. */
  readonly isEmpty?: true;
}

export interface ReadDocument {
  readonly kind: "value";
  readonly value: Json;
  readonly marks: readonly Mark[];
}

/** Larger than any configuration, and than what an API server takes. */
const lengthMax = 16 * 2 ** 20;
/** What the Collector's library refuses as control characters, and halves of characters. */
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

export function readDocuments(source: SourceText): readonly (ReadDocument | Unreadable)[] {
  // A carriage return alone ends a line too.
  const text = source.text.replace(/^\ufeff/, "").replaceAll(/\r(?!\n)/g, "\n");
  const marked = markedText(source, text);
  const unreadable = (offset: number, reason: string): Unreadable => {
    const range = marked.rangeOf(offset, offset + 1);
    return { kind: "unreadable", place: { in: "text", file: source.file, path: [], range }, reason };
  };
  if (text.length > lengthMax) return [unreadable(0, `the text is longer than ${lengthMax} characters`)];
  const forbidden = unprintable.exec(text);
  if (forbidden) {
    const isHalf = /^[\ud800-\udfff]$/.test(forbidden[0]);
    return [unreadable(forbidden.index, isHalf ? "the text is not UTF-8 here" : "control characters are not allowed")];
  }
  const read = readPlainYaml(text, marked) ?? readByLibrary(text, marked);
  return read.map((document) => (document.kind === "value" ? document : unreadable(document.offset, document.reason)));
}
