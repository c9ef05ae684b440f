/**
 * gRPC calls to one backend over node:http2. The connection is an explicit union of states; when a backend says that it
 * goes away, calls at hand end on the old session while the next ones have a new one.
 */

import { Buffer } from "node:buffer";
import http2 from "node:http2";
import { prefixBytes } from "../grpc/message-reader.ts";
import { percentDecoded } from "../grpc/percent-encoding.ts";
import { exportPaths } from "../grpc/services.ts";
import { grpcCode, isRetryable } from "../grpc/status.ts";
import { timeoutHeader } from "../grpc/timeout.ts";
import { pingWhenIdle } from "../http2/keepalive.ts";
import { readExportResponse } from "../otlp/export-response.ts";
import { readRpcStatus } from "../otlp/rpc-status.ts";
import type { BackendConnection, CallOutcome, ConnectionOptions, OutgoingCall } from "./backend-connection.ts";
import { connectionLifecycle } from "./connection-lifecycle.ts";

/** In MB, what node:http2 may hold for a session before it ends it. */
const sessionMemoryMegabytes = 1_024;
const connectTimeoutMs = 5_000;
/** An answer is small; a larger one is cut off with its call. */
const responseBytesMax = 64 * 1_024;

interface OpenSession {
  readonly session: http2.ClientHttp2Session;
  /** Of a GOAWAY: streams above it were not looked at. */
  lastTaken: number;
}

export function createHttp2Connection(options: ConnectionOptions): BackendConnection {
  const lifecycle = connectionLifecycle(options.events, options.random);
  let session: OpenSession | undefined;

  const connect = () => {
    if (!lifecycle.begin()) return;
    const opened: OpenSession = { session: openSession(options), lastTaken: Number.POSITIVE_INFINITY };
    session = opened;
    let reason = "the connection was closed";
    const late = setTimeout(() => {
      reason = "connecting took too long";
      opened.session.destroy();
    }, connectTimeoutMs);
    const end = () => {
      if (session !== opened) return;
      session = undefined;
      if (lifecycle.state().kind === "connecting") lifecycle.failed(reason);
      else if (lifecycle.state().kind === "ready") lifecycle.lost();
    };
    // A server that is not HTTP/2 accepts the connection, but never sends its settings.
    opened.session.once("remoteSettings", () => {
      clearTimeout(late);
      if (session === opened) lifecycle.ready();
    });
    opened.session.on("error", (error) => {
      reason = reasonOf(error);
    });
    opened.session.on("goaway", (_code, lastStream) => {
      opened.lastTaken = lastStream ?? opened.lastTaken;
      end();
    });
    opened.session.on("close", () => {
      clearTimeout(late);
      end();
    });
    // A call cannot outlive a backend that is silent.
    pingWhenIdle(opened.session, options.keepaliveMs);
  };

  /** The streams of a session that breaks end before it says so itself: what comes in between is not for it. */
  const notice = () => {
    const isGone = !session || session.session.destroyed || session.session.closed;
    if (isGone && lifecycle.state().kind === "ready") lifecycle.lost();
  };

  return {
    state: () => {
      notice();
      return lifecycle.state();
    },
    connect,
    call: (call) => {
      if (!session || lifecycle.state().kind !== "ready") settleUnsent(call, "there is no connection");
      else startCall(session, call, options);
    },
    close: () => {
      const open = session;
      session = undefined;
      lifecycle.close();
      open?.session.close();
    },
  };
}

function openSession({ target, tls }: ConnectionOptions): http2.ClientHttp2Session {
  return http2.connect(`${tls ? "https" : "http"}://${target}`, {
    maxSessionMemory: sessionMemoryMegabytes,
    settings: { enablePush: false },
    ...tls?.(),
  });
}

function reasonOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? `${error.code}: ${error.message}` : error.message;
}

function settleUnsent(call: OutgoingCall, message: string): void {
  call.settled({ kind: "unsent", message });
  call.left();
}

function startCall(open: OpenSession, call: OutgoingCall, options: ConnectionOptions): void {
  if (!options.compress) {
    sendCall(open, call, options, call.pieces, false);
    return;
  }
  const whole = call.pieces.length === 1 ? call.pieces[0] : Buffer.concat(call.pieces);
  const compressed = options.compress(whole ?? Buffer.alloc(0));
  if (Buffer.isBuffer(compressed)) sendCompressed(open, call, options, compressed);
  else {
    compressed.then(
      (bytes) => sendCompressed(open, call, options, bytes),
      (error: Error) => settleUnsent(call, `compression failed: ${error.message}`),
    );
  }
}

function sendCompressed(open: OpenSession, call: OutgoingCall, options: ConnectionOptions, compressed: Buffer): void {
  if (open.session.destroyed || open.session.closed) settleUnsent(call, "the connection was closed");
  else sendCall(open, call, options, [compressed], true);
}

function sendCall(
  open: OpenSession,
  call: OutgoingCall,
  options: ConnectionOptions,
  pieces: readonly Buffer[],
  isCompressed: boolean,
): void {
  const stream = requestOrReason(open.session, {
    ":method": "POST",
    ":path": exportPaths[call.signal],
    "content-type": "application/grpc",
    te: "trailers",
    "user-agent": "fairlead",
    "grpc-timeout": timeoutHeader(call.timeoutMs),
    ...(isCompressed && { "grpc-encoding": "gzip" }),
    ...options.headers(),
  });
  if (typeof stream === "string") {
    settleUnsent(call, stream);
    return;
  }
  follow(open, stream, call);
  writeFramed(stream, pieces, isCompressed);
}

/** node:http2 throws for a session that is broken, or has no stream left. */
function requestOrReason(
  session: http2.ClientHttp2Session,
  headers: http2.OutgoingHttpHeaders,
): http2.ClientHttp2Stream | string {
  try {
    return session.request(headers);
  } catch (error) {
    return error instanceof Error ? reasonOf(error) : String(error);
  }
}

/** One message of all pieces; its prefix goes into the room before the first one, if nobody compressed it. */
function writeFramed(stream: http2.ClientHttp2Stream, pieces: readonly Buffer[], isCompressed: boolean): void {
  const [first, ...others] = pieces;
  if (!first) {
    stream.end(Buffer.alloc(prefixBytes));
    return;
  }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const hasRoom = !isCompressed && first.byteOffset >= prefixBytes;
  const framed = hasRoom
    ? Buffer.from(first.buffer, first.byteOffset - prefixBytes, first.length + prefixBytes)
    : Buffer.concat([Buffer.alloc(prefixBytes), first]);
  framed[0] = isCompressed ? 1 : 0;
  framed.writeUInt32BE(length, 1);
  if (others.length === 0) {
    stream.end(framed);
    return;
  }
  stream.cork();
  stream.write(framed);
  for (const piece of others) stream.write(piece);
  stream.end();
  stream.uncork();
}

/** Watches a call to its end; settles it once. */
function follow(open: OpenSession, stream: http2.ClientHttp2Stream, call: OutgoingCall): void {
  let outcome: CallOutcome | undefined;
  let headers: http2.IncomingHttpHeaders = {};
  let failure = "the connection was closed";
  const chunks: Buffer[] = [];
  let received = 0;
  const settle = (next: CallOutcome) => {
    if (outcome) return;
    outcome = next;
    call.settled(next);
  };
  const late = setTimeout(() => {
    settle({ kind: "unknown", message: `no answer within ${Math.round(call.timeoutMs)} ms` });
    stream.close(http2.constants.NGHTTP2_CANCEL);
  }, call.timeoutMs);
  stream.on("response", (received) => {
    headers = received;
  });
  stream.on("trailers", (trailers) => {
    headers = { ...headers, ...trailers };
  });
  stream.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > responseBytesMax) stream.close(http2.constants.NGHTTP2_CANCEL);
    else chunks.push(chunk);
  });
  stream.on("error", (error) => {
    failure = reasonOf(error);
  });
  stream.on("close", () => {
    clearTimeout(late);
    const isAnswered = headers["grpc-status"] !== undefined || (headers[":status"] ?? 200) !== 200;
    if (isAnswered) settle(outcomeOf(headers, chunks));
    else if (wasIgnored(stream, open.lastTaken)) settle({ kind: "unsent", message: failure });
    else settle({ kind: "unknown", message: failure });
    call.left();
  });
}

/** A stream that never began, that was refused, or that is above the last one of a GOAWAY, was not looked at. */
function wasIgnored(stream: http2.ClientHttp2Stream, lastTaken: number): boolean {
  const { id, rstCode } = stream;
  return id === undefined || rstCode === http2.constants.NGHTTP2_REFUSED_STREAM || id > lastTaken;
}

function outcomeOf(headers: http2.IncomingHttpHeaders, chunks: readonly Buffer[]): CallOutcome {
  const status = headers["grpc-status"];
  if (status === undefined) return httpRefusal(Number(headers[":status"] ?? 0));
  const code = Number(status);
  const message = percentDecoded(String(headers["grpc-message"] ?? ""));
  if (code === grpcCode.ok) return acceptance(Buffer.concat(chunks).subarray(prefixBytes));
  const details = headers["grpc-status-details-bin"];
  const retryDelayMs =
    typeof details === "string" ? readRpcStatus(Buffer.from(details, "base64"))?.retryDelayMs : undefined;
  return { kind: "refused", code, message, retryable: isRetryable(code, retryDelayMs), retryDelayMs };
}

function acceptance(body: Uint8Array): CallOutcome {
  const response = readExportResponse(body);
  return { kind: "accepted", rejectedItems: response?.rejected ?? 0, message: response?.message ?? "" };
}

/** A proxy in between, or no gRPC at all. @see gRPC, "HTTP to gRPC Status Code Mapping" */
function httpRefusal(status: number): CallOutcome {
  const retryable = [429, 502, 503, 504].includes(status);
  const code = retryable ? grpcCode.unavailable : grpcCode.unknown;
  return { kind: "refused", code, message: `HTTP status ${status}`, retryable, retryDelayMs: undefined };
}
