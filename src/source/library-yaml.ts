/**
 * Reads any YAML by the library, with what the Collector's Go library says otherwise: about directives, tabs, numbers. Every text that
 * `plain-yaml.ts` gives up at comes here.
 */

import {
  Composer,
  type CST,
  Document,
  type DocumentOptions,
  type ParseOptions,
  Parser,
  type ScalarTag,
  type SchemaOptions,
} from "yaml";
import type { Json } from "../model/json.ts";
import { withFlowJoined } from "./flow-lines.ts";
import { floatOf, floatText, integerOf, integerText } from "./plain-scalar.ts";
import type { MarkedText, TextMark } from "./text-mark.ts";
import { depthMax, readValue } from "./yaml-value.ts";

/** A document, or why there is none. */
export type LibraryDocument =
  | { readonly kind: "value"; readonly value: Json; readonly marks: readonly TextMark[] }
  | Fault;

export interface Fault {
  readonly kind: "fault";
  readonly offset: number;
  readonly reason: string;
}

/** The library takes two kilobytes for each, and whoever reads without it and checks them one: more would not fit where most checks run. */
const valuesMax = 500_000;

export function readByLibrary(text: string, marked: MarkedText, joins = 0): readonly LibraryDocument[] {
  if (mayHold(text) > valuesMax) {
    return [faultAt(0, `the text holds more than ${valuesMax} values, which no configuration does`)];
  }
  const tokens = [...new Parser().parse(text)];
  const fault = directiveFault(tokens) ?? tabFault(tokens, text) ?? depthFault(tokens, text);
  if (fault) return [fault];
  // A text that says its version of YAML gets a schema of its own.
  const schema = text.includes("%YAML") ? undefined : schemaOfAll();
  const documents = [...new Composer({ ...options, ...(schema && { schema }) }).compose(tokens, false, text.length)];
  const [problem] = documents[0]?.errors ?? [];
  const isLeft = problem?.code === "BAD_INDENT" && problem.message.startsWith("Flow ") && joins < joinsMax;
  const joined = isLeft ? withFlowJoined(text, tokens) : undefined;
  if (joined !== undefined) return readByLibrary(joined, marked, joins + 1);
  return documents.map((document) => {
    const [problem] = document.errors;
    if (problem) return faultAt(quoteNotClosed(problem.message, tokens) ?? problem.pos[0], problem.message);
    const read = readValue(document.contents, marked);
    return read.reason === undefined ? { kind: "value", ...read } : faultAt(read.offset, read.reason);
  });
}

/** It is told where the text ends; what has to be mended stands where it begins. */
function quoteNotClosed(message: string, tokens: readonly CST.Token[]): number | undefined {
  if (!message.startsWith("Missing closing ")) return undefined;
  const waiting = [...tokens];
  for (let token = waiting.pop(); token; token = waiting.pop()) {
    if ("source" in token && /^["']/.test(token.source) && !isClosed(token.source)) return token.offset;
    waiting.push(...inside(token));
  }
  return undefined;
}

function isClosed(source: string): boolean {
  return /^(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*')$/.test(source);
}

/** Each value has a line of its own, or stands behind a bracket or a comma; in JSON that is spread out, at the end of a line. */
function mayHold(text: string): number {
  let count = 0;
  let isBehind = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const opens = code === 0x2c || code === 0x5b || code === 0x7b;
    if (opens || (code === 0x0a && !isBehind)) count++;
    isBehind = opens;
  }
  return count;
}

/** Brackets that are read again; a text with more of them than that is told as it is. */
const joinsMax = 32;

function faultAt(offset: number, reason: string): Fault {
  return { kind: "fault", offset, reason };
}

/** The library knows YAML 1.1, and no directives but those of it. */
function directiveFault(tokens: readonly CST.Token[]): Fault | undefined {
  let hasVersion = false;
  for (const token of tokens) {
    if (token.type === "document") return undefined;
    if (token.type !== "directive") continue;
    const { source, offset } = token;
    const [, name, version] = /^%(\S+)\s*(\S*)/.exec(source) ?? [];
    if (name === "YAML" && version !== "1.1") return faultAt(offset, `the Collector reads YAML 1.1, not ${version}`);
    if (name === "YAML" && hasVersion) return faultAt(offset, "the version of YAML is said twice");
    if (name !== "YAML" && name !== "TAG") return faultAt(offset, `there is no directive %${name}`);
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
  return found === undefined ? undefined : faultAt(found, "a line begins with a tab");
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
  test: integerText,
  resolve: integerOf,
};
const goFloat: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  test: floatText,
  resolve: floatOf,
};

/** Keys are compared where values are read, as the library would compare each with each. */
const options: ParseOptions & DocumentOptions & SchemaOptions = {
  customTags: (tags) => [goInteger, goFloat, ...tags],
  uniqueKeys: false,
  logLevel: "silent",
};

/** Made once, as to make one for each document takes as long as to read a short one; and not before a text comes here. */
let oneSchema: Document["schema"] | undefined;
function schemaOfAll(): Document["schema"] {
  oneSchema ??= new Document(null, options).schema;
  return oneSchema;
}

/** Each level takes a column in front of a line, or a bracket. */
function mayBeDeep(text: string): boolean {
  let deepest = 0;
  for (const [front] of text.matchAll(/^[ ?:-]+/gm)) deepest = Math.max(deepest, front.length);
  return deepest + (text.match(/[[{]/g)?.length ?? 0) + 2 > depthMax;
}

function depthFault(tokens: readonly CST.Token[], text: string): Fault | undefined {
  const deep = mayBeDeep(text) ? tooDeep(tokens) : undefined;
  return deep && faultAt(deep.offset, `values are nested deeper than ${depthMax} levels`);
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
