/** The server's end of HTTP/1.1, on node:http: plain or with TLS, within limits, drained gracefully. */

import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { LimitsConfig } from "../../contract/balancer-config.ts";
import { headBytes, streamBytes } from "../../contract/memory.ts";
import { paceHandshakes } from "../credentials/paced-handshakes.ts";
import type { ServerCredentials } from "../credentials/server-credentials.ts";
import { readingInPlace } from "../in-place-socket.ts";
import { BoundedConnections, connectionAge, handshakesMax, type Listening, listenOn } from "../listening.ts";
import type { BufferPool } from "../memory/buffer-pool.ts";
import type { Budget, HeldBytes } from "../memory/held-bytes.ts";
import { PacedReading } from "../paced-reading.ts";
import { type HttpBody, readBody } from "./body.ts";

/** What answers the requests; it does not know sockets. A rejected promise is a mistake of ours, answered 500. */
export type HttpService = (request: HttpRequest) => Promise<void>;

export interface HttpRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly header: (name: string) => string | undefined;
  /** The account of its connection. */
  readonly held: HeldBytes;
  readonly pool: BufferPool;
  /** Read when it is asked for; once. */
  readonly body: () => Promise<HttpBody>;
  /** The sender went away before it was answered. */
  readonly onCancelled: (listener: () => void) => void;
  /** Does nothing if the sender is gone. */
  readonly answer: (answer: HttpAnswer) => void;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Uint8Array | string;
  /** Ends the connection: what the sender still sends is ignored. */
  readonly isLast: boolean;
}

export interface HttpServerOptions {
  readonly host: string;
  readonly port: number;
  readonly limits: LimitsConfig;
  readonly held: Budget;
  readonly pool: BufferPool;
  readonly credentials: ServerCredentials | undefined;
  readonly random: () => number;
  readonly service: HttpService;
  /** Hears of a mistake of ours, after which the request was answered 500. */
  readonly failed: (error: unknown) => void;
  /** A connection was ended for another, as so many are open as are taken. */
  readonly gaveWay: (peer: string) => void;
  /** A request was refused at its head, as there was no memory for it. */
  readonly noRoom?: () => void;
}

const headerBytesMax = 16 * 1_024;

export async function listenHttp(options: HttpServerOptions): Promise<Listening> {
  const { limits, credentials, random, service, failed } = options;
  const settings: http.ServerOptions = {
    maxHeaderSize: headerBytesMax,
    headersTimeout: limits.receiveTimeoutMs,
    requestTimeout: limits.receiveTimeoutMs,
    keepAliveTimeout: limits.keepaliveMs,
    connectionsCheckingInterval: 1_000,
  };
  // Longer than a request takes to arrive or to be answered: who reads no answers is gone then.
  const silentMsMax = 2 * limits.receiveTimeoutMs + limits.keepaliveMs;
  let isDraining = false;
  const connections = new WeakMap<Socket, Connection>();
  const bounded = new BoundedConnections<Socket>(
    limits.connectionsMax,
    (socket) => {
      options.gaveWay(socket.remoteAddress ?? "unknown");
      socket.destroy();
    },
    limits.connectionsPerAddressMax,
  );
  const serve = (request: http.IncomingMessage, response: http.ServerResponse) => {
    // Behind one for which the connection was ended: node:http reads all that it has been given, up to 64 KiB of heads.
    if (request.socket.destroyed) return;
    const connection = connections.get(request.socket) ?? new Connection(Number.POSITIVE_INFINITY, options.held);
    const { endsAt, held } = connection;
    if (isDraining || performance.now() > endsAt) response.setHeader("connection", "close");
    response.on("error", () => {});
    const bytes = streamBytes + headBytes(request.rawHeaders);
    if (!held.reserve(bytes)) return turnAway(response, options);
    const { socket } = request;
    bounded.asked(socket);
    const over = connection.opened(bytes);
    response.on("close", () => {
      over();
      if (connection.open.size === 0) bounded.rests(socket);
    });
    service(httpRequest(request, response, { ...options, held })).catch((error: unknown) => {
      failed(error);
      if (response.headersSent) response.destroy();
      else answer(response, internalError);
    });
  };
  const server = credentials
    ? credentials((tls) => https.createServer({ ...settings, ...tls }, serve))
    : http.createServer(settings, serve);
  if (server instanceof https.Server) paceHandshakes(server, options.held);
  server.maxConnections = limits.connectionsMax + handshakesMax;
  server.timeout = silentMsMax;
  const connected = (socket: Socket) => {
    bounded.opened(socket, socket.remoteAddress);
    socket.on("close", () => bounded.closed(socket));
    const connection = new Connection(performance.now() + connectionAge(limits, random), options.held.account());
    connections.set(socket, connection);
    paceRequests(socket, connection);
    socket.on("close", () => connection.closed());
  };
  if (server instanceof https.Server) server.on("secureConnection", connected);
  else readInPlace(server, connected);
  return {
    port: await listenOn(server, options.host, options.port),
    drain: () => {
      isDraining = true;
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What node:http accepts it reads by itself: it is given the sockets that read in place (Node 20 to 26). */
function readInPlace(server: http.Server, connected: (socket: Socket) => void): void {
  const [serve, ...others] = server.listeners("connection");
  assert(serve && others.length === 0, "node:http serves a connection by one listener");
  server.removeListener("connection", serve as () => void);
  // What net.Server has as an option; node:http hands on others alone.
  Object.assign(server, { pauseOnConnect: true });
  server.on("connection", (accepted: Socket) => {
    const socket = readingInPlace(accepted);
    serve.call(server, socket);
    connected(socket);
  });
}

function turnAway(response: http.ServerResponse, options: HttpServerOptions): void {
  options.noRoom?.();
  answer(response, noRoom);
}

/** Most of a head, and a piece of what is large. */
const pieceBytes = { first: 512, next: 16 * 1_024 } as const;

/**
 * What node:http does with what arrives is done in the time that there is for it. It is given to it in pieces, as it reads all
 * that it is given: 64 KiB are two thousand heads. Requests that are sent without waiting for answers are read as those in front
 * are answered, a piece a turn, so that a connection with a thousand of them has no more of a turn than one that asks and waits.
 */
function paceRequests(socket: Socket, connection: Connection): void {
  const { held, open } = connection;
  const [parse, ...others] = socket.listeners("data");
  assert(parse && others.length === 0, "node:http reads a connection by one listener");
  let isBehind = false;
  const read = (bytes: Buffer) => {
    let at = 0;
    while (at < bytes.length && !socket.writableEnded && !socket.isPaused()) {
      if (open.size > 1) {
        isBehind = true;
        socket.pause();
        break;
      }
      const end = at + (at === 0 ? pieceBytes.first : pieceBytes.next);
      parse.call(socket, bytes.subarray(at, end));
      at = end;
    }
    return socket.writableEnded ? bytes.length : Math.min(at, bytes.length);
  };
  connection.answered = () => {
    if (!isBehind || open.size > 1) return;
    isBehind = false;
    socket.resume();
  };
  new PacedReading({ socket, held, read });
  socket.removeListener("data", parse as () => void);
}

class Connection {
  /** `performance.now()` after which it is asked to end. */
  readonly endsAt: number;
  readonly held: HeldBytes;
  /** Gives back what a request holds. Node does not say when one ends that is behind another on a connection that breaks. */
  readonly open = new Set<() => void>();
  /** Hears of each request that is over. */
  answered: () => void = () => {};

  constructor(endsAt: number, held: HeldBytes) {
    this.endsAt = endsAt;
    this.held = held;
  }

  /** @returns to be called when it is over */
  opened(bytes: number): () => void {
    const over = () => {
      if (!this.open.delete(over)) return;
      this.held.release(bytes);
      this.answered();
    };
    this.open.add(over);
    return over;
  }

  closed(): void {
    for (const over of this.open) over();
  }
}

const noRoom: HttpAnswer = {
  status: 503,
  headers: { "content-type": "text/plain", "retry-after": "1" },
  body: "there is no memory for more requests; try again later\n",
  isLast: true,
};

const internalError: HttpAnswer = {
  status: 500,
  headers: { "content-type": "text/plain" },
  body: "an internal error; the balancer's log has it\n",
  isLast: true,
};

/** Of a target as a proxy writes it (RFC 9112, 3.2.2): a server must take it, whatever it names. */
const absoluteForm = /^https?:\/\/[^/?#]*/i;

function httpRequest(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { limits, pool, held }: Pick<HttpServerOptions, "limits" | "pool"> & { readonly held: HeldBytes },
): HttpRequest {
  const [path = ""] = (request.url ?? "").replace(absoluteForm, "").split("?");
  return {
    method: request.method ?? "",
    path,
    header: (name) => {
      // eslint-disable-next-line fairlead/no-lookup-by-text -- the names are those that our code asks for
      const value = request.headers[name];
      return typeof value === "string" ? value : undefined;
    },
    held,
    pool,
    body: () => readBody(request, { bytesMax: limits.requestBytesMax, pool, held }),
    onCancelled: (listener) => {
      response.on("close", () => {
        if (!response.writableEnded) listener();
      });
    },
    answer: (given) => answer(response, given),
  };
}

function answer(response: http.ServerResponse, { status, headers, body, isLast }: HttpAnswer): void {
  if (response.destroyed || response.writableEnded) return;
  response.writeHead(status, { ...headers, ...(isLast && { connection: "close" }) });
  response.end(body);
}
