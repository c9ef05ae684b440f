/** The bytes of a call on the wire: its pieces as they are, or compressed into one. */

import { Buffer } from "node:buffer";
import type { ConnectionOptions, OutgoingCall } from "./backend-connection.ts";

/** @param send is called at once unless compression takes another thread */
export function withBody(
  call: OutgoingCall,
  compress: ConnectionOptions["compress"],
  send: (pieces: readonly Buffer[]) => void,
): void {
  if (!compress) {
    send(call.pieces);
    return;
  }
  const [first] = call.pieces;
  const compressed = compress(first && call.pieces.length === 1 ? first : Buffer.concat(call.pieces));
  if (Buffer.isBuffer(compressed)) send([compressed]);
  else {
    compressed.then(
      (bytes) => send([bytes]),
      (error: Error) => settleUnsent(call, `compression failed: ${error.message}`),
    );
  }
}

export function settleUnsent(call: OutgoingCall, message: string): void {
  call.settled({ kind: "unsent", message });
  call.left();
}
