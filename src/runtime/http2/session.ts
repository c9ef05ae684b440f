/**
 * One connection of HTTP/2, either end. (RFC 9113.) What the two ends differ in is their owner's (server.ts, client.ts).
 *
 *     beginning ──► open ──► draining ──► ending ──► over
 *         └───────────┴──────────┴─────────┘            a mistake of the peer ends it with a GOAWAY that says which
 */

import type { Buffer } from "node:buffer";
import { PacedReading } from "../paced-reading.ts";
import { reasonOf } from "../reason.ts";
import { ReceiveWindow } from "./flow-control.ts";
import { FrameReader } from "./frame-reader.ts";
import { drainPing, FrameWriter } from "./frame-writer.ts";
import { type ErrorCode, errorCode, errorName, initialWindowBytes, preface, streamIdMax } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import { Liveness } from "./liveness.ts";
import { Output } from "./output.ts";
import { PeerAllowances } from "./peer-allowances.ts";
import { Receiving } from "./receiving.ts";
import type { ReceivingSession, Room } from "./receiving-session.ts";
import { type Message, Sending } from "./sending.ts";
import { type SessionLimits, sessionLimits } from "./session-limits.ts";
import type { SessionOptions } from "./session-options.ts";
import type { SessionStream, SessionStreamListener } from "./session-stream.ts";
import { SessionStreams } from "./session-streams.ts";

type SessionState = "beginning" | "open" | "draining" | "ending" | "over";

const keepalivePing = 1;
/** For what was said last to leave: whoever waits for the place has it soon, however slowly the peer reads. */
const giveWayMs = 50;

export class Session implements ReceivingSession {
  readonly end: "server" | "client";
  readonly limits: SessionLimits;
  readonly held: Room;
  readonly streamsMax: number;
  readonly writer: FrameWriter;
  readonly sending: Sending;
  readonly window: ReceiveWindow;
  readonly streams: SessionStreams;
  readonly allowances: PeerAllowances;
  lastServed = streamIdMax;
  readonly #options: SessionOptions;
  readonly #output: Output;
  readonly #receiving: Receiving;
  readonly #reader: FrameReader;
  readonly #liveness: Liveness;
  #state: SessionState = "beginning";
  #reason = "the connection was closed";
  #drainNotice: NodeJS.Timeout | undefined;
  #isAcknowledged = false;
  #ackLate: NodeJS.Timeout | undefined;
  #linger: NodeJS.Timeout | undefined;

  constructor(options: SessionOptions) {
    const limits = { ...sessionLimits, ...options.limits };
    this.#options = options;
    this.end = options.end;
    this.held = options.held;
    this.streamsMax = options.streamsMax;
    this.limits = limits;
    this.allowances = new PeerAllowances(limits.floods, (flood) => {
      this.fail(errorCode.enhanceYourCalm, `too many ${flood}`, flood);
    });
    this.#output = new Output(options.socket, () => this.#left());
    this.writer = new FrameWriter(this.#output);
    this.sending = new Sending(this.writer, options.outputBytesMax, {
      ended: (stream) => this.streams.settle(stream),
      frameSent: () => this.allowances.sent(),
    });
    this.streams = new SessionStreams({
      ...{ end: options.end, writer: this.writer, sending: this.sending },
      receiveWindowBytes: options.streamWindowBytes,
      closed: () => this.#endIfDrained(),
    });
    this.window = new ReceiveWindow(options.connectionWindowBytes);
    this.#receiving = new Receiving(this);
    this.#reader = new FrameReader(this.#receiving, options.held, options.end === "server" ? preface : undefined);
    this.#liveness = new Liveness({
      keepaliveMs: options.keepaliveMs,
      beginMs: limits.beginMs,
      hasCalls: options.end === "client" ? () => this.streams.areWaiting : undefined,
      ping: () => this.writer.ping(keepalivePing),
      dead: (reason) => this.#endFor("silence", reason),
    });
    this.#begin();
  }

  /** Streams may begin here. */
  get isUsable(): boolean {
    const { destroyed } = this.#options.socket;
    return this.#state === "open" && !destroyed && this.streams.next <= this.limits.ownStreamIdMax;
  }

  /** Begins a stream; only where `isUsable`. The listener is never called during this call. */
  request(message: Message, listener: SessionStreamListener): SessionStream {
    const stream = this.streams.begin(this.streams.next);
    stream.listener = listener;
    this.streams.next += 2;
    this.sending.send(stream, message);
    return stream;
  }

  /** Ends a stream; what the peer still sends on it is ignored. */
  reset(stream: SessionStream, code: ErrorCode): void {
    this.streams.reset(stream, code);
  }

  /** Ends when the streams under way are over; the peer is told, and what it has begun by then is served. */
  drain(): void {
    if (this.#state !== "beginning" && this.#state !== "open") return;
    this.#state = "draining";
    if (this.end === "client") {
      this.noticed();
      return;
    }
    this.writer.goaway(streamIdMax, errorCode.noError);
    this.writer.ping(drainPing);
    this.#drainNotice = setTimeout(() => this.noticed(), this.limits.drainNoticeMs).unref();
  }

  /** A peer that has read nothing since then does not want its answers. */
  sweep(limit: number): void {
    if ((this.#output.leavingSince ?? limit) < limit) this.#endFor("unread answers", "what was sent is not read");
  }

  destroy(reason: string = this.#reason): void {
    this.#reason = reason;
    this.#options.socket.destroy();
    this.#over();
  }

  /** Ends for another connection: the peer is told that what is not answered was never looked at, and has little time to hear it. */
  giveWay(): void {
    if (this.#state === "ending" || this.#state === "over") return;
    this.#reason = "others wait for a connection";
    this.writer.goaway(this.streams.lastOfPeer, errorCode.noError);
    this.#end();
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => this.destroy(), giveWayMs).unref();
    this.streams.closeAbove(0, { isUnprocessed: false, reason: this.#reason });
  }

  accept(stream: SessionStream, fields: FieldList): SessionStreamListener | ErrorCode {
    return this.#options.owner.accept(stream, fields);
  }

  ended(stream: SessionStream): void {
    this.#liveness.answered();
    stream.endRemote();
    stream.listener.end();
    this.streams.settle(stream);
  }

  resetFor(stream: SessionStream | number, code: ErrorCode): void {
    this.#options.owner.fault(errorName(code), "a stream was reset");
    if (typeof stream === "number") this.streams.resetId(stream, code);
    else this.streams.reset(stream, code);
    // Otherwise they were a way around the limit for those of the peer (CVE-2025-8671).
    this.allowances.use("resets");
  }

  refuse(id: number): void {
    this.#options.owner.fault("streams", "more requests at a time than a connection may have");
    this.streams.resetId(id, errorCode.refusedStream);
  }

  settled(): void {
    if (this.#state === "beginning") {
      this.#state = "open";
      const late = () => this.fail(errorCode.settingsTimeout, "no answer to SETTINGS");
      if (!this.#isAcknowledged) this.#ackLate = setTimeout(late, this.limits.settingsAckMs).unref();
    }
    this.#liveness.begun();
    this.#options.owner.settled();
  }

  acknowledged(): void {
    this.#isAcknowledged = true;
    clearTimeout(this.#ackLate);
  }

  noticed(): void {
    if (this.#state !== "draining" || this.lastServed !== streamIdMax) return;
    clearTimeout(this.#drainNotice);
    this.lastServed = this.streams.lastOfPeer;
    this.writer.goaway(this.lastServed, errorCode.noError);
    this.#endIfDrained();
  }

  goingAway(lastStream: number, code: ErrorCode): void {
    if (this.end === "server" || this.#state === "ending" || this.#state === "over") return;
    if (code !== errorCode.noError) this.#reason = `the peer went away: ${errorName(code)}`;
    this.#state = "draining";
    this.#options.owner.goingAway(lastStream);
    this.streams.closeAbove(lastStream, { isUnprocessed: true, reason: "the peer went away" });
    this.noticed();
  }

  fail(code: ErrorCode, reason: string, kind: string = errorName(code)): void {
    if (this.#state === "ending" || this.#state === "over") return;
    this.#options.owner.fault(kind, reason);
    this.#reason = `${errorName(code)}: ${reason}`;
    this.writer.goaway(this.streams.lastOfPeer, code, reason);
    this.#end();
    this.streams.closeAbove(0, { isUnprocessed: false, reason: this.#reason });
  }

  #begin(): void {
    const { socket, settings, connectionWindowBytes } = this.#options;
    socket.setNoDelay(true);
    new PacedReading({ socket, held: this.held, read: (chunk, mayGoOn) => this.#read(chunk, mayGoOn) });
    socket.on("error", (error) => {
      this.#reason = reasonOf(error);
    });
    socket.on("close", () => this.#over());
    if (this.end === "client") this.#output.copy(preface);
    this.writer.settings(settings);
    this.writer.windowUpdate(0, connectionWindowBytes - initialWindowBytes);
  }

  #read(chunk: Buffer, mayGoOn: () => boolean): number {
    if (this.#state === "ending" || this.#state === "over") return chunk.length;
    this.#liveness.heard();
    const read = this.#reader.read(chunk, mayGoOn);
    if (this.#output.bytes > this.#options.outputBytesMax + this.limits.unreadBytesMax) {
      this.#endFor("unread answers", "what was sent is not read");
    }
    return read;
  }

  #endFor(kind: string, reason: string): void {
    if (this.#state !== "ending") this.#options.owner.fault(kind, reason);
    this.destroy(reason);
  }

  #left(): void {
    this.streams.sweep();
    if (this.#state === "over") return;
    this.sending.resume();
    if (this.#state === "ending") this.#shutIfWritten();
  }

  #endIfDrained(): void {
    if (this.#state === "draining" && this.streams.size === 0 && this.lastServed !== streamIdMax) this.#end();
  }

  /** Nothing is read any longer; what is to be written leaves, and the peer has a moment to read it. */
  #end(): void {
    this.#state = "ending";
    this.#reader.stop();
    this.#receiving.stop();
    this.#linger = setTimeout(() => this.destroy(), this.limits.lingerMs).unref();
    this.#shutIfWritten();
  }

  #shutIfWritten(): void {
    if (this.#output.bytes === 0) this.#options.socket.end();
  }

  #over(): void {
    if (this.#state === "over") return;
    this.#state = "over";
    this.#reader.stop();
    this.#receiving.stop();
    this.#output.stop();
    this.#liveness.stop();
    for (const timer of [this.#drainNotice, this.#ackLate, this.#linger]) clearTimeout(timer);
    this.streams.over(this.#reason);
    this.#options.owner.over(this.#reason);
  }
}
