/**
 * The part of a generated core that keeps the plan and writes it: a tree a backend, in arrays that are used again.
 *
 *     backend ─► entries of sections that are cut ─► … ─► runs of neighbouring units, copied as they are
 */

/** State and functions; the same for every signal but for the depth of the tree. */
export function planCode(sections: readonly string[]): string {
  const levels = sections.length;
  const entryOf = ["request", ...sections].map(
    (name) => `const ${name}EntryOf = new Int32Array(backendsMax).fill(-1);`,
  );
  const forgotten = ["request", ...sections].map((name) => `${name}EntryOf[backend]`).join(" = ");
  return `let bytes: Uint8Array = new Uint8Array();
let contentStart = 0;
/** A run: start, end, next of the same entry. */
let runs: Int32Array = new Int32Array(3 * 1024);
let runCount = 0;
/** What a backend gets of a section: bytes, first and last child, section, next of the same parent. */
let entries: Int32Array = new Int32Array(5 * 256);
let entryCount = 0;
/** A section: start, start and end of its children, end, tag. */
let sections: Int32Array = new Int32Array(5 * 64);
let sectionCount = 0;
const parts = new Uint16Array(backendsMax);
let partTotal = 0;
const partBytes = new Uint32Array(backendsMax);
const partItems = new Uint32Array(backendsMax);
let dropped = 0;
${entryOf.join("\n")}

function reset(request: Uint8Array): void {
  bytes = request;
  for (let place = 0; place < partTotal; place++) {
    const backend = parts[place]!;
    ${forgotten} = -1;
    partBytes[backend] = partItems[backend] = 0;
  }
  runCount = entryCount = sectionCount = partTotal = dropped = 0;
}

function openEntry(section: number, parent: number): number {
  if (5 * (entryCount + 1) > entries.length) entries = grown(entries);
  const entry = entryCount++;
  const at = 5 * entry;
  entries[at] = 0;
  entries[at + 1] = entries[at + 2] = entries[at + 4] = -1;
  entries[at + 3] = section;
  if (parent >= 0) {
    if (entries[5 * parent + 1] === -1) entries[5 * parent + 1] = entry;
    else entries[5 * entries[5 * parent + 2]! + 4] = entry;
    entries[5 * parent + 2] = entry;
  }
  return entry;
}

function openRequest(backend: number): number {
  const entry = requestEntryOf[backend]!;
  if (entry >= 0) return entry;
  parts[partTotal++] = backend;
  return (requestEntryOf[backend] = openEntry(-1, -1));
}
${sections.map((name, index) => openCode(name, ["request", ...sections][index] ?? "")).join("")}${sections.length > 0 ? sectionCode : ""}
/** Gives a unit to a backend; one beside the last is of the same run. */
function place(backend: number, start: number, end: number, items: number): void {
  const at = 5 * ${openCall(["request", ...sections].at(-1) ?? "request")};
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

/** Bytes of an entry with its headers. */
function measure(entry: number, level: number): number {
  let size = entries[5 * entry]!;
  if (level < ${levels}) {
    for (let child = entries[5 * entry + 1]!; child !== -1; child = entries[5 * child + 4]!) {
      size += framedBytes(measure(child, level + 1));
    }
  }
  if (level > 0) {
    const at = 5 * entries[5 * entry + 3]!;
    size += sections[at + 1]! - sections[at]! + sections[at + 3]! - sections[at + 2]!;
  }
  return (entries[5 * entry] = size);
}

function measureParts(): void {
  for (let place = 0; place < partTotal; place++) {
    const backend = parts[place]!;
    partBytes[backend] = measure(requestEntryOf[backend]!, 0);
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
    else target.set(bytes.subarray(start, end), at);
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
  if (level === ${levels}) {
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

function write(backend: number, out: Uint8Array, at: number): number {
  const isShared = out.buffer === bytes.buffer;
  if (isShared && whole.buffer !== out.buffer) whole = new Uint8Array(out.buffer);
  target = isShared ? whole : out;
  shift = isShared ? bytes.byteOffset : -1;
  const base = isShared ? out.byteOffset : 0;
  return writeEntry(requestEntryOf[backend]!, 0, base + at) - base;
}
`;
}

/** A section that is cut: begun before its fields are read, told where its children stand after. */
const sectionCode = `
function openSection(): number {
  if (5 * (sectionCount + 1) > sections.length) sections = grown(sections);
  return sectionCount++;
}

function closeSection(section: number, start: number, first: number, last: number, end: number, tag: number): void {
  const at = 5 * section;
  sections[at] = start;
  sections[at + 1] = first === -1 ? end : first;
  sections[at + 2] = first === -1 ? end : last;
  sections[at + 3] = end;
  sections[at + 4] = tag;
}
`;

/** What a backend gets of the section at hand. Entries before the floor are of sections before it. */
function openCode(name: string, parent: string): string {
  return `
let ${name}Floor = 0;
let ${name}Section = 0;
function ${openName(name)}(backend: number): number {
  const entry = ${name}EntryOf[backend]!;
  if (entry >= ${name}Floor) return entry;
  const parent = ${openCall(parent)};
  return (${name}EntryOf[backend] = openEntry(${name}Section, parent));
}
`;
}

function openName(name: string): string {
  return `open${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function openCall(name: string): string {
  return `${openName(name)}(backend)`;
}
