/**
 * Cuts what arrives into frames. DATA is handed on as it comes, without its padding, and every other frame when it is whole:
 * only of those something is kept here, and no more than has arrived.
 *
 *     preface ──► head ──► payload ──► head …
 *                  └─────► pad length ──► data ──► padding ──► head …          any of them ──► stopped
 */

import { Buffer } from "node:buffer";
import type { HeldBytes } from "../memory/held-bytes.ts";
import {
  type ErrorCode,
  errorCode,
  type FrameHead,
  flag,
  frameHeadBytes,
  frameType,
  initialFrameBytesMax,
  uint24At,
  uint31At,
} from "./frames.ts";

/** What it is told of a frame is true during the call. */
export interface FrameSink {
  /** Every frame but DATA. */
  readonly frame: (head: FrameHead, bytes: Buffer, start: number, end: number) => void;
  readonly dataBegins: (head: FrameHead) => void;
  /** A piece of the frame that has begun; an empty frame has one empty piece. `left` of the frame is still to come. */
  readonly data: (bytes: Buffer, start: number, end: number, left: number) => void;
  /** What comes is not HTTP/2; nothing is called after it. */
  readonly broken: (code: ErrorCode, reason: string) => void;
}

type Writable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] };
type State = "preface" | "head" | "payload" | "pad length" | "data" | "padding" | "stopped";

const nothing = Buffer.alloc(0);
const always = () => true;
/** A call has four: the heads and the payloads of two frames. */
const stepsAtOnce = 16;

export class FrameReader {
  readonly #sink: FrameSink;
  readonly #held: Pick<HeldBytes, "reserve" | "release">;
  readonly #preface: Buffer;
  #state: State;
  /** Of the last frame that has begun: one object for all. */
  readonly #head: Writable<FrameHead> = { type: 0, flags: 0, streamId: 0, length: 0 };
  /** Of a preface, a head or a payload that has not arrived as a whole. */
  #kept = nothing;
  #keptBytes = 0;
  #dataLeft = 0;
  #paddingLeft = 0;

  /** @param preface what comes before the first frame */
  constructor(sink: FrameSink, held: Pick<HeldBytes, "reserve" | "release">, preface: Buffer = nothing) {
    this.#sink = sink;
    this.#held = held;
    this.#preface = preface;
    this.#state = preface.length === 0 ? "head" : "preface";
  }

  /** Nothing is read any longer. */
  stop(): void {
    this.#state = "stopped";
    this.#letGo();
  }

  /** @returns how much was read: all of it, unless it may not go on */
  read(chunk: Buffer, mayGoOn: () => boolean = always): number {
    let at = 0;
    for (let step = 1; at < chunk.length && this.#state !== "stopped"; step++) {
      at = this.#step(chunk, at);
      if (step % stepsAtOnce === 0 && !mayGoOn()) return at;
    }
    return chunk.length;
  }

  /** @returns where to go on */
  #step(chunk: Buffer, at: number): number {
    switch (this.#state) {
      case "preface":
        return this.#readPreface(chunk, at);
      case "head":
        return this.#whole(chunk, at, frameHeadBytes, this.#begin);
      case "payload":
        return this.#whole(chunk, at, this.#head.length, this.#finish);
      case "pad length":
        this.#beginData(chunk[at] ?? 0);
        return at + 1;
      case "data": {
        const end = Math.min(chunk.length, at + this.#dataLeft);
        this.#data(chunk, at, end);
        return end;
      }
      case "padding": {
        const end = Math.min(chunk.length, at + this.#paddingLeft);
        this.#paddingLeft -= end - at;
        if (this.#paddingLeft === 0) this.#next("head");
        return end;
      }
      case "stopped":
        return chunk.length;
    }
  }

  /** Compared as it comes: who speaks HTTP/1.1 is not waited for. */
  #readPreface(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.#preface.length - this.#keptBytes);
    for (let index = at; index < end; index++) {
      if (chunk[index] === this.#preface[this.#keptBytes++]) continue;
      this.#break(
        errorCode.protocolError,
        `the connection does not begin with the preface of HTTP/2${otherStart(chunk, at)}`,
      );
      return end;
    }
    if (this.#keptBytes === this.#preface.length) {
      this.#keptBytes = 0;
      this.#next("head");
    }
    return end;
  }

  /** Waits until so many bytes are there, and uses them where they are. */
  #whole(chunk: Buffer, at: number, bytes: number, use: (from: Buffer, start: number) => void): number {
    if (this.#keptBytes === 0 && chunk.length - at >= bytes) {
      use(chunk, at);
      return at + bytes;
    }
    const end = Math.min(chunk.length, at + bytes - this.#keptBytes);
    if (!this.#keep(chunk, at, end, bytes)) {
      this.#break(errorCode.enhanceYourCalm, "there is no memory for a frame that comes in pieces");
    } else if (this.#keptBytes === bytes) {
      const kept = this.#kept;
      this.#letGo();
      use(kept, 0);
    }
    return end;
  }

  #letGo(): void {
    this.#held.release(this.#kept.length);
    this.#kept = nothing;
    this.#keptBytes = 0;
  }

  /** @returns false if there is no room */
  #keep(chunk: Buffer, start: number, end: number, most: number): boolean {
    const wanted = this.#keptBytes + end - start;
    if (wanted > this.#kept.length) {
      const size = Math.min(most, 2 * wanted);
      if (!this.#held.reserve(size - this.#kept.length)) return false;
      const grown = Buffer.allocUnsafeSlow(size);
      this.#kept.copy(grown, 0, 0, this.#keptBytes);
      this.#kept = grown;
    }
    chunk.copy(this.#kept, this.#keptBytes, start, end);
    this.#keptBytes = wanted;
    return true;
  }

  readonly #begin = (from: Buffer, at: number): void => {
    const length = uint24At(from, at);
    const head = this.#head;
    head.length = length;
    head.type = from[at + 3] ?? 0;
    head.flags = from[at + 4] ?? 0;
    head.streamId = uint31At(from, at + 5);
    if (length > initialFrameBytesMax) {
      this.#break(errorCode.frameSizeError, `a frame has ${length} bytes${otherStart(from, at)}`);
      return;
    }
    if (head.type !== frameType.data) {
      if (length > 0) this.#next("payload");
      else this.#sink.frame(head, nothing, 0, 0);
      return;
    }
    this.#sink.dataBegins(head);
    this.#dataLeft = length;
    this.#paddingLeft = 0;
    if ((head.flags & flag.padded) === 0) this.#beginData(undefined);
    else if (length > 0) this.#next("pad length");
    else this.#break(errorCode.frameSizeError, "a padded frame has no padding");
  };

  readonly #finish = (from: Buffer, at: number): void => {
    this.#next("head");
    this.#sink.frame(this.#head, from, at, at + this.#head.length);
  };

  #beginData(padding: number | undefined): void {
    if (padding !== undefined) {
      this.#paddingLeft = padding;
      this.#dataLeft -= 1 + padding;
    }
    if (this.#dataLeft < 0) this.#break(errorCode.protocolError, "a frame has more padding than bytes");
    else {
      this.#next("data");
      if (this.#dataLeft === 0) this.#data(nothing, 0, 0);
    }
  }

  #data(bytes: Buffer, start: number, end: number): void {
    this.#dataLeft -= end - start;
    const left = this.#dataLeft;
    if (left === 0) this.#next(this.#paddingLeft > 0 ? "padding" : "head");
    this.#sink.data(bytes, start, end, left);
  }

  /** A sink may have stopped this. */
  #next(state: State): void {
    if (this.#state !== "stopped") this.#state = state;
  }

  #break(code: ErrorCode, reason: string): void {
    if (this.#state === "stopped") return;
    this.stop();
    this.#sink.broken(code, reason);
  }
}

/** What comes most often to a port that it is not for, and its first bytes. */
const otherStarts: readonly (readonly [string, string])[] = [
  ...["GET ", "HEAD ", "POST ", "PUT ", "PATCH ", "DELETE ", "OPTIONS ", "CONNECT "].map(
    (method) => [method, "a request of HTTP/1.1, and this port takes gRPC"] as const,
  ),
  ["\x16\x03", "a handshake of TLS, and this port takes plain text"],
  ["HTTP/1.", "an answer of HTTP/1.1"],
  ["\x15\x03", "an alert of TLS, and the connection is in plain text"],
  ["PROXY ", "the PROXY protocol, which has to be off"],
  ["\r\n\r\n\0\r\nQUIT\n", "the PROXY protocol, which has to be off"],
];

function otherStart(chunk: Buffer, at: number): string {
  const start = chunk.toString("latin1", at, at + 16);
  const [, other] = otherStarts.find(([first]) => start.startsWith(first)) ?? [];
  return other === undefined ? "" : `: it is ${other}`;
}
