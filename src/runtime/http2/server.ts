/** The server's end of HTTP/2: plain or with TLS, within limits, drained gracefully. */

import net, { type Socket } from "node:net";
import tls, { type TLSSocket } from "node:tls";
import type { LimitsConfig } from "../../contract/balancer-config.ts";
import { headBytes, streamBytes } from "../../contract/memory.ts";
import { paceHandshakes } from "../credentials/paced-handshakes.ts";
import type { ServerCredentials } from "../credentials/server-credentials.ts";
import { readingInPlace } from "../in-place-socket.ts";
import { BoundedConnections, connectionAge, handshakesMax, type Listening, listenOn } from "../listening.ts";
import type { Budget } from "../memory/held-bytes.ts";
import { errorCode, settingId } from "./frames.ts";
import { contentLength, KnownHeads } from "./message-head.ts";
import { ServerExchange } from "./server-exchange.ts";
import { Session } from "./session.ts";
import { type SessionLimits, sessionLimits } from "./session-limits.ts";
import type { SessionOwner } from "./session-options.ts";
import type { ServerStream, ServerStreamListener } from "./stream.ts";

/** How much may arrive on one connection before it has to wait: the connection's window decides, not a stream's. */
const connectionWindowBytes = 16 * 1_024 * 1_024;
const streamWindowBytes = 1_024 * 1_024;
/** Answers are small; more of them wait in their streams. */
const outputBytesMax = 64 * 1_024;
/** How often to look for requests that take too long to arrive, and for answers that nobody reads. */
const sweepMs = 1_000;
const handshakeMs = 10_000;

export interface Http2ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly limits: LimitsConfig;
  readonly held: Budget;
  readonly credentials: ServerCredentials | undefined;
  readonly random: () => number;
  /** @returns the listener for what arrives; undefined if the stream was refused already */
  readonly receive: (stream: ServerStream) => ServerStreamListener | undefined;
  /** A peer made a mistake: a few kinds, to count by, and who it was. */
  readonly fault: (kind: string, reason: string, peer: string) => void;
  /** A connection was ended for another, as so many are open as are taken. */
  readonly gaveWay: (peer: string) => void;
  /** A stream was refused at its head, as there was no memory for it. */
  readonly noRoom?: () => void;
  readonly sessionLimits?: Partial<SessionLimits>;
}

export async function listenHttp2(options: Http2ServerOptions): Promise<Listening> {
  const { limits, credentials } = options;
  const bounded = new BoundedConnections<GivingWay>(
    limits.connectionsMax,
    ({ giveWay }) => giveWay(),
    limits.connectionsPerAddressMax,
  );
  const sessions = new Set<Session>();
  const connected = (socket: Socket) => serve(socket, { bounded, sessions, options });
  const server = credentials
    ? credentials((files) =>
        tls.createServer({ ...files, ALPNProtocols: ["h2"], handshakeTimeout: handshakeMs }, (socket: TLSSocket) => {
          if (socket.alpnProtocol === "h2") connected(socket);
          else socket.destroy();
        }),
      )
    : net.createServer({ pauseOnConnect: true }, (accepted) => connected(readingInPlace(accepted)));
  if (server instanceof tls.Server) paceHandshakes(server, options.held);
  server.maxConnections = limits.connectionsMax + handshakesMax;
  const port = await listenOn(server, options.host, options.port);
  const sweep = setInterval(() => sweepAll(sessions, performance.now() - limits.receiveTimeoutMs), sweepMs);
  sweep.unref();
  const close = () => {
    clearInterval(sweep);
    server.close();
    for (const session of sessions) session.destroy();
  };
  return { port, drain: () => drained(server, sessions), close };
}

export interface GivingWay {
  readonly giveWay: () => void;
}

export interface Kept {
  readonly bounded: BoundedConnections<GivingWay>;
  readonly sessions: Set<Session>;
  readonly options: Http2ServerOptions;
}

/** Serves one connection, which has begun. */
export function serve(socket: Socket, { bounded, sessions, options }: Kept): void {
  const { limits, random, receive, fault } = options;
  const peer = socket.remoteAddress ?? "unknown";
  const held = options.held.account();
  const heads = new KnownHeads();
  const givingWay = {
    giveWay: () => {
      options.gaveWay(peer);
      session.giveWay();
    },
  };
  const owner: SessionOwner = {
    accept: (stream, fields) => {
      const head = heads.read(fields, "request");
      if (!head) return errorCode.protocolError;
      // It is never looked at, so it may be sent again.
      const heldBytes = streamBytes + headBytes(fields);
      if (!held.reserve(heldBytes)) {
        options.noRoom?.();
        return errorCode.refusedStream;
      }
      bounded.asked(givingWay);
      stream.contentLength = contentLength(head);
      return new ServerExchange(connection, stream, { head, heldBytes });
    },
    settled: () => {},
    goingAway: () => {},
    fault: (kind, reason) => fault(kind, reason, peer),
    over: () => {
      clearTimeout(aged);
      bounded.closed(givingWay);
      sessions.delete(session);
    },
  };
  const listBytesMax = options.sessionLimits?.listBytesMax ?? sessionLimits.listBytesMax;
  const session = new Session({
    ...{ socket, end: "server", held, owner, outputBytesMax, connectionWindowBytes, streamWindowBytes },
    ...{ streamsMax: limits.streamsMax, keepaliveMs: limits.keepaliveMs, limits: options.sessionLimits ?? {} },
    settings: [
      [settingId.maxConcurrentStreams, limits.streamsMax],
      [settingId.initialWindowSize, streamWindowBytes],
      [settingId.maxHeaderListSize, listBytesMax],
    ],
  });
  const rests = () => {
    if (session.streams.size === 0) bounded.rests(givingWay);
  };
  const connection = { session, held, receive, rests };
  sessions.add(session);
  bounded.opened(givingWay, peer);
  const ageMs = connectionAge(limits, random);
  const aged = Number.isFinite(ageMs) ? setTimeout(() => session.drain(), ageMs) : undefined;
}

async function drained(server: net.Server, sessions: ReadonlySet<Session>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const session of sessions) session.drain();
  await closed;
}

function sweepAll(sessions: ReadonlySet<Session>, limit: number): void {
  for (const session of sessions) {
    session.sweep(limit);
    for (const { listener } of session.streams.values()) if (listener instanceof ServerExchange) listener.sweep(limit);
  }
}
