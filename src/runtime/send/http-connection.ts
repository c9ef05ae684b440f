/**
 * OTLP/HTTP calls to one backend, protobuf over HTTP/1.1 with connections that are kept. Whether the backend is there is
 * asked by a connection of its own, whose state stands for all.
 */

import { Buffer } from "node:buffer";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls, { type SecureContextOptions, TLSSocket } from "node:tls";
import { splitTarget } from "../../routing/endpoint.ts";
import { grpcCode } from "../grpc/status.ts";
import { readExportResponse } from "../otlp/export-response.ts";
import { readRpcStatus } from "../otlp/rpc-status.ts";
import type { BackendConnection, CallOutcome, ConnectionOptions, OutgoingCall } from "./backend-connection.ts";
import { connectionLifecycle } from "./connection-lifecycle.ts";

const connectTimeoutMs = 5_000;
/** Kept without a call: shorter than servers keep theirs, as one that the server closes meanwhile loses its next call. */
const idleMs = 4_000;
/** An answer is small; a larger one is cut off with its call. */
const responseBytesMax = 64 * 1_024;

export function createHttpConnection(options: ConnectionOptions): BackendConnection {
  const lifecycle = connectionLifecycle(options.events, options.random);
  const settings: http.AgentOptions = { keepAlive: true, scheduling: "lifo", timeout: idleMs };
  const agent = options.tls ? new https.Agent(settings) : new http.Agent(settings);
  let probe: net.Socket | undefined;
  return {
    state: lifecycle.state,
    connect: () => {
      if (!lifecycle.begin()) return;
      probe = tryConnection(options, (reason) => {
        if (reason === undefined) lifecycle.ready();
        else lifecycle.failed(reason);
      });
    },
    call: (call) => {
      const body = bodyOf(call, options);
      if (Buffer.isBuffer(body) || Array.isArray(body))
        send(call, [body].flat(), options, { agent, lost: lifecycle.failed });
      else {
        body.then(
          (bytes) => send(call, [bytes], options, { agent, lost: lifecycle.failed }),
          (error: Error) => {
            call.settled({ kind: "unsent", message: `compression failed: ${error.message}` });
            call.left();
          },
        );
      }
    },
    close: () => {
      lifecycle.close();
      probe?.destroy();
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
    },
  };
}

/** @param ended hears undefined if the backend could be reached, else why not; once */
function tryConnection(
  { target, tls: credentials }: ConnectionOptions,
  ended: (reason: string | undefined) => void,
): net.Socket {
  const { host, port } = splitTarget(target);
  const secure = credentials?.();
  const socket = secure
    ? tls.connect({ host, port, ...(net.isIP(host) === 0 && { servername: host }), ...secure })
    : net.connect({ host, port });
  let isOver = false;
  const end = (reason: string | undefined) => {
    if (isOver) return;
    isOver = true;
    socket.destroy();
    ended(reason);
  };
  socket.setTimeout(connectTimeoutMs, () => end("connecting took too long"));
  socket.once(secure ? "secureConnect" : "connect", () => end(undefined));
  socket.on("error", (error) => end(reasonOf(error)));
  socket.once("close", () => end("the connection was closed"));
  return socket;
}

function reasonOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? `${error.code}: ${error.message}` : error.message;
}

function bodyOf(call: OutgoingCall, { compress }: ConnectionOptions): Promise<Buffer> | Buffer | Buffer[] {
  return compress
    ? compress(call.pieces.length === 1 ? (call.pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(call.pieces))
    : [...call.pieces];
}

interface Way {
  readonly agent: http.Agent;
  /** The backend cannot be reached. */
  readonly lost: (reason: string) => void;
}

function send(call: OutgoingCall, pieces: readonly Buffer[], options: ConnectionOptions, way: Way): void {
  const { host, port } = splitTarget(options.target);
  const secure: SecureContextOptions = options.tls?.() ?? {};
  const request = (options.tls ? https : http).request({
    ...secure,
    host,
    port,
    agent: way.agent,
    method: "POST",
    path: `/v1/${call.signal}`,
    headers: {
      "content-type": "application/x-protobuf",
      "content-length": pieces.reduce((sum, piece) => sum + piece.length, 0),
      "user-agent": "fairlead",
      ...(options.compress && { "content-encoding": "gzip" }),
      ...options.headers(),
    },
  });
  follow(request, call, way);
  for (const piece of pieces) request.write(piece);
  request.end();
}

/** Watches a call to its end; settles it once. */
function follow(request: http.ClientRequest, call: OutgoingCall, { lost }: Way): void {
  let isSettled = false;
  const settle = (outcome: CallOutcome) => {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(late);
    call.settled(outcome);
  };
  const late = setTimeout(() => {
    settle({ kind: "unknown", message: `no answer within ${Math.round(call.timeoutMs)} ms` });
    request.destroy();
  }, call.timeoutMs);
  let isConnected = false;
  request.on("socket", (socket) => {
    isConnected = request.reusedSocket;
    socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", () => (isConnected = true));
  });
  let failure = "the connection was closed";
  request.on("error", (error) => {
    failure = reasonOf(error);
    if (isConnected || isSettled) return;
    settle({ kind: "unsent", message: failure });
    lost(failure);
  });
  request.on("response", (response) => {
    const chunks: Buffer[] = [];
    let received = 0;
    response.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received > responseBytesMax) request.destroy();
      else chunks.push(chunk);
    });
    response.on("end", () => settle(outcomeOf(response, Buffer.concat(chunks))));
  });
  request.on("close", () => {
    settle({ kind: "unknown", message: failure });
    call.left();
  });
}

/** @see OTLP specification 1.9, "OTLP/HTTP Response": these may be retried, and no others */
const retryableStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);

function outcomeOf({ statusCode = 0, headers }: http.IncomingMessage, body: Buffer): CallOutcome {
  const isProtobuf = headers["content-type"] === "application/x-protobuf";
  if (statusCode >= 200 && statusCode < 300) {
    const partial = isProtobuf ? readExportResponse(body) : undefined;
    return { kind: "accepted", rejectedItems: partial?.rejected ?? 0, message: partial?.message ?? "" };
  }
  const status = isProtobuf ? readRpcStatus(body) : undefined;
  const retryable = retryableStatuses.has(statusCode);
  return {
    kind: "refused",
    code: retryable ? grpcCode.unavailable : (status?.code ?? grpcCode.unknown),
    message: `HTTP status ${statusCode}${status?.message ? `: ${status.message}` : ""}`,
    retryable,
    retryDelayMs: retryAfterMs(headers["retry-after"]),
  };
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const waitMs = /^\d+$/.test(header) ? 1_000 * Number(header) : Date.parse(header) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
