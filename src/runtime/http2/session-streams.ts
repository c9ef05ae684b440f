/** The streams of a session: those that are open, those of which something has not left, and those that ended a short while ago. */

import { ClosedStreams, type EndedBy } from "./closed-streams.ts";
import type { FrameWriter } from "./frame-writer.ts";
import { type ErrorCode, errorName } from "./frames.ts";
import { LeavingStreams } from "./leaving-streams.ts";
import { OpenStreams } from "./open-streams.ts";
import type { Sending } from "./sending.ts";
import { SessionStream } from "./session-stream.ts";
import type { StreamEnd } from "./stream.ts";

export interface SessionStreamsOptions {
  readonly end: "server" | "client";
  readonly receiveWindowBytes: number;
  readonly writer: FrameWriter;
  readonly sending: Sending;
  /** One is not open any longer. */
  readonly closed: () => void;
}

const hasEnded: StreamEnd = Object.freeze({ isUnprocessed: false, reason: "the stream has ended" });

export class SessionStreams {
  /** What the peer lets us have open. */
  ownMax = Number.POSITIVE_INFINITY;
  /** The next that we begin. */
  next = 1;
  /** The last that the peer began. */
  lastOfPeer = 0;
  readonly #options: SessionStreamsOptions;
  readonly #open = new OpenStreams();
  readonly #leaving: LeavingStreams;
  readonly #ended = new ClosedStreams();
  #isOver = false;

  constructor(options: SessionStreamsOptions) {
    this.#options = options;
    this.#leaving = new LeavingStreams(options.writer.output);
  }

  get size(): number {
    return this.#open.size;
  }

  /** Something is awaited of the peer: an answer, or that it reads. */
  get areWaiting(): boolean {
    return this.#open.size > 0 || !this.#leaving.isEmpty;
  }

  get(id: number): SessionStream | undefined {
    return this.#open.get(id);
  }

  /** In the order in which they began. */
  values(): readonly SessionStream[] {
    return this.#open.values();
  }

  /** A stream that has not begun, and on which nothing may come. */
  isIdle(id: number): boolean {
    const { end } = this.#options;
    const isOurs = (id % 2 === 1) === (end === "client");
    return isOurs ? id >= this.next || end === "server" : id > this.lastOfPeer;
  }

  /** A client that gave up a thousand calls at once hears the answers to all of them: none of its streams is the server's mistake. */
  endedBy(id: number): EndedBy | undefined {
    return this.#ended.endedBy(id) ?? (this.#options.end === "client" ? "us" : undefined);
  }

  /** What comes on it is a mistake, if the peer has ended it, and otherwise ignored. */
  hasEnded(id: number, by: EndedBy): void {
    this.#ended.add(id, by);
  }

  begin(id: number): SessionStream {
    const { sending, receiveWindowBytes } = this.#options;
    const stream = new SessionStream(id, { send: sending.streamWindowBytes, receive: receiveWindowBytes });
    this.#open.add(stream);
    return stream;
  }

  close(stream: SessionStream, end: StreamEnd): void {
    if (!this.#open.delete(stream.id)) return;
    stream.close();
    this.#options.sending.forget(stream);
    if (this.#isOver) stream.listener.closed(end);
    else this.#leaving.add(stream, end);
    this.#options.closed();
  }

  /** All above a stream. */
  closeAbove(id: number, end: StreamEnd): void {
    for (const stream of this.#open.values()) if (stream.id > id) this.close(stream, end);
  }

  /** Perhaps both ends have said everything. */
  settle(stream: SessionStream): void {
    if (stream.state !== "closed" || !this.#open.get(stream.id)) return;
    this.hasEnded(stream.id, "peer");
    this.close(stream, hasEnded);
  }

  /** Open or not. */
  resetId(id: number, code: ErrorCode): void {
    this.hasEnded(id, "us");
    this.#options.writer.rstStream(id, code);
  }

  reset(stream: SessionStream, code: ErrorCode): void {
    if (!this.#open.get(stream.id)) return;
    this.resetId(stream.id, code);
    this.close(stream, { isUnprocessed: false, reason: `the stream was reset: ${errorName(code)}` });
  }

  /** A write has left. */
  sweep(): void {
    this.#leaving.sweep();
  }

  /** Nothing leaves any longer. */
  over(reason: string): void {
    this.#isOver = true;
    this.closeAbove(0, { isUnprocessed: false, reason });
    this.#leaving.end();
  }
}
