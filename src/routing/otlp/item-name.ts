/** An item of a request in words by which its sender finds it: what cannot be delivered is named. */

import { Buffer } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import type { Range } from "./any-value.ts";
import { findAttribute, lastField } from "./attributes.ts";
import { fieldNumber, numberOf } from "./messages.ts";

/** Names are cut off here. */
const nameCharsMax = 100;

const serviceName = Buffer.from("service.name");

/** @param bytes a request that was walked before, of one item */
export function itemName(signal: Signal, bytes: Uint8Array): string {
  const within = (outer: Range, field: number) => lastField(bytes, [outer], field);
  const section = within({ start: 0, end: bytes.length }, fieldNumber.requestSection);
  const resource = within(section, numberOf("ResourceSpans", "resource"));
  const item = within(within(section, fieldNumber.sectionChild), fieldNumber.sectionChild);
  const attributes = { pieces: [resource], field: numberOf("Resource", "attributes") };
  const service = findAttribute(bytes, attributes, serviceName);
  const text = (range: Range) =>
    JSON.stringify(Buffer.from(bytes.subarray(range.start, range.end)).toString("utf8").slice(0, nameCharsMax));
  const hex = ({ start, end }: Range) => Buffer.from(bytes.subarray(start, end)).toString("hex");
  const of = service?.kind === "string" ? ` of service ${text(service)}` : "";
  switch (signal) {
    case "traces": {
      const [name, trace, span] = ["name", "trace_id", "span_id"].map((field) => within(item, numberOf("Span", field)));
      return name && trace && span ? `span ${text(name)} (trace ${hex(trace)}, span ${hex(span)})${of}` : "";
    }
    case "metrics":
      return `a data point of metric ${text(within(item, numberOf("Metric", "name")))}${of}`;
    case "logs":
      return `the log record of time ${nanosecondsAt(bytes, within(item, numberOf("LogRecord", "time_unix_nano")))}${of}`;
  }
}

function nanosecondsAt(bytes: Uint8Array, { start, end }: Range): bigint {
  return end - start === 8 ? Buffer.from(bytes.subarray(start, end)).readBigUInt64LE() : 0n;
}
