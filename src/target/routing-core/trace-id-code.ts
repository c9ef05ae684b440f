/** Keys from the trace ids of spans and log records. */

import type { KeyRule } from "../../routing/key/key-rule.ts";
import { traceIdBytes } from "../../routing/otlp/messages.ts";
import type { KeyCode } from "./key-code.ts";

type TraceIdRule = Extract<KeyRule, { readonly kind: "traceID" }>;

const hexCode = `const hexDigits = Uint8Array.from("0123456789abcdef", (digit) => digit.charCodeAt(0));
function hashOfId(id: Uint8Array, from: number): number {
  crcStart();
  for (let at = from; at < from + ${traceIdBytes}; at++) {
    crcByte(hexDigits[id[at]! >>> 4]!);
    crcByte(hexDigits[id[at]! & 15]!);
  }
  return crcEnd();
}
`;

const bytesCode = `function hashOfId(id: Uint8Array, from: number): number {
  return hashOf(id, from, from + ${traceIdBytes});
}
`;

export function traceIdCode({ text, missing }: TraceIdRule): KeyCode {
  const functions = `const noId = new Uint8Array(${traceIdBytes});
${text === "hex" ? hexCode : bytesCode}${missing === "id" ? "const hashOfNoId = hashOfId(noId, 0);\n" : drawnCode(missing)}`;
  return {
    unit: "item",
    needsTraceId: true,
    functions,
    ...(missing === "random of scope" && { onScope: "isDrawn = false;" }),
    backendOf:
      missing === "id"
        ? "ownerOf(idStart === -1 ? hashOfNoId : hashOfId(bytes, idStart))"
        : "ownerOf(isMissing() ? drawnHash() : hashOfId(bytes, idStart))",
  };
}

function drawnCode(missing: Exclude<TraceIdRule["missing"], "id">): string {
  const ofScope = missing === "random of scope";
  return `
/** The id that stands in for a missing one, new for each ${ofScope ? "scope" : "item"}: four random bytes, as the Collector draws them. */
${ofScope ? "let isDrawn = false;\n" : ""}function drawnHash(): number {
  ${ofScope ? "if (!isDrawn) " : ""}for (let index = 0; index < 4; index++) noId[index] = Math.floor(256 * random());
${ofScope ? "  isDrawn = true;\n" : ""}  return hashOfId(noId, 0);
}

function isMissing(): boolean {
  if (idStart === -1) return true;
  for (let at = idStart; at < idStart + ${traceIdBytes}; at++) if (bytes[at] !== 0) return false;
  return true;
}
`;
}
