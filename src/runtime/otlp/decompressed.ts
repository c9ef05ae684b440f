/** What becomes of compressed content. */

import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import type { Gathered, GatheredBytesOptions } from "../memory/gathered-bytes.ts";

export type Decompressed =
  /** They are held until they are released; only the first time counts. */
  | (Gathered & { readonly kind: "bytes" })
  | { readonly kind: "no room" }
  | { readonly kind: "refused"; readonly code: GrpcCode; readonly message: string };

export function malformedContent(name: string): Decompressed {
  return { kind: "refused", code: grpcCode.invalidArgument, message: `the content is not valid ${name}` };
}

export function tooMuchContent({ bytesMax }: Pick<GatheredBytesOptions, "bytesMax">): Decompressed {
  const message = `it has more than ${bytesMax} bytes when it is decompressed`;
  return { kind: "refused", code: grpcCode.resourceExhausted, message };
}
