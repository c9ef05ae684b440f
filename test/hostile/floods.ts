/** Frames of HTTP/2 that cost their sender next to nothing, and that nobody sends in such numbers. */

import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { frame, prefaceBytes, setting, uint32 } from "../runtime/http2/raw-peer.ts";
import type { Case } from "./case.ts";
import { raw } from "./peer.ts";

const type = { data: 0, headers: 1, priority: 2, reset: 3, settings: 4, ping: 6, windowUpdate: 8, continuation: 9 };
const endStream = 1;
const endHeaders = 4;
const hello = Buffer.concat([Buffer.from(prefaceBytes), frame(type.settings, 0, 0)]);

/** `:method: POST` and `:path: /` of the static table, a scheme and a content type. */
const requestBlock = Buffer.concat([
  Buffer.from([0x83, 0x86, 0x84, 0x41, 1]),
  Buffer.from("a"),
  Buffer.from([0x0f, 0x10, 16]),
  Buffer.from("application/grpc"),
]);

interface Flooding {
  readonly socket: Socket;
  rounds: number;
}

/** One that has ended is followed by another. @returns bytes */
function pour(connections: Flooding[], open: () => Flooding, next: (round: number) => Buffer): number {
  let bytes = 0;
  for (const [index, connection] of connections.entries()) {
    const { socket } = connection;
    if (socket.destroyed) connections[index] = open();
    else if (socket.writableLength < 1_000_000) {
      const frames = next(connection.rounds++);
      bytes += frames.length;
      socket.write(frames);
    }
  }
  return bytes;
}

/** @param next the frames of a round, of which each connection gets as many as it takes */
const flood = (name: string, next: (round: number) => Buffer, isLong = false): Case => ({
  isLong,
  name: `frames of HTTP/2: ${name}, 10 connections`,
  attack: async ({ grpcPort }, ms) => {
    const open = () => ({ socket: raw(grpcPort, hello), rounds: 0 });
    const connections = Array.from({ length: 10 }, open);
    let bytes = 0;
    for (const until = performance.now() + ms; performance.now() < until; await sleep(2)) {
      bytes += pour(connections, open, next);
    }
    for (const { socket } of connections) socket.destroy();
    return String(bytes);
  },
});

const many = (count: number, bytes: Buffer) => Buffer.alloc(count * bytes.length, bytes);

/** Streams in the order in which they may begin. */
const streams = (count: number, of: (id: number) => Buffer) => (round: number) =>
  Buffer.concat(Array.from({ length: count }, (_, n) => of(2 * (round * count + n) + 1)));

/** A stream that its peer has ended, by DATA or by trailers. */
const ended = (id: number, isByTrailers: boolean) =>
  Buffer.concat([
    frame(type.headers, endHeaders, id, requestBlock),
    isByTrailers
      ? frame(type.headers, endHeaders | endStream, id, Buffer.from([0x00, 1, 0x78, 1, 0x79]))
      : frame(type.data, endStream, id, Buffer.alloc(5)),
  ]);

/** What must not come on such a stream, or from a peer that has said that it leaves. */
const late: readonly ((id: number) => Buffer)[] = [
  (id) => frame(type.data, 0, id, Buffer.alloc(100)),
  (id) => frame(type.headers, endHeaders, id, requestBlock),
  (id) => frame(type.headers, endHeaders | endStream, id, Buffer.from([0x00, 1, 0x78, 1, 0x79])),
  (id) => frame(type.continuation, endHeaders, id, requestBlock),
  (id) => frame(type.windowUpdate, 0, id, uint32(2 ** 31 - 1)),
  (id) => Buffer.concat([frame(type.reset, 0, id, uint32(8)), frame(type.reset, 0, id, uint32(0))]),
  (id) => Buffer.concat([frame(7, 0, 0, Buffer.concat([uint32(id), uint32(0)])), ended(id + 2, false)]),
  (id) => Buffer.concat([frame(7, 0, 0, Buffer.concat([uint32(0), uint32(2)])), frame(type.data, 0, id, "x")]),
];
let lateRounds = 0;

export const floods: readonly Case[] = [
  flood("what comes on streams that have ended, and after GOAWAY", (round) => {
    const frames = late[lateRounds++ % late.length];
    const id = 1_000 * round + 1;
    return Buffer.concat([ended(id, lateRounds % 2 === 0), frames?.(id) ?? Buffer.alloc(0)]);
  }),
  flood("PING", () => many(1_000, frame(type.ping, 0, 0, Buffer.alloc(8))), true),
  flood("SETTINGS", () => many(1_000, frame(type.settings, 0, 0, setting(4, 65_535))), true),
  flood("a window that grows and shrinks", () =>
    Buffer.concat([many(100, frame(type.settings, 0, 0, setting(4, 0))), frame(type.windowUpdate, 0, 0, uint32(1))]),
  ),
  flood("PRIORITY", () => many(5_000, frame(type.priority, 0, 1, Buffer.from([0, 0, 0, 3, 1]))), true),
  flood("WINDOW_UPDATE by one", () => many(5_000, frame(type.windowUpdate, 0, 0, uint32(1)))),
  flood("types that nobody knows", () => many(5_000, frame(0xbb, 0xff, 0, Buffer.alloc(8)))),
  flood(
    "streams that are reset at once",
    streams(500, (id) =>
      Buffer.concat([frame(type.headers, endHeaders, id, requestBlock), frame(type.reset, 0, id, uint32(8))]),
    ),
  ),
  flood("DATA without bytes", (round) =>
    Buffer.concat([
      round === 0 ? frame(type.headers, endHeaders, 1, requestBlock) : Buffer.alloc(0),
      many(5_000, frame(type.data, 0, 1)),
    ]),
  ),
  flood("DATA of padding", (round) =>
    Buffer.concat([
      round === 0 ? frame(type.headers, endHeaders, 1, requestBlock) : Buffer.alloc(0),
      many(200, frame(type.data, 8, 1, Buffer.alloc(256, Buffer.of(255)))),
    ]),
  ),
  flood("CONTINUATION without an end", (round) =>
    Buffer.concat([
      round === 0 ? frame(type.headers, 0, 1, requestBlock) : Buffer.alloc(0),
      many(500, frame(type.continuation, 0, 1)),
    ]),
  ),
  flood(
    "header blocks that grow a hundredfold",
    streams(50, (id) =>
      frame(
        type.headers,
        endHeaders,
        id,
        // One long field into the table, and then its index again and again.
        Buffer.concat([
          requestBlock,
          Buffer.from([0x40, 1, 0x78, 0x7f, 0xa1, 0x1e]),
          Buffer.alloc(4_000, "y"),
          many(9_000, Buffer.of(0xbe)),
        ]),
      ),
    ),
  ),
  flood(
    "calls of nothing, answered at once",
    streams(1_000, (id) =>
      Buffer.concat([frame(type.headers, endHeaders, id, requestBlock), frame(type.data, 1, id, Buffer.alloc(5))]),
    ),
  ),
];
