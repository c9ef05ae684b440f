/** The client's end of HTTP/1.1, on node:http: requests to one server over persistent connections. */

import { Buffer } from "node:buffer";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls, { TLSSocket } from "node:tls";
import { splitTarget } from "../../routing/endpoint.ts";
import type { ClientTls } from "../credentials/client-credentials.ts";
import { Deadline } from "../deadlines.ts";
import { type Outgoing, settlesOnce, settleUnsent } from "../outgoing.ts";
import { reasonOf } from "../reason.ts";
import { type ConnectionCount, CountedConnections } from "./counted-connections.ts";

/** How long a connection is kept idle: shorter than by servers, because one that the server closes loses its next request. */
const idleMs = 4_000;
/** An answer is small; a larger one ends its request. */
const responseBytesMax = 64 * 1_024;

export interface HttpResult {
  readonly kind: "answered";
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface PostRequest extends Outgoing<HttpResult> {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Http1ClientOptions {
  /** `host:port`. */
  readonly target: string;
  /** Asked at each connection, so that changed files are used; undefined for plain text. */
  readonly tls: (() => ClientTls) | undefined;
}

export interface Http1Client {
  /** A connection is free for one more request, which has to follow, or there may be another one. */
  readonly mayPost: () => boolean;
  readonly post: (request: PostRequest) => void;
  /** Ends connections that are idle. */
  readonly close: () => void;
  /** Ends one that is idle. @returns whether there was one */
  readonly closeIdle: () => boolean;
  /** Ends all of them, with what is on its way. */
  readonly abandon: (reason: string) => void;
}

/** @param count undefined where nobody counts */
export function createHttp1Client(options: Http1ClientOptions, count?: ConnectionCount): Http1Client {
  const settings: http.AgentOptions = { keepAlive: true, scheduling: "lifo", timeout: idleMs };
  const agent = options.tls ? new https.Agent(settings) : new http.Agent(settings);
  const address = splitTarget(options.target);
  const open = new Set<http.ClientRequest>();
  const counted = count && new CountedConnections(count);
  const close = () => {
    for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
  };
  const begin = ({ path, headers, pieces }: PostRequest) =>
    (options.tls ? https : http).request({
      ...options.tls?.(),
      ...address,
      agent,
      method: "POST",
      path,
      headers: {
        "content-length": pieces.reduce((sum, piece) => sum + piece.length, 0),
        "user-agent": "fairlead",
        ...headers,
      },
    });
  return {
    mayPost: () => counted?.mayPost() ?? true,
    post: (post) => {
      const request = requestOrReason(() => begin(post));
      if (typeof request === "string") {
        counted?.notBegun();
        settleUnsent(post, request);
        return;
      }
      open.add(request);
      request.on("close", () => open.delete(request));
      counted?.begun(request);
      watch(request, post);
      for (const piece of post.pieces) request.write(piece);
      request.end();
    },
    close,
    closeIdle: () => {
      const idle = Object.values(agent.freeSockets).flat()[0];
      if (!idle) return false;
      counted?.gone(idle);
      idle.destroy();
      return true;
    },
    abandon: (reason) => {
      for (const request of open) request.destroy(new Error(reason));
      close();
    },
  };
}

/** node:http throws for a broken certificate, and for a header that cannot be written, such as a token of two lines. */
function requestOrReason(begin: () => http.ClientRequest): http.ClientRequest | string {
  try {
    return begin();
  } catch (error) {
    return reasonOf(error);
  }
}

/** Of a connection that its server has ended. */
const endCodes: ReadonlySet<unknown> = new Set(["ECONNRESET", "EPIPE"]);

function watch(request: http.ClientRequest, post: PostRequest): void {
  const settle = settlesOnce(post, () => request.destroy());
  let isConnected = false;
  request.on("socket", (socket) => {
    isConnected = request.reusedSocket;
    // A listener for each request would stay on a connection that is used again.
    if (isConnected) return;
    socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", () => (isConnected = true));
  });
  let reason = "the connection was closed";
  let crossedEnd = false;
  request.on("error", (error) => {
    reason = reasonOf(error);
    crossedEnd = request.reusedSocket && "code" in error && endCodes.has(error.code) && !hasAnswer;
    if (!isConnected) settle({ kind: "unsent", message: reason });
  });
  let hasAnswer = false;
  request.on("response", (response) => {
    hasAnswer = true;
    // Before node:http ends the connection in order.
    if (!request.shouldKeepAlive) response.prependListener("end", () => reset(response.socket));
    const chunks: Buffer[] = [];
    let received = 0;
    response.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received > responseBytesMax) request.destroy();
      else chunks.push(chunk);
    });
    response.on("end", () => {
      const { statusCode: status = 0, headers } = response;
      settle({ kind: "answered", status, headers, body: Buffer.concat(chunks) });
    });
  });
  request.on("close", () => {
    settle({ kind: "unknown", message: reason, ...(crossedEnd && { crossedEnd }) });
    post.left();
  });
}

/**
 * Ends a connection that its server ends. Whoever does so first, in order, has its port for a minute more (RFC 9293, TIME-WAIT), and
 * with five hundred such calls a second there would soon be none. All that was sent has been answered, so a reset loses nothing.
 */
function reset(socket: net.Socket): void {
  // Of TLS Node resets none.
  if (!(socket instanceof TLSSocket)) socket.resetAndDestroy();
}

/** Of a failed attempt to ask: nothing of the server came back. Whatever else was said, somebody said it. */
const silentCodes: ReadonlySet<unknown> = new Set([
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EHOSTDOWN",
  "ETIMEDOUT",
  "EAI_AGAIN",
]);

/**
 * Asks for a sign of life on a connection of its own. `OPTIONS *` does nothing else (RFC 9110, 9.3.7), and any answer will do; Go's
 * net/http gives it without a look at handlers or tokens.
 *
 * @param ended is called once with whether there was one in time @returns gives up
 */
export function askForLife(
  { target, tls: credentials }: Http1ClientOptions,
  timeoutMs: number,
  ended: (spoke: boolean) => void,
): () => void {
  const request = requestOrReason(() =>
    (credentials ? https : http).request({
      ...credentials?.(),
      ...splitTarget(target),
      ...{ agent: false, method: "OPTIONS", path: "*", headers: { "user-agent": "fairlead" } },
    }),
  );
  // A certificate of ours that is broken says nothing of the server.
  if (typeof request === "string") {
    ended(true);
    return () => {};
  }
  let isOver = false;
  const end = (spoke: boolean) => {
    if (isOver) return;
    isOver = true;
    late.cancel();
    request.destroy();
    ended(spoke);
  };
  const late = new Deadline(timeoutMs, { late: () => end(false) });
  request.on("response", () => end(true));
  request.on("error", (error) => end(!("code" in error && silentCodes.has(error.code))));
  request.end();
  return () => {
    isOver = true;
    late.cancel();
    request.destroy();
  };
}

/**
 * Whether a server can be reached, by a separate connection.
 *
 * @param ended is called once: with undefined if it can, otherwise with the reason @returns gives up
 */
export function tryConnection(
  { target, tls: credentials }: Http1ClientOptions,
  timeoutMs: number,
  ended: (reason: string | undefined) => void,
): () => void {
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
  socket.setTimeout(timeoutMs, () => end("connecting took too long"));
  socket.once(secure ? "secureConnect" : "connect", () => end(undefined));
  socket.on("error", (error) => end(reasonOf(error)));
  socket.once("close", () => end("the connection was closed"));
  return () => socket.destroy();
}
