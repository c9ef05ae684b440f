/** What a gRPC server asks of the service behind it, which knows neither streams nor frames. */

import type { ReceivedMessage } from "./message-reader.ts";
import type { Refusal } from "./status.ts";

/** With methods, not to be taken apart. */
export interface UnaryCall {
  readonly path: string;
  /** The encoding of a message whose flag says that it is compressed, otherwise "identity". */
  readonly encoding: string;
  readonly message: ReceivedMessage;
  /** How long the sender still waits; undefined if it did not say. */
  readonly timeoutMs: number | undefined;
  /** The sender went away before it was answered. */
  onCancelled(listener: () => void): void;
  /** Only the first one counts. */
  answer(answer: UnaryAnswer): void;
}

/** A refusal, or with code 0 a success. */
export interface UnaryAnswer extends Refusal {
  /** Of a call that went well: the bytes of the response message. */
  readonly body: Uint8Array;
  /** google.rpc.Status in its bytes, for `grpc-status-details-bin`. */
  readonly details: Uint8Array | undefined;
}

/** What is known of a call before its message is read. */
export interface UnaryHead {
  readonly path: string;
  readonly authorization: string | undefined;
}

export interface UnaryService {
  /** An answer refuses the call, whose message is then not read. */
  readonly admit: (head: UnaryHead) => UnaryAnswer | undefined;
  /** The promise matters only when it is rejected, by a mistake of ours. */
  readonly call: (call: UnaryCall) => Promise<void> | undefined;
}
