/**
 * Seeded connections of HTTP/2 as a client might begin them: mostly sound frames, some that no client may send, in any order. Each
 * frame is followed by a PING with its number, so that what a server says to it can be told from what it says to the next one.
 */

import { Buffer } from "node:buffer";
import { seededRandom } from "../routing/random-otlp.ts";
import { frame, prefaceBytes, setting, uint32 } from "../runtime/http2/raw-peer.ts";

export interface Step {
  readonly bytes: Buffer;
  /** Kind and place of the frame, in a few words: differences are counted by it. */
  readonly what: string;
  /** Only CONTINUATION may come next, so no PING does. */
  readonly isOpen: boolean;
}

type Below = (limit: number) => number;
type State = "open" | "half closed" | "closed";

const type = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goaway: 7,
  window: 8,
  more: 9,
};
const [endStream, endHeaders, padded, priority] = [0x1, 0x4, 0x8, 0x20];
const stepsMax = 40;

export const beginning: Buffer = Buffer.concat([Buffer.from(prefaceBytes), frame(4, 0, 0), frame(4, 1, 0)]);

export function marker(index: number): Buffer {
  return frame(type.ping, 0, 0, Buffer.concat([uint32(0xf0f0), uint32(index)]));
}

export const literal = (name: string, value: string) =>
  Buffer.concat([Buffer.of(0, name.length), Buffer.from(name), Buffer.of(value.length), Buffer.from(value)]);
const indexed = (...indices: readonly number[]) => Buffer.from(indices.map((index) => 0x80 | index));
/** POST, http, /, and an authority. */
const request = Buffer.concat([indexed(3, 6, 4), literal(":authority", "x")]);

/** Blocks that may begin a stream, and what is wrong with those that may not. */
const blocks: readonly (readonly [string, Buffer])[] = [
  ["request", request],
  ["request", Buffer.concat([request, literal("te", "trailers"), literal("a", "b")])],
  ["request", Buffer.concat([request, Buffer.of(0x40, 1, 0x61, 1, 0x62)])],
  ["request", Buffer.concat([Buffer.of(0x20), Buffer.of(0x3f, 0xe1, 0x1f), request])],
  ["no path", indexed(3, 6)],
  ["an answer", indexed(8)],
  ["upper case", Buffer.concat([request, literal("A", "b")])],
  ["pseudo-header behind others", Buffer.concat([indexed(3, 6), literal("a", "b"), indexed(4)])],
  ["two methods", Buffer.concat([indexed(2), request])],
  ["connection", Buffer.concat([request, literal("connection", "close")])],
  ["te: gzip", Buffer.concat([request, literal("te", "gzip")])],
  ["an unknown pseudo-header", Buffer.concat([request, literal(":a", "b")])],
  ["content-length: 3", Buffer.concat([request, literal("content-length", "3")])],
  ["content-length: x", Buffer.concat([request, literal("content-length", "x")])],
  ["a line feed", Buffer.concat([request, literal("a", "b\nc")])],
  ["no fields", Buffer.alloc(0)],
  ["index 0", Buffer.concat([request, Buffer.of(0x80)])],
  ["an index that is not in the table", Buffer.concat([request, Buffer.of(0xff, 0x7f)])],
  ["a cut text", Buffer.concat([request, Buffer.of(0, 5, 0x61)])],
  ["a table that is too large", Buffer.concat([Buffer.of(0x3f, 0xff, 0xff, 0x03), request])],
];
const trailers: readonly (readonly [string, Buffer])[] = [
  ["trailers", literal("a", "b")],
  ["no fields", Buffer.alloc(0)],
  ["a status", indexed(8)],
];

/** The streams of a connection, as far as its own frames say. */
class Streams {
  readonly #below: Below;
  readonly #states = new Map<number, State>();
  #next = 1;

  constructor(below: Below) {
    this.#below = below;
  }

  /** The next one; it begins with its first frame. */
  get next(): number {
    return this.#next;
  }

  end(id: number, state: State): void {
    if (id % 2 === 0) return;
    this.#states.set(id, state);
    this.#next = Math.max(this.#next, id + 2);
  }

  state(id: number): string {
    if (id === 0) return "no stream";
    if (id % 2 === 0) return "even stream";
    if (id >= this.#next) return "idle stream";
    return `${this.#states.get(id) ?? "skipped"} stream`;
  }

  any(): number {
    const below = this.#below;
    // Most of what comes on these ends the connection.
    const kind = below(120);
    if (kind === 0) return 0;
    if (kind === 1) return 2;
    if (kind === 2) return this.#next + 2 * below(3);
    return Math.max(1, 2 * below((this.#next + 1) >> 1) - 1);
  }
}

export function stepsOf(seed: number): readonly Step[] {
  const random = seededRandom(seed * 7_919 + 11);
  const below: Below = (limit) => Math.floor(random() * limit);
  const streams = new Streams(below);
  const steps: Step[] = [];
  const count = 1 + below(stepsMax);
  while (steps.length < count) steps.push(...next(below, streams));
  return steps;
}

function next(below: Below, streams: Streams): readonly Step[] {
  const kind = below(100);
  if (kind < 30) return headers(below, streams, streams.next);
  if (kind < 34) return headers(below, streams, streams.any());
  if (kind < 62) return [data(below, streams)];
  return [control(kind, below, streams)];
}

function headers(below: Below, streams: Streams, id: number): readonly Step[] {
  const before = streams.state(id);
  const isBegun = before === "open stream" && below(30) > 0;
  const list = isBegun && below(2) === 0 ? trailers : blocks;
  const [name, block] = list[below(3) === 0 ? below(list.length) : 0] ?? ["", request];
  const isLast = below(2) === 0;
  const { flags, head, tail, extra } = dressing(below, id);
  const what = `HEADERS (${name}${extra}${isLast ? ", last" : ""}) on ${before}`;
  const allFlags = flags | (isLast ? endStream : 0);
  streams.end(id, isLast ? "half closed" : "open");
  if (flags === 0 && block.length > 1 && below(10) === 0) return inPieces(below, { id, flags: allFlags, block, what });
  const bytes = frame(type.headers, allFlags | endHeaders, id, Buffer.concat([head, block, tail]));
  return [{ bytes, what, isOpen: false }];
}

const nothing = Buffer.alloc(0);

/** What is around a block in its frame: padding or a priority, most often neither. */
function dressing(below: Below, id: number) {
  const how = below(12);
  if (how === 0) {
    const pad = below(4);
    const tail = Buffer.alloc(pad === 3 ? 2 : pad);
    return { flags: padded, head: Buffer.of(pad), tail, extra: pad === 3 ? ", padded and cut" : ", padded" };
  }
  if (how > 1) return { flags: 0, head: nothing, tail: nothing, extra: "" };
  const parent = below(6) === 0 ? id : 0;
  const head = Buffer.concat([uint32(parent), Buffer.of(7)]);
  return { flags: priority, head, tail: nothing, extra: parent === id ? ", on itself" : "" };
}

interface Headers {
  readonly id: number;
  readonly flags: number;
  readonly block: Buffer;
  readonly what: string;
}

/** Now and then something else comes in between. */
function inPieces(below: Below, { id, flags, block, what }: Headers): readonly Step[] {
  const cut = 1 + below(block.length - 1);
  const first = { bytes: frame(type.headers, flags, id, block.subarray(0, cut)), what: `open ${what}`, isOpen: true };
  if (below(8) === 0) return [first, { bytes: marker(0), what: "PING within a header block", isOpen: true }];
  const other = below(10) === 0 ? id + 2 : id;
  const end = frame(type.more, endHeaders, other, block.subarray(cut));
  return [first, { bytes: end, what: `CONTINUATION of ${other === id ? what : "another stream"}`, isOpen: false }];
}

function data(below: Below, streams: Streams): Step {
  const id = streams.any();
  const before = streams.state(id);
  const isLast = below(3) === 0;
  const isPadded = below(6) === 0;
  const length = below(3) === 0 ? 3 : below(200);
  const pad = isPadded ? below(8) : 0;
  const isTooLong = isPadded && below(6) === 0;
  const body = Buffer.alloc(length, "d");
  const payload = isPadded
    ? Buffer.concat([Buffer.of(isTooLong ? length + pad + 1 : pad), body, Buffer.alloc(pad)])
    : body;
  if (isLast && before === "open stream") streams.end(id, "half closed");
  return {
    bytes: frame(type.data, (isLast ? endStream : 0) | (isPadded ? padded : 0), id, payload),
    what: `DATA (${isTooLong ? "too much padding" : `${length === 0 ? "empty" : "some"}${isLast ? ", last" : ""}`}) on ${before}`,
    isOpen: false,
  };
}

/** A frame of a kind, on a stream or none. */
interface Place {
  readonly below: Below;
  readonly streams: Streams;
  readonly id: number;
  readonly on: string;
}
type Control = (place: Place) => Step;

const step = (what: string, bytes: Buffer): Step => ({ what, bytes, isOpen: false });
const whole = (size: number, right: number) => `${size === right ? "" : "not "}${right} bytes`;

const reset: Control = ({ below, streams, id, on }) => {
  const size = below(12) === 0 ? below(8) : 4;
  if (size === 4 && !on.includes("idle") && !on.includes("skipped")) streams.end(id, "closed");
  return step(`RST_STREAM (${size} bytes) ${on}`, frame(type.reset, 0, id, Buffer.alloc(size, uint32(below(14)))));
};

const windowUpdate: Control = ({ below, id, on }) => {
  const by = (below(10) === 0 ? [0, 1, 2 ** 31 - 1][below(3)] : 1_000) ?? 1;
  const size = below(20) === 0 ? below(8) : 4;
  const payload = Buffer.concat([uint32(by), Buffer.alloc(4)]).subarray(0, size);
  return step(`WINDOW_UPDATE (${size === 4 ? by : `${size} bytes`}) ${on}`, frame(type.window, 0, id, payload));
};

const ping: Control = ({ below, id }) => {
  const size = below(6) === 0 ? below(12) : 8;
  const place = below(8) === 0 ? id : 0;
  const isAnswer = below(20) === 0;
  const what = `PING (${isAnswer ? "answer, " : ""}${whole(size, 8)}) on ${place === 0 ? "no stream" : "a stream"}`;
  return step(what, frame(type.ping, isAnswer ? 1 : 0, place, Buffer.alloc(size)));
};

const prioritized: Control = ({ below, id, on }) => {
  const size = below(8) === 0 ? below(9) : 5;
  const payload = Buffer.concat([uint32(below(6) === 0 ? id : 0), Buffer.alloc(8)]).subarray(0, size);
  const itself = size >= 4 && payload.readUInt32BE(0) === id ? ", on itself" : "";
  return step(`PRIORITY (${whole(size, 5)}${itself}) ${on}`, frame(type.priority, 0, id, payload));
};

const goaway: Control = ({ below, id }) => {
  const place = below(3) === 0 ? id : 0;
  const size = below(3) === 0 ? below(8) : 8;
  const what = `GOAWAY (${whole(size, 8)}) on ${place === 0 ? "no stream" : "a stream"}`;
  return step(what, frame(type.goaway, 0, place, Buffer.alloc(size)));
};

const unknown: Control = ({ below, id, on }) =>
  step(`unknown type ${on}`, frame(16 + below(200), below(256), id, Buffer.alloc(below(30))));
const promise: Control = ({ id, on }) =>
  step(`PUSH_PROMISE ${on}`, frame(type.push, endHeaders, id, Buffer.concat([uint32(2), request])));
const continuation: Control = ({ id, on }) =>
  step(`CONTINUATION of nothing ${on}`, frame(type.more, endHeaders, id, request));
const tooLarge: Control = ({ below, id }) => {
  const bytes = frame(type.data, 0, id, "");
  bytes.writeUIntBE(16_385 + below(1_000), 0, 3);
  return step("a frame that is too large", bytes);
};

const changed: Control = ({ below }) => settings(below);

/** Up to which number each is drawn, of a hundred. */
const controls: readonly (readonly [number, Control])[] = [
  [70, reset],
  [79, windowUpdate],
  [85, changed],
  [89, ping],
  [94, prioritized],
  [96, unknown],
  [97, promise],
  [98, continuation],
  [99, goaway],
];

function control(kind: number, below: Below, streams: Streams): Step {
  const id = streams.any();
  const [, make = tooLarge] = controls.find(([most]) => kind < most) ?? [];
  return make({ below, streams, id, on: `on ${streams.state(id)}` });
}

function settings(below: Below): Step {
  const kind = below(14);
  const one = (what: string, id: number, value: number) =>
    step(`SETTINGS (${what})`, frame(type.settings, 0, 0, setting(id, value)));
  if (kind === 0) return step("SETTINGS (5 bytes)", frame(type.settings, 0, 0, Buffer.alloc(5)));
  if (kind === 1) return step("SETTINGS on a stream", frame(type.settings, 0, 1, ""));
  if (kind === 2) return step("SETTINGS (ack with bytes)", frame(type.settings, 1, 0, setting(4, 1)));
  if (kind === 3) return one("push 2", 2, 2);
  if (kind === 4) return one("window of 2^31", 4, 2 ** 31);
  if (kind === 5) return one("frames of 16 383", 5, 16_383);
  if (kind === 6) return one("frames of 2^24", 5, 2 ** 24);
  if (kind === 7) return one("no table", 1, 0);
  if (kind === 8) return one("a large table", 1, 2 ** 20);
  if (kind === 9) return one("frames of 2^24 - 1", 5, 2 ** 24 - 1);
  if (kind === 10) return one("an unknown one", 0x99, 7);
  return one("a window", 4, 1_000 + below(100_000));
}
