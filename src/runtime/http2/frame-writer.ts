/** Writes frames. DATA has its own place, where windows are known (sending.ts). */

import type { Buffer } from "node:buffer";
import {
  type ErrorCode,
  flag,
  frameHeadBytes,
  frameType,
  initialFrameBytesMax,
  pingBytes,
  settingBytes,
  writeFrameHead,
  writeUint32,
} from "./frames.ts";
import type { Output } from "./output.ts";

/** The payload of our own PING, by whose answer a peer says that it has heard of the end. */
export const drainPing = 0xd7a1;

/** By id. */
export type Settings = readonly (readonly [id: number, value: number])[];

export class FrameWriter {
  readonly output: Output;

  constructor(output: Output) {
    this.output = output;
  }

  settings(settings: Settings): void {
    let at = this.#head(frameType.settings, 0, 0, settings.length * settingBytes);
    const { target } = this.output;
    for (const [id, value] of settings) {
      target[at] = id >>> 8;
      target[at + 1] = id;
      at = writeUint32(target, at + 2, value);
    }
  }

  settingsAck(): void {
    this.#head(frameType.settings, flag.ack, 0, 0);
  }

  /** Leaves with what else is said within two milliseconds. @param from where the eight bytes of the peer's PING are */
  pingAck(from: Buffer, start: number): void {
    const at = this.output.reserve(frameHeadBytes + pingBytes, "unhurried");
    const head = { length: pingBytes, type: frameType.ping, flags: flag.ack, streamId: 0 };
    from.copy(this.output.target, writeFrameHead(this.output.target, at, head), start, start + pingBytes);
  }

  ping(payload: number): void {
    const at = this.#head(frameType.ping, 0, 0, pingBytes);
    writeUint32(this.output.target, writeUint32(this.output.target, at, 0), payload);
  }

  /** @param reason for the log of the peer, in ASCII */
  goaway(lastStream: number, code: ErrorCode, reason = ""): void {
    const at = this.#head(frameType.goaway, 0, 0, 8 + reason.length);
    const { target } = this.output;
    target.write(reason, writeUint32(target, writeUint32(target, at, lastStream), code), "latin1");
  }

  rstStream(streamId: number, code: ErrorCode): void {
    writeUint32(this.output.target, this.#head(frameType.rstStream, 0, streamId, 4), code);
  }

  windowUpdate(streamId: number, bytes: number): void {
    writeUint32(this.output.target, this.#head(frameType.windowUpdate, 0, streamId, 4), bytes);
  }

  /** In as many frames as it takes: what every peer accepts is enough. */
  headers(streamId: number, block: Buffer, isLast: boolean): void {
    let at = 0;
    do {
      const end = Math.min(block.length, at + initialFrameBytesMax);
      const type = at === 0 ? frameType.headers : frameType.continuation;
      const flags = (end === block.length ? flag.endHeaders : 0) | (isLast && at === 0 ? flag.endStream : 0);
      this.#head(type, flags, streamId, end - at, false);
      this.output.copy(block, at, end);
      at = end;
    } while (at < block.length);
  }

  /** @returns where the payload belongs */
  #head(type: number, flags: number, streamId: number, length: number, isWhole = true): number {
    const at = this.output.reserve(frameHeadBytes + (isWhole ? length : 0));
    return writeFrameHead(this.output.target, at, { length, type, flags, streamId });
  }
}
