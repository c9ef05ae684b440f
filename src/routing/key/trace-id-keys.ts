/** Keys of spans and log records from their trace ids. */

import { Buffer } from "node:buffer";
import { lastField } from "../otlp/attributes.ts";
import { fieldNumber, traceIdBytes } from "../otlp/messages.ts";
import { leafRange } from "../otlp/owners.ts";
import type { OtlpRequest } from "../otlp/read-request.ts";
import type { KeyRule } from "./key-rule.ts";
import type { KeyInput } from "./key-sink.ts";

/** As many as the Collector draws; the others remain zero. */
const randomBytes = 4;
const noTraceId = new Uint8Array(traceIdBytes);

type TraceIdRule = Extract<KeyRule, { readonly kind: "traceID" }>;

/** The 16 bytes; an absent or empty id is all zeros. */
export function traceIdOf(request: OtlpRequest, item: number): Uint8Array {
  const field = request.signal === "traces" ? fieldNumber.spanTraceId : fieldNumber.logTraceId;
  const { start, end } = lastField(request.bytes, [leafRange(request.items, item)], field);
  return start === end ? noTraceId : request.bytes.subarray(start, end);
}

export function walkTraceIds({ request, sink, random }: KeyInput, rule: TraceIdRule): void {
  for (const scope of request.scopes) {
    let randomOfScope: Uint8Array | undefined;
    for (let item = scope.first; item < scope.last; item++) {
      let id = traceIdOf(request, item);
      if (rule.missing !== "id" && Buffer.compare(id, noTraceId) === 0) {
        if (rule.missing === "random of item") randomOfScope = undefined;
        randomOfScope ??= randomId(random);
        id = randomOfScope;
      }
      sink.keyed("item", item, [rule.text === "bytes" ? id : Buffer.from(Buffer.from(id).toString("hex"))]);
    }
  }
}

function randomId(random: () => number): Uint8Array {
  const id = new Uint8Array(traceIdBytes);
  for (let index = 0; index < randomBytes; index++) id[index] = Math.floor(256 * random());
  return id;
}
