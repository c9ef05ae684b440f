/** Reads the body of a request as it arrives, within the limits of one request and of everything that is held. */

import type { Buffer } from "node:buffer";
import type http from "node:http";
import { type Gathered, GatheredBytes, type GatheredBytesOptions } from "../memory/gathered-bytes.ts";

export type HttpBody =
  | (Gathered & { readonly kind: "body" })
  | { readonly kind: "too large" | "in pieces" | "no room"; readonly message: string }
  /** The sender went away. */
  | { readonly kind: "aborted" };

export async function readBody(request: http.IncomingMessage, options: GatheredBytesOptions): Promise<HttpBody> {
  const { bytesMax } = options;
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > bytesMax) {
    return { kind: "too large", message: `the body has ${announced} bytes; at most ${bytesMax} are accepted` };
  }
  const gathered =
    announced > 0 ? new GatheredBytes({ ...options, bytesMax: announced }, "announced") : new GatheredBytes(options);
  const given = await gather(request, gathered, bytesMax);
  if (given === undefined) return { kind: "body", ...gathered.end() };
  gathered.abandon();
  return given;
}

/** @returns why there is no body, if there is none */
function gather(
  request: http.IncomingMessage,
  gathered: GatheredBytes,
  bytesMax: number,
): Promise<HttpBody | undefined> {
  return new Promise((resolve) => {
    let pieces = 0;
    const end = (given: HttpBody | undefined) => {
      request.pause();
      request.removeAllListeners("data");
      resolve(given);
    };
    request.on("data", (chunk: Buffer) => {
      pieces++;
      if (gathered.length + chunk.length > bytesMax) {
        end({ kind: "too large", message: `the body has more than ${bytesMax} bytes` });
      } else if (pieces > piecesMax + gathered.length / pieceBytesMin) end(tooManyPieces);
      else if (!gathered.append(chunk)) end(noRoom);
    });
    request.on("end", () => end(undefined));
    request.on("error", () => end({ kind: "aborted" }));
    request.on("close", () => end({ kind: "aborted" }));
  });
}

/** A chunk costs as much as hundreds of bytes, so a body may be in so many pieces, and in more where they are not that small. */
const piecesMax = 1_024;
const pieceBytesMin = 16;

const tooManyPieces = { kind: "in pieces", message: "the body comes in too many small chunks" } as const;
const noRoom = { kind: "no room", message: "there is no memory for more requests; try again later" } as const;
