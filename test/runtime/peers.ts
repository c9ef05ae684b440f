/** The two ends of a balancer under test, on node:http2 and node:http alone: a backend that keeps what it gets, and a sender. */

import { Buffer } from "node:buffer";
import http from "node:http";
import http2 from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { SecureContextOptions } from "node:tls";
import { gunzipSync } from "node:zlib";

export const exportTraces = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

export interface TestBackend {
  readonly endpoint: string;
  /** Messages that were answered OK. */
  readonly received: Buffer[];
  /** The headers of those, where there was one. */
  readonly authorizations: string[];
  /**
   * How the next calls are answered: `grpc-status` and, behind a space, words; by the message where that decides, or "silence" for
   * no answer.
   */
  answerWith: string | ((message: Buffer) => string);
  /** It thinks for so long first. */
  answerAfterMs: number;
  /** Every connection is reset, as when the process is killed. */
  readonly breakConnections: () => void;
  readonly close: () => Promise<void>;
}

export async function startTestBackend(port = 0): Promise<TestBackend> {
  const server = http2.createServer();
  const sessions = new Set<http2.ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("error", () => {});
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  const received: Buffer[] = [];
  const authorizations: string[] = [];
  server.on("stream", (stream, asked) => {
    const chunks: Buffer[] = [];
    stream.on("error", () => {});
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", async () => {
      if (backend.answerAfterMs > 0) await sleep(backend.answerAfterMs);
      const message = messageIn(Buffer.concat(chunks));
      const status = statusFor(backend.answerWith, message);
      if (status === "silence" || stream.destroyed) return;
      const headers = { ":status": 200, "content-type": "application/grpc" };
      if (status !== "0") {
        const [code = "", ...words] = status.split(" ");
        stream.respond({ ...headers, "grpc-status": code, "grpc-message": words.join(" ") }, { endStream: true });
        return;
      }
      received.push(message);
      if (asked.authorization !== undefined) authorizations.push(asked.authorization);
      stream.respond(headers, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.alloc(5));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const backend: TestBackend = {
    // A test server listens on an address, never on a pipe.
    endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    authorizations,
    answerWith: "0",
    answerAfterMs: 0,
    breakConnections: () => {
      for (const socket of sockets) socket.resetAndDestroy();
      sockets.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
  return backend;
}

/** The same over OTLP/HTTP, without what not every test needs. */
export async function startHttpTestBackend(
  port = 0,
): Promise<Pick<TestBackend, "endpoint" | "received" | "answerAfterMs" | "breakConnections" | "close">> {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = http.createServer(async (asked, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    if (asked.method === "POST") received.push(Buffer.concat(chunks));
    if (backend.answerAfterMs > 0) await sleep(backend.answerAfterMs);
    response.end();
  });
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const backend = {
    // A test server listens on an address, never on a pipe.
    endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerAfterMs: 0,
    breakConnections: () => {
      for (const socket of sockets) socket.resetAndDestroy();
      sockets.clear();
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return backend;
}

function messageIn(framed: Buffer): Buffer {
  return framed[0] === 1 ? gunzipSync(framed.subarray(5)) : framed.subarray(5);
}

function statusFor(answerWith: TestBackend["answerWith"], message: Buffer): string {
  return typeof answerWith === "string" ? answerWith : answerWith(message);
}

export interface TestAnswer {
  readonly status: string;
  readonly message: string;
  readonly details: string | undefined;
  readonly body: Buffer;
}

export interface TestSender {
  readonly call: (path: string, message: Buffer, headers?: Readonly<Record<string, string>>) => Promise<TestAnswer>;
  /** Bytes as they are, without the frame of a message. */
  readonly raw: (path: string, bytes: Buffer) => Promise<TestAnswer>;
  readonly close: () => void;
}

/** @param tls undefined for plain text; the name in the certificate is localhost */
export function startTestSender(port: number, tls?: SecureContextOptions): TestSender {
  // In MB; the default of 10 ends a client that has many large requests on their way.
  const settings = { maxSessionMemory: 1_000, ...tls };
  const session = http2.connect(tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`, settings);
  session.on("error", () => {});
  const raw = (path: string, bytes: Buffer, extra: Readonly<Record<string, string>> = {}): Promise<TestAnswer> =>
    new Promise((resolve, reject) => {
      const stream = session.request({
        ":method": "POST",
        ":path": path,
        "content-type": "application/grpc",
        te: "trailers",
        ...extra,
      });
      let headers: http2.IncomingHttpHeaders = {};
      const chunks: Buffer[] = [];
      stream.on("response", (found) => {
        headers = { ...headers, ...found };
      });
      stream.on("trailers", (found) => {
        headers = { ...headers, ...found };
      });
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("close", () =>
        resolve({
          status: String(headers["grpc-status"]),
          message: decodeURIComponent(String(headers["grpc-message"] ?? "")),
          details: headers["grpc-status-details-bin"]?.toString(),
          body: Buffer.concat(chunks).subarray(5),
        }),
      );
      stream.end(bytes);
    });
  return {
    raw,
    call: (path, message, headers) => raw(path, framed(message, headers?.["grpc-encoding"] !== undefined), headers),
    close: () => session.destroy(),
  };
}

function framed(message: Buffer, isCompressed: boolean): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = isCompressed ? 1 : 0;
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}
