/**
 * Writes header blocks. (RFC 7541.) What is the same in every call goes into the table, what differs does not, and
 * credentials are marked never to be kept, here or behind. Headers that are the same object as before are not written again
 * while the table is unchanged.
 */

import { Buffer } from "node:buffer";
import type { Headers } from "../stream.ts";
import { DynamicTable } from "./dynamic-table.ts";
import { encodeHuffman, huffmanBytes } from "./huffman.ts";
import { staticTable } from "./static-table.ts";

/** However large a table a peer offers: a call has few fields. */
const tableBytesMax = 4_096;

/** The same in every call of a connection. */
const kept: ReadonlySet<string> = new Set([
  ...[":authority", ":method", ":path", ":scheme", ":status", "content-type", "te", "user-agent"],
  ...["grpc-encoding", "grpc-status"],
]);
const credentials: ReadonlySet<string> = new Set(["authorization", "cookie", "proxy-authorization"]);

const literal = { kept: 0x40, passing: 0x00, never: 0x10 } as const;

interface Known {
  readonly index: number;
  readonly isWhole: boolean;
}

const unknown: Known = { index: 0, isWhole: false };
const staticNames: ReadonlySet<string> = new Set(staticTable.map(({ name }) => name));

interface Written {
  readonly generation: number;
  readonly block: Buffer;
}

/** A block with fields of its own: those that are the same object are the same again for a while. */
interface WrittenLast extends Written {
  readonly headers: Headers;
  readonly own: Headers;
}

export class HpackEncoder {
  readonly #table = new DynamicTable(tableBytesMax);
  readonly #written = new WeakMap<Headers, Written>();
  #last: WrittenLast | undefined;
  /** Counts the changes of the table. */
  #generation = 0;
  /** What the peer's table may have, from the next block on; the least in between has to be said too. */
  #sizes: number[] = [];
  #target = Buffer.allocUnsafeSlow(1_024);
  #at = 0;

  get generation(): number {
    return this.#generation;
  }

  /** The peer's SETTINGS_HEADER_TABLE_SIZE. */
  tableSizeMax(bytes: number): void {
    const size = Math.min(bytes, tableBytesMax);
    if (size === (this.#sizes.at(-1) ?? this.#table.sizeMax)) return;
    const least = Math.min(size, ...this.#sizes);
    this.#sizes = least < size ? [least, size] : [size];
  }

  /**
   * @param own fields behind them that differ each time
   * @returns a block, to be read before the next one is written
   */
  encode(headers: Headers, own?: Headers): Buffer {
    this.#at = 0;
    this.#sizeUpdates();
    const last = this.#last;
    if (last && last.own === own && last.headers === headers && last.generation === this.#generation) return last.block;
    const before = this.#written.get(headers);
    if (before?.generation === this.#generation) {
      if (!own) return before.block;
      this.#room(before.block.length);
      this.#at += before.block.copy(this.#target, this.#at);
    } else this.#all(headers);
    if (own) return this.#withOwn(headers, own, before);
    return this.#target.subarray(0, this.#at);
  }

  #withOwn(headers: Headers, own: Headers, before: Written | undefined): Buffer {
    const generation = this.#generation;
    for (const name in own) this.#field(name, String(own[name]));
    const isSame = before?.generation === generation && generation === this.#generation;
    if (!isSame) return this.#target.subarray(0, this.#at);
    const block = Buffer.from(this.#target.subarray(0, this.#at));
    this.#last = { headers, own, generation, block };
    return block;
  }

  /** The block of headers that were written before, as long as it would be written like that again. */
  again(headers: Headers): Buffer | undefined {
    const before = this.#written.get(headers);
    return before && this.isSame(before.generation) ? before.block : undefined;
  }

  /** Whether blocks of that generation of the table stand for the same fields, and nothing has to be said before them. */
  isSame(generation: number): boolean {
    return generation === this.#generation && this.#sizes.length === 0;
  }

  #sizeUpdates(): void {
    for (const size of this.#sizes) {
      this.#table.resize(size);
      this.#generation++;
      this.#integer(size, 5, 0x20);
    }
    if (this.#sizes.length > 0) this.#sizes = [];
  }

  #all(headers: Headers): void {
    const generation = this.#generation;
    const from = this.#at;
    for (const name in headers) this.#field(name, String(headers[name]));
    if (generation !== this.#generation) return;
    this.#written.set(headers, { generation, block: Buffer.from(this.#target.subarray(from, this.#at)) });
  }

  #field(name: string, value: string): void {
    const { index, isWhole } = this.#known(name, value);
    if (isWhole) {
      this.#integer(index, 7, 0x80);
      return;
    }
    const isKept = kept.has(name) && this.#table.sizeMax > 0;
    const pattern = isKept ? literal.kept : credentials.has(name) ? literal.never : literal.passing;
    this.#integer(index, isKept ? 6 : 4, pattern);
    if (index === 0) this.#text(name);
    this.#text(value);
    if (!isKept) return;
    this.#table.add({ name, value });
    this.#generation++;
  }

  #known(name: string, value: string): Known {
    if (!kept.has(name) && !staticNames.has(name)) return unknown;
    let named = 0;
    for (let place = 0; place < staticTable.length + this.#table.length; place++) {
      const field = staticTable[place] ?? this.#table.at(place - staticTable.length);
      if (field?.name !== name) continue;
      if (field.value === value && !credentials.has(name)) return { index: place + 1, isWhole: true };
      if (named === 0) named = place + 1;
    }
    return { index: named, isWhole: false };
  }

  #integer(value: number, prefixBits: number, pattern: number): void {
    this.#room(8);
    const most = (1 << prefixBits) - 1;
    if (value < most) {
      this.#target[this.#at++] = pattern | value;
      return;
    }
    this.#target[this.#at++] = pattern | most;
    let rest = value - most;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#target[this.#at++] = 0x80 | (rest & 0x7f);
    this.#target[this.#at++] = rest;
  }

  #text(text: string): void {
    const coded = huffmanBytes(text);
    const isShorter = coded < text.length;
    this.#integer(isShorter ? coded : text.length, 7, isShorter ? 0x80 : 0);
    this.#room(text.length);
    this.#at = isShorter
      ? encodeHuffman(text, this.#target, this.#at)
      : this.#at + this.#target.write(text, this.#at, "latin1");
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#target.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#at + bytes));
    this.#target.copy(larger, 0, 0, this.#at);
    this.#target = larger;
  }
}
