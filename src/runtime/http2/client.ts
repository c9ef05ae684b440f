/**
 * The client's end of HTTP/2: one connection from the attempt to its end. When the server says that it goes away, or when no
 * stream ids are left, no more streams begin here, and those under way finish.
 */

import net, { type Socket } from "node:net";
import tls from "node:tls";
import type { ClientTls } from "../credentials/client-credentials.ts";
import { reasonOf } from "../reason.ts";
import { ClientExchange, type ClientExchangeConnection } from "./client-exchange.ts";
import { errorCode, settingId } from "./frames.ts";
import { KnownHeads } from "./message-head.ts";
import type { Message } from "./sending.ts";
import { Session } from "./session.ts";
import { type SessionLimits, sessionLimits } from "./session-limits.ts";
import type { SessionOwner } from "./session-options.ts";
import type { ClientStream, ClientStreamListener } from "./stream.ts";

/** Answers are small. */
const streamWindowBytes = 128 * 1_024;
const connectionWindowBytes = 4 * 1_024 * 1_024;
/** What is sent waits in its buffers, which are counted elsewhere. */
const outputBytesMax = 1_024 * 1_024;

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
  /** No more streams may begin; exactly once, and never while it is made. */
  readonly ended: (reason: string) => void;
  readonly sessionLimits?: Partial<SessionLimits>;
}

/** A connection to a server. With methods, not to be taken apart. */
export class Http2Client {
  /** For the head of a request. */
  readonly scheme: "http" | "https";
  readonly authority: string;
  readonly #options: Http2ClientOptions;
  readonly #socket: Socket;
  readonly #late: NodeJS.Timeout;
  /** For which the server has no place yet. */
  readonly #waiting = new Set<ClientExchange>();
  readonly #over = (exchange: ClientExchange) => {
    this.#waiting.delete(exchange);
    if (this.#waiting.size > 0) this.#beginWaiting();
  };
  /** Once the server can be spoken to. */
  #connection: ClientExchangeConnection | undefined;
  #reason: string | undefined;
  #isReady = false;
  #isEnded = false;
  #hasServed = false;

  /** @throws for what cannot be tried: a broken certificate, an address that is none */
  constructor(options: Http2ClientOptions) {
    this.#options = options;
    this.scheme = options.tls ? "https" : "http";
    this.authority = options.target;
    const socket = connected(options, () => {
      const session = beginSession(socket, options, this.#owner());
      this.#connection = { session, heads: new KnownHeads(), over: this.#over };
    });
    this.#socket = socket;
    socket.on("error", (error) => {
      this.#reason ??= reasonOf(error);
    });
    socket.on("close", () => {
      if (!this.#connection) this.#end(this.#reason ?? "the connection was closed");
    });
    this.#late = setTimeout(() => {
      this.#reason = "connecting took too long";
      socket.destroy();
    }, options.connectTimeoutMs);
  }

  /** A connection that breaks ends its streams before it reports its own end; in between it is not usable. */
  isUsable(): boolean {
    return !this.#isEnded && this.#connection?.session.isUsable === true;
  }

  /** It goes away and said that it looked at calls, whose answers may still come. */
  get hasServed(): boolean {
    return this.#hasServed;
  }

  /** The listener is never called during this call. @returns why no stream began, if none did */
  request(message: Message, listener: ClientStreamListener): ClientStream | string {
    const connection = this.#connection;
    const session = connection?.session;
    if (this.#isEnded || !connection || !session?.isUsable) return "the connection was closed";
    const exchange = new ClientExchange(connection, message, listener);
    if (session.streams.size < session.streams.ownMax) exchange.begin();
    else this.#waiting.add(exchange);
    if (!session.isUsable) {
      session.drain();
      this.#end("its stream ids are used up");
    }
    return exchange;
  }

  /** No more streams; those under way finish. */
  close(): void {
    this.#leaveWaiting("the connection was closed");
    if (this.#connection) this.#connection.session.drain();
    else this.#socket.destroy();
  }

  #owner(): SessionOwner {
    return {
      accept: () => errorCode.protocolError,
      settled: () => {
        clearTimeout(this.#late);
        if (!this.#isReady && !this.#isEnded) this.#options.ready();
        this.#isReady = true;
        this.#beginWaiting();
      },
      goingAway: (lastStream) => {
        this.#hasServed = lastStream > 0 && (this.#connection?.session.streams.next ?? 1) > 1;
        this.#end("the server goes away");
        this.#leaveWaiting("the server goes away");
      },
      fault: () => {},
      over: (why) => {
        this.#leaveWaiting(why);
        this.#end(this.#reason ?? (this.#isReady ? why : `it does not speak HTTP/2: ${why}`));
      },
    };
  }

  #beginWaiting(): void {
    for (const exchange of this.#waiting) {
      const session = this.#connection?.session;
      if (!session?.isUsable || session.streams.size >= session.streams.ownMax) return;
      this.#waiting.delete(exchange);
      exchange.begin();
    }
  }

  #leaveWaiting(why: string): void {
    for (const exchange of [...this.#waiting]) exchange.closed({ isUnprocessed: true, reason: why });
  }

  #end(why: string): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearTimeout(this.#late);
    this.#options.ended(why);
  }
}

function connected({ target, tls: secrets }: Http2ClientOptions, ready: () => void): Socket {
  const colon = target.lastIndexOf(":");
  const host = target.slice(0, colon).replace(/^\[|\]$/g, "");
  const port = Number(target.slice(colon + 1));
  if (!secrets) return net.connect({ host, port }, ready);
  const servername = net.isIP(host) === 0 ? host : "";
  const socket = tls.connect({ host, port, servername, ...secrets, ALPNProtocols: ["h2"] }, () => {
    if (socket.alpnProtocol === "h2") ready();
    else socket.destroy(new Error("the server does not offer HTTP/2 (ALPN h2)"));
  });
  return socket;
}

function beginSession(socket: Socket, { keepaliveMs, sessionLimits: own }: Http2ClientOptions, owner: SessionOwner) {
  return new Session({
    ...{ socket, end: "client", owner, keepaliveMs, outputBytesMax, connectionWindowBytes, streamWindowBytes },
    streamsMax: 0,
    held: { reserve: () => true, release: () => {} },
    limits: own ?? {},
    settings: [
      [settingId.enablePush, 0],
      [settingId.initialWindowSize, streamWindowBytes],
      [settingId.maxHeaderListSize, own?.listBytesMax ?? sessionLimits.listBytesMax],
    ],
  });
}
