/** The encodings that backends are sent, as Node has them. */

import type { Buffer } from "node:buffer";
import type { Transform } from "node:stream";
import zlib from "node:zlib";
import type { ExporterConfig } from "../../contract/balancer-config.ts";

export type Encoding = Exclude<ExporterConfig["compression"], "none">;

/** Of `node:zlib`. The types of Node 20 know that deflate has `reset`, and not that gzip is deflate. */
export type EncodingStream = Transform & zlib.Zlib & Partial<zlib.ZlibReset>;

export interface Encoder {
  /** Node makes a new object for each call: no public function compresses with one that is there, and waits for it. */
  readonly onTheSpot: (bytes: Buffer) => Buffer;
  readonly stream: () => EncodingStream;
  /** Ends what was compressed, with `flush`. */
  readonly finish: number;
  /** Whether a stream may be `reset` for the next one. Node's documentation says so of gzip, and not of zstd. */
  readonly isKept: boolean;
}

/** For OTLP the result is at most a tenth larger than at gzip's level 6, in less than half of the time; zstd's own default is 3. */
const level = 1;
/** How much at a time comes from the other thread: OTLP shrinks to a sixth. */
const chunkSize = 64 * 1_024;
/** Of what is done on the spot. Under 4 KiB it comes from Node's slab. */
const chunkBytes = (bytes: number) => (bytes <= 4_000 ? 2_048 : 16_384);

const gzip: Encoder = {
  onTheSpot: (bytes) => zlib.gzipSync(bytes, { level, chunkSize: chunkBytes(bytes.length) }),
  stream: () => zlib.createGzip({ level, chunkSize }),
  finish: zlib.constants.Z_FINISH,
  isKept: true,
};

type ZstdOptions = zlib.ZlibOptions & { readonly params: Readonly<Record<number, number>> };

/** Node has zstd from 22.15 and 23.8 on. */
interface ZstdModule {
  readonly zstdCompressSync?: (bytes: Buffer, options: ZstdOptions) => Buffer;
  readonly createZstdCompress?: (options: ZstdOptions) => EncodingStream;
  readonly constants: { readonly ZSTD_c_compressionLevel?: number; readonly ZSTD_e_end?: number };
}

function zstd(module: ZstdModule): readonly (readonly [Encoding, Encoder])[] {
  const { zstdCompressSync, createZstdCompress, constants } = module;
  if (!zstdCompressSync || !createZstdCompress) return [];
  const params = { [constants.ZSTD_c_compressionLevel ?? 0]: level };
  const encoder: Encoder = {
    onTheSpot: (bytes) => zstdCompressSync(bytes, { params, chunkSize: chunkBytes(bytes.length) }),
    stream: () => createZstdCompress({ params, chunkSize }),
    finish: constants.ZSTD_e_end ?? 0,
    isKept: false,
  };
  return [["zstd", encoder]];
}

export const encoders: ReadonlyMap<Encoding, Encoder> = new Map<Encoding, Encoder>([
  ["gzip", gzip],
  ...zstd(zlib as unknown as ZstdModule), // The types of Node 20 do not know it.
]);
