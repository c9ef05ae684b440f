/**
 * A number on each span, data point and record of a run, as one more attribute of it, so that whoever receives them can tell which
 * came, which came twice and where each is. Its text has one length, so that a template of a span has room for any.
 */

import { Buffer } from "node:buffer";
import { fieldNumber } from "../routing/otlp/messages.ts";
import { message, text } from "../routing/wire/message.ts";

export const markKey = "fairlead.verify";

export interface Mark {
  /** Sixteen hexadecimal digits that tell this run from others. */
  readonly run: string;
  /** Counts from 0 through the items of a run. */
  readonly index: number;
}

const [runDigits, indexDigits] = [16, 9];

export function markText({ run, index }: Mark): string {
  return `${run}-${String(index).padStart(indexDigits, "0")}`;
}

/** @param field of the attributes of a span, data point or record */
export function markAttribute(field: number, mark: Mark): Uint8Array {
  return message(
    field,
    text(fieldNumber.key, markKey),
    message(fieldNumber.value, text(fieldNumber.stringValue, markText(mark))),
  );
}

const textBytes = runDigits + 1 + indexDigits;
const [zero, hyphen] = [0x30, 0x2d];

/** Writes the number behind the run, where a template has its place. */
export function writeMarkIndex(out: Buffer, end: number, index: number): void {
  let rest = index;
  for (let digit = 1; digit <= indexDigits; digit++) {
    out[end - digit] = zero + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}

/** Key and value as every writer of protobuf puts them: the fields in the order of their numbers. */
const pattern = Buffer.concat([text(fieldNumber.key, markKey), Buffer.from([0x12, textBytes + 2, 0x0a, textBytes])]);

/** The marks in a request, in its order, which is that of its items. */
export function marksIn(request: Uint8Array): readonly Mark[] {
  const bytes = Buffer.from(request.buffer, request.byteOffset, request.length);
  const found: Mark[] = [];
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at)) {
    at += pattern.length;
    const mark = markOf(bytes.toString("latin1", at, at + textBytes), bytes[at + runDigits]);
    if (mark) found.push(mark);
  }
  return found;
}

function markOf(written: string, separator: number | undefined): Mark | undefined {
  const index = Number(written.slice(runDigits + 1));
  if (separator !== hyphen || !Number.isInteger(index)) return undefined;
  return { run: written.slice(0, runDigits), index };
}

/** In what a debug or file exporter wrote: `fairlead.verify: Str(…)`, or `"stringValue":"…"` behind the key. */
const inText = new RegExp(
  `${markKey.replace(".", "\\.")}(?:: Str\\(|"\\s*,\\s*"value"\\s*:\\s*\\{\\s*"stringValue"\\s*:\\s*")([0-9a-f]{${runDigits}})-(\\d{${indexDigits}})`,
  "g",
);

export function marksInText(written: string): readonly Mark[] {
  return Array.from(written.matchAll(inText), ([, run = "", index]) => ({ run, index: Number(index) }));
}
