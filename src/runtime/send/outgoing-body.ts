/** The bytes of a call on the wire: its pieces as they are, or compressed into one. */

import { Buffer } from "node:buffer";
import { promisify } from "node:util";
import zlib from "node:zlib";
import { settleUnsent } from "../outgoing.ts";
import type { OutgoingCall } from "./backend-connection.ts";

/** For OTLP the result is at most a tenth larger than at level 6, in less than half of the time. */
const options: zlib.ZlibOptions = { level: 1 };
/** Up to this size another thread costs more than it saves. */
const onTheSpotBytesMax = 64 * 1_024;
const onAnotherThread = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);

/** @param send is called at once unless compression takes another thread */
export function withBody(call: OutgoingCall, isCompressed: boolean, send: (pieces: readonly Buffer[]) => void): void {
  if (!isCompressed) {
    send(call.pieces);
    return;
  }
  const [first] = call.pieces;
  const message = first && call.pieces.length === 1 ? first : Buffer.concat(call.pieces);
  if (message.length <= onTheSpotBytesMax) send([zlib.gzipSync(message, options)]);
  else {
    onAnotherThread(message, options).then(
      (bytes) => send([bytes]),
      (error: Error) => settleUnsent(call, `compression failed: ${error.message}`),
    );
  }
}
