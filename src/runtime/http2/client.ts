/**
 * The client's end of HTTP/2, on node:http2: one connection from the attempt to its end. When the server says that it goes
 * away, no more streams begin here, and those under way finish.
 */

import type { Buffer } from "node:buffer";
import http2 from "node:http2";
import type { ClientTls } from "../credentials/client-credentials.ts";
import { reasonOf } from "../reason.ts";
import { pingWhenIdle } from "./keepalive.ts";
import type { ClientStream, ClientStreamListener, Headers } from "./stream.ts";

/** In MB, how much node:http2 may hold for a session before it ends it. */
const sessionMemoryMegabytes = 1_024;

export interface Http2ClientOptions {
  /** `host:port`. */
  readonly target: string;
  /** Undefined for plain text. */
  readonly tls: ClientTls | undefined;
  readonly connectTimeoutMs: number;
  /** A server that is silent for so long is sent a PING. */
  readonly keepaliveMs: number;
  /** Streams may begin; at most once. */
  readonly ready: () => void;
  /** No more streams may begin; exactly once, and never during `connectHttp2`. */
  readonly ended: (reason: string) => void;
}

export interface Http2Client {
  /** A connection that breaks ends its streams before it reports its own end; in between it is not usable. */
  readonly isUsable: () => boolean;
  /**
   * The concatenated pieces are the body. The listener is never called during this call.
   *
   * @returns why no stream began, if none did
   */
  readonly request: (
    headers: Headers,
    pieces: readonly Buffer[],
    listener: ClientStreamListener,
  ) => ClientStream | string;
  /** No more streams; those under way finish. */
  readonly close: () => void;
}

export function connectHttp2(options: Http2ClientOptions): Http2Client {
  const { target, tls, connectTimeoutMs, keepaliveMs } = options;
  const session = http2.connect(`${tls ? "https" : "http"}://${target}`, {
    maxSessionMemory: sessionMemoryMegabytes,
    settings: { enablePush: false },
    ...tls,
  });
  /** From a GOAWAY: the server did not look at streams above it. */
  let lastProcessed = Number.POSITIVE_INFINITY;
  let reason = "the connection was closed";
  let isEnded = false;
  const late = setTimeout(() => {
    reason = "connecting took too long";
    session.destroy();
  }, connectTimeoutMs);
  const end = () => {
    if (isEnded) return;
    isEnded = true;
    clearTimeout(late);
    options.ended(reason);
  };
  // A server that is not HTTP/2 accepts the connection, but never sends its settings.
  session.once("remoteSettings", () => {
    clearTimeout(late);
    if (!isEnded) options.ready();
  });
  session.on("error", (error) => {
    reason = reasonOf(error);
  });
  session.on("goaway", (_code, lastStream) => {
    lastProcessed = lastStream ?? lastProcessed;
    end();
  });
  session.on("close", end);
  // A call cannot outlive a server that is silent.
  pingWhenIdle(session, keepaliveMs);
  const isUsable = () => !isEnded && !session.destroyed && !session.closed;
  return {
    isUsable,
    request: (headers, pieces, listener) => {
      const stream = isUsable() ? streamOrReason(session, headers) : "the connection was closed";
      if (typeof stream === "string") return stream;
      watch(stream, listener, () => lastProcessed);
      write(stream, pieces);
      return { cancel: () => stream.close(http2.constants.NGHTTP2_CANCEL) };
    },
    close: () => session.close(),
  };
}

/** node:http2 throws for a session that is broken or has no stream ids left. */
function streamOrReason(session: http2.ClientHttp2Session, headers: Headers): http2.ClientHttp2Stream | string {
  try {
    return session.request(headers);
  } catch (error) {
    return reasonOf(error);
  }
}

function watch(stream: http2.ClientHttp2Stream, listener: ClientStreamListener, lastProcessed: () => number): void {
  let reason = "the connection was closed";
  stream.on("response", listener.headers);
  stream.on("trailers", listener.headers);
  stream.on("data", listener.data);
  stream.on("error", (error) => {
    reason = reasonOf(error);
  });
  stream.on("close", () => listener.closed({ isUnprocessed: wasIgnored(stream, lastProcessed()), reason }));
}

/** The server never looked at a stream that did not begin, was refused, or is above the last one of a GOAWAY. */
function wasIgnored({ id, rstCode }: http2.ClientHttp2Stream, lastProcessed: number): boolean {
  return id === undefined || rstCode === http2.constants.NGHTTP2_REFUSED_STREAM || id > lastProcessed;
}

function write(stream: http2.ClientHttp2Stream, pieces: readonly Buffer[]): void {
  const last = pieces.length - 1;
  if (last > 0) stream.cork();
  for (let index = 0; index < last; index++) stream.write(pieces[index]);
  stream.end(pieces[last]);
  if (last > 0) stream.uncork();
}
