/** Requests that arrive compressed. Their size is bounded, so that a small one cannot fill the memory. */

import type { Buffer } from "node:buffer";
import type { Transform } from "node:stream";
import zlib from "node:zlib";
import { grpcCode } from "../grpc/status.ts";
import { GatheredBytes, type GatheredBytesOptions } from "../memory/gathered-bytes.ts";
import { type HeldBytes, releaseOnce } from "../memory/held-bytes.ts";
import { createTurns } from "../memory/turns.ts";
import { type Decompressed, malformedContent, tooMuchContent } from "./decompressed.ts";
import { decodePieces, framedSnappy, lz4, type PieceDecoder, snappy } from "./piece-decoders.ts";

/** What decompresses to no more than this is cheaper on the spot than on another thread (110 to 250 µs a call). */
const onTheSpotBytesMax = 256 * 1_024;
/** How much at a time comes from the other thread: each way there and back costs 20 µs. */
const chunkSize = 256 * 1_024;
/** What is done on the spot comes in one piece if it is as large as announced. */
const pieceBytesMin = 4 * 1_024;
/** OTLP shrinks to a sixth; whoever announces more than this has it grow piece by piece. */
const announcedTimesMax = 32;
/** The window that every decoder must support (RFC 8878, 3.1.1.1.2: 8 MB); Node's own limit is 128 MB. */
const zstdWindowLogMax = 23;

/** Node has zstd from 22.15 and 23.8 on. */
interface ZstdModule {
  readonly zstdDecompressSync?: (bytes: Buffer, options: ZstdOptions) => Buffer;
  readonly createZstdDecompress?: (options: ZstdOptions) => Decompressor;
  readonly constants: { readonly ZSTD_d_windowLogMax?: number };
}
type ZstdOptions = zlib.ZlibOptions & { readonly params: Readonly<Record<number, number>> };
type Decompressor = Transform & zlib.Zlib;

/** A head, a tail, and nothing between them. */
const gzipBytesMin = 20;

/** One of Node's own. */
interface Encoding {
  /** @throws RangeError when there is more, another error when it is malformed */
  readonly onTheSpot: (bytes: Buffer, maxOutputLength: number) => Buffer;
  /** How many bytes it says it becomes: a peer's word, by which nothing but the way is chosen. */
  readonly announced?: (bytes: Buffer) => number;
  readonly elsewhere: () => Decompressor;
}

const inflate: Encoding = {
  onTheSpot: (bytes, maxOutputLength) => zlib.inflateSync(bytes, { maxOutputLength }),
  elsewhere: () => zlib.createInflate({ chunkSize }),
};

/**
 * Those of the Collector's HTTP receivers (confighttp, 0.129.0 and 0.161.0; its gRPC receivers take gzip, snappy and zstd). A Map:
 * senders choose the name, and an object would also have `toString`.
 */
const encodings: ReadonlyMap<string, Encoding | PieceDecoder> = new Map<string, Encoding | PieceDecoder>([
  [
    "gzip",
    {
      onTheSpot: (bytes, maxOutputLength) => {
        const wanted = Math.min(gzipSize(bytes) + 1, announcedTimesMax * bytes.length, onTheSpotBytesMax);
        return zlib.gunzipSync(bytes, { maxOutputLength, chunkSize: Math.max(pieceBytesMin, wanted) });
      },
      announced: gzipSize,
      elsewhere: () => zlib.createGunzip({ chunkSize }),
    },
  ],
  ["deflate", inflate],
  // As the Collector's exporter names it.
  ["zlib", inflate],
  ["snappy", snappy],
  ["x-snappy-framed", framedSnappy],
  ["lz4", lz4],
  ...zstd(zlib as unknown as ZstdModule), // The types of Node 20 do not know it.
]);

function zstd(module: ZstdModule): readonly (readonly [string, Encoding])[] {
  const { zstdDecompressSync, createZstdDecompress, constants } = module;
  if (!zstdDecompressSync || !createZstdDecompress) return [];
  const params = { [constants.ZSTD_d_windowLogMax ?? 0]: zstdWindowLogMax };
  const onTheSpot = (bytes: Buffer, maxOutputLength: number) => zstdDecompressSync(bytes, { maxOutputLength, params });
  return [["zstd", { onTheSpot, elsewhere: () => createZstdDecompress({ chunkSize, params }) }]];
}

/** The last field of gzip, of its last member. @see RFC 1952, 2.3.1 */
function gzipSize(bytes: Buffer): number {
  return bytes.length < gzipBytesMin ? 0 : bytes.readUInt32LE(bytes.length - 4);
}

/** @param name as in `grpc-encoding` or `content-encoding`; "identity" for none */
export async function decompress(bytes: Buffer, name: string, bounds: GatheredBytesOptions): Promise<Decompressed> {
  // A header without a value is as good as none.
  if (name === "identity" || name === "") return { kind: "bytes", bytes, release: () => {} };
  const encoding = encodings.get(name);
  if (!encoding) {
    const message = `the encoding "${name}" is not one of ${[...encodings.keys()].join(", ")}`;
    return { kind: "refused", code: grpcCode.unimplemented, message };
  }
  if ("pieces" in encoding) return decodePieces(encoding, name, bytes, bounds);
  const announced = encoding.announced?.(bytes) ?? 0;
  if (announced <= onTheSpotBytesMax || bounds.bytesMax <= onTheSpotBytesMax) {
    try {
      return kept(encoding.onTheSpot(bytes, Math.min(onTheSpotBytesMax, bounds.bytesMax)), bounds.held);
    } catch (error) {
      if (!(error instanceof RangeError)) return malformedContent(name);
    }
  }
  return bounds.bytesMax <= onTheSpotBytesMax
    ? tooMuchContent(bounds)
    : collected(encoding.elsewhere, name, bytes, bounds);
}

function kept(bytes: Buffer, held: HeldBytes): Decompressed {
  if (!held.reserve(bytes.length)) return { kind: "no room" };
  return { kind: "bytes", bytes, release: releaseOnce(held, bytes.length) };
}

const turns = createTurns(4);

async function collected(
  create: () => Decompressor,
  name: string,
  bytes: Buffer,
  bounds: GatheredBytesOptions,
): Promise<Decompressed> {
  await turns.take();
  try {
    return await gathered(create(), name, bytes, bounds);
  } finally {
    turns.give();
  }
}

/** Reserves as it grows: how much it will be nobody knows. */
function gathered(
  stream: Decompressor,
  name: string,
  bytes: Buffer,
  bounds: GatheredBytesOptions,
): Promise<Decompressed> {
  const whole = new GatheredBytes(bounds);
  return new Promise<Decompressed>((resolve) => {
    const end = (result: Decompressed) => {
      whole.abandon();
      // The thread may still write; the stream closes after that.
      stream.once("close", () => resolve(result));
      stream.destroy();
    };
    stream.on("data", (chunk: Buffer) => {
      if (stream.destroyed) return;
      if (whole.length + chunk.length > bounds.bytesMax) end(tooMuchContent(bounds));
      else if (!whole.append(chunk)) end({ kind: "no room" });
    });
    stream.on("error", () => end(malformedContent(name)));
    stream.on("end", () => resolve({ kind: "bytes", ...whole.end() }));
    stream.end(bytes);
  });
}
