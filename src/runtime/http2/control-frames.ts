/** Frames that are about a connection or a stream as such: everything but headers and DATA. @see RFC 9113, 6.3 to 6.9 */

import type { Buffer } from "node:buffer";
import { drainPing } from "./frame-writer.ts";
import {
  type ErrorCode,
  errorCode,
  errorName,
  type FrameHead,
  flag,
  frameType,
  pingBytes,
  settingBytes,
  settingId,
  uint31At,
  uint32At,
} from "./frames.ts";
import { readSettings } from "./peer-settings.ts";
import type { ReceivingSession } from "./receiving-session.ts";

/** A peer that gives back less at a time makes work. */
const windowUpdateBytesMin = 1_024;

export class ControlFrames {
  readonly #session: ReceivingSession;
  #isSettled = false;

  constructor(session: ReceivingSession) {
    this.#session = session;
  }

  /** The peer has said its settings, which come before everything else. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  frame(head: FrameHead, bytes: Buffer, start: number, end: number): void {
    if (head.type === frameType.settings) this.#settings(head, bytes, start, end);
    else if (head.type === frameType.ping) this.#ping(head, bytes, start);
    else if (head.type === frameType.windowUpdate) this.#windowUpdate(head, bytes, start);
    else if (head.type === frameType.rstStream) this.#rstStream(head, bytes, start);
    else if (head.type === frameType.goaway) this.#goaway(head, bytes, start);
    else if (head.type === frameType.priority) this.#priority(head, bytes, start);
    else if (head.type !== frameType.pushPromise) this.#session.allowances.use("other frames");
    else this.#session.fail(errorCode.protocolError, "PUSH_PROMISE, which was declined");
  }

  #settings({ streamId, flags, length }: FrameHead, bytes: Buffer, start: number, end: number): void {
    const session = this.#session;
    const isAck = (flags & flag.ack) !== 0;
    if (streamId !== 0) session.fail(errorCode.protocolError, "SETTINGS of a stream");
    else if (isAck ? length > 0 : length % settingBytes !== 0) {
      session.fail(errorCode.frameSizeError, `SETTINGS of ${length} bytes`);
    } else if (isAck) {
      if (session.allowances.use("other frames")) session.acknowledged();
    } else if (session.allowances.use("settings")) this.#apply(readSettings(bytes, start, end));
  }

  #apply(settings: ReturnType<typeof readSettings>): void {
    const session = this.#session;
    if (typeof settings === "number") {
      session.fail(settings, "SETTINGS have a value that is not allowed");
      return;
    }
    this.#isSettled = true;
    session.writer.settingsAck();
    for (const { id, value } of settings) {
      if (id === settingId.enablePush && value === 1 && session.end === "client") {
        session.fail(errorCode.protocolError, "SETTINGS of a server that allow a push");
        return;
      }
      if (id === settingId.headerTableSize) session.sending.encoder.tableSizeMax(value);
      else if (id === settingId.maxFrameSize) session.sending.frameBytesMax = value;
      else if (id === settingId.maxConcurrentStreams) session.streams.ownMax = value;
      else if (id === settingId.initialWindowSize && !session.sending.resizeStreams(session.streams.values(), value)) {
        session.fail(errorCode.flowControlError, "SETTINGS make a window too large");
        return;
      }
    }
    session.settled();
  }

  #ping({ streamId, flags, length }: FrameHead, bytes: Buffer, start: number): void {
    const session = this.#session;
    if (streamId !== 0) session.fail(errorCode.protocolError, "PING of a stream");
    else if (length !== pingBytes) session.fail(errorCode.frameSizeError, `PING of ${length} bytes`);
    else if ((flags & flag.ack) === 0) {
      if (session.allowances.use("pings")) session.writer.pingAck(bytes, start);
    } else if (session.allowances.use("other frames") && uint32At(bytes, start + 4) === drainPing) session.noticed();
  }

  #windowUpdate({ streamId, length }: FrameHead, bytes: Buffer, start: number): void {
    const session = this.#session;
    if (length !== 4) {
      session.fail(errorCode.frameSizeError, `WINDOW_UPDATE of ${length} bytes`);
      return;
    }
    const by = uint31At(bytes, start);
    if (by < windowUpdateBytesMin && !session.allowances.use("other frames")) return;
    if (streamId === 0) {
      if (by === 0) session.fail(errorCode.protocolError, "WINDOW_UPDATE of nothing");
      else if (!session.sending.growConnection(by)) session.fail(errorCode.flowControlError, "the window is too large");
      return;
    }
    const stream = session.streams.get(streamId);
    if (!stream) {
      if (session.streams.isIdle(streamId))
        session.fail(errorCode.protocolError, "WINDOW_UPDATE of a stream that has not begun");
    } else if (by === 0) session.resetFor(stream, errorCode.protocolError);
    else if (!session.sending.growStream(stream, by)) session.resetFor(stream, errorCode.flowControlError);
  }

  #rstStream({ streamId, length }: FrameHead, bytes: Buffer, start: number): void {
    const session = this.#session;
    const stream = session.streams.get(streamId);
    if (length !== 4) session.fail(errorCode.frameSizeError, `RST_STREAM of ${length} bytes`);
    else if (streamId === 0 || (!stream && session.streams.isIdle(streamId))) {
      session.fail(errorCode.protocolError, "RST_STREAM of a stream that has not begun");
    } else if (!stream) session.allowances.use("other frames");
    else {
      const code = uint32At(bytes, start);
      session.streams.hasEnded(streamId, "peer");
      const isUnprocessed = code === errorCode.refusedStream;
      session.streams.close(stream, { isUnprocessed, reason: `the stream was reset: ${errorName(code)}` });
      // A backend that resets our calls answers them.
      if (session.end === "server") session.allowances.use("resets");
    }
  }

  #goaway({ streamId, length }: FrameHead, bytes: Buffer, start: number): void {
    const session = this.#session;
    if (streamId !== 0) session.fail(errorCode.protocolError, "GOAWAY of a stream");
    else if (length < 8) session.fail(errorCode.frameSizeError, `GOAWAY of ${length} bytes`);
    else if (session.allowances.use("other frames"))
      session.goingAway(uint31At(bytes, start), uint32At(bytes, start + 4));
  }

  /** Ignored, but for what it may not be. */
  #priority({ streamId, length }: FrameHead, bytes: Buffer, start: number): void {
    const session = this.#session;
    if (streamId === 0) session.fail(errorCode.protocolError, "PRIORITY of no stream");
    else if (length !== 5) this.#wrong(streamId, errorCode.frameSizeError);
    else if (uint31At(bytes, start) === streamId) this.#wrong(streamId, errorCode.protocolError);
    else session.allowances.use("other frames");
  }

  /** Of a stream; without one nothing can be reset. */
  #wrong(streamId: number, code: ErrorCode): void {
    const stream = this.#session.streams.get(streamId);
    if (stream) this.#session.resetFor(stream, code);
    else this.#session.fail(code, "PRIORITY of a stream that is not open");
  }
}
