/**
 * What somebody knows of a piece of telemetry, as a request that routing reads like any other: one item, with the trace id, the
 * service and the attributes that were named.
 */

import { Buffer } from "node:buffer";
import type { Signal } from "../contract/signal.ts";
import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { spanKinds } from "../routing/otlp/span-kinds.ts";
import { message, text, varint } from "../routing/wire/message.ts";

export interface Facts {
  /** 32 hexadecimal digits. */
  readonly traceId: string | undefined;
  readonly service: string | undefined;
  /** Of the resource, beside the service; names that mean a field of an item are put there. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly metric: string | undefined;
}

/** Names that routing reads from a field of the item (contrib loadbalancingexporter). */
const itemFields: Readonly<Record<Signal, readonly string[]>> = {
  traces: ["span.name", "span.kind"],
  metrics: [],
  logs: ["log.severity", "log.body"],
};

export const itemFieldNames: ReadonlySet<string> = new Set(Object.values(itemFields).flat());

/** One item of that signal, in OTLP's protobuf. */
export function requestOf(signal: Signal, facts: Facts): Uint8Array {
  const { sectionOwner, sectionChild, requestSection, resourceAttributes } = fieldNumber;
  const named = Object.entries({
    ...(facts.service !== undefined && { "service.name": facts.service }),
    ...facts.attributes,
  }).filter(([name]) => !itemFields[signal].includes(name));
  const resource = message(
    sectionOwner,
    ...named.map(([name, value]) =>
      message(
        resourceAttributes,
        text(fieldNumber.key, name),
        message(fieldNumber.value, text(fieldNumber.stringValue, value)),
      ),
    ),
  );
  return message(requestSection, resource, message(sectionChild, message(sectionChild, ...itemOf(signal, facts))));
}

function itemOf(signal: Signal, { traceId, metric, attributes }: Facts): readonly Uint8Array[] {
  const id = Buffer.from(traceId ?? "", "hex");
  const textOf = (field: number, name: string) =>
    attributes[name] === undefined ? [] : [text(field, attributes[name])];
  switch (signal) {
    case "traces": {
      const kind = spanKinds.indexOf(attributes["span.kind"] ?? "");
      return [
        message(fieldNumber.spanTraceId, id),
        ...textOf(fieldNumber.spanName, "span.name"),
        ...(kind < 0 ? [] : [varint(fieldNumber.spanKind, kind)]),
      ];
    }
    case "metrics":
      return [
        text(fieldNumber.metricName, metric ?? ""),
        message(numberOf("Metric", "gauge"), message(fieldNumber.dataPoint)),
      ];
    case "logs":
      return [
        message(fieldNumber.logTraceId, id),
        ...textOf(fieldNumber.logSeverityText, "log.severity"),
        ...("log.body" in attributes
          ? [message(fieldNumber.logBody, text(fieldNumber.stringValue, attributes["log.body"] ?? ""))]
          : []),
      ];
  }
}
