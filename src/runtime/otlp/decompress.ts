/** Requests that arrive compressed. Their size is bounded, so that a small one cannot fill the memory. */

import type { Buffer } from "node:buffer";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { type GrpcCode, grpcCode } from "../grpc/status.ts";

/** Up to this compressed size a synchronous call is cheaper than another thread (110 to 250 µs a call). */
const onTheSpotBytesMax = 64 * 1_024;

/** Node has zstd from 22.15 and 23.8 on. */
interface ZstdModule {
  readonly zstdDecompressSync?: (bytes: Buffer, options: { readonly maxOutputLength: number }) => Buffer;
}

export type Decompressed =
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "refused"; readonly code: GrpcCode; readonly message: string };

type Decompress = (bytes: Buffer, maxOutputLength: number) => Promise<Buffer> | Buffer;

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);

/** A Map: senders choose the name, and an object would also have `toString`. */
const decompressors: ReadonlyMap<string, Decompress> = new Map([
  [
    "gzip",
    (bytes, maxOutputLength) =>
      bytes.length <= onTheSpotBytesMax
        ? zlib.gunzipSync(bytes, { maxOutputLength })
        : gunzip(bytes, { maxOutputLength }),
  ],
  ["deflate", (bytes, maxOutputLength) => zlib.inflateSync(bytes, { maxOutputLength })],
  ...zstd(zlib as ZstdModule),
]);

function zstd({ zstdDecompressSync }: ZstdModule): readonly (readonly [string, Decompress])[] {
  if (!zstdDecompressSync) return [];
  return [["zstd", (bytes, maxOutputLength) => zstdDecompressSync(bytes, { maxOutputLength })]];
}

/** @param encoding as in `grpc-encoding` or `content-encoding`; "identity" for none */
export async function decompress(bytes: Buffer, encoding: string, bytesMax: number): Promise<Decompressed> {
  if (encoding === "identity") return { kind: "bytes", bytes };
  const decompressor = decompressors.get(encoding);
  if (!decompressor) {
    const message = `the encoding "${encoding}" is not one of ${[...decompressors.keys()].join(", ")}`;
    return { kind: "refused", code: grpcCode.unimplemented, message };
  }
  try {
    return { kind: "bytes", bytes: await decompressor(bytes, bytesMax) };
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge
      ? {
          kind: "refused",
          code: grpcCode.resourceExhausted,
          message: `it has more than ${bytesMax} bytes when it is decompressed`,
        }
      : { kind: "refused", code: grpcCode.invalidArgument, message: `the content is not valid ${encoding}` };
  }
}
