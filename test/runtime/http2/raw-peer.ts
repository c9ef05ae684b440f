/** A peer that says what it likes: frames by hand, and what comes back, read without our own code. */

import { Buffer } from "node:buffer";
import net from "node:net";

export const prefaceBytes = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/** @see RFC 9113, 4.1 */
export function frame(type: number, flags: number, streamId: number, payload: Buffer | string = ""): Buffer {
  const bytes = Buffer.from(payload);
  const head = Buffer.alloc(9);
  head.writeUIntBE(bytes.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(streamId, 5);
  return Buffer.concat([head, bytes]);
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function setting(id: number, value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUInt16BE(id);
  bytes.writeUInt32BE(value, 2);
  return bytes;
}

export interface SeenFrame {
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Buffer;
}

export interface RawPeer {
  readonly socket: net.Socket;
  readonly send: (...frames: readonly Buffer[]) => void;
  readonly frames: readonly SeenFrame[];
  readonly of: (type: number) => readonly SeenFrame[];
  readonly isClosed: () => boolean;
  /** The code of the GOAWAY that came last. */
  readonly goaway: () => number | undefined;
}

export function peerOn(socket: net.Socket): RawPeer {
  const frames: SeenFrame[] = [];
  let left = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (chunk: Buffer) => {
    left = Buffer.concat([left, chunk]);
    while (left.length >= 9 && left.length >= 9 + left.readUIntBE(0, 3)) {
      const length = left.readUIntBE(0, 3);
      frames.push({
        type: left[3] ?? 0,
        flags: left[4] ?? 0,
        streamId: left.readUInt32BE(5),
        payload: left.subarray(9, 9 + length),
      });
      left = left.subarray(9 + length);
    }
  });
  const of = (type: number) => frames.filter((one) => one.type === type);
  return {
    ...{ socket, frames, of },
    send: (...sent) => void socket.write(Buffer.concat(sent)),
    isClosed: () => socket.closed,
    goaway: () => of(7).at(-1)?.payload.readUInt32BE(4),
  };
}

/** With the preface and settings said. */
export function rawClient(port: number, settings: Buffer = Buffer.alloc(0)): RawPeer {
  const peer = peerOn(net.connect(port, "127.0.0.1"));
  peer.send(Buffer.from(prefaceBytes), frame(4, 0, 0, settings), frame(4, 1, 0));
  return peer;
}

/** POST / over http to "x", in fields of the static table and one literal. */
export const postHead = Buffer.from([0x83, 0x86, 0x84, 0x41, 1, 0x78]);
