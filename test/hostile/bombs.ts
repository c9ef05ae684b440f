/** What is small and becomes large, in the encodings that Node does not write. */

import { Buffer } from "node:buffer";
import { crc32c } from "../../src/runtime/otlp/crc32c.ts";
import { type Case, forMs } from "./case.ts";
import { call, connect, post } from "./peer.ts";

const bombBytes = 15_000_000;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest < 128 ? rest : (rest % 128) | 0x80);
    if (rest < 128) return Buffer.from(bytes);
  }
}

/** A block of Snappy: one byte, and copies of it, 64 at a time. */
export function snappyBlock(bytes: number, says: number = bytes): Buffer {
  const copies = Math.floor((bytes - 1) / 64);
  const rest = bytes - 1 - 64 * copies;
  const copy = (length: number) => Buffer.from([((length - 1) << 2) | 2, 1, 0]);
  const tail = rest > 0 ? copy(rest) : Buffer.alloc(0);
  return Buffer.concat([varint(says), Buffer.from([0, 0]), Buffer.alloc(3 * copies, copy(64)), tail]);
}

/** In frames, as many as it takes. */
export function snappyFrames(bytes: number): Buffer {
  const chunkBytes = 65_536;
  const sum = crc32c(Buffer.alloc(chunkBytes));
  const masked = (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
  const block = snappyBlock(chunkBytes);
  const head = Buffer.alloc(8);
  head.writeUIntLE(block.length + 4, 1, 3);
  head.writeUInt32LE(masked, 4);
  const chunk = Buffer.concat([head, block]);
  const count = Math.ceil(bytes / chunkBytes);
  return Buffer.concat([Buffer.from("ff060000734e61507059", "hex"), Buffer.alloc(count * chunk.length, chunk)]);
}

/** A frame of Zstandard: blocks that repeat one byte (RFC 8878, 3.1.1.2.2, RLE_Block), with so large a window. */
export function zstdFrame(bytes: number, windowLog = 17): Buffer {
  const blockBytes = 131_072;
  const count = Math.max(1, Math.floor(bytes / blockBytes));
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3]);
  const block = (isLast: boolean) => {
    const code = Buffer.alloc(4);
    code.writeUIntLE((blockBytes << 3) | 2 | (isLast ? 1 : 0), 0, 3);
    return code;
  };
  return Buffer.concat([head, Buffer.alloc(4 * (count - 1), block(false)), block(true)]);
}

const bombs: readonly (readonly [string, Buffer])[] = [
  ["snappy", snappyBlock(bombBytes)],
  ["snappy", snappyBlock(1_000, bombBytes)],
  ["snappy", Buffer.concat([varint(2 ** 32 - 1), Buffer.alloc(100_000)])],
  ["snappy", snappyFrames(bombBytes)],
  ["snappy", snappyFrames(200_000_000)],
  ["zstd", zstdFrame(bombBytes)],
  ["zstd", zstdFrame(2_000_000_000)],
  ["zstd", zstdFrame(bombBytes, 31)],
  ["zstd", Buffer.alloc(1_000_000, zstdFrame(1))],
];

export const bombsOfOthers: readonly Case[] = [
  {
    name: "bombs of snappy, in frames and without, and of zstd, 20 at once",
    mayDefer: true,
    attack: async ({ grpcPort, httpPort }, ms) => {
      const session = connect(grpcPort);
      await forMs(ms, () =>
        Promise.all(
          Array.from({ length: 10 }, (_, n) => {
            const [encoding, body] = bombs[n % bombs.length] ?? ["", Buffer.alloc(0)];
            const headers = { "content-type": "application/x-protobuf", "content-encoding": encoding };
            return Promise.all([post(httpPort, body, headers), call(session, body, encoding)]);
          }),
        ),
      );
      session.destroy();
      return String(bombs.reduce((sum, [, body]) => sum + body.length, 0));
    },
  },
];
