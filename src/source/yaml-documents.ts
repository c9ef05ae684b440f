/**
 * Documents of a YAML text, each with its value and the place of every value in it, or with the reason why it cannot be read.
 * Nothing throws, whatever the text. Scalars are read as the Collector's Go library does, which is neither YAML 1.1 nor 1.2:
 * integers take underscores, 0b, 0o, 0x and a leading zero for octal; yes, no, on and off are strings.
 */

import {
  Composer,
  type CST,
  Document,
  type DocumentOptions,
  LineCounter,
  type ParseOptions,
  Parser,
  type ScalarTag,
  type SchemaOptions,
} from "yaml";
import type { Mark, PlaceInText, Position } from "../diagnostics/place.ts";
import type { Json } from "../model/json.ts";
import { depthMax, readValue } from "./yaml-value.ts";

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
  const lines = new LineCounter();
  const positionAt = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    const position = { line: Math.max(line, 1), column: Math.max(col, 1) };
    return source.positionInFile?.(position) ?? position;
  };
  const rangeOf = (from: number, to: number) => ({ start: positionAt(from), end: positionAt(to) });
  const unreadable = (offset: number, reason: string): Unreadable => {
    const place = { in: "text", file: source.file, path: [], range: rangeOf(offset, offset + 1) } as const;
    return { kind: "unreadable", place, reason };
  };
  if (text.length > lengthMax) return [unreadable(0, `the text is longer than ${lengthMax} characters`)];
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const forbidden = unprintable.exec(text);
  if (forbidden) {
    const isHalf = /^[\ud800-\udfff]$/.test(forbidden[0]);
    return [unreadable(forbidden.index, isHalf ? "the text is not UTF-8 here" : "control characters are not allowed")];
  }
  const fault = directiveFault(tokens) ?? tabFault(tokens, text);
  if (fault) return [unreadable(fault.offset, fault.reason)];
  const deep = mayBeDeep(text) ? tooDeep(tokens) : undefined;
  if (deep) return [unreadable(deep.offset, `values are nested deeper than ${depthMax} levels`)];
  // A text that says its version of YAML gets a schema of its own.
  const schema = text.includes("%YAML") ? undefined : oneSchema;
  return [...new Composer({ ...options, ...(schema && { schema }) }).compose(tokens, false, text.length)].map(
    (document) => {
      const [problem] = document.errors;
      if (problem) return unreadable(problem.pos[0], problem.message);
      const read = readValue(document.contents, { file: source.file, rangeOf });
      return read.reason === undefined ? { kind: "value", ...read } : unreadable(read.offset, read.reason);
    },
  );
}

interface Fault {
  readonly offset: number;
  readonly reason: string;
}

/** The library knows YAML 1.1, and no directives but those of it. */
function directiveFault(tokens: readonly CST.Token[]): Fault | undefined {
  let hasVersion = false;
  for (const token of tokens) {
    if (token.type === "document") return undefined;
    if (token.type !== "directive") continue;
    const { source, offset } = token;
    const [, name, version] = /^%(\S+)\s*(\S*)/.exec(source) ?? [];
    if (name === "YAML" && version !== "1.1") return { offset, reason: `the Collector reads YAML 1.1, not ${version}` };
    if (name === "YAML" && hasVersion) return { offset, reason: "the version of YAML is said twice" };
    if (name !== "YAML" && name !== "TAG") return { offset, reason: `there is no directive %${name}` };
    hasVersion ||= name === "YAML";
  }
  return undefined;
}

/** Outside of flow collections no line begins with a tab, not even one without content. Of the first document, as no other is read. */
function tabFault(tokens: readonly CST.Token[], text: string): Fault | undefined {
  if (!text.includes("\t")) return undefined;
  const first = tokens.find(({ type }) => type === "document");
  const waiting: CST.Token[] = first ? [first] : [];
  let found: number | undefined;
  for (let token = waiting.pop(); token; token = waiting.pop()) {
    if (token.type === "flow-collection") continue;
    for (const space of spacesIn(token)) {
      const begins = space.offset === 0 || text[space.offset - 1] === "\n";
      if (begins && space.source.includes("\t")) found = Math.min(found ?? space.offset, space.offset);
    }
    waiting.push(...inside(token));
  }
  return found === undefined ? undefined : { offset: found, reason: "a line begins with a tab" };
}

function spacesIn(token: CST.Token): readonly CST.SourceToken[] {
  const lists: (readonly CST.SourceToken[] | undefined)[] =
    token.type === "document"
      ? [token.start, token.end]
      : "items" in token
        ? token.items.flatMap((item) => [item.start, item.sep])
        : "end" in token
          ? [token.end]
          : [];
  return lists.flatMap((list) => list ?? []).filter(({ type }) => type === "space");
}

/** Before the core schema's own: what Go's library resolves to a number and that does not. */
const goInteger: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  default: true,
  test: /^[-+]?(?:0[bB][01_]+|0[xX][0-9a-fA-F_]+|0[oO]?[0-7_]+|[0-9][0-9_]*)$/,
  resolve: (text) => integerOf(text.replaceAll("_", "").toLowerCase()),
};
const goFloat: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  test: /^[-+]?(?:\.[0-9][0-9_]*|[0-9][0-9_]*\.?[0-9_]*)(?:[eE][-+]?[0-9][0-9_]*)?$/,
  resolve: (text) => Number(text.replaceAll("_", "")),
};

/** Keys are compared where values are read, as the library would compare each with each. */
const options: ParseOptions & DocumentOptions & SchemaOptions = {
  customTags: (tags) => [goInteger, goFloat, ...tags],
  uniqueKeys: false,
  logLevel: "silent",
};

/** Made once: to make one for each document takes as long as to read a short one. */
const oneSchema = new Document(null, options).schema;

function integerOf(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/^[-+]/, "");
  if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, 8);
  return sign * Number(digits);
}

/** Each level takes a column in front of a line, or a bracket. */
function mayBeDeep(text: string): boolean {
  let deepest = 0;
  for (const [front] of text.matchAll(/^[ ?:-]+/gm)) deepest = Math.max(deepest, front.length);
  return deepest + (text.match(/[[{]/g)?.length ?? 0) + 2 > depthMax;
}

/** The first token below the limit of depth. */
function tooDeep(tokens: readonly CST.Token[]): CST.Token | undefined {
  const waiting: (readonly [CST.Token, number])[] = tokens.map((token) => [token, 0]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [token, depth] = next;
    if (depth > depthMax) return token;
    for (const inner of inside(token)) waiting.push([inner, depth + 1]);
  }
  return undefined;
}

function inside(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return token.value ? [token.value] : [];
  return "items" in token ? token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat()) : [];
}
