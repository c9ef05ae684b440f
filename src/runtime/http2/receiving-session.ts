/** What a session is to those who read its frames. */

import type { HeldBytes } from "../memory/held-bytes.ts";
import type { ClosedStreams } from "./closed-streams.ts";
import type { ReceiveWindow } from "./flow-control.ts";
import type { FrameWriter } from "./frame-writer.ts";
import type { ErrorCode } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import type { Sending } from "./sending.ts";
import type { Flood, SessionLimits } from "./session-limits.ts";
import type { SessionStream, SessionStreamListener } from "./session-stream.ts";
import type { StreamEnd } from "./stream.ts";

/** The session, as far as frames that come are concerned. */
export interface ReceivingSession {
  readonly end: "server" | "client";
  readonly limits: SessionLimits;
  readonly held: Room;
  readonly writer: FrameWriter;
  readonly sending: Sending;
  readonly window: ReceiveWindow;
  readonly streams: ReadonlyMap<number, SessionStream>;
  readonly closedStreams: ClosedStreams;
  readonly streamsMax: number;
  /** What the peer lets us have open. */
  peerStreamsMax: number;
  /** The last that the peer began. */
  lastPeerStream: number;
  /** The last of those that is served. */
  readonly lastServed: number;
  /** The next that we begin. */
  readonly nextStream: number;
  readonly newStream: (id: number) => SessionStream;
  /** The peer began it: what listens to it, or why it is refused. */
  readonly accept: (stream: SessionStream, fields: FieldList) => SessionStreamListener | ErrorCode;
  /** All of it has come. */
  readonly ended: (stream: SessionStream) => void;
  readonly closeStream: (stream: SessionStream, end: StreamEnd) => void;
  /** Ends a stream for a mistake of the peer. */
  readonly resetFor: (stream: SessionStream | number, code: ErrorCode) => void;
  /** Ends one that is not a mistake. */
  readonly reset: (stream: SessionStream, code: ErrorCode) => void;
  /** There are too many already. */
  readonly refuse: (id: number) => void;
  /** @returns false once the peer did that too often, and the connection has ended */
  readonly allows: (flood: Flood) => boolean;
  /** Something came that is worth it. */
  readonly earned: () => void;
  readonly settled: () => void;
  readonly acknowledged: () => void;
  readonly noticed: () => void;
  readonly goingAway: (lastStream: number, code: ErrorCode) => void;
  /** Ends the connection for a mistake of the peer. */
  readonly fail: (code: ErrorCode, reason: string, kind?: string) => void;
}

/** For what is kept of frames that have not arrived as a whole. */
export type Room = Pick<HeldBytes, "reserve" | "release">;

/** A stream that has not begun, and on which nothing may come. */
export function isIdle({ end, nextStream, lastPeerStream }: ReceivingSession, streamId: number): boolean {
  const isOurs = (streamId % 2 === 1) === (end === "client");
  return isOurs ? streamId >= nextStream || end === "server" : streamId > lastPeerStream;
}
