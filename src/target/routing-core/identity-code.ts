/** Keys from what something is: the identity of a resource, the time series that a data point belongs to. */

import { fieldNumber } from "../../routing/otlp/messages.ts";
import { includedText } from "./included-text.ts";
import { byteList, type KeyCode } from "./key-code.ts";

const { resourceAttributes } = fieldNumber;
const prefixCode = (text: string) => `const prefix = ${byteList(text)}; // ${text}`;
const shared = ["xxhash64-registers", "fnv1a64-registers", "map-marks"] as const;

export function resourceCode(): KeyCode {
  return {
    unit: "resource",
    shared,
    functions: `${includedText("fields")}
${includedText("hash-map")}
${prefixCode("resource/")}
let ownerStart = -1;
let ownerEnd = -1;
function backendOfResource(): number {
  fnvStart();
  if (ownerStart === -1) addNoMap();
  else if (!addMap(ownerStart, ownerEnd, ${resourceAttributes})) return -1;
  return ownerOf(hashOfSum(prefix));
}
`,
    onResource: "ownerStart = -1;",
    onResourceOwner: "ownerStart = content;\nownerEnd = next;",
    backendOf: "backendOfResource()",
  };
}

export function streamCode(): KeyCode {
  return {
    unit: "point",
    shared,
    functions: `${includedText("fields")}
${includedText("hash-map")}
${includedText("stream-sum")}
${prefixCode("stream/")}
function backendOfPoint(from: number, end: number, attributesField: number): number {
  goOnFrom(2);
  return addMap(from, end, attributesField) ? ownerOf(hashOfSum(prefix)) : -1;
}
`,
    onResource: "fnvStart();\naddNoMap();\nkeep(0);",
    onResourceOwner: `fnvStart();
if (!addMap(content, next, ${resourceAttributes})) return false;
keep(0);`,
    onScope: "goOnFrom(0);\naddNoMap();\nkeep(1);",
    onScopeOwner: "if (!sumScope(content, next)) return false;",
    onMetric: "forgetMetric();",
    onMetricName: "keepMetricName(content, next);",
    onMetricUnit: "keepUnit(content, next);",
    onData: "if (!sumMetric(from, end, metricTag)) return false;",
    backendOf: "backendOfPoint(content, next, attributesField)",
  };
}
