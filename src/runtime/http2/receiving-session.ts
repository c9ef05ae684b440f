/** What a session is to those who read its frames. */

import type { HeldBytes } from "../memory/held-bytes.ts";
import type { ReceiveWindow } from "./flow-control.ts";
import type { FrameWriter } from "./frame-writer.ts";
import type { ErrorCode } from "./frames.ts";
import type { FieldList } from "./hpack/decoder.ts";
import type { PeerAllowances } from "./peer-allowances.ts";
import type { Sending } from "./sending.ts";
import type { SessionLimits } from "./session-limits.ts";
import type { SessionStream, SessionStreamListener } from "./session-stream.ts";
import type { SessionStreams } from "./session-streams.ts";

/** The session, as far as frames that come are concerned. */
export interface ReceivingSession {
  readonly end: "server" | "client";
  readonly limits: SessionLimits;
  readonly held: Room;
  readonly writer: FrameWriter;
  readonly sending: Sending;
  readonly window: ReceiveWindow;
  readonly streams: SessionStreams;
  readonly allowances: PeerAllowances;
  readonly streamsMax: number;
  /** The last stream of the peer that is served. */
  readonly lastServed: number;
  /** The peer began it: what listens to it, or why it is refused. */
  readonly accept: (stream: SessionStream, fields: FieldList) => SessionStreamListener | ErrorCode;
  /** All of it has come. */
  readonly ended: (stream: SessionStream) => void;
  /** Ends a stream for a mistake of the peer. */
  readonly resetFor: (stream: SessionStream | number, code: ErrorCode) => void;
  /** Ends one that is not a mistake. */
  readonly reset: (stream: SessionStream, code: ErrorCode) => void;
  /** There are too many already. */
  readonly refuse: (id: number) => void;
  readonly settled: () => void;
  readonly acknowledged: () => void;
  readonly noticed: () => void;
  readonly goingAway: (lastStream: number, code: ErrorCode) => void;
  /** Ends the connection for a mistake of the peer. */
  readonly fail: (code: ErrorCode, reason: string, kind?: string) => void;
}

/** For what is kept of frames that have not arrived as a whole. */
export type Room = Pick<HeldBytes, "reserve" | "release">;
