/** Walks a whole message by the tables of OTLP: wire types, lengths, ids, packed numbers. Tags of more than two bytes are odd. */

import { bytes, contentStart, readLength, skipVarint } from "./read.ts";

declare const kinds: Uint8Array;
declare const wireOf: Uint8Array;
declare const firstMessage: number;
declare const traceIdKind: number;
declare const spanIdKind: number;
declare const packed64Kind: number;
declare const keyValueMessage: number;
declare const keyTag: number;
declare const valueTag: number;
declare const stringTag: number;
/** Whose trace id is looked for. */
declare const itemMessage: number;

/** Deeper nesting is left to the general functions. */
const depthMax = 90;

/** Where the trace id of the item at hand stands; -1 for none. */
export let idStart = -1;

export function forgetId(): void {
  idStart = -1;
}

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop, since every byte of a request goes through it
export function walk(message: number, from: number, end: number, depth: number): boolean {
  let at = from;
  while (at < end) {
    let tag = bytes[at++]!;
    if (tag >= 0x80) {
      const high = bytes[at++]!;
      if (high >= 0x80 || at > end) return false;
      tag = (tag & 0x7f) | (high << 7);
    }
    const number = tag >>> 3;
    const wireType = tag & 7;
    if (number === 0) return false;
    const kind = number < 32 ? kinds[32 * message + number]! : 0;
    if (kind !== 0 && wireOf[kind] !== wireType) return false;
    if (wireType === 2) {
      const next = readLength(at, end);
      if (next < 0) return false;
      const start = contentStart;
      if (kind >= firstMessage) {
        if (kind === keyValueMessage && isShortText(start, next)) {
          at = next;
          continue;
        }
        if (depth > depthMax || !walk(kind, start, next, depth + 1)) return false;
      } else if (kind === traceIdKind) {
        if (next !== start && next - start !== 16) return false;
        if (message === itemMessage) {
          if (idStart !== -1) return false;
          if (next !== start) idStart = start;
        }
      } else if (kind === spanIdKind) {
        if (next !== start && next - start !== 8) return false;
      } else if (kind >= packed64Kind && !isPacked(kind, start, next)) return false;
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

/** An attribute as most are: a short name, and a short text as its value. */
function isShortText(start: number, end: number): boolean {
  const nameLength = bytes[start + 1]!;
  const value = start + 2 + nameLength;
  const valueLength = bytes[value + 1]!;
  return (
    bytes[start] === keyTag &&
    nameLength < 0x80 &&
    bytes[value] === valueTag &&
    valueLength < 0x80 &&
    value + 2 + valueLength === end &&
    bytes[value + 2] === stringTag &&
    bytes[value + 3] === valueLength - 2
  );
}

function isPacked(kind: number, start: number, end: number): boolean {
  return kind === packed64Kind ? (end - start) % 8 === 0 : areVarints(start, end);
}

function areVarints(from: number, end: number): boolean {
  let at = from;
  while (at >= 0 && at < end) at = skipVarint(at, end);
  return at === end;
}
