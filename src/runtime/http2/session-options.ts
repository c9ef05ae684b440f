/** What a session needs to know, and whom it tells. */

import type { Socket } from "node:net";
import type { Settings } from "./frame-writer.ts";
import type { ErrorCode } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import type { Room } from "./receiving-session.ts";
import type { SessionLimits } from "./session-limits.ts";
import type { SessionStream, SessionStreamListener } from "./session-stream.ts";

/** What differs between the ends. With methods, not to be taken apart. */
export interface SessionOwner {
  /** The peer began a stream: what listens to it, or why it is refused. */
  accept(stream: SessionStream, fields: FieldList): SessionStreamListener | ErrorCode;
  /** The peer's settings are known, for the first time or again. */
  settled(): void;
  /** No more streams can begin here; what came behind the last one was not looked at. */
  goingAway(lastStream: number): void;
  /** The peer made a mistake; `kind` is a small set of words, to count by. */
  fault(kind: string, reason: string): void;
  /** Exactly once; its streams were closed before. */
  over(reason: string): void;
}

export interface SessionOptions {
  readonly socket: Socket;
  readonly end: "server" | "client";
  /** What the peer is told; streams and windows are among them. */
  readonly settings: Settings;
  readonly streamsMax: number;
  readonly streamWindowBytes: number;
  readonly connectionWindowBytes: number;
  /** Of bodies that a slow peer has not read. */
  readonly outputBytesMax: number;
  readonly keepaliveMs: number;
  readonly held: Room;
  readonly limits?: Partial<SessionLimits>;
  readonly owner: SessionOwner;
}
