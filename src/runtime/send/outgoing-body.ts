/** The bytes of a call on the wire: its pieces as they are, or compressed into one. */

import type { Buffer } from "node:buffer";
import { settleUnsent } from "../outgoing.ts";
import type { OutgoingCall } from "./backend-connection.ts";
import type { Compressor, Copy } from "./compressor.ts";

/** @param copy of the pieces, which are its bytes; given back when they have left */
type Send = (call: OutgoingCall, pieces: readonly Buffer[], copy: Copy | undefined) => void;

/** @param send is called at once unless compression takes another thread */
export function withBody(call: OutgoingCall, compressor: Compressor | undefined, send: Send): void {
  if (!compressor) {
    send(call, call.pieces, undefined);
    return;
  }
  compressor(call.pieces, (copy) => {
    if (typeof copy === "string") settleUnsent(call, copy);
    else send(call, [copy.bytes], copy);
  });
}
