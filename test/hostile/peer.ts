/** A bad peer's tools: connections of HTTP/2 that keep what they say to themselves, messages, and raw bytes. */

import { Buffer } from "node:buffer";
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import { gzipSync } from "node:zlib";
import { grpcPaths } from "../../src/runtime/otlp/export-paths.ts";
import { bytesField, logRecord, resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";

const large = 64 * 2 ** 20;

export function connect(
  port: number,
  settings: http2.Settings = { initialWindowSize: large },
): http2.ClientHttp2Session {
  const session = http2.connect(`http://127.0.0.1:${port}`, { maxSessionMemory: 1_000, settings });
  session.on("error", () => {});
  return session;
}

export function begin(
  session: http2.ClientHttp2Session,
  path: string = grpcPaths.traces,
  extra = {},
): http2.ClientHttp2Stream {
  const stream = session.request({
    ":method": "POST",
    ":path": path,
    "content-type": "application/grpc",
    te: "trailers",
    ...extra,
  });
  stream.on("error", () => {});
  return stream;
}

/** @param encoding of the message, compressed @returns the status of gRPC; "lost" for none */
export function call(session: http2.ClientHttp2Session, message: Buffer, encoding?: string): Promise<string> {
  return new Promise((resolve) => {
    const stream = begin(session, grpcPaths.traces, encoding ? { "grpc-encoding": encoding } : {});
    let status = "lost";
    const read = (headers: http2.IncomingHttpHeaders) => {
      status = String(headers["grpc-status"] ?? status);
    };
    stream.on("response", read);
    stream.on("trailers", read);
    stream.on("close", () => resolve(status));
    stream.resume();
    stream.end(framed(message, encoding ? 1 : 0));
  });
}

export function framed(message: Buffer, flags = 0, length: number = message.length): Buffer {
  const prefix = Buffer.alloc(5);
  prefix[0] = flags;
  prefix.writeUInt32BE(length, 1);
  return Buffer.concat([prefix, message]);
}

/** @returns the status of HTTP; 0 for none */
export function post(port: number, body: Buffer, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const request = http.request({
      host: "127.0.0.1",
      port,
      path: "/v1/traces",
      method: "POST",
      headers: { ...headers, "content-length": body.length },
    });
    request.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    request.on("error", () => resolve(0));
    request.end(body);
  });
}

/** Bytes on a connection of their own, which stays open. */
export function raw(port: number, bytes: Buffer | string): net.Socket {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.on("data", () => {});
  socket.write(bytes);
  return socket;
}

export function repeated(bytes: readonly number[], count: number): Buffer {
  return Buffer.alloc(bytes.length * count, Buffer.from(bytes));
}

const megabytes4 = 4_000_000;
const section = (...content: Uint8Array[]) => bytesField(1, ...content);
const scope = (...content: Uint8Array[]) => bytesField(2, ...content);

/** Messages that cost more than they are long, as far as search has found them. */
export const floods: Readonly<Record<string, (bytes?: number) => Buffer>> = {
  "empty resource sections": (bytes = megabytes4) => repeated([0x0a, 0], bytes / 2),
  "empty scopes": (bytes = megabytes4) => section(repeated([0x12, 0], bytes / 2)),
  "empty spans": (bytes = megabytes4) => section(scope(repeated([0x12, 0], bytes / 2))),
  "spans of an id and no more": (bytes = megabytes4) =>
    section(scope(repeated([0x12, 18, 0x0a, 16, ...Array.from({ length: 16 }, (_, n) => n + 1)], bytes / 20))),
  "empty attributes of one span": (bytes = megabytes4) => section(scope(scope(repeated([0x4a, 0], bytes / 2)))),
  "empty attributes of one resource": (bytes = megabytes4) =>
    section(section(repeated([0x0a, 0], bytes / 2)), scope(scope())),
  "unknown fields": (bytes = megabytes4) => section(repeated([0x78, 1], bytes / 2)),
  "a resource in pieces": (bytes = megabytes4) => section(repeated([0x0a, 0], bytes / 2), scope(scope())),
  "scopes of a draft": (bytes = megabytes4) => section(repeated([0xc2, 0x3e, 0], Math.floor(bytes / 3))),
};

export const fat: Buffer = resourceSection(
  { "service.name": "fat" },
  scopeSection({}, ...Array.from({ length: 1_000 }, () => span({ trace: "", name: "x".repeat(1_000) }))),
);

/** As gzip cannot shrink it. */
export function incompressible(bytes: number): Buffer {
  const name = Buffer.alloc(bytes);
  let state = 1;
  for (let at = 0; at < bytes; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    name[at] = 0x21 + ((state >>> 16) % 90);
  }
  const pieces = Array.from({ length: Math.ceil(bytes / 10_000) }, (_, n) =>
    span({ trace: "", name: name.subarray(10_000 * n, 10_000 * (n + 1)).toString("latin1") }),
  );
  return resourceSection({ "service.name": "noise" }, scopeSection({}, ...pieces));
}

export const bomb = (bytes: number): Buffer => gzipSync(Buffer.alloc(bytes, Buffer.from([0x0a, 0])), { level: 9 });

/** A header that every backend gets, and one record of each service, so that the parts multiply. */
export function longHeader(bytes: number): Buffer {
  const records = Array.from({ length: 300 }, (_, n) => logRecord({ trace: n.toString(16).padStart(32, "0") }));
  return resourceSection({ "service.name": "x", long: "y".repeat(bytes) }, scopeSection({}, ...records));
}
