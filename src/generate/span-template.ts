/** A span that was written once, without ids and times, and where they go: a copy of it is the cheapest way to another. */

import { Buffer } from "node:buffer";
import { fieldNumber, numberOf, spanIdBytes, traceIdBytes } from "../routing/otlp/messages.ts";
import { fixed64, message, text, varint } from "../routing/wire/message.ts";
import { markAttribute, markKey, markText } from "./mark.ts";
import { attributeFields, type Service } from "./service.ts";

export interface SpanTemplate {
  readonly bytes: Buffer;
  readonly traceIdAt: number;
  readonly spanIdAt: number;
  readonly startAt: number;
  readonly endAt: number;
  /** Undefined for a root. */
  readonly parentIdAt: number | undefined;
  /** Trace id and span id of the span that it is linked to. */
  readonly link: { readonly traceIdAt: number; readonly spanIdAt: number } | undefined;
  /** Behind its last digit. */
  readonly markEnd: number | undefined;
}

export interface SpanKind {
  readonly isRoot: boolean;
  readonly isFailed: boolean;
  readonly isLinked: boolean;
}

export interface SpanLook {
  readonly name: string;
  readonly service: Service;
  /** Of a run whose items are numbered. */
  readonly run: string | undefined;
}

const [spanKindServer, statusError] = [2, 2];
const field = (member: string) => numberOf("Span", member);

/** Stands for ids, and is looked for: no attribute of ours has these bytes. */
const place = (bytes: number, which: number) => new Uint8Array(bytes).fill(0xf8 + which);

export function spanTemplate(look: SpanLook, { isRoot, isFailed, isLinked }: SpanKind): SpanTemplate {
  const { name, service, run } = look;
  const link = [
    message(numberOf("Span.Link", "trace_id"), place(traceIdBytes, 3)),
    message(numberOf("Span.Link", "span_id"), place(spanIdBytes, 4)),
  ];
  const bytes = Buffer.from(
    message(
      fieldNumber.sectionChild,
      message(field("trace_id"), place(traceIdBytes, 0)),
      message(field("span_id"), place(spanIdBytes, 1)),
      fixed64(field("start_time_unix_nano"), 0),
      fixed64(field("end_time_unix_nano"), 0),
      ...(isRoot ? [] : [message(field("parent_span_id"), place(spanIdBytes, 2))]),
      ...(isLinked ? [message(field("links"), ...link)] : []),
      ...(run === undefined ? [] : [markAttribute(field("attributes"), { run, index: 0 })]),
      text(field("name"), name),
      varint(field("kind"), spanKindServer),
      ...attributeFields(field("attributes"), service.attributes),
      ...(isFailed ? [message(field("status"), varint(numberOf("Status", "code"), statusError))] : []),
    ),
  );
  const at = (size: number, which: number) => bytes.indexOf(place(size, which));
  const spanIdAt = at(spanIdBytes, 1);
  // Each number has a byte for its field before it.
  const startAt = spanIdAt + spanIdBytes + 1;
  return {
    bytes,
    traceIdAt: at(traceIdBytes, 0),
    spanIdAt,
    startAt,
    endAt: startAt + 8 + 1,
    parentIdAt: isRoot ? undefined : at(spanIdBytes, 2),
    link: isLinked ? { traceIdAt: at(traceIdBytes, 3), spanIdAt: at(spanIdBytes, 4) } : undefined,
    markEnd: run === undefined ? undefined : markEndIn(bytes, run),
  };
}

function markEndIn(bytes: Buffer, run: string): number {
  const written = markText({ run, index: 0 });
  return bytes.indexOf(written, bytes.indexOf(markKey)) + written.length;
}
