/**
 * OTLP/JSON as protobuf: ids in hexadecimal, other bytes in base64, 64-bit numbers as text or number, enumerations by
 * number or name. Unknown members are left out, as the specification asks of receivers.
 *
 * @see OTLP specification 1.9, "JSON Protobuf Encoding"
 */

import { Buffer, isUtf8 } from "node:buffer";
import type { Signal } from "../../contract/signal.ts";
import { signalShapes } from "../../routing/otlp/messages.ts";
import { type Gathered, GatheredBytes } from "../memory/gathered-bytes.ts";
import { nextTurn } from "../next-turn.ts";
import { goOn, type Outcome, startTranscoding, type Transcoding, type TranscodingBounds } from "./json/transcoding.ts";

/** Between two slices others are served: some milliseconds of work. */
const sliceBytes = 500_000;

/** Of UTF-8, at once. */
export function requestFromJson(signal: Signal, text: Uint8Array, bounds: TranscodingBounds): Outcome {
  const transcoding = startTranscoding(signalShapes[signal].request, text, bounds);
  for (;;) {
    const outcome = goOn(transcoding, Number.POSITIVE_INFINITY);
    if (outcome) return outcome;
  }
}

/** With others served in between when the text is long; it may be anything. */
export async function requestFromLongJson(
  signal: Signal,
  text: Uint8Array,
  bounds: TranscodingBounds,
): Promise<Outcome> {
  if (isUtf8(text)) return inSlices(startTranscoding(signalShapes[signal].request, text, bounds));
  const mended = await mendedUtf8(text, bounds);
  if (!mended) return { kind: "no room" };
  const transcoding = startTranscoding(signalShapes[signal].request, mended.bytes, bounds);
  return inSlices(transcoding).finally(() => mended.release());
}

async function inSlices(transcoding: Transcoding): Promise<Outcome> {
  if (transcoding.cursor.bytes.length > sliceBytes) await nextTurn();
  for (;;) {
    const outcome = goOn(transcoding, sliceBytes);
    if (outcome) return outcome;
    await nextTurn();
  }
}

/** The most that U+FFFD takes in place of a byte. */
const growthMax = 3;
const pieceBytes = 64 * 1_024;

/**
 * What is not UTF-8 becomes U+FFFD: backends that are not written in Go refuse a request for it.
 *
 * @returns undefined if there is no room
 */
async function mendedUtf8(text: Uint8Array, bounds: TranscodingBounds): Promise<Gathered | undefined> {
  const gathered = new GatheredBytes({ ...bounds, bytesMax: growthMax * text.length });
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (let at = 0; at < text.length; at += pieceBytes) {
    const end = at + pieceBytes;
    const piece = decoder.decode(text.subarray(at, end), { stream: end < text.length });
    if (!gathered.append(Buffer.from(piece))) {
      gathered.abandon();
      return undefined;
    }
    await nextTurn();
  }
  return gathered.end();
}
