/** Backends on node:http2 that are hard to talk to, and say what they took. */

import { Buffer } from "node:buffer";
import { once } from "node:events";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

export interface Hardness {
  readonly settings?: http2.Settings;
  /** A GOAWAY after so many streams of a connection. */
  readonly goawayEvery?: number;
  /** One call in so many is reset when its headers are there, and not taken. */
  readonly resetEvery?: number;
  /** One call in so many is answered UNAVAILABLE by trailers alone, and not taken. */
  readonly refuseEvery?: number;
}

export interface H2Backend {
  readonly endpoint: string;
  readonly close: () => void;
}

export async function startH2Backend(hardness: Hardness, taken: (message: Buffer) => void): Promise<H2Backend> {
  const server = http2.createServer({ settings: hardness.settings ?? {} });
  const sessions = new Set<http2.ServerHttp2Session>();
  let calls = 0;
  const isOne = (every: number | undefined) => every !== undefined && calls % every === 0;
  server.on("session", (session) => {
    let streams = 0;
    sessions.add(session);
    session.on("error", () => {});
    session.on("close", () => sessions.delete(session));
    session.on("stream", () => {
      streams++;
      // In an orderly way: what has begun is answered.
      if (streams === hardness.goawayEvery) session.close();
    });
  });
  server.on("stream", (stream) => {
    calls++;
    stream.on("error", () => {});
    if (isOne(hardness.resetEvery)) {
      stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR);
      return;
    }
    if (isOne(hardness.refuseEvery)) {
      const head = { ":status": 200, "content-type": "application/grpc", "grpc-status": "14" };
      stream.respond(head, { endStream: true });
      return;
    }
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      if (stream.destroyed) return;
      const message = Buffer.concat(chunks);
      taken(message[0] === 1 ? gunzipSync(message.subarray(5)) : message.subarray(5));
      stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.alloc(5));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // It listens on a port.
  const close = () => {
    server.close();
    for (const session of sessions) session.destroy();
  };
  return { endpoint: `127.0.0.1:${port}`, close };
}
