/** The keys of a request's items by one route, and of each item what it is called. */

import { Buffer } from "node:buffer";
import type { Signal } from "../contract/signal.ts";
import type { KeyRule } from "../routing/key/key-rule.ts";
import type { Level } from "../routing/key/key-sink.ts";
import { walkKeys } from "../routing/key/walk-keys.ts";
import { lastField } from "../routing/otlp/attributes.ts";
import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { leafRange } from "../routing/otlp/owners.ts";
import { metricData, type OtlpRequest, readRequest } from "../routing/otlp/read-request.ts";

export interface ItemKey {
  /** A span by its id; a data point by its metric and its place in it; a log record by its place in the request. */
  readonly item: string;
  /** Of spans and log records; empty for none. */
  readonly traceId: string;
  /** Undefined for an item that this Collector leaves out. */
  readonly key: Uint8Array | undefined;
  /** A key that is drawn anew for each request, as for log records without a trace id. */
  readonly isRandom: boolean;
}

export type KeysOfRequest =
  | { readonly kind: "keys"; readonly items: readonly ItemKey[] }
  | { readonly kind: "wrong"; readonly reason: string };

export function keysOfRequest(signal: Signal, rule: KeyRule, bytes: Uint8Array): KeysOfRequest {
  const read = readRequest(signal, bytes);
  if (read.kind === "malformed") {
    return { kind: "wrong", reason: `not OTLP ${signal}: ${read.fault.reason} at byte ${read.fault.offset}` };
  }
  const { request } = read;
  const found = new Map<string, Pick<ItemKey, "key" | "isRandom">>();
  let isRandom = false;
  const random = () => {
    isRandom = true;
    return 0.5;
  };
  const refusal = walkKeys(
    {
      request,
      random,
      sink: {
        keyed: (level, index, key) => {
          found.set(`${level} ${index}`, {
            key: Buffer.concat(key),
            isRandom: isRandom && isWithoutId(request, index),
          });
        },
        dropped: () => {},
      },
    },
    rule,
  );
  if (refusal) return { kind: "wrong", reason: `the balancer refuses it: ${refusal.reason}` };
  return { kind: "keys", items: itemsOf(request, (level, index) => found.get(`${level} ${index}`)) };
}

type Look = (level: Level, index: number) => Pick<ItemKey, "key" | "isRandom"> | undefined;

const none = { key: undefined, isRandom: false } as const;

/** Each item has the key of the innermost part that has one. */
function itemsOf(request: OtlpRequest, look: Look): readonly ItemKey[] {
  const items: ItemKey[] = [];
  for (const [resource, { first, last }] of request.resources.entries()) {
    for (let scope = first; scope < last; scope++) {
      const section = request.scopes[scope];
      for (let item = section?.first ?? 0; item < (section?.last ?? 0); item++) {
        const above = look("item", item) ?? look("scope", scope) ?? look("resource", resource) ?? none;
        if (request.signal === "metrics") items.push(...pointsOf(request, item, look, above));
        else items.push({ item: nameOf(request, item), traceId: traceIdOf(request, item), ...above });
      }
    }
  }
  return items;
}

function pointsOf(
  request: OtlpRequest,
  item: number,
  look: Look,
  above: Pick<ItemKey, "key" | "isRandom">,
): readonly ItemKey[] {
  const name = textAt(request, item, fieldNumber.metricName).toString("utf8");
  const data = metricData(request, item)?.data;
  if (!data) return [{ item: name, traceId: "", ...above }];
  return Array.from({ length: data.last - data.first }, (_, index) => ({
    item: `${name}[${index}]`,
    traceId: "",
    ...(look("point", data.first + index) ?? above),
  }));
}

const spanId = numberOf("Span", "span_id");

function nameOf(request: OtlpRequest, item: number): string {
  if (request.signal === "logs") return `record ${item + 1}`;
  return textAt(request, item, spanId).toString("hex");
}

function traceIdOf(request: OtlpRequest, item: number): string {
  const field = request.signal === "traces" ? fieldNumber.spanTraceId : fieldNumber.logTraceId;
  return textAt(request, item, field).toString("hex");
}

function isWithoutId(request: OtlpRequest, item: number): boolean {
  return request.signal === "logs" && /^0*$/.test(traceIdOf(request, item));
}

function textAt(request: OtlpRequest, item: number, field: number): Buffer {
  const { start, end } = lastField(request.bytes, [leafRange(request.items, item)], field);
  return Buffer.from(request.bytes.subarray(start, end));
}
