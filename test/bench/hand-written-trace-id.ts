/**
 * The yardstick for generated routing cores: spans by trace id, written by hand for speed alone. Every field is walked;
 * nothing is allocated for a span. It takes requests that are framed as short as can be, as all known senders write them,
 * and says "odd" to every other: a core hands those to the general functions.
 */

// biome-ignore-all lint/style/noNonNullAssertion: indexes are in range by construction, and a check costs time here
// biome-ignore-all lint/complexity/noExcessiveLinesPerFunction: shared state in one closure is what makes it fast
// biome-ignore-all lint/complexity/noExcessiveCognitiveComplexity: loops written out, for the same reason

import type { SignalCore } from "../../src/contract/routing-core.ts";

/** What a field may be: any of these, or a message from `message` on. 0 is a field that is not known. */
const kind = { varint: 1, fixed64: 2, fixed32: 3, bytes: 4, traceId: 5, spanId: 6, message: 16 } as const;
const message = { keyValue: 16, anyValue: 17, array: 18, list: 19, event: 20, link: 21, status: 22, span: 23 } as const;
const owner = { resource: 24, scope: 25, entity: 26 } as const;

const fieldsMax = 32;
const kinds = new Uint8Array(fieldsMax * 32);
function declare(shape: number, fields: Readonly<Record<number, number>>): void {
  for (const [number, expected] of Object.entries(fields)) kinds[shape * fieldsMax + Number(number)] = expected;
}
const { varint, fixed64, fixed32, bytes: text, traceId, spanId } = kind;
declare(message.keyValue, { 1: text, 2: message.anyValue, 3: varint });
declare(message.anyValue, {
  1: text,
  2: varint,
  3: varint,
  4: fixed64,
  5: message.array,
  6: message.list,
  7: text,
  8: varint,
});
declare(message.array, { 1: message.anyValue });
declare(message.list, { 1: message.keyValue });
declare(message.event, { 1: fixed64, 2: text, 3: message.keyValue, 4: varint });
declare(message.link, { 1: traceId, 2: spanId, 3: text, 4: message.keyValue, 5: varint, 6: fixed32 });
declare(message.status, { 2: text, 3: varint });
declare(message.span, {
  ...{ 1: traceId, 2: spanId, 3: text, 4: spanId, 5: text, 6: varint, 7: fixed64, 8: fixed64, 9: message.keyValue },
  ...{ 10: varint, 11: message.event, 12: varint, 13: message.link, 14: varint, 15: message.status, 16: fixed32 },
});
declare(owner.resource, { 1: message.keyValue, 2: varint, 3: owner.entity });
declare(owner.entity, { 1: text, 2: text, 3: text, 4: text });
declare(owner.scope, { 1: text, 2: text, 3: message.keyValue, 4: varint });

const wireOf = new Uint8Array(32).fill(2);
wireOf[varint] = 0;
wireOf[fixed64] = 1;
wireOf[fixed32] = 5;
const depthMax = 90;

const crcTable = new Int32Array(256);
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  crcTable[index] = value;
}

const noId = new Uint8Array(16);
const backendsMax = 4_096;

const framedBytes = (length: number): number =>
  length + (length < 0x80 ? 2 : length < 0x4000 ? 3 : length < 0x20_0000 ? 4 : length < 0x1000_0000 ? 5 : 6);

export type HandWrittenCore = Omit<SignalCore, "plan"> & {
  readonly plan: (bytes: Uint8Array, pick: (hash: number) => number) => "planned" | "odd";
};

/** Numbers of one kind, side by side; grows by doubling and is used again for the next request. */
const grown = (array: Int32Array): Int32Array => {
  const next = new Int32Array(2 * array.length);
  next.set(array);
  return next;
};

/** A run of neighbouring spans of one backend: start, end, next run of the same scope and backend. */
const runWidth = 3;
/** What a backend gets of a section: bytes in it, first and last child, section, next of the same parent. */
const entryWidth = 5;
/** A section: header start and end, end of the children, end. */
const sectionWidth = 4;

export function handWrittenTraceIdCore(): HandWrittenCore {
  let bytes: Uint8Array = new Uint8Array();
  let runs: Int32Array = new Int32Array(3 * 1_024);
  let scopeEntries: Int32Array = new Int32Array(5 * 256);
  let resourceEntries: Int32Array = new Int32Array(5 * 256);
  let scopes: Int32Array = new Int32Array(4 * 64);
  let resources: Int32Array = new Int32Array(4 * 64);
  let runCount = 0;
  let scopeEntryCount = 0;
  let resourceEntryCount = 0;
  let scopeCount = 0;
  let resourceCount = 0;
  let partTotal = 0;
  const parts = new Uint16Array(backendsMax);
  const partBytes = new Uint32Array(backendsMax);
  const partItems = new Uint32Array(backendsMax);
  const firstOf = new Int32Array(backendsMax);
  const lastOf = new Int32Array(backendsMax);
  const scopeEntryOf = new Int32Array(backendsMax);
  const resourceEntryOf = new Int32Array(backendsMax);
  let contentStart = 0;
  let idStart = -1;

  /** Reads a length of at most four bytes. @returns the index behind the content, -1 for anything odd */
  const readLength = (from: number, end: number): number => {
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
          length = (length & 0x1f_ffff) | (next << 21);
          if (next >= 0x80) return -1;
        }
      }
      // Longer than need be.
      if (next === 0) return -1;
    }
    contentStart = at;
    return at + length <= end ? at + length : -1;
  };

  const skipVarint = (from: number, end: number): number => {
    for (let at = from; at < end && at < from + 10; at++) if (bytes[at]! < 0x80) return at + 1;
    return -1;
  };

  const walk = (shape: number, from: number, end: number, depth: number): boolean => {
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
      const expected = field < fieldsMax ? kinds[shape * fieldsMax + field]! : 0;
      if (expected !== 0 && wireOf[expected] !== wireType) return false;
      if (wireType === 2) {
        const next = readLength(at, end);
        if (next < 0) return false;
        const start = contentStart;
        if (expected >= kind.message) {
          if (depth > depthMax || !walk(expected, start, next, depth + 1)) return false;
        } else if (expected === traceId) {
          if (next - start !== 16) return false;
          if (shape === message.span) {
            if (idStart !== -1) return false;
            idStart = start;
          }
        } else if (expected === spanId && next !== start && next - start !== 8) return false;
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
  };

  const hashOf = (start: number): number => {
    const id = start === -1 ? noId : bytes;
    let at = start === -1 ? 0 : start;
    let crc = -1;
    for (const end = at + 16; at < end; at++) crc = crcTable[(crc ^ id[at]!) & 0xff]! ^ (crc >>> 8);
    return ~crc >>> 0;
  };

  const openResourceEntry = (backend: number, firstEntry: number): number => {
    let entry = resourceEntryOf[backend]!;
    if (entry >= firstEntry) return entry;
    entry = resourceEntryCount++;
    if (5 * resourceEntryCount > resourceEntries.length) resourceEntries = grown(resourceEntries);
    const at = entryWidth * entry;
    resourceEntries[at] = 0;
    resourceEntries[at + 1] = -1;
    resourceEntries[at + 3] = resourceCount;
    resourceEntries[at + 4] = -1;
    if (firstOf[backend] === -1) {
      parts[partTotal++] = backend;
      firstOf[backend] = entry;
    } else resourceEntries[entryWidth * lastOf[backend]! + 4] = entry;
    lastOf[backend] = entry;
    resourceEntryOf[backend] = entry;
    return entry;
  };

  const openScopeEntry = (backend: number, firstResourceEntry: number): number => {
    const parent = entryWidth * openResourceEntry(backend, firstResourceEntry);
    const entry = scopeEntryCount++;
    if (5 * scopeEntryCount > scopeEntries.length) scopeEntries = grown(scopeEntries);
    const at = entryWidth * entry;
    scopeEntries[at] = 0;
    scopeEntries[at + 1] = -1;
    scopeEntries[at + 3] = scopeCount;
    scopeEntries[at + 4] = -1;
    if (resourceEntries[parent + 1] === -1) resourceEntries[parent + 1] = entry;
    else scopeEntries[entryWidth * resourceEntries[parent + 2]! + 4] = entry;
    resourceEntries[parent + 2] = entry;
    scopeEntryOf[backend] = entry;
    return entry;
  };

  const addSpan = (backend: number, start: number, end: number, firstScope: number, firstResource: number): void => {
    let entry = scopeEntryOf[backend]!;
    if (entry < firstScope) entry = openScopeEntry(backend, firstResource);
    const at = entryWidth * entry;
    scopeEntries[at]! += end - start;
    partItems[backend]!++;
    const last = scopeEntries[at + 2]!;
    if (scopeEntries[at + 1] !== -1 && runs[runWidth * last + 1] === start) {
      runs[runWidth * last + 1] = end;
      return;
    }
    if (runWidth * (runCount + 1) > runs.length) runs = grown(runs);
    runs[runWidth * runCount] = start;
    runs[runWidth * runCount + 1] = end;
    runs[runWidth * runCount + 2] = -1;
    if (scopeEntries[at + 1] === -1) scopeEntries[at + 1] = runCount;
    else runs[runWidth * last + 2] = runCount;
    scopeEntries[at + 2] = runCount++;
  };

  /**
   * A section in canonical form: at most one owner (1) first, then children (2), then at most one schema (3).
   *
   * @param level 1 for a resource, 2 for a scope
   */
  const section = (
    from: number,
    end: number,
    level: 1 | 2,
    pick: (hash: number) => number,
    firstResource: number,
  ): boolean => {
    let at = from;
    let childrenStart = -1;
    let childrenEnd = -1;
    let previous = 0;
    const firstEntry = scopeEntryCount;
    while (at < end) {
      const start = at;
      const tag = bytes[at++]!;
      if ((tag & 7) !== 2 || tag > 0x1a) return false;
      const field = tag >>> 3;
      if (field < previous || (field === previous && field !== 2)) return false;
      previous = field;
      const next = readLength(at, end);
      if (next < 0) return false;
      const content = contentStart;
      if (field === 1) {
        if (!walk(level === 1 ? owner.resource : owner.scope, content, next, level + 2)) return false;
      } else if (field === 2) {
        if (childrenStart === -1) childrenStart = start;
        childrenEnd = next;
        if (level === 1) {
          if (!section(content, next, 2, pick, firstResource)) return false;
        } else {
          idStart = -1;
          if (!walk(message.span, content, next, 4)) return false;
          const backend = pick(hashOf(idStart));
          if (backend < 0) return false;
          addSpan(backend, start, next, firstEntry, firstResource);
        }
      } else if (field === 0) return false;
      at = next;
    }
    if (childrenStart === -1) childrenStart = childrenEnd = end;
    if (level === 1) closeResource(from, childrenStart, childrenEnd, end, firstResource);
    else closeScope(from, childrenStart, childrenEnd, end, firstEntry);
    return true;
  };

  const closeScope = (start: number, children: number, behind: number, end: number, firstEntry: number): void => {
    if (sectionWidth * (scopeCount + 1) > scopes.length) scopes = grown(scopes);
    const at = sectionWidth * scopeCount++;
    scopes[at] = start;
    scopes[at + 1] = children;
    scopes[at + 2] = behind;
    scopes[at + 3] = end;
    const header = children - start + end - behind;
    for (let entry = firstEntry; entry < scopeEntryCount; entry++) scopeEntries[entryWidth * entry]! += header;
  };

  const closeResource = (start: number, children: number, behind: number, end: number, firstEntry: number): void => {
    if (sectionWidth * (resourceCount + 1) > resources.length) resources = grown(resources);
    const at = sectionWidth * resourceCount++;
    resources[at] = start;
    resources[at + 1] = children;
    resources[at + 2] = behind;
    resources[at + 3] = end;
    const header = children - start + end - behind;
    for (let entry = firstEntry; entry < resourceEntryCount; entry++) {
      let size = header;
      for (
        let child = resourceEntries[entryWidth * entry + 1]!;
        child !== -1;
        child = scopeEntries[entryWidth * child + 4]!
      ) {
        size += framedBytes(scopeEntries[entryWidth * child]!);
      }
      resourceEntries[entryWidth * entry] = size;
    }
  };

  const reset = (request: Uint8Array): void => {
    bytes = request;
    for (let place = 0; place < partTotal; place++) {
      const backend = parts[place]!;
      firstOf[backend] = scopeEntryOf[backend] = resourceEntryOf[backend] = -1;
      partBytes[backend] = partItems[backend] = 0;
    }
    runCount = scopeEntryCount = resourceEntryCount = scopeCount = resourceCount = partTotal = 0;
  };
  firstOf.fill(-1);
  scopeEntryOf.fill(-1);
  resourceEntryOf.fill(-1);

  const frame = (out: Uint8Array, from: number, tag: number, length: number): number => {
    let at = from;
    out[at++] = tag;
    let rest = length;
    for (; rest >= 0x80; rest >>>= 7) out[at++] = (rest & 0x7f) | 0x80;
    out[at++] = rest;
    return at;
  };

  /** A copy of a few bytes is cheaper by hand than a view and a call. */
  const copy = (out: Uint8Array, from: number, start: number, end: number): number => {
    if (end - start < 64) {
      let at = from;
      for (let index = start; index < end; index++) out[at++] = bytes[index]!;
      return at;
    }
    out.set(bytes.subarray(start, end), from);
    return from + end - start;
  };

  return {
    parts,
    partBytes,
    partItems,
    partCount: () => partTotal,
    droppedItems: () => 0,
    plan: (request, pick) => {
      reset(request);
      for (let at = 0; at < request.length; ) {
        if (request[at] !== 0x0a) return "odd";
        const next = readLength(at + 1, request.length);
        if (next < 0 || !section(contentStart, next, 1, pick, resourceEntryCount)) return "odd";
        at = next;
      }
      for (let place = 0; place < partTotal; place++) {
        const backend = parts[place]!;
        let size = 0;
        for (let entry = firstOf[backend]!; entry !== -1; entry = resourceEntries[entryWidth * entry + 4]!) {
          size += framedBytes(resourceEntries[entryWidth * entry]!);
        }
        partBytes[backend] = size;
      }
      return "planned";
    },
    write: (backend, out, from) => {
      let at = from;
      for (let entry = firstOf[backend]!; entry !== -1; entry = resourceEntries[entryWidth * entry + 4]!) {
        const inResource = entryWidth * entry;
        const resource = sectionWidth * resourceEntries[inResource + 3]!;
        at = frame(out, at, 0x0a, resourceEntries[inResource]!);
        at = copy(out, at, resources[resource]!, resources[resource + 1]!);
        for (
          let child = resourceEntries[inResource + 1]!;
          child !== -1;
          child = scopeEntries[entryWidth * child + 4]!
        ) {
          const inScope = entryWidth * child;
          const scope = sectionWidth * scopeEntries[inScope + 3]!;
          at = frame(out, at, 0x12, scopeEntries[inScope]!);
          at = copy(out, at, scopes[scope]!, scopes[scope + 1]!);
          for (let run = scopeEntries[inScope + 1]!; run !== -1; run = runs[runWidth * run + 2]!) {
            at = copy(out, at, runs[runWidth * run]!, runs[runWidth * run + 1]!);
          }
          at = copy(out, at, scopes[scope + 2]!, scopes[scope + 3]!);
        }
        at = copy(out, at, resources[resource + 2]!, resources[resource + 3]!);
      }
      return at;
    },
  };
}
