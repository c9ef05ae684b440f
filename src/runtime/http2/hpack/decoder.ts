/**
 * Reads header blocks. (RFC 7541.) What is too large is read to its end all the same, because the table has to stay what the
 * other end believes it to be. A block that is equal to one of the last is not read again, as long as the table is unchanged.
 */

import { Buffer } from "node:buffer";
import { DynamicTable } from "./dynamic-table.ts";
import { decodedBytesMax, decodeHuffman } from "./huffman.ts";
import { fieldSize, staticTable } from "./static-table.ts";

/** Names and values by turns. The same list for equal blocks: not to be changed. */
export type FieldList = readonly string[];

export interface DecoderLimits {
  /** Of the table, which is also what the peer is told. */
  readonly tableBytesMax: number;
  readonly listBytesMax: number;
  readonly fieldsMax: number;
}

/** Of both ends of one connection a few blocks come again and again. */
const keptBlocks = 4;
const keptBytesMax = 512;
/** More octets than a length of 32 bits has. @see RFC 7541, 5.1 */
const integerShiftMax = 28;

interface Kept {
  readonly block: Buffer;
  readonly fields: FieldList;
}

let scratch = Buffer.allocUnsafeSlow(4_096);

export class HpackDecoder {
  readonly #limits: DecoderLimits;
  readonly #table: DynamicTable;
  #kept: Kept[] = [];
  #block: Buffer = scratch;
  #at = 0;
  #end = 0;
  #isBroken = false;
  #isChanged = false;
  #listBytes = 0;

  constructor(limits: DecoderLimits) {
    this.#limits = limits;
    this.#table = new DynamicTable(limits.tableBytesMax);
  }

  /** @returns "broken" ends the connection: nobody knows any longer what the table holds */
  decode(block: Buffer, start: number, end: number): FieldList | "broken" | "too large" {
    const again = this.#again(block, start, end);
    if (again) return again;
    this.#block = block;
    this.#at = start;
    this.#end = end;
    this.#isBroken = false;
    this.#isChanged = false;
    this.#listBytes = 0;
    const fields: string[] = [];
    this.#sizeUpdates();
    while (this.#at < this.#end && !this.#isBroken) this.#field(fields);
    this.#block = scratch;
    if (this.#isBroken) return "broken";
    if (this.#isChanged) this.#kept = [];
    const { listBytesMax, fieldsMax } = this.#limits;
    if (this.#listBytes > listBytesMax || fields.length > 2 * fieldsMax) return "too large";
    if (!this.#isChanged) this.#keep(block, start, end, fields);
    return fields;
  }

  #again(block: Buffer, start: number, end: number): FieldList | undefined {
    for (const { block: kept, fields } of this.#kept) {
      if (kept.length === end - start && isSame(kept, block, start)) return fields;
    }
    return undefined;
  }

  #keep(block: Buffer, start: number, end: number, fields: FieldList): void {
    if (end - start > keptBytesMax) return;
    if (this.#kept.length === keptBlocks) this.#kept.shift();
    this.#kept.push({ block: Buffer.from(block.subarray(start, end)), fields });
  }

  /** Only before the first field. @see RFC 7541, 4.2 */
  #sizeUpdates(): void {
    while (this.#at < this.#end && ((this.#block[this.#at] ?? 0) & 0xe0) === 0x20) {
      const size = this.#integer(5);
      if (size > this.#limits.tableBytesMax) this.#isBroken = true;
      if (this.#isBroken) return;
      this.#table.resize(size);
      this.#isChanged = true;
    }
  }

  #field(fields: string[]): void {
    const first = this.#block[this.#at] ?? 0;
    if (first >= 0x80) {
      const index = this.#integer(7);
      this.#push(fields, this.#name(index), this.#value(index));
    } else if (first >= 0x40) {
      const [name, value] = [this.#literalName(6), this.#text()];
      if (this.#isBroken) return;
      this.#table.add({ name, value });
      this.#isChanged = true;
      this.#push(fields, name, value);
    } else if (first >= 0x20) {
      this.#isBroken = true;
    } else {
      const [name, value] = [this.#literalName(4), this.#text()];
      this.#push(fields, name, value);
    }
  }

  #push(fields: string[], name: string, value: string): void {
    this.#listBytes += fieldSize(name, value);
    if (this.#listBytes <= this.#limits.listBytesMax && fields.length <= 2 * this.#limits.fieldsMax) {
      fields.push(name, value);
    }
  }

  #literalName(prefixBits: number): string {
    const index = this.#integer(prefixBits);
    return index === 0 ? this.#text() : this.#name(index);
  }

  #name(index: number): string {
    return this.#known(index)?.name ?? "";
  }

  #value(index: number): string {
    return this.#known(index)?.value ?? "";
  }

  #known(index: number) {
    const known = index <= staticTable.length ? staticTable[index - 1] : this.#table.at(index - staticTable.length - 1);
    if (!known) this.#isBroken = true;
    return known;
  }

  #integer(prefixBits: number): number {
    const most = (1 << prefixBits) - 1;
    let value = (this.#block[this.#at++] ?? 0) & most;
    if (value < most) return value;
    for (let shift = 0; shift <= integerShiftMax && this.#at < this.#end; shift += 7) {
      const octet = this.#block[this.#at++] ?? 0;
      value += (octet & 0x7f) * 2 ** shift;
      if (octet < 0x80) return value;
    }
    this.#isBroken = true;
    return 0;
  }

  #text(): string {
    if (this.#at >= this.#end) {
      this.#isBroken = true;
      return "";
    }
    const isHuffman = (this.#block[this.#at] ?? 0) >= 0x80;
    const length = this.#integer(7);
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.#end) this.#isBroken = true;
    if (this.#isBroken) return "";
    if (!isHuffman) return this.#block.toString("latin1", start, this.#at);
    const most = decodedBytesMax(length);
    if (most > scratch.length) scratch = Buffer.allocUnsafeSlow(2 * most);
    const decoded = decodeHuffman(this.#block, start, this.#at, scratch);
    if (decoded === -1) this.#isBroken = true;
    return this.#isBroken ? "" : scratch.toString("latin1", 0, decoded);
  }
}

function isSame(kept: Buffer, block: Buffer, start: number): boolean {
  for (let index = 0; index < kept.length; index++) if (kept[index] !== block[start + index]) return false;
  return true;
}
