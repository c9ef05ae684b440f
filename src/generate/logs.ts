/** Log records: of a trace, several of them, or without a trace id. */

import { Buffer } from "node:buffer";
import { fieldNumber, numberOf } from "../routing/otlp/messages.ts";
import { fixed64, message, text, varint } from "../routing/wire/message.ts";
import { type Mark, markAttribute } from "./mark.ts";
import type { Random } from "./random.ts";
import { attributeFields, createSections, type Generated, type Service, type Tenants } from "./service.ts";
import { randomTraceId } from "./trace-ids.ts";
import { turnsOf } from "./turns.ts";

export interface LogShape {
  readonly services: readonly Service[];
  readonly tenants?: Tenants | undefined;
  /** Which service a record is of; undefined for the first. */
  readonly drawService?: () => number;
  readonly body: string;
  /** Share of records of severity ERROR. */
  readonly errors?: number;
  /** Share of records with a trace id. */
  readonly withTraceId: number;
  /** Draws the trace of the next record that has one, four words; undefined for a trace of its own. */
  readonly traceId?: (() => Uint32Array) | undefined;
  /** Numbers each record of a run. */
  readonly mark?: () => Mark;
}

export interface LogWriter {
  readonly write: (records: number, nowMs: number, headroomBytes: number) => Generated;
}

const field = (member: string): number => numberOf("LogRecord", member);
const severity = (number: number, word: string) =>
  Buffer.concat([varint(field("severity_number"), number), text(field("severity_text"), word)]);
const [info, error] = [severity(9, "INFO"), severity(17, "ERROR")];

export function createLogWriter(shape: LogShape, random: Random): LogWriter {
  const { services, tenants, mark, drawService = () => 0, traceId = () => randomTraceId(random) } = shape;
  const sections = createSections(services, tenants);
  const [isError, hasTraceId] = [turnsOf(shape.errors ?? 0), turnsOf(shape.withTraceId)];
  const body = message(field("body"), text(fieldNumber.stringValue, shape.body));
  const attributes = services.map((service) => attributeFields(field("attributes"), service.attributes));
  const add = (time: Uint8Array) => {
    const service = drawService();
    const record = message(
      fieldNumber.sectionChild,
      time,
      isError() ? error : info,
      body,
      ...(attributes[service] ?? []),
      ...(mark ? [markAttribute(field("attributes"), mark())] : []),
      ...(hasTraceId() ? [idField("trace_id", traceId()), idField("span_id", twoWords(random))] : []),
    );
    sections.add(service, tenants ? tenants.draw() : 0, record);
  };
  return {
    write: (records, nowMs, headroomBytes) => {
      const nanoseconds = BigInt(Math.floor(nowMs)) * 1_000_000n;
      const time = Buffer.concat([
        fixed64(field("time_unix_nano"), nanoseconds),
        fixed64(field("observed_time_unix_nano"), nanoseconds),
      ]);
      for (let record = 0; record < records; record++) add(time);
      return sections.written(headroomBytes);
    },
  };
}

function twoWords(random: Random): Uint32Array {
  return Uint32Array.of(random.next(), random.next());
}

function idField(member: string, words: Uint32Array): Uint8Array {
  const id = Buffer.alloc(4 * words.length);
  for (const [word, value] of words.entries()) id.writeUInt32LE(value, 4 * word);
  return message(field(member), id);
}

/** Traces whose records take turns. */
const tracesInTurns = 64;

/** So many records of each trace, which do not follow each other. */
export function traceIdsInTurns(recordsOfTrace: number, random: Random): () => Uint32Array {
  let ids: readonly Uint32Array[] = [];
  let drawn = 0;
  return () => {
    if (drawn % (tracesInTurns * recordsOfTrace) === 0)
      ids = Array.from({ length: tracesInTurns }, () => randomTraceId(random));
    const id = ids[drawn % tracesInTurns];
    drawn += 1;
    return id ?? randomTraceId(random);
  };
}
