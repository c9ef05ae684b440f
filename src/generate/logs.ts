/** Log records of one service: of a trace, several of them, or without a trace id. */

import { Buffer } from "node:buffer";
import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { fixed64, message, text, varint } from "../routing/wire/message.ts";
import { type Mark, markAttribute } from "./mark.ts";
import type { Random } from "./random.ts";
import { attributeFields, type Generated, resourceField, type Service, scopeField } from "./service.ts";

export interface LogShape {
  readonly service: Service;
  readonly body: string;
  /** One record of so many has a trace id; 0 for none. */
  readonly traceIdEvery: number;
  /** Draws the trace of the next record that has one; undefined for a trace of its own. */
  readonly traceId?: () => Uint8Array;
  /** Numbers each record of a run. */
  readonly mark?: () => Mark;
}

export interface LogWriter {
  readonly write: (records: number, nowMs: number, headroomBytes: number) => Generated;
}

const severityInfo = 9;
const field = (member: string): number => numberOf("LogRecord", member);

export function createLogWriter(shape: LogShape, random: Random): LogWriter {
  const { service, body, traceIdEvery, mark, traceId = () => randomId(4, random) } = shape;
  let written = 0;
  const record = (nowMs: number): Uint8Array => {
    written += 1;
    const hasTraceId = traceIdEvery > 0 && written % traceIdEvery === 0;
    return message(
      fieldNumber.sectionChild,
      fixed64(field("time_unix_nano"), BigInt(Math.floor(nowMs)) * 1_000_000n),
      varint(field("severity_number"), severityInfo),
      text(field("severity_text"), "INFO"),
      message(field("body"), text(fieldNumber.stringValue, body)),
      ...attributeFields(field("attributes"), service.attributes),
      ...(mark ? [markAttribute(field("attributes"), mark())] : []),
      ...(hasTraceId ? [message(field("trace_id"), traceId()), message(field("span_id"), randomId(2, random))] : []),
    );
  };
  return {
    write: (records, nowMs, headroomBytes) => {
      const all = Array.from({ length: records }, () => record(nowMs));
      const section = message(fieldNumber.sectionChild, scopeField, ...all);
      const request = message(fieldNumber.requestSection, resourceField(service), section);
      const whole = Buffer.alloc(headroomBytes + request.length);
      whole.set(request, headroomBytes);
      return { bytes: whole.subarray(headroomBytes), items: records };
    },
  };
}

/** Traces whose records take turns. */
const tracesInTurns = 64;

/** So many records of each trace, which do not follow each other. */
export function traceIdsInTurns(recordsOfTrace: number, random: Random): () => Uint8Array {
  let ids: readonly Uint8Array[] = [];
  let drawn = 0;
  return () => {
    if (drawn % (tracesInTurns * recordsOfTrace) === 0)
      ids = Array.from({ length: tracesInTurns }, () => randomId(4, random));
    const id = ids[drawn % tracesInTurns];
    drawn += 1;
    return id ?? randomId(4, random);
  };
}

function randomId(words: number, random: Random): Uint8Array {
  const id = Buffer.alloc(4 * words);
  for (let word = 0; word < words; word++) id.writeUInt32LE(random.next(), 4 * word);
  return id;
}
