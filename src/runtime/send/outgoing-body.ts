/** The bytes of a call on the wire: its pieces as they are, or compressed into one. */

import type { Buffer } from "node:buffer";
import { settleUnsent } from "../outgoing.ts";
import type { OutgoingCall } from "./backend-connection.ts";
import type { Compressor } from "./compressor.ts";

type Send = (pieces: readonly Buffer[], left: () => void) => void;

/** @param send is called at once unless compression takes another thread */
export function withBody(call: OutgoingCall, compressor: Compressor | undefined, send: Send): void {
  if (!compressor) {
    send(call.pieces, call.left);
    return;
  }
  compressor(call.pieces, (copy) => {
    if (typeof copy === "string") settleUnsent(call, copy);
    else {
      send([copy.bytes], () => {
        copy.release();
        call.left();
      });
    }
  });
}
