/**
 * Looks for attributes by name, on the resource, then the scope, then below. The texts are never copied: what is kept is where
 * they stand in the request.
 */

import { field, keyEnd, keyStart, nextField, readAttribute, valueEnd, valueStart } from "./fields.ts";
import { bytes, contentStart } from "./read.ts";

declare const stringField: number;
declare const names: readonly Uint8Array[];
/** Whether a value that is not a string counts as an empty one; otherwise it is odd. */
declare const otherValuesAreEmpty: boolean;

/** By name: where it was found (0 nowhere, 1 resource, 2 scope, 3 below), and its text; a start of -1 for none. */
export const foundAt: Uint8Array = new Uint8Array(names.length);
export const textStart: Int32Array = new Int32Array(names.length);
export const textEnd: Int32Array = new Int32Array(names.length);
/** Of the value at hand; one that is not a string starts at -1. */
export let stringStart = 0;
export let stringEnd = 0;

/** @returns false for a value in pieces */
export function readString(from: number, end: number): boolean {
  stringStart = stringEnd = 0;
  if (from === end) return true;
  if (nextField(from) !== end) return false;
  stringStart = field === stringField ? contentStart : -1;
  stringEnd = end;
  return true;
}

function isName(name: Uint8Array): boolean {
  if (keyEnd - keyStart !== name.length) return false;
  for (let index = 0; index < name.length; index++) if (bytes[keyStart + index] !== name[index]) return false;
  return true;
}

/** @returns false for anything odd */
export function search(from: number, end: number, attributesField: number, level: number): boolean {
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field === attributesField && !(readAttribute(contentStart, at) && keepIfNamed(level))) return false;
  }
  return true;
}

/** Of equal keys the first counts. */
function keepIfNamed(level: number): boolean {
  for (let name = 0; name < names.length; name++) {
    if (foundAt[name] !== 0 || !isName(names[name]!)) continue;
    if (!readString(valueStart, valueEnd)) return false;
    if (stringStart === -1 && !otherValuesAreEmpty) return false;
    foundAt[name] = level;
    textStart[name] = stringStart === -1 ? 0 : stringStart;
    textEnd[name] = stringStart === -1 ? 0 : stringEnd;
  }
  return true;
}

/** What was found at a level or below. */
export function forget(level: number): void {
  for (let name = 0; name < names.length; name++) if (foundAt[name]! >= level) foundAt[name] = 0;
}

export function isComplete(): boolean {
  for (let name = 0; name < names.length; name++) if (foundAt[name] === 0) return false;
  return true;
}

/** What is found above an item is hashed with it; more than this only once, by the general functions. */
const sharedBytesMax = 256;

export function areLong(): boolean {
  let length = 0;
  for (let name = 0; name < names.length; name++) {
    if (foundAt[name] !== 0 && textStart[name]! >= 0) length += textEnd[name]! - textStart[name]!;
  }
  return length > sharedBytesMax;
}

/** Names that were not found at the last level are missing, in its place. */
export function endSearch(): void {
  for (let name = 0; name < names.length; name++) {
    if (foundAt[name] !== 0) continue;
    foundAt[name] = 3;
    textStart[name] = -1;
  }
}
