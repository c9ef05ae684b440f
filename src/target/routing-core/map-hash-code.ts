/**
 * The part of a generated core that hashes whole attribute maps as the Collector does: their entries in key order behind
 * marks, xxHash64 of that twice, FNV-1a of the sums. Numbers of 64 bits are two halves. A map within a map, an attribute in
 * pieces or given twice, and more than 128 attributes are odd.
 */

import { hashCode } from "./hash-code.ts";

/** Goes through fields and attributes of a message that was walked. */
export const fieldCode = `let field = 0;
/** Reads on in a message that was walked. @returns the index behind a field, which begins at contentStart */
function nextField(from: number): number {
  let at = from;
  let tag = bytes[at++]!;
  if (tag >= 0x80) tag = (tag & 0x7f) | (bytes[at++]! << 7);
  field = tag >>> 3;
  const wireType = tag & 7;
  if (wireType === 2) return readLength(at, bytes.length);
  contentStart = at;
  if (wireType === 0) {
    while (bytes[at]! >= 0x80) at++;
    return at + 1;
  }
  return at + (wireType === 1 ? 8 : 4);
}
`;

/** Into the registers \`low\` and \`high\`, which are signed. */
const wordCode = `let low = 0;
let high = 0;
function multiply(aLow: number, aHigh: number, bLow: number, bHigh: number): void {
  const a0 = aLow & 0xffff;
  const a1 = aLow >>> 16;
  const b0 = bLow & 0xffff;
  const b1 = bLow >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const carry = a0 * b1 + (middle & 0xffff);
  high = (a1 * b1 + (middle >>> 16) + (carry >>> 16) + Math.imul(aLow, bHigh) + Math.imul(aHigh, bLow)) | 0;
  low = Math.imul(aLow, bLow);
}

function add(bLow: number, bHigh: number): void {
  const sum = (low >>> 0) + (bLow >>> 0);
  high = (high + bHigh + (sum > 0xffffffff ? 1 : 0)) | 0;
  low = sum | 0;
}

/** Of 1 to 31 bits. */
function rotate(count: number): void {
  const before = low;
  low = (low << count) | (high >>> (32 - count));
  high = (high << count) | (before >>> (32 - count));
}
`;

/** Of \`mapBytes\`, with seed 0. @see https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md */
const xxHashCode = `const lanes = new Int32Array(8);
const lanesAtFirst = Int32Array.of(
  0x85ebca87 + 0x27d4eb4f,
  0x9e3779b1 + 0xc2b2ae3d,
  0x27d4eb4f,
  0xc2b2ae3d,
  0,
  0,
  -0x85ebca87,
  ~0x9e3779b1,
);

function word(at: number): number {
  return mapBytes[at]! | (mapBytes[at + 1]! << 8) | (mapBytes[at + 2]! << 16) | (mapBytes[at + 3]! << 24);
}

/** Takes 8 bytes into a lane that is in the registers. */
function round(inputLow: number, inputHigh: number, laneLow: number, laneHigh: number): void {
  multiply(inputLow, inputHigh, 0x27d4eb4f, 0xc2b2ae3d);
  add(laneLow, laneHigh);
  rotate(31);
  multiply(low, high, 0x85ebca87, 0x9e3779b1);
}

function hashStripes(end: number): void {
  lanes.set(lanesAtFirst);
  for (let at = 0; at < end; at += 32) {
    for (let lane = 0; lane < 8; lane += 2) {
      round(word(at + 4 * lane), word(at + 4 * lane + 4), lanes[lane]!, lanes[lane + 1]!);
      lanes[lane] = low;
      lanes[lane + 1] = high;
    }
  }
  let sumLow = 0;
  let sumHigh = 0;
  for (let lane = 0; lane < 8; lane += 2) {
    low = lanes[lane]!;
    high = lanes[lane + 1]!;
    rotate(lane === 0 ? 1 : lane === 2 ? 7 : lane === 4 ? 12 : 18);
    add(sumLow, sumHigh);
    sumLow = low;
    sumHigh = high;
  }
  for (let lane = 0; lane < 8; lane += 2) {
    round(lanes[lane]!, lanes[lane + 1]!, 0, 0);
    multiply(sumLow ^ low, sumHigh ^ high, 0x85ebca87, 0x9e3779b1);
    add(0xc2b2ae63, 0x85ebca77);
    sumLow = low;
    sumHigh = high;
  }
}

function xxHash(length: number): void {
  const stripes = length - (length % 32);
  if (stripes > 0) hashStripes(stripes);
  else {
    low = 0x165667c5;
    high = 0x27d4eb2f;
  }
  add(length, 0);
  let at = stripes;
  for (; at + 8 <= length; at += 8) {
    const sumLow = low;
    const sumHigh = high;
    round(word(at), word(at + 4), 0, 0);
    low ^= sumLow;
    high ^= sumHigh;
    rotate(27);
    multiply(low, high, 0x85ebca87, 0x9e3779b1);
    add(0xc2b2ae63, 0x85ebca77);
  }
  if (at + 4 <= length) {
    const sumLow = low;
    const sumHigh = high;
    multiply(word(at), 0, 0x85ebca87, 0x9e3779b1);
    low ^= sumLow;
    high ^= sumHigh;
    rotate(23);
    multiply(low, high, 0x27d4eb4f, 0xc2b2ae3d);
    add(0x9e3779f9, 0x165667b1);
    at += 4;
  }
  for (; at < length; at++) {
    const sumLow = low;
    const sumHigh = high;
    multiply(mapBytes[at]!, 0, 0x165667c5, 0x27d4eb2f);
    low ^= sumLow;
    high ^= sumHigh;
    rotate(11);
    multiply(low, high, 0x85ebca87, 0x9e3779b1);
  }
  multiply(low ^ (high >>> 1), high, 0x27d4eb4f, 0xc2b2ae3d);
  multiply(low ^ ((low >>> 29) | (high << 3)), high ^ (high >>> 29), 0x9e3779f9, 0x165667b1);
  low ^= high;
}
`;

/** @see http://www.isthe.com/chongo/tech/comp/fnv/ */
const fnvCode = `let fnvLow = 0;
let fnvHigh = 0;
function fnvByte(byte: number): void {
  const mixed = (fnvLow ^ byte) >>> 0;
  fnvHigh = (Math.imul(fnvHigh, 0x1b3) + Math.floor((mixed * 0x1b3) / 0x100000000) + (mixed << 8)) | 0;
  fnvLow = Math.imul(mixed, 0x1b3);
}

function fnvStart(): void {
  fnvLow = 0x84222325;
  fnvHigh = 0xcbf29ce4;
}

function fnvRange(start: number, end: number): void {
  for (let at = start; at < end; at++) fnvByte(bytes[at]!);
}

function fnvWord(value: number): void {
  for (let shift = 0; shift < 32; shift += 8) fnvByte((value >>> shift) & 0xff);
}

/** Of the sum as text: lower-case hexadecimal without leading zeros. */
function hashOfSum(prefix: Uint8Array): number {
  crc = -1;
  addRange(prefix, 0, prefix.length);
  let isLeading = true;
  for (let shift = 60; shift >= 0; shift -= 4) {
    const digit = (shift >= 32 ? fnvHigh >>> (shift - 32) : fnvLow >>> shift) & 15;
    if (digit === 0 && isLeading && shift > 0) continue;
    isLeading = false;
    addByte(digit < 10 ? 48 + digit : 87 + digit);
  }
  return ~crc;
}
`;

const entriesCode = `/** What is hashed of the map at hand. */
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
    if (count === entriesMax || !readEntry(4 * count, contentStart, at)) return -1;
    let place = count++;
    let order = 1;
    for (; place > 0 && (order = compareKeys(sorted[place - 1]!, count - 1)) > 0; place--) {
      sorted[place] = sorted[place - 1]!;
    }
    if (order === 0) return -1;
    sorted[place] = count - 1;
  }
  return count;
}

function readEntry(entry: number, from: number, end: number): boolean {
  keyed[entry] = keyed[entry + 1] = keyed[entry + 2] = keyed[entry + 3] = 0;
  let seen = 0;
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field !== 1 && field !== 2) continue;
    if ((seen & field) !== 0) return false;
    seen |= field;
    keyed[entry + 2 * (field - 1)] = contentStart;
    keyed[entry + 2 * (field - 1) + 1] = at;
  }
  return true;
}

function putValue(start: number, end: number): boolean {
  if (start === end) {
    putByte(0xf5);
    return true;
  }
  if (nextField(start) !== end) return false;
  const content = contentStart;
  switch (field) {
    case 1:
    case 4:
    case 7:
      putByte(field === 1 ? 0xf7 : field === 4 ? 0xfb : 0xf6);
      putRange(content, end);
      return true;
    case 2:
      putByte(isZero(content, end) ? 0xf9 : 0xf8);
      return true;
    case 3:
      putByte(0xfa);
      putInteger(content, end);
      return true;
    case 5:
      return putArray(content, end);
    case 6:
      return false;
    default:
      putByte(0xf5);
      return true;
  }
}

function isZero(start: number, end: number): boolean {
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
  putByte(0xfe);
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field === 1 && !putValue(contentStart, at)) return false;
  }
  putByte(0xff);
  return true;
}

/** Takes the hash of a map into the sum. @returns false for anything odd */
function addMap(from: number, end: number, attributesField: number): boolean {
  const count = collect(from, end, attributesField);
  if (count === -1) return false;
  if (count === 0) {
    addNoMap();
    return true;
  }
  mapLength = 0;
  for (let place = 0; place < count; place++) {
    const entry = 4 * sorted[place]!;
    putByte(0xf4);
    putRange(keyed[entry]!, keyed[entry + 1]!);
    if (!putValue(keyed[entry + 2]!, keyed[entry + 3]!)) return false;
  }
  addXxHash();
  putByte(0xf3);
  addXxHash();
  return true;
}

function addXxHash(): void {
  xxHash(mapLength);
  fnvWord(low);
  fnvWord(high);
}

function addNoMap(): void {
  for (let index = 0; index < 16; index++) fnvByte(0);
}
`;

export const mapHashCode: string = `${hashCode}${fieldCode}
${wordCode}
${fnvCode}
${entriesCode}
${xxHashCode}`;
