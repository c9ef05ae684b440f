/** The server's end of HTTP/2, on node:http2: plain or with TLS, within limits, drained gracefully. */

import type { Buffer } from "node:buffer";
import http2 from "node:http2";
import type { LimitsConfig } from "../../contract/balancer-config.ts";
import { streamBytes } from "../../contract/memory.ts";
import type { ServerCredentials } from "../credentials/server-credentials.ts";
import { BoundedConnections, connectionAge, handshakesMax, type Listening, listenOn } from "../listening.ts";
import type { Budget, HeldBytes } from "../memory/held-bytes.ts";
import { pingWhenIdle } from "./keepalive.ts";
import type { Headers, ServerStream, ServerStreamListener } from "./stream.ts";

/** How much may arrive on one connection before it has to wait: the connection's window decides, not a stream's. */
const connectionWindowBytes = 16 * 1_024 * 1_024;
const streamWindowBytes = 1_024 * 1_024;
/** In MB, how much node:http2 may hold for a session; its default of 10 ends connections under load. */
const sessionMemoryMegabytes = 32;
const headerBytesMax = 16 * 1_024;
const headerPairsMax = 100;
/** How often to look for requests that take too long to arrive, and for answers that nobody reads. */
const sweepMs = 1_000;

export interface Http2ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly limits: LimitsConfig;
  readonly held: Budget;
  readonly credentials: ServerCredentials | undefined;
  readonly random: () => number;
  /** @returns the listener for what arrives; undefined if the stream was refused already */
  readonly receive: (stream: ServerStream) => ServerStreamListener | undefined;
}

/** A request that is arriving. */
interface Arriving {
  readonly listener: ServerStreamListener;
  readonly since: number;
}

/** An answer that is on its way. */
interface Leaving {
  readonly stream: http2.ServerHttp2Stream;
  since: number;
}

/** In the order in which they began. */
interface UnderWay {
  readonly arriving: Set<Arriving>;
  readonly leaving: Set<Leaving>;
  readonly bounded: BoundedConnections;
  /** By connection. */
  readonly accounts: WeakMap<http2.Http2Session, HeldBytes>;
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
    ? credentials((tls) => http2.createSecureServer({ ...shared, ...tls, ALPNProtocols: ["h2"] }))
    : http2.createServer(shared);
  const bounded = new BoundedConnections(limits.connectionsMax);
  const underWay: UnderWay = { arriving: new Set(), leaving: new Set(), accounts: new WeakMap(), bounded };
  const sessions = new Set<http2.ServerHttp2Session>();
  server.maxConnections = limits.connectionsMax + handshakesMax;
  server.on("session", (session) => {
    underWay.bounded.opened(session);
    session.on("close", () => underWay.bounded.closed(session));
    underWay.accounts.set(session, options.held.account());
    keepSession(session, sessions, options);
  });
  server.on("stream", (stream, headers) => receive(stream, headers, options, underWay));
  // A connection that is not HTTP/2, or whose handshake fails, ends by itself.
  server.on("sessionError", () => {});
  const port = await listenOn(server, options.host, options.port);
  const sweep = setInterval(() => sweepUnderWay(underWay, limits.receiveTimeoutMs), sweepMs);
  sweep.unref();
  const close = () => {
    clearInterval(sweep);
    server.close();
    for (const session of sessions) session.destroy();
  };
  return { port, drain: () => drained(server, sessions), close };
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
  // Sends GOAWAY; the session ends when its streams are over.
  for (const session of sessions) session.close();
  await closed;
}

function sweepUnderWay({ arriving, leaving }: UnderWay, timeoutMs: number): void {
  const limit = performance.now() - timeoutMs;
  for (const { listener, since } of arriving) {
    if (since > limit) break;
    listener.late();
  }
  for (const one of leaving) {
    if (one.since > limit) break;
    leaving.delete(one);
    one.stream.close(http2.constants.NGHTTP2_CANCEL);
  }
}

function receive(
  stream: http2.ServerHttp2Stream,
  headers: http2.IncomingHttpHeaders,
  options: Http2ServerOptions,
  { arriving, leaving, accounts, bounded }: UnderWay,
): void {
  // Without a listener an aborted stream would end the process.
  stream.on("error", () => {});
  if (stream.session) bounded.asked(stream.session);
  const held = stream.session && accounts.get(stream.session);
  if (!held?.reserve(streamBytes)) {
    // It was never looked at, so it may be sent again.
    stream.close(http2.constants.NGHTTP2_REFUSED_STREAM);
    return;
  }
  const answer: Leaving = { stream, since: 0 };
  stream.on("close", () => {
    held.release(streamBytes);
    leaving.delete(answer);
  });
  const answers = () => {
    answer.since = performance.now();
    leaving.add(answer);
  };
  const listener = options.receive(new NodeServerStream(stream, { headers, held, answers }));
  if (!listener) return;
  const arrival: Arriving = { listener, since: performance.now() };
  arriving.add(arrival);
  stream.on("data", (chunk: Buffer) => {
    if (!stream.headersSent) listener.data(chunk);
  });
  stream.on("end", () => {
    arriving.delete(arrival);
    if (!stream.headersSent && !stream.aborted) listener.end();
  });
  stream.on("close", () => {
    arriving.delete(arrival);
    listener.closed();
  });
}

interface Received {
  readonly headers: http2.IncomingHttpHeaders;
  readonly held: HeldBytes;
  /** Its answer begins. */
  readonly answers: () => void;
}

/** A class because every request makes one. */
class NodeServerStream implements ServerStream {
  readonly held: HeldBytes;
  readonly #stream: http2.ServerHttp2Stream;
  readonly #headers: http2.IncomingHttpHeaders;
  readonly #answers: () => void;

  constructor(stream: http2.ServerHttp2Stream, { headers, held, answers }: Received) {
    this.#stream = stream;
    this.#headers = headers;
    this.held = held;
    this.#answers = answers;
  }

  get method(): string {
    return this.#headers[":method"] ?? "";
  }

  get path(): string {
    return this.#headers[":path"] ?? "";
  }

  header(name: string): string | undefined {
    const value = this.#headers[name];
    return typeof value === "string" ? value : undefined;
  }

  respond({ headers, body, trailers }: { headers: Headers; body: Buffer; trailers: Headers }): void {
    const stream = this.#stream;
    if (stream.destroyed || stream.closed) return;
    this.#answers();
    stream.respond(headers, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers(trailers));
    stream.end(body);
  }

  refuse(headers: Headers): void {
    const stream = this.#stream;
    if (stream.headersSent || stream.destroyed || stream.closed) return;
    const isWhole = stream.readableEnded;
    this.#answers();
    stream.respond(headers, { endStream: true });
    if (!isWhole) stream.close(http2.constants.NGHTTP2_NO_ERROR);
  }
}
