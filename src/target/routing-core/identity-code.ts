/** Keys from what something is: the identity of a resource, the time series that a data point belongs to. */

import { Buffer } from "node:buffer";
import { fieldNumber } from "../../routing/otlp/messages.ts";
import { type KeyCode, noKeyCode } from "./key-code.ts";
import { mapHashCode } from "./map-hash-code.ts";

const prefixOf = (text: string) => `const prefix = Uint8Array.of(${[...Buffer.from(text)].join(", ")}); // ${text}`;

export const resourceCode: KeyCode = {
  ...noKeyCode,
  unit: "resource",
  functions: `${mapHashCode}
${prefixOf("resource/")}
let ownerStart = -1;
let ownerEnd = -1;
function backendOfResource(): number {
  fnvStart();
  if (ownerStart === -1) addNoMap();
  else if (!addMap(ownerStart, ownerEnd, ${fieldNumber.resourceAttributes})) return -1;
  return ownerOf(hashOfSum(prefix));
}
`,
  onResource: "ownerStart = -1;",
  onResourceOwner: "ownerStart = content;\nownerEnd = next;",
  backendOf: "backendOfResource()",
};

/** The sum goes on from resource to scope, metric and point; where it branches it is kept. */
export const streamCode: KeyCode = {
  ...noKeyCode,
  unit: "point",
  functions: `${mapHashCode}
${prefixOf("stream/")}
/** The sums so far: of the resource, the scope, the metric. */
const sums = new Int32Array(6);
function keep(level: number): void {
  sums[2 * level] = fnvLow;
  sums[2 * level + 1] = fnvHigh;
}
function goOnFrom(level: number): void {
  fnvLow = sums[2 * level]!;
  fnvHigh = sums[2 * level + 1]!;
}

function sumScope(from: number, end: number): boolean {
  let nameStart = 0;
  let nameEnd = 0;
  let versionStart = 0;
  let versionEnd = 0;
  for (let at = from; at < end; ) {
    at = nextField(at);
    if (field === ${fieldNumber.scopeName}) {
      nameStart = contentStart;
      nameEnd = at;
    } else if (field === ${fieldNumber.scopeVersion}) {
      versionStart = contentStart;
      versionEnd = at;
    }
  }
  goOnFrom(0);
  fnvRange(nameStart, nameEnd);
  fnvRange(versionStart, versionEnd);
  if (!addMap(from, end, ${fieldNumber.scopeAttributes})) return false;
  keep(1);
  return true;
}

let nameStart = 0;
let nameEnd = 0;
let unitStart = 0;
let unitEnd = 0;
/** Data that was not walked yet: what it says behind its points. @returns false for anything odd */
function sumMetric(from: number, end: number, metricTag: number): boolean {
  let temporality = 0;
  let isMonotonic = false;
  for (let at = from; at < end; ) {
    const tag = bytes[at++]!;
    if (tag === 10) at = readLength(at, end);
    else if (tag === 16 || tag === 24) {
      const next = skipVarint(at, end);
      if (next < 0) return false;
      if (tag === 24) isMonotonic = !isZero(at, next);
      else temporality = (bytes[at]! & 0x7f) | (next > at + 1 ? bytes[at + 1]! << 7 : 0);
      at = next;
    } else return false;
    if (at < 0) return false;
  }
  goOnFrom(1);
  fnvRange(nameStart, nameEnd);
  fnvRange(unitStart, unitEnd);
  // The types as pdata numbers them; a gauge and a summary have no temporality, and only a sum says whether it is monotonic.
  const type = metricTag === 42 ? 1 : metricTag === 58 ? 2 : metricTag === 74 ? 3 : metricTag === 82 ? 4 : 5;
  const hasTemporality = type >= 2 && type <= 4;
  fnvByte(type);
  fnvByte(type === 2 ? (isMonotonic ? 1 : 0) : hasTemporality ? 1 : 0);
  fnvByte(hasTemporality ? temporality & 0xff : 0);
  keep(2);
  return true;
}

function backendOfPoint(from: number, end: number, attributesField: number): number {
  goOnFrom(2);
  return addMap(from, end, attributesField) ? ownerOf(hashOfSum(prefix)) : -1;
}
`,
  onResource: "fnvStart();\naddNoMap();\nkeep(0);",
  onResourceOwner: `fnvStart();
if (!addMap(content, next, ${fieldNumber.resourceAttributes})) return false;
keep(0);`,
  onScope: "goOnFrom(0);\naddNoMap();\nkeep(1);",
  onScopeOwner: "if (!sumScope(content, next)) return false;",
  onMetric: "nameStart = nameEnd = unitStart = unitEnd = 0;",
  onMetricName: "nameStart = content;\nnameEnd = next;",
  onMetricUnit: "unitStart = content;\nunitEnd = next;",
  onData: "if (!sumMetric(from, end, metricTag)) return false;",
  backendOf: "backendOfPoint(content, next, attributesField)",
};
