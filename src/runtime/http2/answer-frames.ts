/** All frames of a short answer that is given again and again: they are copied at once, and only the stream is written anew. */

import { Buffer } from "node:buffer";
import { flag, frameHeadBytes, frameType, writeFrameHead, writeUint32 } from "./frames.ts";
import type { HpackEncoder } from "./hpack/encoder.ts";
import type { Output } from "./output.ts";
import type { Answer } from "./stream.ts";

/** Longer ones are rare, and no slab has to have room for one. */
const framesBytesMax = 512;
/** Of each frame: where its stream is. */
const streamAt = 5;

/** @returns undefined as long as its headers would change what the peer's table holds, and for a long one */
export function framesOf(answer: Answer, encoder: HpackEncoder): AnswerFrames | undefined {
  const { headers, pieces, trailers } = answer;
  const [head, end] = [encoder.again(headers), encoder.again(trailers)];
  if (!head || !end) return undefined;
  const body = Buffer.concat(pieces);
  const frames = [
    frameOf(frameType.headers, flag.endHeaders, head),
    frameOf(frameType.data, 0, body),
    frameOf(frameType.headers, flag.endHeaders | flag.endStream, end),
  ];
  const bytes = Buffer.concat(frames);
  if (bytes.length > framesBytesMax) return undefined;
  const second = frameHeadBytes + head.length;
  const places = [0, second, second + frameHeadBytes + body.length].map((at) => at + streamAt);
  return new AnswerFrames(answer, { generation: encoder.generation, dataBytes: body.length, bytes, places });
}

function frameOf(type: number, flags: number, payload: Buffer): Buffer {
  const frame = Buffer.alloc(frameHeadBytes + payload.length);
  writeFrameHead(frame, 0, { type, flags, streamId: 0, length: payload.length });
  payload.copy(frame, frameHeadBytes);
  return frame;
}

interface Frames {
  /** Of the encoder's table. */
  readonly generation: number;
  readonly dataBytes: number;
  readonly bytes: Buffer;
  /** Where the stream is written. */
  readonly places: readonly number[];
}

export class AnswerFrames {
  readonly answer: Answer;
  readonly generation: number;
  /** What it takes of the windows. */
  readonly dataBytes: number;
  readonly #bytes: Buffer;
  readonly #places: readonly number[];

  constructor(answer: Answer, { generation, dataBytes, bytes, places }: Frames) {
    this.answer = answer;
    this.generation = generation;
    this.dataBytes = dataBytes;
    this.#bytes = bytes;
    this.#places = places;
  }

  writeTo(output: Output, streamId: number): void {
    const at = output.reserve(this.#bytes.length);
    const { target } = output;
    for (let index = 0; index < this.#bytes.length; index++) target[at + index] = this.#bytes[index] ?? 0;
    for (const place of this.#places) writeUint32(target, at + place, streamId);
  }
}
