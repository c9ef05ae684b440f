/** Reads the body of a request as it arrives, within the limits of one request and of everything that is held. */

import { Buffer } from "node:buffer";
import type http from "node:http";
import { type HeldBytes, releaseOnce } from "../memory/held-bytes.ts";

export type HttpBody =
  /** Only the first release counts. */
  | { readonly kind: "body"; readonly bytes: Buffer; readonly release: () => void }
  | { readonly kind: "too large" | "no room"; readonly message: string }
  /** The sender went away. */
  | { readonly kind: "aborted" };

export async function readBody(request: http.IncomingMessage, bytesMax: number, held: HeldBytes): Promise<HttpBody> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > bytesMax) {
    return { kind: "too large", message: `the body has ${announced} bytes; at most ${bytesMax} are accepted` };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (bytes + chunk.length > bytesMax) {
        held.release(bytes);
        return { kind: "too large", message: `the body has more than ${bytesMax} bytes` };
      }
      if (!held.reserve(chunk.length)) {
        held.release(bytes);
        return { kind: "no room", message: "there is no memory for more requests; try again later" };
      }
      bytes += chunk.length;
      chunks.push(chunk);
    }
  } catch {
    held.release(bytes);
    return { kind: "aborted" };
  }
  const [only] = chunks;
  const whole = only && chunks.length === 1 ? only : Buffer.concat(chunks);
  return { kind: "body", bytes: whole, release: releaseOnce(held, bytes) };
}
