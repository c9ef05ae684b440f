/** Sends headers and bodies of streams, as far as windows and the connection let it; the rest goes on when they do. */

import type { Buffer } from "node:buffer";
import { type AnswerFrames, framesOf } from "./answer-frames.ts";
import { SendWindow } from "./flow-control.ts";
import type { FrameWriter } from "./frame-writer.ts";
import { flag, frameHeadBytes, frameType, initialFrameBytesMax, initialWindowBytes, writeFrameHead } from "./frames.ts";
import { HpackEncoder } from "./hpack/encoder.ts";
import type { SessionStream } from "./session-stream.ts";
import type { Answer, Headers } from "./stream.ts";

/** Copying so much costs less than a buffer of its own in a write. */
const copiedBytesMax = 4 * 1_024;
/** However large its frames may be: others want to go on too. */
const frameBytesMost = 64 * 1_024;

export interface Message {
  /** With pseudo-header fields first. The same object again is not written again. */
  readonly headers: Headers;
  /** Behind them, those that differ from message to message. */
  readonly own?: Headers;
  /** Concatenated, they are the body. */
  readonly pieces: readonly Buffer[];
  readonly trailers: Headers | undefined;
}

/** With methods, not to be taken apart. */
export interface SendingEvents {
  /** All of a stream was sent. */
  ended(stream: SessionStream): void;
  /** A frame of DATA is on its way. */
  frameSent(): void;
}

export class Sending {
  readonly encoder = new HpackEncoder();
  readonly #writer: FrameWriter;
  readonly #outputBytesMax: number;
  readonly #window = new SendWindow(initialWindowBytes);
  readonly #events: SendingEvents;
  /** In the order in which they go on. */
  readonly #blocked: SessionStream[] = [];
  #streamWindowBytes = initialWindowBytes;
  #frameBytesMax = initialFrameBytesMax;
  /** The last one. */
  #answer: Answer | undefined;
  #frames: AnswerFrames | undefined;

  /** @param outputBytesMax of what a slow peer has not read, no more is added to */
  constructor(writer: FrameWriter, outputBytesMax: number, events: SendingEvents) {
    this.#writer = writer;
    this.#outputBytesMax = outputBytesMax;
    this.#events = events;
  }

  /** Of a stream that begins. */
  get streamWindowBytes(): number {
    return this.#streamWindowBytes;
  }

  set frameBytesMax(bytes: number) {
    this.#frameBytesMax = Math.min(bytes, frameBytesMost);
  }

  send(stream: SessionStream, { headers, own, pieces, trailers }: Message): void {
    let left = 0;
    for (const piece of pieces) left += piece.length;
    const isLast = left === 0 && trailers === undefined;
    this.#headers(stream, headers, own, isLast);
    if (isLast) this.#end(stream);
    else {
      stream.unsent = { pieces, trailers, left, piece: 0, at: 0 };
      this.#goOn(stream);
    }
  }

  /** Before the answer. */
  interim(stream: SessionStream, headers: Headers): void {
    this.#headers(stream, headers, undefined, false);
  }

  /** The same object again is most often one copy of all its frames. */
  answer(stream: SessionStream, answer: Answer): void {
    const frames = this.#template(answer);
    const bytes = frames?.dataBytes ?? 0;
    if (!frames || this.#room() < bytes || stream.sendWindow.left < bytes) {
      this.send(stream, answer);
      return;
    }
    this.#events.frameSent();
    this.#window.left -= bytes;
    stream.sendWindow.left -= bytes;
    frames.writeTo(this.#writer.output, stream.id);
    this.#end(stream);
  }

  /** It was reset. */
  forget(stream: SessionStream): void {
    stream.unsent = undefined;
    this.#unblock(stream);
  }

  /** @returns false if the window is larger than a window may be */
  growConnection(bytes: number): boolean {
    if (!this.#window.grow(bytes)) return false;
    this.resume();
    return true;
  }

  growStream(stream: SessionStream, bytes: number): boolean {
    if (!stream.sendWindow.grow(bytes)) return false;
    if (stream.isBlocked) this.#goOn(stream);
    return true;
  }

  /** All windows of streams change by the difference, also to below zero. @see RFC 9113, 6.9.2 */
  resizeStreams(streams: Iterable<SessionStream>, bytes: number): boolean {
    const difference = bytes - this.#streamWindowBytes;
    this.#streamWindowBytes = bytes;
    for (const stream of streams) if (!stream.sendWindow.grow(difference)) return false;
    if (difference > 0) this.resume();
    return true;
  }

  /** Something has left, or a window has grown. Who could not go on is the last next time. */
  resume(): void {
    for (const stream of [...this.#blocked]) {
      if (this.#room() <= 0) return;
      this.#goOn(stream);
    }
  }

  /** @returns undefined for an answer that has to be written piece by piece */
  #template(answer: Answer): AnswerFrames | undefined {
    if (this.#frames?.answer !== answer) {
      this.#frames = undefined;
      // Once it comes again: others are not the same again.
      if (this.#answer === answer) this.#frames = framesOf(answer, this.encoder);
      this.#answer = answer;
    } else if (!this.encoder.isSame(this.#frames.generation)) this.#frames = framesOf(answer, this.encoder);
    return this.#frames;
  }

  #headers(stream: SessionStream, headers: Headers, own: Headers | undefined, isLast: boolean): void {
    const block = this.encoder.encode(headers, own);
    this.#writer.headers(stream.id, block, isLast);
  }

  #room(): number {
    return this.#writer.output.bytes < this.#outputBytesMax ? this.#window.left : 0;
  }

  #goOn(stream: SessionStream): void {
    const { unsent } = stream;
    if (!unsent) return;
    this.#unblock(stream);
    while (unsent.left > 0) {
      const bytes = Math.min(unsent.left, this.#frameBytesMax, this.#room(), stream.sendWindow.left);
      if (bytes <= 0) {
        stream.isBlocked = true;
        this.#blocked.push(stream);
        return;
      }
      this.#data(stream, bytes);
    }
    stream.unsent = undefined;
    if (unsent.trailers) this.#headers(stream, unsent.trailers, undefined, true);
    this.#end(stream);
  }

  #unblock(stream: SessionStream): void {
    if (!stream.isBlocked) return;
    stream.isBlocked = false;
    this.#blocked.splice(this.#blocked.indexOf(stream), 1);
  }

  #end(stream: SessionStream): void {
    // Until it has left, it is not over.
    stream.lastTurn = this.#writer.output.turn;
    stream.endLocal();
    this.#events.ended(stream);
  }

  #data(stream: SessionStream, length: number): void {
    const { unsent } = stream;
    if (!unsent) return;
    const { output } = this.#writer;
    this.#events.frameSent();
    unsent.left -= length;
    this.#window.left -= length;
    stream.sendWindow.left -= length;
    const flags = unsent.left === 0 && !unsent.trailers ? flag.endStream : 0;
    const at = output.reserve(frameHeadBytes);
    writeFrameHead(output.target, at, { length, type: frameType.data, flags, streamId: stream.id });
    for (let left = length; left > 0; ) {
      const piece = unsent.pieces[unsent.piece];
      if (!piece) return;
      const end = Math.min(piece.length, unsent.at + left);
      const bytes = end - unsent.at;
      if (bytes <= copiedBytesMax) output.copy(piece, unsent.at, end);
      else {
        output.view(piece.subarray(unsent.at, end));
        stream.lastTurn = output.turn;
      }
      left -= bytes;
      unsent.at = end;
      if (end === piece.length) {
        unsent.piece++;
        unsent.at = 0;
      }
    }
  }
}
