/**
 * Reads the YAML that most people write most of the time: sections and lists by indentation, scalars on one line, collections in
 * brackets on one line, blocks of text behind a bar. It takes a tenth of the time of the library, and gives up at anything else, so
 * that the library reads the whole text: every text that is read here has the very values and places that the library finds.
 */

import type { Json } from "../model/json.ts";
import { plainScalar } from "./plain-scalar.ts";
import { type MarkedText, spelling, TextMark } from "./text-mark.ts";

/** A text that holds more is for the library to refuse. */
const valuesMax = 500_000;
/** Deeper texts are the library's: values are built by recursion. */
const depthMax = 60;
/** Expressions that look ahead at each character run out of room in longer ones. */
const scalarMax = 4_096;
/** An anchor, an alias, a tag, a fold, a directive, a reserved character, a complex key, a dash of a list: the library knows. */
const unusual = /[&*!|>%@`?,\]}:#]|-(?=[ \n,[\]{}]|$)/y;
const keyWithColon = /([A-Za-z_$][\w$./{}-]*):(?=[ \n]|$)/y;
/** Without the spaces behind; what ends a scalar wrongly is left, and nothing reads on there. */
const plainInLine = /(?:[^\n :]|:(?=[^\n ])| +(?=[^\n #]))+/y;
const plainInBrackets = /(?:[^\n :,[\]{}#]|:(?=[^\n ,[\]{}])| +(?=[^\n ,#[\]{}]))+/y;
/** No scalar reads on there. A list in brackets may be of any length. */
const lineStop = /\n/g;
const bracketsStop = /[\n,[\]{}]/g;
const restOfLine = /(?: *| +#[^\n]*)(?:\n|$)/y;
const separator = /---(?: *| +#[^\n]*)(?:\n|$)/y;
const block = /\|([-+]?)(?:\n|$)/y;

export interface PlainDocument {
  readonly kind: "value";
  readonly value: Json;
  readonly marks: readonly TextMark[];
}

export function readPlainYaml(text: string, marked: MarkedText): readonly PlainDocument[] | undefined {
  if (/[\t\r]/.test(text)) return undefined;
  const documents: PlainDocument[] = [];
  const reader = new PlainReader(text, marked);
  do {
    const marks: TextMark[] = [];
    const value = reader.document(marks);
    if (value === undefined) return undefined;
    documents.push({ kind: "value", value, marks });
  } while (!reader.isOver);
  return documents;
}

/** Of a value that is about to be read. */
interface Spot {
  readonly above: TextMark | undefined;
  readonly step: string | number;
  readonly keyFrom: number;
  readonly keyTo: number;
}

const rootSpot: Spot = { above: undefined, step: "", keyFrom: -1, keyTo: -1 };

/** Every method gives undefined where it gives up, and whoever asked gives up too. */
class PlainReader {
  readonly #text: string;
  readonly #marked: MarkedText;
  #marks: TextMark[] = [];
  #at = 0;
  /** Where the line of the next value starts. */
  #lineStart = 0;
  /** Where the value that was read last ends. */
  #end = 0;
  #depth = 0;
  /** Of all documents. */
  #values = 0;

  constructor(text: string, marked: MarkedText) {
    this.#text = text;
    this.#marked = marked;
  }

  get isOver(): boolean {
    return this.#at >= this.#text.length;
  }

  document(marks: TextMark[]): Json | undefined {
    this.#marks = marks;
    this.#nextLine();
    if (this.#skip(separator)) this.#nextLine();
    if (this.isOver || this.#indent() !== 0) return undefined;
    const value = this.#below(rootSpot);
    if (value === undefined) return undefined;
    const more = !this.isOver;
    return more && !this.#isSeparator() ? undefined : value;
  }

  /** To the next line with something on it. */
  #nextLine(): void {
    const text = this.#text;
    for (;;) {
      this.#lineStart = this.#at;
      while (text.charCodeAt(this.#at) === 0x20) this.#at++;
      const code = text.charCodeAt(this.#at);
      if (code === 0x23) {
        const end = text.indexOf("\n", this.#at);
        this.#at = end < 0 ? text.length : end + 1;
      } else if (code === 0x0a) this.#at++;
      else return;
      if (this.#at >= text.length) return;
    }
  }

  #indent(): number {
    return this.isOver || this.#isSeparator() ? -1 : this.#at - this.#lineStart;
  }

  #isSeparator(): boolean {
    return this.#at === this.#lineStart && this.#text.startsWith("---", this.#at);
  }

  #isItem(): boolean {
    const next = this.#text.charCodeAt(this.#at + 1);
    return this.#text.charCodeAt(this.#at) === 0x2d && (next === 0x20 || next === 0x0a || Number.isNaN(next));
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  /** Behind a value nothing follows in its line but a comment. */
  #lineEnds(): boolean {
    if (!this.#skip(restOfLine)) return false;
    this.#nextLine();
    return true;
  }

  #mark({ above, step, keyFrom, keyTo }: Spot, from: number, to = from, written?: string): TextMark {
    const mark = new TextMark(this.#marked, { above, step, from, to, keyFrom, keyTo, written });
    this.#marks.push(mark);
    this.#values++;
    this.#end = to;
    return mark;
  }

  /** A section or a list that starts here. */
  #below(at: Spot): Json | undefined {
    if (++this.#depth > depthMax) return undefined;
    const indent = this.#at - this.#lineStart;
    const mark = this.#mark(at, this.#at);
    const value = this.#isItem() ? this.#list(indent, mark) : this.#section(indent, mark);
    mark.endsAt(this.#end);
    this.#depth--;
    return value;
  }

  #section(indent: number, above: TextMark): Json | undefined {
    const section: Record<string, Json> = {};
    do {
      const keyFrom = this.#at;
      const step = this.#key();
      if (step === undefined || Object.hasOwn(section, step)) return undefined;
      const value = this.#member(indent, { above, step, keyFrom, keyTo: this.#at - 1 });
      if (value === undefined) return undefined;
      section[step] = value;
      if (this.#values > valuesMax) return undefined;
    } while (this.#indent() === indent && !this.#isItem());
    return this.#indent() > indent ? undefined : section;
  }

  /** The key before a colon, which is passed. */
  #key(): string | undefined {
    keyWithColon.lastIndex = this.#at;
    const key = keyWithColon.exec(this.#text)?.[1];
    if (key === undefined || key === "__proto__" || plainScalar(key) !== key) return undefined;
    this.#at = keyWithColon.lastIndex;
    return key;
  }

  #member(indent: number, at: Spot): Json | undefined {
    const from = this.#at + this.#spacesHere();
    if (!this.#skip(restOfLine)) return this.#value(at, indent);
    this.#nextLine();
    const next = this.#indent();
    if (next > indent || (next === indent && this.#isItem())) return this.#below(at);
    this.#mark(at, from);
    return null;
  }

  #spaces(): void {
    this.#at += this.#spacesHere();
  }

  #list(indent: number, above: TextMark): Json | undefined {
    const list: Json[] = [];
    do {
      this.#at++;
      const value = this.#item(indent, { above, step: list.length, keyFrom: -1, keyTo: -1 });
      if (value === undefined) return undefined;
      list.push(value);
      if (this.#values > valuesMax) return undefined;
    } while (this.#indent() === indent && this.#isItem());
    return this.#indent() > indent ? undefined : list;
  }

  #item(indent: number, at: Spot): Json | undefined {
    const from = this.#at + this.#spacesHere();
    if (!this.#skip(restOfLine)) {
      keyWithColon.lastIndex = from;
      if (!keyWithColon.test(this.#text)) return this.#value(at, indent);
      this.#at = from;
      return this.#below(at);
    }
    this.#nextLine();
    if (this.#indent() > indent) return this.#below(at);
    this.#mark(at, from);
    return null;
  }

  /** What stands in the line of its key, or of the dash before it. */
  #value(at: Spot, indent: number): Json | undefined {
    this.#spaces();
    if (this.#text[this.#at] === "|") return this.#block(at, indent);
    const value = this.#inLine(at, "line");
    return value === undefined || !this.#lineEnds() ? undefined : value;
  }

  #inLine(at: Spot, inside: "line" | "brackets"): Json | undefined {
    const first = this.#text[this.#at];
    if (first === "[" || first === "{") return this.#flow(at, first);
    if (first === '"' || first === "'") return this.#quoted(at, first);
    const from = this.#at;
    const written = this.#plain(inside);
    const value = written === undefined ? undefined : plainScalar(written);
    if (written !== undefined && value !== undefined) this.#mark(at, from, this.#at, spelling(value, written));
    return value;
  }

  #quoted(at: Spot, quote: string): string | undefined {
    const from = this.#at;
    const end = this.#text.indexOf(quote, from + 1);
    const value = this.#text.slice(from + 1, end);
    if (end < 0 || /[\\\n]/.test(value) || this.#text[end + 1] === quote) return undefined;
    this.#at = end + 1;
    this.#mark(at, from, this.#at);
    return value;
  }

  /** A scalar without quotes, up to what ends it. */
  #plain(inside: "line" | "brackets"): string | undefined {
    unusual.lastIndex = this.#at;
    if (unusual.test(this.#text)) return undefined;
    const stop = inside === "line" ? lineStop : bracketsStop;
    stop.lastIndex = this.#at;
    if ((stop.exec(this.#text)?.index ?? this.#text.length) - this.#at > scalarMax) return undefined;
    const ends = inside === "line" ? plainInLine : plainInBrackets;
    ends.lastIndex = this.#at;
    const written = ends.exec(this.#text)?.[0];
    if (written === undefined) return undefined;
    this.#at += written.length;
    return written;
  }

  #flow(at: Spot, open: "[" | "{"): Json | undefined {
    if (++this.#depth > depthMax) return undefined;
    const from = this.#at++;
    const mark = this.#mark(at, from);
    const value = open === "[" ? this.#flowList(mark) : this.#flowSection(mark);
    this.#end = this.#at;
    mark.endsAt(this.#at);
    this.#depth--;
    return value;
  }

  #flowList(above: TextMark): Json | undefined {
    const list: Json[] = [];
    for (let more = !this.#closes("]"); more; ) {
      const value = this.#inLine({ above, step: list.length, keyFrom: -1, keyTo: -1 }, "brackets");
      if (value === undefined) return undefined;
      list.push(value);
      const ended = this.#closes("]");
      if (this.#values > valuesMax || (!ended && !this.#comma())) return undefined;
      more = !ended;
    }
    return list;
  }

  #flowSection(above: TextMark): Json | undefined {
    const section: Record<string, Json> = {};
    for (let more = !this.#closes("}"); more; ) {
      const keyFrom = this.#at;
      const step = this.#key();
      if (step === undefined || /[{}]/.test(step) || Object.hasOwn(section, step)) return undefined;
      const keyTo = this.#at - 1;
      this.#spaces();
      const value = this.#inLine({ above, step, keyFrom, keyTo }, "brackets");
      if (value === undefined) return undefined;
      section[step] = value;
      const ended = this.#closes("}");
      if (this.#values > valuesMax || (!ended && !this.#comma())) return undefined;
      more = !ended;
    }
    return section;
  }

  #closes(bracket: string): boolean {
    this.#spaces();
    if (this.#text[this.#at] !== bracket) return false;
    this.#at++;
    return true;
  }

  #comma(): boolean {
    if (this.#text[this.#at] !== ",") return false;
    this.#at++;
    this.#spaces();
    return true;
  }

  /** Lines below that stand further in, all by as much as the first. The library sees more in one with empty lines at an end. */
  #block(at: Spot, indent: number): Json | undefined {
    const from = this.#at;
    block.lastIndex = from;
    const chomp = block.exec(this.#text)?.[1];
    if (chomp === undefined) return undefined;
    this.#at = block.lastIndex;
    const inner = this.#spacesHere();
    if (inner <= indent) return undefined;
    const lines: string[] = [];
    for (let line = this.#blockLine(inner); line !== undefined; line = this.#blockLine(inner)) lines.push(line);
    if (lines.length === 0 || lines[0] === "" || lines.at(-1) === "" || this.#text[this.#at - 1] !== "\n")
      return undefined;
    this.#mark(at, from, this.#at);
    this.#nextLine();
    return `${lines.join("\n")}${chomp === "-" ? "" : "\n"}`;
  }

  #spacesHere(): number {
    let end = this.#at;
    while (this.#text.charCodeAt(end) === 0x20) end++;
    return end - this.#at;
  }

  /** The next line of a block, which is passed; undefined behind its last. */
  #blockLine(inner: number): string | undefined {
    if (this.isOver) return undefined;
    const lineEnd = this.#text.indexOf("\n", this.#at);
    const end = lineEnd < 0 ? this.#text.length : lineEnd;
    const front = Math.min(this.#at + this.#spacesHere(), end);
    if (front < end && front - this.#at < inner) return undefined;
    const line = this.#text.slice(Math.min(this.#at + inner, end), end);
    this.#at = Math.min(end + 1, this.#text.length);
    return line;
  }
}
