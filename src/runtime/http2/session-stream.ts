/**
 * One stream of a session.
 *
 *     open ──► half closed (local) ───► closed        a reset, or the end of the connection, closes it from anywhere
 *       └────► half closed (remote) ──────┘
 */

import type { Buffer } from "node:buffer";
import { ReceiveWindow, SendWindow } from "./flow-control.ts";
import type { ErrorCode } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import type { Headers, StreamEnd } from "./stream.ts";

/** What one end does with what comes on a stream. With methods, not to be taken apart. */
export interface SessionStreamListener {
  /** A block behind the one that began the stream. @returns what is wrong with it, which resets the stream */
  headers(fields: FieldList, isLast: boolean): ErrorCode | undefined;
  /** The bytes are there until it returns, and of the last piece until `end` does, which follows at once. */
  data(bytes: Buffer, start: number, end: number, isLast: boolean): void;
  /** Nothing else comes. */
  end(): void;
  /** Exactly once, and last. */
  closed(end: StreamEnd): void;
}

/** What is still to be sent: a body, and trailers behind it. */
export interface Unsent {
  readonly pieces: readonly Buffer[];
  readonly trailers: Headers | undefined;
  /** Of the pieces. */
  left: number;
  piece: number;
  at: number;
}

export type StreamState = "open" | "half closed (local)" | "half closed (remote)" | "closed";

export interface Windows {
  readonly send: number;
  readonly receive: number;
}

/** Until an end has looked at it. */
const deaf: SessionStreamListener = { headers: () => undefined, data: () => {}, end: () => {}, closed: () => {} };

export class SessionStream {
  readonly id: number;
  listener: SessionStreamListener = deaf;
  readonly sendWindow: SendWindow;
  readonly receiveWindow: ReceiveWindow;
  /** As the head of its message says. */
  contentLength: number | undefined;
  receivedBytes = 0;
  unsent: Unsent | undefined;
  /** Windows, or the connection, do not let it go on. */
  isBlocked = false;
  /** Of the output, the last in which its pieces are read. */
  lastTurn = -1;
  #state: StreamState = "open";

  constructor(id: number, windows: Windows) {
    this.id = id;
    this.sendWindow = new SendWindow(windows.send);
    this.receiveWindow = new ReceiveWindow(windows.receive);
  }

  get state(): StreamState {
    return this.#state;
  }

  get maySend(): boolean {
    return this.#state === "open" || this.#state === "half closed (remote)";
  }

  get mayReceive(): boolean {
    return this.#state === "open" || this.#state === "half closed (local)";
  }

  /** Everything was sent. */
  endLocal(): void {
    this.#state = this.#state === "open" ? "half closed (local)" : "closed";
  }

  /** Everything has come. */
  endRemote(): void {
    this.#state = this.#state === "open" ? "half closed (remote)" : "closed";
  }

  close(): void {
    this.#state = "closed";
  }
}
