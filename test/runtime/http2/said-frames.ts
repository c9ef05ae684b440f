/** What a server of HTTP/2 said on a connection, read without our own code, and what of it no server may say. */

import type { Buffer } from "node:buffer";
import { errorName } from "../../../src/runtime/http2/frames.ts";

export interface Said {
  readonly goaway: string | undefined;
  /** By stream: "begun", "answered", or the code of its reset. */
  readonly streams: ReadonlyMap<number, string>;
  readonly wrong: string | undefined;
}

/** @see RFC 9113, 5.1 and 6 */
export function saidIn(bytes: Buffer): Said {
  const said = { goaway: undefined, streams: new Map(), wrong: undefined } as SoFar;
  let at = 0;
  while (at + 9 <= bytes.length && said.wrong === undefined) {
    const [length, type] = [bytes.readUIntBE(at, 3), bytes[at + 3] ?? 0];
    if (at === 0 && type !== 4) said.wrong = "no SETTINGS first";
    if (said.goaway !== undefined) said.wrong ??= `a frame of type ${type} behind GOAWAY`;
    take(said, bytes, at, type);
    at += 9 + length;
  }
  if (at !== bytes.length) said.wrong ??= "half a frame";
  return said;
}

type SoFar = { -readonly [Name in keyof Said]: Said[Name] } & { readonly streams: Map<number, string> };

function take(said: SoFar, bytes: Buffer, at: number, type: number): void {
  const id = bytes.readUInt32BE(at + 5);
  const isOfStream = type === 0 || type === 1 || type === 3;
  if (isOfStream && id % 2 === 0) said.wrong ??= `a frame of type ${type} on stream ${id}`;
  if (type === 7) said.goaway = errorName(bytes.readUInt32BE(at + 13));
  else if (type === 3) said.streams.set(id, errorName(bytes.readUInt32BE(at + 9)));
  else if (isOfStream) message(said, { id, type, isLast: ((bytes[at + 4] ?? 0) & 1) !== 0 });
  else if (type !== 4 && type !== 6 && type !== 8) said.wrong ??= `a frame of type ${type}`;
}

interface Part {
  readonly id: number;
  readonly type: number;
  readonly isLast: boolean;
}

function message(said: SoFar, { id, type, isLast }: Part): void {
  const before = said.streams.get(id);
  if (before !== undefined && before !== "begun")
    said.wrong ??= `a frame of type ${type} on a stream that is ${before}`;
  if (before === undefined && type === 0) said.wrong ??= "DATA before HEADERS";
  said.streams.set(id, isLast ? "answered" : "begun");
}
