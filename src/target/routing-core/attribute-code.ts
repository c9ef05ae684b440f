/**
 * Keys from attributes. The texts are never copied: what is kept of an attribute is where its text stands in the request.
 * An attribute of a name that is looked for whose value is no string is odd, unless it counts as empty. So are long texts
 * that are part of the key of every item below them: they would be hashed again for each.
 */

import { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { AttributeRule, KeyRule } from "../../routing/key/key-rule.ts";
import { fieldNumber } from "../../routing/otlp/messages.ts";
import { spanKinds } from "../../routing/otlp/span-kinds.ts";
import { hashCode } from "./hash-code.ts";
import { type KeyCode, noKeyCode } from "./key-code.ts";
import { fieldCode } from "./map-hash-code.ts";

/** Whole resource sections; one without a name is left out, refused, or has the empty key. */
export function serviceCode({ missing, value }: Extract<KeyRule, { readonly kind: "service" }>): KeyCode {
  const absent = { empty: "return ownerOf(hashOf(0, 0));", refuse: "return -1;", drop: "return -2;" }[missing];
  return {
    ...noKeyCode,
    unit: "resource",
    functions: `${searchCode(["service.name"], value === "string" ? "empty" : "odd")}
let ownerStart = -1;
let ownerEnd = -1;
let keptCount = 0;
function backendOfResource(): number {
  foundAt[0] = 0;
  if (ownerStart !== -1 && !search(ownerStart, ownerEnd, ${fieldNumber.resourceAttributes}, 1)) return -1;
  if (foundAt[0] === 0) ${absent}
  keptCount++;
  return ownerOf(hashOf(textStart[0]!, textEnd[0]!));
}
`,
    onPlan: "keptCount = 0;",
    onResource: "ownerStart = -1;",
    onResourceOwner: "ownerStart = content;\nownerEnd = next;",
    backendOf: "backendOfResource()",
    atEnd: missing === "drop" ? 'if (keptCount === 0 && bytes.length > 0) return "odd";' : "",
  };
}

/** Fields of an item that have an attribute name. */
const fieldNames: Readonly<Record<Signal, Readonly<Record<string, number>>>> = {
  traces: { "span.name": fieldNumber.spanName, "span.kind": fieldNumber.spanKind },
  metrics: {},
  logs: { "log.severity": fieldNumber.logSeverityText, "log.body": fieldNumber.logBody },
};

/**
 * Resource, scope, item or data point, from above. A backend that is known further up is known for all below; what has no
 * items there would be sent on its own, and is odd.
 */
export function attributesCode(signal: Signal, rule: AttributeRule): KeyCode {
  const { names, encoding, firstOfTrace, keepsBareResources } = rule;
  const isKnown = "if (scopeBackend !== -1) return false;";
  return {
    ...noKeyCode,
    unit: signal === "metrics" ? "point" : "item",
    needsTraceId: firstOfTrace,
    functions: [
      searchCode(names, encoding === "joined" ? "empty" : "odd"),
      keyHashCode(rule),
      fieldsCode(signal, names),
      firstOfTrace ? firstOfTraceCode : "",
      unitCode(signal, rule),
    ].join("\n"),
    onResource: "resourceBackend = -1;\nforget(1);",
    onResourceOwner: `if (!search(content, next, ${fieldNumber.resourceAttributes}, 1)) return false;
if (isComplete()) {
  if ((resourceBackend = ownerOf(keyHash())) < 0) return false;
} else if (areLong()) return false;`,
    onScope: `scopeBackend = resourceBackend;\nforget(2);${firstOfTrace ? "\nforgetTraces();" : ""}`,
    onScopeOwner: `if (scopeBackend === -1) {
  if (!search(content, next, ${fieldNumber.scopeAttributes}, 2)) return false;
  if (isComplete()) {
    if ((scopeBackend = ownerOf(keyHash())) < 0) return false;
  } else if (areLong()) return false;
}`,
    afterResource: `if (first === -1${keepsBareResources ? "" : " && resourceBackend !== -1"}) return false;`,
    afterScope: `if (first === -1 && scopeBackend !== -1) return false;`,
    afterEmptyMetric: isKnown,
    backendOf: `scopeBackend !== -1 ? scopeBackend : ${signal === "metrics" ? "backendBelow(content, next, attributesField)" : "backendBelow(content, next)"}`,
  };
}

function unitCode(signal: Signal, { firstOfTrace }: AttributeRule): string {
  const field = signal === "traces" ? fieldNumber.spanAttributes : fieldNumber.logAttributes;
  const parameters = signal === "metrics" ? ", attributesField: number" : "";
  return `/** What is found above an item is hashed with it; more than this only once, by the general functions. */
const sharedBytesMax = 256;
function areLong(): boolean {
  let length = 0;
  for (let name = 0; name < names.length; name++) {
    if (foundAt[name] !== 0 && textStart[name]! >= 0) length += textEnd[name]! - textStart[name]!;
  }
  return length > sharedBytesMax;
}

let resourceBackend = -1;
let scopeBackend = -1;
function backendBelow(from: number, end: number${parameters}): number {
${firstOfTrace ? "  const known = backendOfTrace();\n  if (known !== -1) return known;\n" : ""}  forget(3);
  if (!search(from, end, ${signal === "metrics" ? "attributesField" : field}, 3) || !searchFields(from, end)) return -1;
  for (let name = 0; name < names.length; name++) {
    if (foundAt[name] !== 0) continue;
    foundAt[name] = 3;
    textStart[name] = -1;
  }
  const backend = ownerOf(keyHash());
${firstOfTrace ? "  if (backend >= 0 && !keepTrace(backend)) return -1;\n" : ""}  return backend;
}
`;
}

function fieldsCode(signal: Signal, names: readonly string[]): string {
  const cases = names.flatMap((name, index) => {
    const field = fieldNames[signal][name];
    if (field === undefined) return [];
    const text = fieldText(name, index);
    return `    if (field === ${field} && foundAt[${index}]! % 3 === 0) {
      ${text}
    }`;
  });
  const special = names.flatMap((name, index) => (fieldNames[signal][name] === undefined ? [] : [index]));
  if (special.length === 0) return "function searchFields(_from: number, _end: number): boolean {\n  return true;\n}\n";
  const begin = special.map(
    (index) => `  if (foundAt[${index}]! % 3 === 0) {
    foundAt[${index}] = 3;
    textStart[${index}] = ${names[index] === "span.kind" ? "-2" : `textEnd[${index}] = 0`};
  }`,
  );
  return `/** Fields of the item itself that have an attribute name, before attributes of that name. */
function searchFields(from: number, end: number): boolean {
${begin.join("\n")}
  for (let at = from; at < end; ) {
    at = nextField(at);
${cases.join("\n")}
  }
  return true;
}
`;
}

/** What is kept of a field that was found: a number, a text, or a body that is a text and stands in one piece. */
function fieldText(name: string, index: number): string {
  switch (name) {
    case "span.kind":
      return `if (bytes[contentStart]! >= 0x80) return false;
      textStart[${index}] = -2 - bytes[contentStart]!;`;
    case "log.body":
      return `valueStart = valueEnd = 0;
      if (textStart[${index}] !== 0 || !readValue(contentStart, at) || valueStart === -1) return false;
      textStart[${index}] = valueStart;
      textEnd[${index}] = valueEnd;`;
    default:
      return `textStart[${index}] = contentStart;
      textEnd[${index}] = at;`;
  }
}

function keyHashCode({ names, encoding, order }: AttributeRule): string {
  const kinds = names.includes("span.kind");
  const text = `${kinds ? "if (start <= -2) addKind(-2 - start);\n  else " : ""}if (start >= 0) addRange(bytes, start, textEnd[name]!);`;
  const part = {
    joined: text,
    named: `const prefix = prefixes[name]!;
  addRange(prefix, 0, prefix.length);
  ${text}
  addByte(0x7c);`,
    lengths: `if (start === -1) {
    addByte(0);
    return;
  }
  addByte(1);
  let rest = ${kinds ? "start <= -2 ? kindBytes(-2 - start) : " : ""}textEnd[name]! - start;
  for (; rest >= 0x80; rest >>>= 7) addByte((rest & 0x7f) | 0x80);
  addByte(rest);
  ${text}`,
  }[encoding];
  const loop =
    order === "names"
      ? "for (let name = 0; name < names.length; name++) addPart(name);"
      : `for (let level = 1; level <= 3; level++) {
    for (let name = 0; name < names.length; name++) if (foundAt[name] === level) addPart(name);
  }`;
  const prefixes = names.map((name) => byteList(`${name}=`));
  return `${encoding === "named" ? `const prefixes = [${prefixes.join(", ")}];\n` : ""}${kinds ? spanKindCode : ""}function addPart(name: number): void {
  const start = textStart[name]!;
  ${part}
}

function keyHash(): number {
  crc = -1;
  ${loop}
  return ~crc;
}
`;
}

const spanKindCode = `const spanKinds = [${spanKinds.map(byteList).join(", ")}];
function kindBytes(kind: number): number {
  return kind < spanKinds.length ? spanKinds[kind]!.length : 0;
}
function addKind(kind: number): void {
  if (kind < spanKinds.length) addRange(spanKinds[kind]!, 0, kindBytes(kind));
}
`;

function byteList(text: string): string {
  return `Uint8Array.of(${[...Buffer.from(text)].join(", ")})`;
}

/** @param otherKinds what the text of a value that is no string is */
function searchCode(names: readonly string[], otherKinds: "empty" | "odd"): string {
  const empty = "textStart[name] = textEnd[name] = 0;";
  return `${hashCode}
/** ${names
    .map((name) => JSON.stringify(name))
    .join(", ")
    .replaceAll("*/", "* /")} */
const names = [${names.map(byteList).join(", ")}];
/** By name: where it was found (0 nowhere, 1 resource, 2 scope, 3 below), and its text; a start of -1 for none. */
const foundAt = new Uint8Array(${names.length});
const textStart = new Int32Array(${names.length});
const textEnd = new Int32Array(${names.length});
/** Of the attribute at hand; a value that is no string starts at -1. */
let keyStart = 0;
let keyEnd = 0;
let valueStart = 0;
let valueEnd = 0;

${fieldCode}
/** @returns false for an attribute in pieces */
function readAttribute(from: number, end: number): boolean {
  keyStart = keyEnd = valueStart = valueEnd = 0;
  let seen = 0;
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field !== 1 && field !== 2) continue;
    if ((seen & field) !== 0) return false;
    seen |= field;
    if (field === 1) {
      keyStart = contentStart;
      keyEnd = at;
    } else if (!readValue(contentStart, at)) return false;
  }
  return true;
}

function readValue(from: number, end: number): boolean {
  if (from === end) return true;
  if (nextField(from) !== end) return false;
  valueStart = field === 1 ? contentStart : -1;
  valueEnd = end;
  return true;
}

function isName(name: Uint8Array): boolean {
  if (keyEnd - keyStart !== name.length) return false;
  for (let index = 0; index < name.length; index++) if (bytes[keyStart + index] !== name[index]) return false;
  return true;
}

/** Of equal keys the first counts. */
function search(from: number, end: number, attributesField: number, level: number): boolean {
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field !== attributesField) continue;
    if (!readAttribute(contentStart, at)) return false;
    for (let name = 0; name < names.length; name++) {
      if (foundAt[name] !== 0 || !isName(names[name]!)) continue;
      foundAt[name] = level;
      if (valueStart === -1) ${otherKinds === "odd" ? "return false;" : empty}
      else {
        textStart[name] = valueStart;
        textEnd[name] = valueEnd;
      }
    }
  }
  return true;
}

/** What was found at a level or below. */
function forget(level: number): void {
  for (let name = 0; name < names.length; name++) if (foundAt[name]! >= level) foundAt[name] = 0;
}

function isComplete(): boolean {
  for (let name = 0; name < names.length; name++) if (foundAt[name] === 0) return false;
  return true;
}
`;
}

/** The first span of a trace in a scope decides for all of that trace there: an open table from id to backend. */
const firstOfTraceCode = `/** By slot: the number of a trace from 1 on; 0 for none. */
let slots: Int32Array = new Int32Array(1024);
/** By number: where its id stands (-1 for zeros), its backend, its slot. */
let traces: Int32Array = new Int32Array(3 * 512);
let traceCount = 0;
let slot = 0;
/** A longer search would be of ids that were chosen to collide. */
const probesMax = 64;

function forgetTraces(): void {
  // One by one, since a table that has grown may be far larger than what the next scopes put into it.
  for (let trace = 0; trace < traceCount; trace++) slots[traces[3 * trace + 2]!] = 0;
  traceCount = 0;
}

const idByte = (start: number, index: number): number => (start === -1 ? 0 : bytes[start + index]!);

function slotOf(start: number): number {
  crc = -1;
  for (let index = 0; index < 16; index++) addByte(idByte(start, index));
  return (~crc >>> 0) % slots.length;
}

function isSameTrace(left: number, right: number): boolean {
  for (let index = 0; index < 16; index++) if (idByte(left, index) !== idByte(right, index)) return false;
  return true;
}

/** @returns -1 if it is new; then slot is where it belongs, or -1 */
function backendOfTrace(): number {
  slot = slotOf(idStart);
  for (let probe = 0; probe < probesMax; probe++) {
    const trace = slots[slot]! - 1;
    if (trace === -1) return -1;
    if (isSameTrace(traces[3 * trace]!, idStart)) return traces[3 * trace + 1]!;
    slot = slot + 1 === slots.length ? 0 : slot + 1;
  }
  slot = -1;
  return -1;
}

function keepTrace(backend: number): boolean {
  if (slot === -1) return false;
  if (3 * (traceCount + 1) > traces.length) traces = grown(traces);
  traces[3 * traceCount] = idStart;
  traces[3 * traceCount + 1] = backend;
  traces[3 * traceCount + 2] = slot;
  slots[slot] = ++traceCount;
  return 2 * traceCount < slots.length || spreadTraces();
}

function spreadTraces(): boolean {
  slots = new Int32Array(2 * slots.length);
  for (let trace = 0; trace < traceCount; trace++) {
    let place = slotOf(traces[3 * trace]!);
    let probe = 0;
    while (slots[place] !== 0 && probe++ < probesMax) place = place + 1 === slots.length ? 0 : place + 1;
    if (slots[place] !== 0) return false;
    slots[place] = trace + 1;
    traces[3 * trace + 2] = place;
  }
  return true;
}
`;
