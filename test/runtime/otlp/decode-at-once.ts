/** What a decoder of ours makes of compressed content; undefined for what it refuses. */

import { framedSnappy, lz4, snappy } from "../../../src/runtime/otlp/piece-decoders.ts";

const decoders = { lz4, snappy, "x-snappy-framed": framedSnappy } as const;

export function decodeAtOnce(encoding: keyof typeof decoders, content: Buffer): Buffer | undefined {
  const pieces: Buffer[] = [];
  for (const piece of decoders[encoding].pieces(content)) {
    if (!piece) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
