/**
 * Keys from attributes. Texts are never copied: what is kept of an attribute is where its text stands in the request.
 * A wanted attribute whose value is not a string is odd, unless such a value counts as empty. So are long texts that are part
 * of the key of every item below them, since they would be hashed again for each item.
 */

import type { Signal } from "../../contract/signal.ts";
import type { AttributeRule, KeyRule } from "../../routing/key/key-rule.ts";
import { fieldNumber } from "../../routing/otlp/messages.ts";
import { spanKinds } from "../../routing/otlp/span-kinds.ts";
import { includedText } from "./included-text.ts";
import { byteList, type KeyCode } from "./key-code.ts";

/** Whole resource sections; one without a name is left out, refused, or given the empty key. */
export function serviceCode({ missing, value }: Extract<KeyRule, { readonly kind: "service" }>): KeyCode {
  const absent = { empty: "return ownerOf(hashOf(bytes, 0, 0));", refuse: "return -1;", drop: "return -2;" }[missing];
  return {
    unit: "resource",
    functions: `${searchCode(["service.name"], value === "string" ? "empty" : "odd")}
let ownerStart = -1;
let ownerEnd = -1;
function backendOfResource(): number {
  foundAt[0] = 0;
  if (ownerStart !== -1 && !search(ownerStart, ownerEnd, ${fieldNumber.resourceAttributes}, 1)) return -1;
  if (foundAt[0] === 0) ${absent}
  return ownerOf(hashOf(bytes, textStart[0]!, textEnd[0]!));
}
`,
    onResource: "ownerStart = -1;",
    onResourceOwner: "ownerStart = content;\nownerEnd = next;",
    backendOf: "backendOfResource()",
    ...(missing === "drop" && { atEnd: 'if (partTotal === 0 && bytes.length > 0) return "odd";' }),
  };
}

/** Fields of an item that have an attribute name. Maps, since an attribute may be called `constructor`. */
const fieldNames: Readonly<Record<Signal, ReadonlyMap<string, number>>> = {
  traces: new Map([
    ["span.name", fieldNumber.spanName],
    ["span.kind", fieldNumber.spanKind],
  ]),
  metrics: new Map(),
  logs: new Map([
    ["log.severity", fieldNumber.logSeverityText],
    ["log.body", fieldNumber.logBody],
  ]),
};

/**
 * Resource, scope, item or data point, from above. A backend that is known further up is known for all below; what has no
 * items there would be sent on its own, and is odd.
 */
export function attributesCode(signal: Signal, rule: AttributeRule): KeyCode {
  const { names, encoding, firstOfTrace, keepsBareResources } = rule;
  const isKnown = "if (scopeBackend !== -1) return false;";
  return {
    unit: signal === "metrics" ? "point" : "item",
    needsTraceId: firstOfTrace,
    functions: [
      searchCode(names, encoding === "joined" ? "empty" : "odd"),
      keyHashCode(rule),
      fieldsCode(signal, names),
      firstOfTrace ? includedText("first-of-trace") : "",
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
  return `let resourceBackend = -1;
let scopeBackend = -1;
function backendBelow(from: number, end: number${parameters}): number {
${firstOfTrace ? "  const known = backendOfTrace();\n  if (known !== -1) return known;\n" : ""}  forget(3);
  if (!search(from, end, ${signal === "metrics" ? "attributesField" : field}, 3) || !searchFields(from, end)) return -1;
  endSearch();
  const backend = ownerOf(keyHash());
${firstOfTrace ? "  if (backend >= 0 && !keepTrace(backend)) return -1;\n" : ""}  return backend;
}
`;
}

function fieldsCode(signal: Signal, names: readonly string[]): string {
  const cases = names.flatMap((name, index) => {
    const field = fieldNames[signal].get(name);
    if (field === undefined) return [];
    const text = fieldText(name, index);
    return `    if (field === ${field} && foundAt[${index}]! % 3 === 0) {
      ${text}
    }`;
  });
  const special = names.flatMap((name, index) => (fieldNames[signal].has(name) ? [index] : []));
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

/** What is kept of a field that was found: a number, a text, or a body that is a string in one piece. */
function fieldText(name: string, index: number): string {
  switch (name) {
    case "span.kind":
      return `if (bytes[contentStart]! >= 0x80) return false;
      textStart[${index}] = -2 - bytes[contentStart]!;`;
    case "log.body":
      return `if (textStart[${index}] !== 0 || !readString(contentStart, at) || stringStart === -1) return false;
      textStart[${index}] = stringStart;
      textEnd[${index}] = stringEnd;`;
    default:
      return `textStart[${index}] = contentStart;
      textEnd[${index}] = at;`;
  }
}

function keyHashCode({ names, encoding, order }: AttributeRule): string {
  const kinds = names.includes("span.kind");
  const text = `${kinds ? "if (start <= -2) addKind(-2 - start);\n  else " : ""}if (start >= 0) crcBytes(bytes, start, textEnd[name]!);`;
  const part = {
    joined: text,
    named: `const prefix = prefixes[name]!;
  crcBytes(prefix, 0, prefix.length);
  ${text}
  crcByte(0x7c);`,
    lengths: `if (start === -1) {
    crcByte(0);
    return;
  }
  crcByte(1);
  let rest = ${kinds ? "start <= -2 ? kindBytes(-2 - start) : " : ""}textEnd[name]! - start;
  for (; rest >= 0x80; rest >>>= 7) crcByte((rest & 0x7f) | 0x80);
  crcByte(rest);
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
  crcStart();
  ${loop}
  return crcEnd();
}
`;
}

const spanKindCode = `const spanKinds = [${spanKinds.map(byteList).join(", ")}];
function kindBytes(kind: number): number {
  return kind < spanKinds.length ? spanKinds[kind]!.length : 0;
}
function addKind(kind: number): void {
  if (kind < spanKinds.length) crcBytes(spanKinds[kind]!, 0, kindBytes(kind));
}
`;

/** @param otherValues how a value that is not a string is treated */
function searchCode(names: readonly string[], otherValues: "empty" | "odd"): string {
  const listed = names.map((name) => JSON.stringify(name)).join(", ");
  return `/** ${listed.replaceAll("*/", "* /")} */
const names = [${names.map(byteList).join(", ")}];
${includedText("fields")}
${includedText("search", { otherValuesAreEmpty: otherValues === "empty" })}`;
}
