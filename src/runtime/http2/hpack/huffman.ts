/** Texts in the Huffman code, written and read. */

import { codeBitsMax, codeCounts, codeLengths, codes, eos, firstCodes, firstPlaces, symbols } from "./huffman-code.ts";

/** Codes up to so many bits, nearly all that occur, are found by looking at so many bits at once. */
const tableBits = 9;
/** By the next bits: the symbol and above it the length of its code; 0 for a longer one. */
const table = new Uint16Array(2 ** tableBits);
const lengthShift = 8;
for (const [symbol, length] of codeLengths.entries()) {
  const rest = tableBits - length;
  const from = rest < 0 ? 0 : (codes[symbol] ?? 0) * 2 ** rest;
  if (rest >= 0) table.fill((length << lengthShift) | symbol, from, from + 2 ** rest);
}

/** The longest text for so many octets of code: the shortest code has five bits. */
export function decodedBytesMax(bytes: number): number {
  return Math.ceil((bytes * 8) / 5);
}

/** @returns how many octets were written, -1 for what is not in the code */
export function decodeHuffman(source: Uint8Array, start: number, end: number, target: Uint8Array): number {
  const bitsEnd = end * 8;
  let at = 0;
  for (let bit = start * 8; bit < bitsEnd; ) {
    const next = bitsAt(source, bit, end);
    const known = table[next >>> (32 - tableBits)] ?? 0;
    let length = known >>> lengthShift;
    let symbol = known & 0xff;
    if (known === 0) {
      length = longLength(next);
      const place = (firstPlaces[length] ?? 0) + (next >>> (32 - length)) - (firstCodes[length] ?? 0);
      symbol = symbols[place] ?? eos;
    }
    if (bit + length > bitsEnd) return isPadding(source, bit, bitsEnd) ? at : -1;
    if (symbol === eos) return -1;
    target[at++] = symbol;
    bit += length;
  }
  return at;
}

/** The 32 bits at a place; behind the end are ones, as in padding. */
function bitsAt(source: Uint8Array, bit: number, end: number): number {
  const byte = bit >>> 3;
  const past = bit & 7;
  const octet = (index: number) => (index < end ? (source[index] ?? 0) : 0xff);
  const word = (octet(byte) << 24) | (octet(byte + 1) << 16) | (octet(byte + 2) << 8) | octet(byte + 3);
  return past === 0 ? word >>> 0 : ((word << past) | (octet(byte + 4) >>> (8 - past))) >>> 0;
}

function longLength(next: number): number {
  let length = tableBits + 1;
  while (length < codeBitsMax && (next >>> (32 - length)) - (firstCodes[length] ?? 0) >= (codeCounts[length] ?? 0)) {
    length++;
  }
  return length;
}

/** Less than an octet of ones. @see RFC 7541, 5.2 */
function isPadding(source: Uint8Array, bit: number, bitsEnd: number): boolean {
  const rest = bitsEnd - bit;
  if (rest > 7) return false;
  const ones = 2 ** rest - 1;
  return ((source[bit >>> 3] ?? 0) & ones) === ones;
}

/** Of a text in latin1. */
export function huffmanBytes(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index++) bits += codeLengths[text.charCodeAt(index)] ?? 0;
  return (bits + 7) >>> 3;
}

const halfBits = 16;

/** @returns where it ends; there is room for as many octets as `huffmanBytes` says */
export function encodeHuffman(text: string, target: Uint8Array, start: number): number {
  let at = start;
  let pending = 0;
  let bits = 0;
  for (let index = 0; index < text.length; index++) {
    const symbol = text.charCodeAt(index);
    const code = codes[symbol] ?? 0;
    // Up to 7 bits wait, and a code has up to 30: more than an integer of 32 bits holds, but not with each half of it.
    for (let left = codeLengths[symbol] ?? 0; left > 0; ) {
      const taken = left > halfBits ? left - halfBits : left;
      left -= taken;
      pending = (pending << taken) | ((code >>> left) & ((1 << taken) - 1));
      bits += taken;
      while (bits >= 8) {
        bits -= 8;
        target[at++] = pending >>> bits;
      }
    }
  }
  if (bits > 0) target[at++] = (pending << (8 - bits)) | (0xff >>> bits);
  return at;
}
