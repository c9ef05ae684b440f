/** What a gRPC server asks of a service behind it, which knows neither streams nor frames: unary calls, one after another. */

import type { ReceivedMessage } from "./message-reader.ts";
import type { Refusal } from "./status.ts";

export interface UnaryCall {
  readonly path: string;
  /** Of the message, where its flag says that it is compressed; "identity" else. */
  readonly encoding: string;
  readonly message: ReceivedMessage;
  /** What the sender still waits; undefined if it did not say. */
  readonly timeoutMs: number | undefined;
  /** The sender went away before it was answered. */
  readonly onCancelled: (listener: () => void) => void;
  /** The first one counts. */
  readonly answer: (answer: UnaryAnswer) => void;
}

/** A refusal, or with code 0 a success. */
export interface UnaryAnswer extends Refusal {
  /** Of a call that went well: the bytes of the response message. */
  readonly body: Uint8Array;
  /** google.rpc.Status in its bytes, for `grpc-status-details-bin`. */
  readonly details: Uint8Array | undefined;
}

/** What a call is asked before its message is read. */
export interface UnaryHead {
  readonly path: string;
  readonly authorization: string | undefined;
}

export interface UnaryService {
  /** An answer refuses the call; its message is not read. */
  readonly admit: (head: UnaryHead) => UnaryAnswer | undefined;
  /** A promise is waited for only to hear of a mistake. */
  readonly call: (call: UnaryCall) => Promise<void> | undefined;
}
