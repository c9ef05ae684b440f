/**
 * The plan of a request and how it is written: a tree a backend, in arrays that are used again.
 *
 *     backend ─► entries of sections that are cut ─► … ─► runs of neighbouring units, copied as they are
 */

import { grown } from "./growing.ts";
import { bytes, readFrom } from "./read.ts";

declare const backendsMax: number;
/** Sections that are cut, one within the other; the request itself is level 0. */
declare const levels: number;

/** A run: start, end, next of the same entry. */
let runs: Int32Array = new Int32Array(3 * 1024);
let runCount = 0;
/** What a backend gets of a section: bytes, first and last child, section, next of the same parent. */
let entries: Int32Array = new Int32Array(5 * 256);
let entryCount = 0;
/** A section: start, start and end of its children, end, tag. */
let sections: Int32Array = new Int32Array(5 * 64);
let sectionCount = 0;
/** By level: the section at hand, and where its entries begin: those before are of other sections. */
const openSections = new Int32Array(levels + 1);
const floors = new Int32Array(levels + 1);
/** By level and backend: its last entry. */
const entryOf = new Int32Array((levels + 1) * backendsMax).fill(-1);

export const parts: Uint16Array = new Uint16Array(backendsMax);
export let partTotal = 0;
export const partBytes: Uint32Array = new Uint32Array(backendsMax);
export const partItems: Uint32Array = new Uint32Array(backendsMax);

export function startPlan(request: Uint8Array): void {
  readFrom(request);
  for (let place = 0; place < partTotal; place++) {
    const backend = parts[place]!;
    for (let level = 0; level <= levels; level++) entryOf[level * backendsMax + backend] = -1;
    partBytes[backend] = partItems[backend] = 0;
  }
  runCount = entryCount = sectionCount = partTotal = 0;
}

/** A section that is cut: opened before its fields are read, told where its children stand after. */
export function openSection(level: number): number {
  if (5 * (sectionCount + 1) > sections.length) sections = grown(sections);
  floors[level] = entryCount;
  openSections[level] = sectionCount;
  return sectionCount++;
}

export function closeSection(
  section: number,
  start: number,
  first: number,
  last: number,
  end: number,
  tag: number,
): void {
  const at = 5 * section;
  sections[at] = start;
  sections[at + 1] = first === -1 ? end : first;
  sections[at + 2] = first === -1 ? end : last;
  sections[at + 3] = end;
  sections[at + 4] = tag;
}

/** What a backend gets of the section at hand. */
function entryAt(backend: number, level: number): number {
  const known = entryOf[level * backendsMax + backend]!;
  return known >= floors[level]! ? known : openEntry(backend, level);
}

function openEntry(backend: number, level: number): number {
  const parent = level === 0 ? -1 : entryAt(backend, level - 1);
  if (level === 0) parts[partTotal++] = backend;
  if (5 * (entryCount + 1) > entries.length) entries = grown(entries);
  const entry = entryCount++;
  const at = 5 * entry;
  entries[at] = 0;
  entries[at + 1] = entries[at + 2] = entries[at + 4] = -1;
  entries[at + 3] = level === 0 ? -1 : openSections[level]!;
  if (parent >= 0) {
    if (entries[5 * parent + 1] === -1) entries[5 * parent + 1] = entry;
    else entries[5 * entries[5 * parent + 2]! + 4] = entry;
    entries[5 * parent + 2] = entry;
  }
  entryOf[level * backendsMax + backend] = entry;
  return entry;
}

/** Gives a unit to a backend; one beside the last is of the same run. */
export function place(backend: number, start: number, end: number, items: number): void {
  const at = 5 * entryAt(backend, levels);
  entries[at]! += end - start;
  partItems[backend]! += items;
  const last = entries[at + 2]!;
  if (last !== -1 && runs[3 * last + 1] === start) {
    runs[3 * last + 1] = end;
    return;
  }
  if (3 * (runCount + 1) > runs.length) runs = grown(runs);
  runs[3 * runCount] = start;
  runs[3 * runCount + 1] = end;
  runs[3 * runCount + 2] = -1;
  if (last === -1) entries[at + 1] = runCount;
  else runs[3 * last + 2] = runCount;
  entries[at + 2] = runCount++;
}

/** Bytes of a tag, a length and the content. */
function framedBytes(length: number): number {
  return length + (length < 0x80 ? 2 : length < 0x4000 ? 3 : length < 0x20_0000 ? 4 : length < 0x1000_0000 ? 5 : 6);
}

/** Bytes of an entry with its headers. */
function measure(entry: number, level: number): number {
  let size = entries[5 * entry]!;
  if (level < levels) {
    for (let child = entries[5 * entry + 1]!; child !== -1; child = entries[5 * child + 4]!) {
      size += framedBytes(measure(child, level + 1));
    }
  }
  if (level > 0) {
    const at = 5 * entries[5 * entry + 3]!;
    size += sections[at + 1]! - sections[at]! + sections[at + 3]! - sections[at + 2]!;
  }
  entries[5 * entry] = size;
  return size;
}

export function measureParts(): void {
  for (let place = 0; place < partTotal; place++) {
    const backend = parts[place]!;
    partBytes[backend] = measure(entryOf[backend]!, 0);
  }
}

let target: Uint8Array = new Uint8Array();
let whole: Uint8Array = target;
/** Where the request begins in the target; -1 if it is in another buffer. */
let shift = -1;

function copy(from: number, start: number, end: number): number {
  let at = from;
  if (end - start < 12) for (let index = start; index < end; index++) target[at++] = bytes[index]!;
  else {
    if (shift >= 0) target.copyWithin(at, start + shift, end + shift);
    // A view by itself: `subarray` of a Buffer costs twice as much.
    else target.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start), at);
    at += end - start;
  }
  return at;
}

function writeEntry(entry: number, level: number, from: number): number {
  let at = from;
  const section = 5 * entries[5 * entry + 3]!;
  if (level > 0) {
    target[at++] = sections[section + 4]!;
    let rest = entries[5 * entry]!;
    for (; rest >= 0x80; rest >>>= 7) target[at++] = (rest & 0x7f) | 0x80;
    target[at++] = rest;
    at = copy(at, sections[section]!, sections[section + 1]!);
  }
  if (level === levels) {
    for (let run = entries[5 * entry + 1]!; run !== -1; run = runs[3 * run + 2]!) {
      at = copy(at, runs[3 * run]!, runs[3 * run + 1]!);
    }
  } else {
    for (let child = entries[5 * entry + 1]!; child !== -1; child = entries[5 * child + 4]!) {
      at = writeEntry(child, level + 1, at);
    }
  }
  return level > 0 ? copy(at, sections[section + 2]!, sections[section + 3]!) : at;
}

export function write(backend: number, out: Uint8Array, at: number): number {
  const isShared = out.buffer === bytes.buffer;
  if (isShared && whole.buffer !== out.buffer) whole = new Uint8Array(out.buffer);
  target = isShared ? whole : out;
  shift = isShared ? bytes.byteOffset : -1;
  const base = isShared ? out.byteOffset : 0;
  return writeEntry(entryOf[backend]!, 0, base + at) - base;
}
