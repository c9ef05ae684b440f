/** The part of a generated core that reads: lengths, and whole messages field by field. */

import { endpointsMax } from "../../contract/limits.ts";

/** Tables that all cores of a balancer share. */
export const sharedCode: string = `const crcTable = new Int32Array(256);
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  crcTable[index] = value;
}

/** Deeper nesting is left to the general functions. */
const depthMax = 90;
const backendsMax = ${endpointsMax};

/** Bytes of a tag, a length and the content. */
const framedBytes = (length: number): number =>
  length + (length < 0x80 ? 2 : length < 0x4000 ? 3 : length < 0x200000 ? 4 : length < 0x10000000 ? 5 : 6);

const grown = (array: Int32Array): Int32Array => {
  const next = new Int32Array(2 * array.length);
  next.set(array);
  return next;
};
`;

/**
 * Every field of a message: wire types, lengths, ids, packed numbers. Lengths above 28 bits and longer than need be, and
 * tags of more than two bytes, are odd.
 *
 * @param item the number of the message whose trace id is looked for; 0 for none
 * @param keyValue that of an attribute
 */
export function walkCode(item: number, keyValue: number): string {
  const capture =
    item === 0
      ? ""
      : `
        if (shape === ${item}) {
          if (idStart !== -1) return false;
          if (next !== start) idStart = start;
        }`;
  return `/** Reads a length. @returns the index behind the content, which begins at contentStart; -1 for anything odd */
function readLength(from: number, end: number): number {
  let at = from;
  let length = bytes[at++]!;
  if (length >= 0x80) {
    let next = bytes[at++]!;
    length = (length & 0x7f) | (next << 7);
    if (next >= 0x80) {
      next = bytes[at++]!;
      length = (length & 0x3fff) | (next << 14);
      if (next >= 0x80) {
        next = bytes[at++]!;
        length = (length & 0x1fffff) | (next << 21);
        if (next >= 0x80) return -1;
      }
    }
    if (next === 0) return -1;
  }
  contentStart = at;
  return at + length <= end ? at + length : -1;
}

function skipVarint(from: number, end: number): number {
  for (let at = from; at < end && at < from + 10; at++) if (bytes[at]! < 0x80) return at + 1;
  return -1;
}

function areVarints(from: number, end: number): boolean {
  let at = from;
  while (at >= 0 && at < end) at = skipVarint(at, end);
  return at === end;
}

/** An attribute as most are: a short name, and a short text as its value. */
function isShortText(start: number, end: number): boolean {
  const nameLength = bytes[start + 1]!;
  const value = start + 2 + nameLength;
  const valueLength = bytes[value + 1]!;
  return (
    bytes[start] === 10 &&
    nameLength < 0x80 &&
    bytes[value] === 18 &&
    valueLength < 0x80 &&
    value + 2 + valueLength === end &&
    bytes[value + 2] === 10 &&
    bytes[value + 3] === valueLength - 2
  );
}

function walk(shape: number, from: number, end: number, depth: number): boolean {
  let at = from;
  while (at < end) {
    let tag = bytes[at++]!;
    if (tag >= 0x80) {
      const high = bytes[at++]!;
      if (high >= 0x80 || at > end) return false;
      tag = (tag & 0x7f) | (high << 7);
    }
    const field = tag >>> 3;
    const wireType = tag & 7;
    if (field === 0) return false;
    const kind = field < 32 ? kinds[32 * shape + field]! : 0;
    if (kind !== 0 && wireOf[kind] !== wireType) return false;
    if (wireType === 2) {
      const next = readLength(at, end);
      if (next < 0) return false;
      const start = contentStart;
      if (kind >= 16) {
        if (kind === ${keyValue} && isShortText(start, next)) {
          at = next;
          continue;
        }
        if (depth > depthMax || !walk(kind, start, next, depth + 1)) return false;
      } else if (kind === 5) {
        if (next !== start && next - start !== 16) return false;${capture}
      } else if (kind === 6) {
        if (next !== start && next - start !== 8) return false;
      } else if (kind === 7) {
        if ((next - start) % 8 !== 0) return false;
      } else if (kind === 8 && !areVarints(start, next)) return false;
      at = next;
    } else if (wireType === 0) {
      at = bytes[at]! < 0x80 ? at + 1 : skipVarint(at, end);
      if (at < 0) return false;
    } else if (wireType === 1) at += 8;
    else if (wireType === 5) at += 4;
    else return false;
    if (at > end) return false;
  }
  return true;
}
`;
}
