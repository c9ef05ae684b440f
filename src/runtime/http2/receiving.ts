/** Reads the frames of a peer: the headers and DATA of streams, in their order, and hands on the rest. @see RFC 9113, 5.1 and 6 */

import type { Buffer } from "node:buffer";
import { ControlFrames } from "./control-frames.ts";
import type { FrameSink } from "./frame-reader.ts";
import { type ErrorCode, errorCode, type FrameHead, flag, frameType, uint31At } from "./frames.ts";
import { HeaderBlock, type OpenBlock } from "./header-block.ts";
import { type FieldList, HpackDecoder } from "./hpack/decoder.ts";
import type { ReceivingSession } from "./receiving-session.ts";
import type { SessionStream } from "./session-stream.ts";

export class Receiving implements FrameSink {
  readonly #session: ReceivingSession;
  readonly #decoder: HpackDecoder;
  readonly #block: HeaderBlock;
  readonly #control: ControlFrames;
  /** Of the DATA frame that is arriving. */
  #stream: SessionStream | undefined;
  #endsStream = false;

  constructor(session: ReceivingSession) {
    this.#session = session;
    this.#decoder = new HpackDecoder(session.limits);
    this.#control = new ControlFrames(session);
    this.#block = new HeaderBlock(session.limits, session.held);
  }

  /** The connection is over. */
  stop(): void {
    this.#block.abandon();
    this.#stream = undefined;
  }

  broken(code: ErrorCode, reason: string): void {
    this.#session.fail(code, reason);
  }

  dataBegins({ streamId, length, flags }: FrameHead): void {
    const session = this.#session;
    this.#stream = undefined;
    if (!this.#isInOrder(frameType.data, streamId)) return;
    if (!session.window.arrived(length)) {
      session.fail(errorCode.flowControlError, "more DATA than the connection's window");
      return;
    }
    const back = session.window.read(length);
    if (back > 0) session.writer.windowUpdate(0, back);
    const isLast = (flags & flag.endStream) !== 0;
    if (length === 0 && !isLast && !session.allowances.use("empty frames")) return;
    const stream = this.#receiver(streamId);
    if (!stream) return;
    if (!stream.receiveWindow.arrived(length)) {
      session.resetFor(stream, errorCode.flowControlError);
      return;
    }
    const streamBack = isLast ? 0 : stream.receiveWindow.read(length);
    if (streamBack > 0) session.writer.windowUpdate(streamId, streamBack);
    this.#stream = stream;
    this.#endsStream = isLast;
  }

  data(bytes: Buffer, start: number, end: number, left: number): void {
    const stream = this.#stream;
    // The piece before may have ended it.
    if (!stream?.mayReceive) return;
    stream.receivedBytes += end - start;
    if (stream.receivedBytes > (stream.contentLength ?? Number.POSITIVE_INFINITY)) {
      this.#session.resetFor(stream, errorCode.protocolError);
      return;
    }
    const isLast = left === 0 && this.#endsStream;
    if (end > start) stream.listener.data(bytes, start, end, isLast);
    if (isLast && stream.mayReceive) this.#ended(stream);
  }

  frame(head: FrameHead, bytes: Buffer, start: number, end: number): void {
    if (!this.#isInOrder(head.type, head.streamId)) return;
    if (head.type === frameType.headers) this.#headers(head, bytes, start, end);
    else if (head.type === frameType.continuation) this.#continuation(head, bytes, start, end);
    else this.#control.frame(head, bytes, start, end);
  }

  /** Only CONTINUATION comes within a header block, and nothing before SETTINGS. */
  #isInOrder(type: number, streamId: number): boolean {
    const { open } = this.#block;
    const isContinuation = type === frameType.continuation;
    if (open ? !isContinuation || open.streamId !== streamId : isContinuation) {
      this.#session.fail(errorCode.protocolError, "a header block is not in one piece");
      return false;
    }
    if (this.#control.isSettled || type === frameType.settings) return true;
    this.#session.fail(errorCode.protocolError, "the connection does not begin with SETTINGS");
    return false;
  }

  #headers({ streamId, flags, length }: FrameHead, bytes: Buffer, start: number, end: number): void {
    const isPadded = (flags & flag.padded) !== 0;
    const hasPriority = (flags & flag.priority) !== 0;
    const from = start + (isPadded ? 1 : 0) + (hasPriority ? 5 : 0);
    const to = end - (isPadded ? (bytes[start] ?? 0) : 0);
    const session = this.#session;
    if (from - start > length) session.fail(errorCode.frameSizeError, "HEADERS are too short");
    else if (from > to) session.fail(errorCode.protocolError, "a frame has more padding than bytes");
    else if (streamId === 0) session.fail(errorCode.protocolError, "HEADERS of no stream");
    else {
      const isLast = (flags & flag.endStream) !== 0;
      const dependsOn = hasPriority ? uint31At(bytes, from - 5) : undefined;
      const block = { streamId, isLast, dependsOn };
      if ((flags & flag.endHeaders) !== 0) this.#decoded(block, bytes, from, to);
      else this.#added(this.#block.begin(block, bytes, from, to));
    }
  }

  #continuation({ flags }: FrameHead, bytes: Buffer, start: number, end: number): void {
    const { open } = this.#block;
    if (!open || !this.#added(this.#block.add(bytes, start, end)) || (flags & flag.endHeaders) === 0) return;
    const block = this.#block.end();
    this.#decoded(open, block, 0, block.length);
  }

  #added(hasRoom: boolean): boolean {
    if (!hasRoom) this.#session.fail(errorCode.enhanceYourCalm, "a header block is too long", "long header blocks");
    return hasRoom;
  }

  #decoded({ streamId, isLast, dependsOn }: OpenBlock, bytes: Buffer, start: number, end: number): void {
    const session = this.#session;
    const fields = this.#decoder.decode(bytes, start, end);
    if (fields === "broken") {
      session.fail(errorCode.compressionError, "a header block cannot be read");
      return;
    }
    const known = session.streams.get(streamId);
    const stream = known ?? this.#begun(streamId);
    if (!stream) return;
    if (!stream.mayReceive) session.resetFor(stream, errorCode.streamClosed);
    else if (dependsOn === streamId) session.resetFor(stream, errorCode.protocolError);
    else if (fields === "too large") session.resetFor(stream, errorCode.enhanceYourCalm);
    else this.#heard(stream, fields, { isLast, isNew: known === undefined });
  }

  /** @returns undefined for one that cannot begin */
  #begun(streamId: number): SessionStream | undefined {
    const session = this.#session;
    if (!session.streams.isIdle(streamId)) {
      const by = session.streams.endedBy(streamId);
      if (by === "us") session.allowances.use("other frames");
      else if (by === "peer") session.fail(errorCode.streamClosed, "HEADERS of a stream that has ended");
      else session.fail(errorCode.protocolError, "the id of a stream is less than the last one");
      return undefined;
    }
    if (session.end === "client" || streamId % 2 === 0) {
      session.fail(errorCode.protocolError, "HEADERS of a stream that the peer cannot begin");
      return undefined;
    }
    session.streams.lastOfPeer = streamId;
    if (streamId > session.lastServed) {
      session.streams.hasEnded(streamId, "us");
      return undefined;
    }
    session.allowances.asked();
    if (session.streams.size < session.streamsMax) return session.streams.begin(streamId);
    session.refuse(streamId);
    return undefined;
  }

  #heard(stream: SessionStream, fields: FieldList, { isLast, isNew }: { isLast: boolean; isNew: boolean }): void {
    const session = this.#session;
    if (isNew) {
      const listener = session.accept(stream, fields);
      if (typeof listener === "number") {
        if (listener === errorCode.refusedStream) session.reset(stream, listener);
        else session.resetFor(stream, listener);
        return;
      }
      stream.listener = listener;
    } else {
      const wrong = stream.listener.headers(fields, isLast);
      if (wrong !== undefined) {
        session.resetFor(stream, wrong);
        return;
      }
    }
    if (isLast && stream.mayReceive) this.#ended(stream);
  }

  #ended(stream: SessionStream): void {
    const { contentLength = stream.receivedBytes, receivedBytes } = stream;
    if (contentLength === receivedBytes) this.#session.ended(stream);
    else this.#session.resetFor(stream, errorCode.protocolError);
  }

  /** The stream whose DATA this is; undefined if it is nobody's, or ignored. */
  #receiver(streamId: number): SessionStream | undefined {
    const session = this.#session;
    const stream = session.streams.get(streamId);
    if (stream?.mayReceive) return stream;
    if (stream) session.resetFor(stream, errorCode.streamClosed);
    else if (session.streams.isIdle(streamId))
      session.fail(errorCode.protocolError, "DATA of a stream that has not begun");
    else if (session.streams.endedBy(streamId) !== "us") session.resetFor(streamId, errorCode.streamClosed);
    return undefined;
  }
}
