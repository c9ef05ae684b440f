/** The transport interface to a backend: one request out, one outcome back, never an exception. */

import type { Signal } from "../../contract/signal.ts";
import type { BackendStatus } from "../../contract/status.ts";
import type { ClientTls } from "../credentials/client-credentials.ts";
import type { GrpcCode } from "../grpc/status.ts";
import type { BackendRoom } from "../memory/backend-room.ts";
import type { Outgoing, Unanswered } from "../outgoing.ts";
import type { Compressor } from "./compressor.ts";

/** What became of a call, told apart by what may be done next. */
export type CallOutcome = CallAnswer | Unanswered;

type CallAnswer =
  /** The backend accepted it, except for the items it rejected. */
  | { readonly kind: "accepted"; readonly rejectedItems: number; readonly message: string }
  /** The backend answered that it did not accept it. */
  | {
      readonly kind: "refused";
      readonly code: GrpcCode;
      readonly message: string;
      readonly retryable: boolean;
      readonly retryDelayMs: number | undefined;
      /** Of a refusal for its size: how large calls may be at most, as far as is known. */
      readonly bytesMax?: number | undefined;
    };

/** Its pieces are one request; each has the connection's `headroomBytes` before it in its buffer. */
export interface OutgoingCall extends Outgoing<CallAnswer> {
  readonly signal: Signal;
  /** Of the sender, beside those of the connection. */
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** Calls need `ready`. `idle` and `connecting` turn into it; `waiting` ends by itself. */
export type ConnectionState = BackendStatus["connection"];

export interface BackendConnection {
  /** Room that the transport needs before each piece of a call, so that it need not copy it. */
  readonly headroomBytes: number;
  readonly state: () => ConnectionState;
  /** There is room for one more call at a time; if not, a change is told when there may be. */
  readonly mayCall: () => boolean;
  /** Only when ready, and when it may. */
  readonly call: (call: OutgoingCall) => void;
  /** Starts to connect if it is idle, now or when there is room for it. */
  readonly connect: () => void;
  /** Nothing waits or is under way: somebody else may need the room of its connection. */
  readonly rests: () => void;
  /** No more calls; those under way get their answers. */
  readonly close: () => void;
}

export interface ConnectionEvents {
  /** The state has changed. */
  readonly changed: () => void;
  /** An attempt to connect failed. */
  readonly failed: (reason: string) => void;
  /** A connection that was of use ended soon after it began: each call may cost one. Left out where nobody listens. */
  readonly endedEarly?: (reason: string) => void;
  /** Nothing waits or is under way; left out where connections are not counted. */
  readonly isResting?: () => boolean;
}

/** What a transport needs to know about its backend. */
export interface ConnectionOptions {
  /** `host:port`. */
  readonly target: string;
  /** Asked at each connection, so that changed files are used; undefined for plain text. */
  readonly tls: (() => ClientTls) | undefined;
  /** In addition to those of the protocol; asked at each call, so that changed tokens are used. */
  readonly headers: () => Readonly<Record<string, string>>;
  /** Undefined if nothing is compressed. */
  readonly compressor: Compressor | undefined;
  readonly keepaliveMs: number;
  /** Of all backends; left out where connections are not counted. */
  readonly room?: BackendRoom;
  readonly random: () => number;
  readonly events: ConnectionEvents;
}
