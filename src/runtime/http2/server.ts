/** gRPC unary calls over node:http2. */

import { Buffer } from "node:buffer";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { type TLSSocket, Server as TlsServer } from "node:tls";
import type { LimitsConfig } from "../../contract/balancer-config.ts";
import type { ServerCredentials } from "../credentials/server-credentials.ts";
import { createMessageReader, type MessageReader, prefixBytes } from "../grpc/message-reader.ts";
import { percentEncoded } from "../grpc/percent-encoding.ts";
import { grpcCode } from "../grpc/status.ts";
import { parseTimeoutMs } from "../grpc/timeout.ts";
import type { Listening, UnaryAnswer, UnaryService } from "../grpc/unary-service.ts";
import type { BufferPool } from "../memory/buffer-pool.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { connectionAge, pingWhenIdle } from "./keepalive.ts";

/** Of one connection: what arrives before it is asked to wait. The connection's window is the knob, not a stream's. */
const connectionWindowBytes = 16 * 1_024 * 1_024;
const streamWindowBytes = 1_024 * 1_024;
/** In MB, what node:http2 may hold for a session; its default of 10 ends connections under load. */
const sessionMemoryMegabytes = 256;
const headerBytesMax = 16 * 1_024;
const headerPairsMax = 100;
/** How often calls that take too long to arrive are looked for. */
const sweepMs = 1_000;

export interface Http2ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly limits: LimitsConfig;
  readonly pool: BufferPool;
  readonly held: HeldBytes;
  readonly credentials: ServerCredentials | undefined;
  readonly random: () => number;
  readonly service: UnaryService;
}

/** A call whose message is arriving. */
interface Arriving {
  readonly stream: http2.ServerHttp2Stream;
  readonly since: number;
}

export async function listenHttp2(options: Http2ServerOptions): Promise<Listening> {
  const { limits, credentials } = options;
  const settings: http2.Settings = {
    initialWindowSize: streamWindowBytes,
    maxConcurrentStreams: limits.streamsMax,
    maxHeaderListSize: headerBytesMax,
    enablePush: false,
  };
  const shared = { settings, maxSessionMemory: sessionMemoryMegabytes, maxHeaderListPairs: headerPairsMax };
  const server = credentials
    ? http2.createSecureServer({ ...shared, ...credentials.options(), ALPNProtocols: ["h2"] })
    : http2.createServer(shared);
  credentials?.follow((context) => {
    if (server instanceof TlsServer) server.setSecureContext(context);
  });
  const arriving = new Set<Arriving>();
  const sessions = new Set<http2.ServerHttp2Session>();
  server.maxConnections = limits.connectionsMax;
  server.on("session", (session) => keepSession(session, sessions, options));
  server.on("stream", (stream, headers) => receive(stream, headers, options, arriving));
  // A connection that is not HTTP/2, or whose handshake fails, ends by itself.
  server.on("sessionError", () => {});
  server.on("tlsClientError", (error: Error, socket: TLSSocket) => credentials?.refused(error, socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const sweep = setInterval(() => endSlow(arriving, limits.receiveTimeoutMs), sweepMs);
  sweep.unref();
  const close = () => {
    clearInterval(sweep);
    server.close();
    for (const session of sessions) session.destroy();
  };
  return { port: portOf(server.address()), drain: () => drained(server, sessions), close };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

function keepSession(
  session: http2.ServerHttp2Session,
  sessions: Set<http2.ServerHttp2Session>,
  { limits, random }: Http2ServerOptions,
): void {
  sessions.add(session);
  session.setLocalWindowSize(connectionWindowBytes);
  session.on("error", () => {});
  const ageMs = connectionAge(limits, random);
  const aged = Number.isFinite(ageMs) ? setTimeout(() => session.close(), ageMs) : undefined;
  session.on("close", () => {
    clearTimeout(aged);
    sessions.delete(session);
  });
  pingWhenIdle(session, limits.keepaliveMs);
}

async function drained(
  server: http2.Http2Server | http2.Http2SecureServer,
  sessions: ReadonlySet<http2.ServerHttp2Session>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Sends GOAWAY; ends when the streams at hand are over.
  for (const session of sessions) session.close();
  await closed;
}

function endSlow(arriving: ReadonlySet<Arriving>, receiveTimeoutMs: number): void {
  const limit = performance.now() - receiveTimeoutMs;
  for (const { stream, since } of arriving) {
    if (since > limit) break;
    refuse(stream, { code: grpcCode.deadlineExceeded, message: "the message took too long to arrive" });
  }
}

function receive(
  stream: http2.ServerHttp2Stream,
  headers: http2.IncomingHttpHeaders,
  options: Http2ServerOptions,
  arriving: Set<Arriving>,
): void {
  const path = headers[":path"] ?? "";
  const wrong = headFault(headers) ?? options.service.admit({ path, authorization: headers.authorization });
  // Without a listener an aborted stream would end the program.
  stream.on("error", () => {});
  if (wrong) {
    refuse(stream, wrong);
    return;
  }
  const { limits, pool, held } = options;
  const reader = createMessageReader({ bytesMax: limits.requestBytesMax, pool, held });
  const arrival: Arriving = { stream, since: performance.now() };
  arriving.add(arrival);
  stream.on("data", (chunk: Buffer) => {
    const fault = reader.push(chunk);
    if (!fault) return;
    stream.removeAllListeners("data");
    refuse(stream, fault);
  });
  stream.on("end", () => {
    arriving.delete(arrival);
    if (!stream.headersSent && !stream.aborted) serve(stream, headers, path, reader, options.service);
  });
  stream.on("close", () => {
    arriving.delete(arrival);
    reader.abandon();
  });
}

function serve(
  stream: http2.ServerHttp2Stream,
  headers: http2.IncomingHttpHeaders,
  path: string,
  reader: MessageReader,
  service: UnaryService,
): void {
  const message = reader.end();
  if ("code" in message) {
    refuse(stream, message);
    return;
  }
  let isAnswered = false;
  service.call({
    path,
    encoding: message.compressed ? textOf(headers["grpc-encoding"], "identity") : "identity",
    message,
    timeoutMs: parseTimeoutMs(headers["grpc-timeout"]),
    onCancelled: (listener) => {
      stream.on("close", () => {
        if (!isAnswered) listener();
      });
    },
    answer: (answer) => {
      isAnswered = true;
      if (stream.destroyed || stream.closed) return;
      if (answer.code === grpcCode.ok) respond(stream, answer.body);
      else refuse(stream, answer);
    },
  });
}

function textOf(header: string | readonly string[] | undefined, otherwise: string): string {
  return typeof header === "string" ? header : otherwise;
}

type Refusal = Pick<UnaryAnswer, "code" | "message"> & { readonly details?: Uint8Array | undefined };

function headFault(headers: http2.IncomingHttpHeaders): Refusal | undefined {
  if (headers[":method"] !== "POST") return { code: grpcCode.unimplemented, message: "gRPC calls are POST requests" };
  if (!headers["content-type"]?.startsWith("application/grpc")) {
    return { code: grpcCode.unknown, message: "this port speaks gRPC: content-type application/grpc" };
  }
  return undefined;
}

const okHeaders = { ":status": 200, "content-type": "application/grpc" };
const okTrailers = { "grpc-status": "0" };
const emptyMessage = Buffer.alloc(prefixBytes);

function respond(stream: http2.ServerHttp2Stream, body: Uint8Array): void {
  stream.respond(okHeaders, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers(okTrailers));
  if (body.length === 0) {
    stream.end(emptyMessage);
    return;
  }
  const framed = Buffer.alloc(prefixBytes + body.length);
  framed.writeUInt32BE(body.length, 1);
  framed.set(body, prefixBytes);
  stream.end(framed);
}

/** Headers only. What the sender still sends is not wanted. */
function refuse(stream: http2.ServerHttp2Stream, { code, message, details }: Refusal): void {
  if (stream.headersSent || stream.destroyed || stream.closed) return;
  const isWhole = stream.readableEnded;
  stream.respond(
    {
      ...okHeaders,
      "grpc-status": String(code),
      "grpc-message": percentEncoded(message),
      ...(details && { "grpc-status-details-bin": Buffer.from(details).toString("base64") }),
    },
    { endStream: true },
  );
  if (!isWhole) stream.close(http2.constants.NGHTTP2_NO_ERROR);
}
