/**
 * Whole attribute maps hashed as the Collector does: their entries in key order behind marks, xxHash64 of that twice, FNV-1a of
 * the sums. A map within a map, an attribute in pieces or given twice, and more than 128 attributes are odd.
 */

import { fnvByte, fnvText, fnvWord, writeFnvText } from "../../../routing/hash/fnv1a64-registers.ts";
import { high, low, xxHash } from "../../../routing/hash/xxhash64-registers.ts";
import {
  arrayEndMark,
  arrayMark,
  bytesMark,
  doubleMark,
  emptyMark,
  falseMark,
  intMark,
  keyMark,
  secondHalfMark,
  stringMark,
  trueMark,
} from "../../../routing/key/map-marks.ts";
import { crcBytes, crcEnd, crcStart } from "./crc32.ts";
import { field, keyEnd, keyStart, nextField, readAttribute, valueEnd, valueStart } from "./fields.ts";
import { bytes, contentStart } from "./read.ts";

declare const stringField: number;
declare const boolField: number;
declare const intField: number;
declare const doubleField: number;
declare const arrayField: number;
declare const mapField: number;
declare const bytesField: number;
declare const elementField: number;

/** By field of an AnyValue: what stands before a value that is hashed as it stands on the wire; 0 for others. */
const contentMarks = new Uint8Array(32);
contentMarks[stringField] = stringMark;
contentMarks[doubleField] = doubleMark;
contentMarks[bytesField] = bytesMark;

/** What is hashed of the map at hand. */
let mapBytes: Uint8Array = new Uint8Array(1024);
let mapLength = 0;
const entriesMax = 128;
/** By place: start and end of a key, start and end of its value. */
const keyed = new Int32Array(4 * entriesMax);
/** Places in key order. */
const sorted = new Uint8Array(entriesMax);

function putByte(byte: number): void {
  if (mapLength === mapBytes.length) growMap(1);
  mapBytes[mapLength++] = byte;
}

function growMap(count: number): void {
  const next = new Uint8Array(2 * mapBytes.length + count);
  next.set(mapBytes);
  mapBytes = next;
}

function putRange(start: number, end: number): void {
  if (mapLength + end - start > mapBytes.length) growMap(end - start);
  for (let at = start; at < end; at++) mapBytes[mapLength++] = bytes[at]!;
}

/** @returns less than 0, 0 or more, as the first key is before, the same as or after the second */
function compareKeys(left: number, right: number): number {
  const leftStart = keyed[4 * left]!;
  const rightStart = keyed[4 * right]!;
  const leftLength = keyed[4 * left + 1]! - leftStart;
  const rightLength = keyed[4 * right + 1]! - rightStart;
  for (let index = 0; index < leftLength && index < rightLength; index++) {
    const difference = bytes[leftStart + index]! - bytes[rightStart + index]!;
    if (difference !== 0) return difference;
  }
  return leftLength - rightLength;
}

/** @returns how many; -1 for anything odd */
function collect(from: number, end: number, attributesField: number): number {
  let count = 0;
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field !== attributesField) continue;
    if (count === entriesMax || !readAttribute(contentStart, at)) return -1;
    keepEntry(4 * count);
    if (!sortIn(count++)) return -1;
  }
  return count;
}

/** @returns false for a key that was there */
function sortIn(entry: number): boolean {
  let place = entry;
  let order = 1;
  for (; place > 0; place--) {
    order = compareKeys(sorted[place - 1]!, entry);
    if (order <= 0) break;
    sorted[place] = sorted[place - 1]!;
  }
  sorted[place] = entry;
  return order !== 0;
}

function keepEntry(entry: number): void {
  keyed[entry] = keyStart;
  keyed[entry + 1] = keyEnd;
  keyed[entry + 2] = valueStart;
  keyed[entry + 3] = valueEnd;
}

/** An AnyValue by its fields; of a number that is not one of them there is no value. */
function putValue(start: number, end: number): boolean {
  if (start === end) {
    putByte(emptyMark);
    return true;
  }
  if (nextField(start) !== end) return false;
  const content = contentStart;
  const mark = field < 32 ? contentMarks[field]! : 0;
  if (mark !== 0) {
    putByte(mark);
    putRange(content, end);
  } else if (field === intField) {
    putByte(intMark);
    putInteger(content, end);
  } else if (field === boolField) putByte(isZero(content, end) ? falseMark : trueMark);
  else if (field === arrayField) return putArray(content, end);
  else if (field === mapField) return false;
  else putByte(emptyMark);
  return true;
}

/** Of a varint. */
export function isZero(start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at]! & 0x7f) !== 0) return false;
  return true;
}

/** A varint as 8 bytes, the lower first. */
function putInteger(start: number, end: number): void {
  let pending = 0;
  let bits = 0;
  let written = 0;
  for (let at = start; at < end; at++) {
    pending |= (bytes[at]! & 0x7f) << bits;
    bits += 7;
    if (bits < 8 || written === 8) continue;
    putByte(pending & 0xff);
    written++;
    pending >>>= 8;
    bits -= 8;
  }
  for (; written < 8; written++) {
    putByte(pending & 0xff);
    pending >>>= 8;
  }
}

function putArray(from: number, end: number): boolean {
  putByte(arrayMark);
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field === elementField && !putValue(contentStart, at)) return false;
  }
  putByte(arrayEndMark);
  return true;
}

/** Takes the hash of a map into the sum. @returns false for anything odd */
export function addMap(from: number, end: number, attributesField: number): boolean {
  const count = collect(from, end, attributesField);
  if (count === -1) return false;
  if (count === 0) {
    addNoMap();
    return true;
  }
  mapLength = 0;
  for (let place = 0; place < count; place++) {
    const entry = 4 * sorted[place]!;
    putByte(keyMark);
    putRange(keyed[entry]!, keyed[entry + 1]!);
    if (!putValue(keyed[entry + 2]!, keyed[entry + 3]!)) return false;
  }
  addXxHash();
  putByte(secondHalfMark);
  addXxHash();
  return true;
}

function addXxHash(): void {
  xxHash(mapBytes, mapLength);
  fnvWord(low);
  fnvWord(high);
}

export function addNoMap(): void {
  for (let index = 0; index < 16; index++) fnvByte(0);
}

/** The hash of a key: a prefix, and the sum as text. */
export function hashOfSum(prefix: Uint8Array): number {
  crcStart();
  crcBytes(prefix, 0, prefix.length);
  crcBytes(fnvText, 0, writeFnvText());
  return crcEnd();
}
