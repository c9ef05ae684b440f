/**
 * OTLP/JSON as protobuf: ids in hexadecimal, other bytes in base64, 64-bit numbers as text or number, enumerations by
 * number or name. Unknown members are left out, as the specification asks of receivers.
 *
 * @see OTLP specification 1.9, "JSON Protobuf Encoding"
 */

import { Buffer, isUtf8 } from "node:buffer";
import { setImmediate } from "node:timers/promises";
import type { Signal } from "../../contract/signal.ts";
import { signalShapes } from "../../routing/otlp/messages.ts";
import { goOn, type Outcome, startTranscoding, type Transcoding } from "./json/transcoding.ts";

export type FromJsonResult = Outcome;

/** Between two slices others are served: some milliseconds of work. */
const sliceBytes = 1_000_000;

/** @param bytesMax of the request in protobuf */
export function requestFromJson(signal: Signal, text: Uint8Array, bytesMax: number): FromJsonResult {
  const transcoding = start(signal, text, bytesMax);
  for (;;) {
    const outcome = goOn(transcoding, Number.POSITIVE_INFINITY);
    if (outcome) return outcome;
  }
}

/** The same, with others served in between when the text is long. */
export async function requestFromLongJson(signal: Signal, text: Uint8Array, bytesMax: number): Promise<FromJsonResult> {
  const transcoding = start(signal, text, bytesMax);
  for (;;) {
    const outcome = goOn(transcoding, sliceBytes);
    if (outcome) return outcome;
    await setImmediate();
  }
}

function start(signal: Signal, text: Uint8Array, bytesMax: number): Transcoding {
  // What is not UTF-8 becomes U+FFFD: backends that are not written in Go refuse a request for it.
  const bytes = isUtf8(text) ? text : Buffer.from(Buffer.from(text).toString("utf8"));
  return startTranscoding(signalShapes[signal].request, bytes, bytesMax);
}
