/** Reads the body of a request as it arrives, within the limits of one request and of everything that is held. */

import type { Buffer } from "node:buffer";
import type http from "node:http";
import { type Gathered, GatheredBytes, type GatheredBytesOptions } from "../memory/gathered-bytes.ts";

export type HttpBody =
  | (Gathered & { readonly kind: "body" })
  | { readonly kind: "too large" | "no room"; readonly message: string }
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
async function gather(
  request: http.IncomingMessage,
  gathered: GatheredBytes,
  bytesMax: number,
): Promise<HttpBody | undefined> {
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (gathered.length + chunk.length > bytesMax) {
        return { kind: "too large", message: `the body has more than ${bytesMax} bytes` };
      }
      if (!gathered.append(chunk)) return noRoom;
    }
    return undefined;
  } catch {
    return { kind: "aborted" };
  }
}

const noRoom = { kind: "no room", message: "there is no memory for more requests; try again later" } as const;
