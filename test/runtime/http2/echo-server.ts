/** A server on our HTTP/2 whose answers have a body and trailers, for peers that look at frames alone. */

import { Buffer } from "node:buffer";
import type { ServerCredentials } from "../../../src/runtime/credentials/server-credentials.ts";
import { type Http2ServerOptions, listenHttp2 } from "../../../src/runtime/http2/server.ts";
import type { ServerStream, ServerStreamListener } from "../../../src/runtime/http2/stream.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { balancerConfig } from "../configuration.ts";

const greeting = Buffer.from("hello, world");
const headers = Object.freeze({ ":status": 200, "content-type": "text/plain" });
const trailers = Object.freeze({ "x-trailer": "there" });

/** Answers with the body of the request, or with a greeting to one without. */
function echo(stream: ServerStream): ServerStreamListener {
  const chunks: Buffer[] = [];
  return {
    data: (bytes, start, end) => void chunks.push(Buffer.from(bytes.subarray(start, end))),
    end: () => stream.respond({ headers, pieces: chunks.length > 0 ? chunks : [greeting], trailers }),
    late: () => stream.refuse({ ":status": 408 }),
    closed: () => {},
  };
}

export interface EchoServer {
  readonly port: number;
  readonly heldBytes: () => number;
  /** Kinds of mistakes, in order. */
  readonly faults: readonly string[];
  readonly drain: () => Promise<void>;
  readonly close: () => void;
}

export async function startEchoServer(
  changes: Partial<Http2ServerOptions> = {},
  credentials?: ServerCredentials,
): Promise<EchoServer> {
  const held = createHeldBytes(2 ** 28);
  const faults: string[] = [];
  const server = await listenHttp2({
    ...{ host: "127.0.0.1", port: 0, limits: balancerConfig([]).limits, held, credentials, random: Math.random },
    receive: echo,
    fault: (kind) => void faults.push(kind),
    gaveWay: () => void faults.push("gave way"),
    ...changes,
  });
  return { ...server, heldBytes: held.held, faults };
}
