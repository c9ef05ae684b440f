/**
 * The value of a YAML document, and where each value in it stands. Aliases and merge keys are expanded as the Collector's Go
 * library does, but not without end: an anchor that contains itself and an alias bomb are refused.
 */

import { Buffer } from "node:buffer";
import {
  type Alias,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { Json } from "../model/json.ts";
import { type MarkedText, spelling, TextMark } from "./text-mark.ts";

type Read =
  | { readonly value: Json; readonly marks: readonly TextMark[]; readonly reason?: undefined }
  | { readonly offset: number; readonly reason: string };

/** Values that aliases stand for, in all; each is a value of its own to whoever reads on. */
const aliasValuesMax = 100_000;
const tooManyBehindAliases = `aliases stand for more than ${aliasValuesMax} values`;
/** Of a text, as values are built by recursion; of the value too, as aliases nest what stands elsewhere. */
export const depthMax = 200;

export function readValue(contents: Node | null, text: MarkedText): Read {
  const reader = new ValueReader(text);
  const value = reader.read(contents);
  return reader.refused ?? { value, marks: reader.marks };
}

/** Where a value is: the value above it, the step from there, and the key of the pair that holds it. */
interface Spot {
  readonly above: TextMark | undefined;
  readonly step: string | number;
  readonly key?: Node | undefined;
}

class ValueReader {
  readonly marks: TextMark[] = [];
  refused: { readonly offset: number; readonly reason: string } | undefined;
  readonly #text: MarkedText;
  readonly #anchors = new Map<string, Node>();
  /** Anchored nodes that are being read. */
  readonly #open = new Set<Node>();
  #depth = 0;
  #aliases = 0;
  #aliasValues = 0;

  constructor(text: MarkedText) {
    this.#text = text;
  }

  read(contents: Node | null): Json {
    return this.#value(contents, { above: undefined, step: "" });
  }

  #value(node: Node | null | undefined, at: Spot): Json {
    if (this.#depth > depthMax) return this.#refuse(node, `values are nested deeper than ${depthMax} levels`);
    if (this.#isBeyondAliases()) return this.#refuse(node, tooManyBehindAliases);
    if (isAlias(node)) return this.#behind(node, (target) => this.#value(target, at)) ?? null;
    const mark = this.#mark(node, at);
    this.marks.push(mark);
    if (!node) return null;
    if (isScalar(node)) return this.#anchored(node, () => this.#scalar(node));
    this.#depth++;
    const value = this.#anchored(node, () => {
      if (isMap(node)) return this.#section(node, mark);
      return isSeq(node) ? this.#list(node.items as readonly Node[], mark) : null; // Pairs stand in maps only.
    });
    this.#depth--;
    mark.endsAt(endOf(node));
    return value;
  }

  /** A merge counts too, and a key that another hides: both are looked at all the same. */
  #isBeyondAliases(): boolean {
    return this.#aliases > 0 && ++this.#aliasValues > aliasValuesMax;
  }

  #mark(node: Node | null | undefined, { above, step, key }: Spot): TextMark {
    const [from, to] = node?.range ?? key?.range ?? [0, 0];
    const [keyFrom, keyTo] = key?.range ?? [-1, -1];
    const written = isScalar(node) && node.source !== undefined ? spelling(node.value, node.source) : undefined;
    return new TextMark(this.#text, { above, step, from, to, keyFrom, keyTo, written });
  }

  #list(items: readonly Node[], above: TextMark): readonly Json[] {
    const list: Json[] = [];
    for (const [step, item] of items.entries()) {
      if (this.refused) break;
      list.push(this.#value(item, { above, step }));
    }
    return list;
  }

  #section(map: YAMLMap, above: TextMark): Json {
    const members = new Map<string, Json>();
    this.#collect(map, above, members, "own");
    return Object.fromEntries(members);
  }

  /** Own keys go before merged ones, and what is merged first before what is merged later. */
  #collect(map: YAMLMap, above: TextMark, members: Map<string, Json>, kind: "own" | "merged"): void {
    const merges: Pair[] = [];
    for (const pair of map.items) {
      if (this.refused) return;
      if (isMerge(pair.key)) {
        if (merges.length > 0) this.#refuse(pair.key as Node, 'the key "<<" is defined twice');
        merges.push(pair);
        continue;
      }
      const key = pair.key as Node; // What the composer makes of a text.
      const step = this.#key(key);
      if (step === undefined) return;
      if (!members.has(step)) members.set(step, this.#value(pair.value as Node, { above, step, key }));
      else if (kind === "own") this.#refuse(key, `the key ${JSON.stringify(step)} is defined twice`);
    }
    for (const { key, value } of merges) this.#merge(value as Node, key as Node, above, members);
  }

  #merge(value: Node | null, key: Node, above: TextMark, members: Map<string, Json>): void {
    if (this.refused) return;
    if (this.#isBeyondAliases()) this.#refuse(key, tooManyBehindAliases);
    if (isAlias(value)) this.#behind(value, (target) => this.#merge(target, key, above, members));
    else if (isMap(value)) this.#anchored(value, () => this.#collect(value, above, members, "merged"));
    else if (isSeq(value)) for (const item of value.items) this.#merge(item as Node, key, above, members);
    else this.#refuse(value ?? key, "<< merges a section, or a list of sections");
  }

  #key(key: Node | null): string | undefined {
    if (isAlias(key)) return this.#behind(key, (target) => this.#key(target));
    if (!key) return "<nil>";
    if (this.#isBeyondAliases()) this.#refuse(key, tooManyBehindAliases);
    if (!isScalar(key)) {
      this.#refuse(key, "a section or a list cannot be a key");
      return undefined;
    }
    return this.#anchored(key, () => (key.value === null ? "<nil>" : String(this.#scalar(key))));
  }

  #anchored<T>(node: Node, read: () => T): T {
    const name = "anchor" in node ? node.anchor : undefined;
    if (name !== undefined) this.#anchors.set(name, node);
    this.#open.add(node);
    const value = read();
    this.#open.delete(node);
    return value;
  }

  #behind<T>(alias: Alias, read: (target: Node) => T): T | undefined {
    const target = this.#anchors.get(alias.source);
    if (this.refused || target === undefined || this.#open.has(target)) {
      this.#refuse(alias, target ? `the anchor "${alias.source}" contains itself` : `unknown anchor "${alias.source}"`);
      return undefined;
    }
    this.#aliases++;
    const value = read(target);
    this.#aliases--;
    return value;
  }

  #scalar(scalar: Scalar): Json {
    const { value, tag } = scalar;
    if (isTimestamp(scalar)) return { [timestamp]: String(scalar.source ?? value) };
    if (tag === "tag:yaml.org,2002:float" && typeof value === "string" && value.trim() !== "") {
      const number = Number(value.replaceAll("_", ""));
      if (!Number.isNaN(number)) return number;
    }
    if (value instanceof Uint8Array) return this.#binary(scalar, value);
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null
      ? value
      : String(value);
  }

  /** The library takes any text for base64; Go's does not. */
  #binary(scalar: Scalar, bytes: Uint8Array): Json {
    const written = (scalar.source ?? "").replaceAll(/\s/g, "");
    const buffer = Buffer.from(bytes);
    return buffer.toString("base64") === written ? buffer.toString() : this.#refuse(scalar, "!!binary is not base64");
  }

  #refuse(node: Node | null | undefined, reason: string): null {
    this.refused ??= { offset: node?.range?.[0] ?? 0, reason };
    return null;
  }
}

/** Where what is last in it ends: the library counts line breaks and comments behind that too. */
function endOf(node: Node): number {
  const last = (isMap(node) || isSeq(node)) && !node.flow ? node.items.at(-1) : undefined;
  const inner = isPair(last) ? (last.value ?? last.key) : last;
  return isNode(inner) ? endOf(inner) : (node.range?.[1] ?? 0);
}

function isMerge(key: unknown): boolean {
  if (!isScalar(key) || key.value !== "<<") return false;
  return key.type === "PLAIN" || key.tag === "tag:yaml.org,2002:merge";
}

/** Stands for a point in time, which the library reads where a date is written without quotes: it is neither a text nor a section. */
const timestamp = "<timestamp>";
const dated =
  /^\d{4}-\d{1,2}-\d{1,2}(?:(?:[Tt]|\s+)\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d*)?\s*(?:Z|[-+]\d{1,2}(?::\d{2})?)?)?$/;

function isTimestamp({ type, tag, source = "" }: Scalar): boolean {
  if (tag === "tag:yaml.org,2002:timestamp") return dated.test(source);
  return tag === undefined && type === "PLAIN" && dated.test(source) && !Number.isNaN(Date.parse(source.slice(0, 10)));
}
