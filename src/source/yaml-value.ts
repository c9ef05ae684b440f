/**
 * The value of a YAML document, and where each value in it stands. Aliases and merge keys are expanded as the Collector's Go
 * library does, but not without end: an anchor that contains itself and an alias bomb are refused.
 */

import { Buffer } from "node:buffer";
import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { Mark, Path, PlaceInText, Range } from "../diagnostics/place.ts";
import type { Json } from "../model/json.ts";

interface Context {
  readonly file: string;
  readonly rangeOf: (from: number, to: number) => Range;
}

type Read =
  | { readonly value: Json; readonly marks: readonly Mark[]; readonly reason?: undefined }
  | { readonly offset: number; readonly reason: string };

/** Values that aliases stand for, in all; each is a value of its own to whoever reads on. */
const aliasValuesMax = 100_000;
/** Of a text, as values are built by recursion; of the value too, as aliases nest what stands elsewhere. */
export const depthMax = 200;

export function readValue(contents: Node | null, context: Context): Read {
  const reader = new ValueReader(context);
  const value = reader.read(contents, [], undefined);
  return reader.refused ?? { value, marks: reader.marks };
}

class ValueReader {
  readonly marks: Mark[] = [];
  refused: { readonly offset: number; readonly reason: string } | undefined;
  readonly #context: Context;
  readonly #anchors = new Map<string, Node>();
  /** Anchored nodes that are being read. */
  readonly #open = new Set<Node>();
  #aliases = 0;
  #aliasValues = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @param key of the pair that holds the node */
  read(node: Node | null | undefined, path: Path, key: Node | undefined): Json {
    if (path.length > depthMax) return this.#refuse(node, `values are nested deeper than ${depthMax} levels`);
    if (this.#aliases > 0 && ++this.#aliasValues > aliasValuesMax)
      return this.#refuse(node, `aliases stand for more than ${aliasValuesMax} values`);
    if (isAlias(node)) return this.#behind(node, (target) => this.read(target, path, key)) ?? null;
    this.#mark(node, path, key);
    if (!node) return null;
    return this.#anchored(node, () => {
      if (isMap(node)) return this.#section(node, path);
      if (isSeq(node)) return this.#list(node.items as readonly Node[], path); // Pairs stand in maps only.
      return isScalar(node) ? this.#scalar(node) : null;
    });
  }

  /** A section, or what has no line of its own, is placed at its key; any other value where it stands. */
  #mark(node: Node | null | undefined, path: Path, key: Node | undefined): void {
    const [from, to] = node?.range ?? key?.range ?? [0, 0];
    const [keyFrom, keyTo] = key?.range ?? [-1, -1];
    this.marks.push(new LazyMark(path, this.#context, { from, to, keyFrom, keyTo }));
  }

  #list(items: readonly Node[], path: Path): readonly Json[] {
    const list: Json[] = [];
    for (const [index, item] of items.entries()) {
      if (this.refused) break;
      list.push(this.read(item, [...path, index], undefined));
    }
    return list;
  }

  #section(map: YAMLMap, path: Path): Json {
    const members = new Map<string, Json>();
    this.#collect(map, path, members, "own");
    return Object.fromEntries(members);
  }

  /** Own keys go before merged ones, and what is merged first before what is merged later. */
  #collect(map: YAMLMap, path: Path, members: Map<string, Json>, kind: "own" | "merged"): void {
    const merges: Pair[] = [];
    for (const pair of map.items) {
      if (this.refused) return;
      if (isMerge(pair.key)) {
        if (merges.length > 0) this.#refuse(pair.key as Node, 'the key "<<" is defined twice');
        merges.push(pair);
        continue;
      }
      const key = this.#key(pair.key as Node);
      if (key === undefined) return;
      if (!members.has(key)) members.set(key, this.read(pair.value as Node, [...path, key], pair.key as Node));
      else if (kind === "own") this.#refuse(pair.key as Node, `the key ${JSON.stringify(key)} is defined twice`);
    }
    for (const { key, value } of merges) this.#merge(value as Node, key as Node, path, members);
  }

  #merge(value: Node | null, key: Node, path: Path, members: Map<string, Json>): void {
    if (this.refused) return;
    if (isAlias(value)) this.#behind(value, (target) => this.#merge(target, key, path, members));
    else if (isMap(value)) this.#anchored(value, () => this.#collect(value, path, members, "merged"));
    else if (isSeq(value)) for (const item of value.items) this.#merge(item as Node, key, path, members);
    else this.#refuse(value ?? key, "<< merges a section, or a list of sections");
  }

  #key(key: Node | null): string | undefined {
    if (isAlias(key)) return this.#behind(key, (target) => this.#key(target));
    if (!key) return "<nil>";
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

interface Offsets {
  readonly from: number;
  readonly to: number;
  /** Both -1 where there is no key. */
  readonly keyFrom: number;
  readonly keyTo: number;
}

/** Few places are ever asked for, and a large text has a hundred thousand. */
class LazyMark implements Mark {
  readonly at: Path;
  readonly #context: Context;
  readonly #offsets: Offsets;

  constructor(at: Path, context: Context, offsets: Offsets) {
    this.at = at;
    this.#context = context;
    this.#offsets = offsets;
  }

  get origin(): PlaceInText {
    const { file, rangeOf } = this.#context;
    const { from, to, keyFrom, keyTo } = this.#offsets;
    const key = keyFrom < 0 ? undefined : rangeOf(keyFrom, keyTo);
    const value = rangeOf(from, to);
    const below = key !== undefined && (from === to || value.start.line > key.start.line);
    return { in: "text", file, path: this.at, range: below ? key : value, key };
  }
}
