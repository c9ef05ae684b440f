/** What a server says to a call: sound answers in odd shapes, and what no server may say. Each move is frames, and what they mean. */

import { Buffer } from "node:buffer";
import { frame, setting, uint32 } from "../runtime/http2/raw-peer.ts";
import { literal } from "./frame-streams.ts";

export type Below = (limit: number) => number;

/** A call at its server. */
export interface Place {
  readonly below: Below;
  readonly id: number;
  /** The last stream that the client has begun. */
  readonly lastId: number;
}

export interface Move {
  readonly what: string;
  /** Written one after the other. */
  readonly frames: readonly Buffer[];
  /** All of it says that the call went well. */
  readonly isOk?: boolean;
  /** Says that this stream, or those above this one, were not looked at. */
  readonly refuses?: "stream" | { readonly above: number };
  /** Something is said on the stream: a head, DATA. */
  readonly answers?: boolean;
  /** The connection ends behind it. */
  readonly closes?: boolean;
}

type Make = (place: Place) => Move;

const [endStream, endHeaders, padded] = [0x1, 0x4, 0x8];
const status = (code: string) => literal(":status", code);
const contentType = literal("content-type", "application/grpc");
const head = Buffer.concat([Buffer.of(0x88), contentType]);
const succeeded = literal("grpc-status", "0");
const message = Buffer.from([0, 0, 0, 0, 0]);
const headers = (id: number, block: Buffer, flags = endHeaders) => frame(1, flags, id, block);
const data = (id: number, bytes: Buffer, flags = 0) => frame(0, flags, id, bytes);
const ended = (id: number) => headers(id, succeeded, endHeaders | endStream);
const answer = (id: number) => [headers(id, head), data(id, message), ended(id)];
const trailersOnly = (id: number) => headers(id, Buffer.concat([head, succeeded]), endHeaders | endStream);
const times = (count: number, bytes: Buffer) => Array.from({ length: count }, () => bytes);
const goaway = (lastId: number, code = 0) => frame(7, 0, 0, Buffer.concat([uint32(lastId), uint32(code)]));

const sound = (what: string, frames: readonly Buffer[]): Move => ({ what, frames, isOk: true, answers: true });

/** After each of these a call went well, or was certainly not looked at. */
export const soundMoves: readonly Make[] = [
  ({ id }) => sound("an answer", answer(id)),
  ({ id }) => sound("trailers only", [trailersOnly(id)]),
  ({ id, below }) => sound("1xx", [...times(1 + below(3), headers(id, status("103"))), ...answer(id)]),
  ({ id, below }) => {
    const pad = below(200);
    const fill = Buffer.alloc(pad);
    const padding = (bytes: Buffer) => Buffer.concat([Buffer.of(pad), bytes, fill]);
    const last = endHeaders | endStream | padded;
    return sound("padding", [
      headers(id, padding(head), endHeaders | padded),
      data(id, padding(message), padded),
      headers(id, padding(succeeded), last),
    ]);
  },
  ({ id, below }) => {
    const cut = below(head.length);
    const rest = frame(9, endHeaders, id, head.subarray(cut));
    return sound("CONTINUATION", [headers(id, head.subarray(0, cut), 0), frame(9, 0, id), rest, ended(id)]);
  },
  ({ id }) => {
    const bytes = [...message].map((byte) => data(id, Buffer.of(byte)));
    return sound("a byte a frame", [headers(id, head), data(id, Buffer.alloc(0)), ...bytes, ended(id)]);
  },
  ({ id }) => {
    const others = [frame(6, 0, 0, Buffer.alloc(8)), frame(2, 0, id, Buffer.alloc(5)), frame(0xee, 255, id, "?")];
    return sound("other frames in between", [...others, headers(id, head), ...others, ended(id), ...others]);
  },
  ({ id, below }) => {
    const window = below(2) === 0 ? 0 : below(70_000);
    const changes = Buffer.concat([setting(4, window), setting(1, below(2) * below(9_000)), setting(5, 16_384)]);
    const back = Buffer.concat([setting(4, 65_535), setting(5, 2 ** 24 - 1), setting(0x99, 1)]);
    return sound("SETTINGS that change", [frame(4, 0, 0, changes), ...answer(id), frame(4, 0, 0, back)]);
  },
  ({ id }) => sound("one call at a time", [frame(4, 0, 0, setting(3, 1)), ...answer(id)]),
  ({ id }) => sound("a reset behind the answer", [...answer(id), frame(3, 0, id, uint32(0))]),
  ({ id }) => ({ what: "REFUSED_STREAM", frames: [frame(3, 0, id, uint32(7))], refuses: "stream" }),
  ({ id, lastId }) => ({
    ...sound("GOAWAY in two steps", [goaway(2 ** 31 - 1), goaway(lastId), ...answer(id)]),
    refuses: { above: lastId },
  }),
];

const wrong = (what: string, frames: readonly Buffer[], more: Partial<Move> = {}): Move => ({
  ...{ what, frames, answers: true },
  ...more,
});

/** What no server may say, and what leaves its client in doubt. */
export const wrongMoves: readonly Make[] = [
  ({ id }) => wrong("DATA without HEADERS", [data(id, message), ended(id)], { isOk: true }),
  ({ id }) => wrong("two heads", [headers(id, head), headers(id, head), ended(id)], { isOk: true }),
  ({ id }) => wrong("trailers that end nothing", [headers(id, head), headers(id, succeeded)]),
  ({ id }) => wrong("1xx without an end", times(2_000, headers(id, status("100")))),
  ({ id }) => wrong("a storm of 1xx", times(20_000, headers(id, status("100")))),
  ({ id }) => wrong("1xx that ends", [headers(id, status("100"), endHeaders | endStream)]),
  ({ id }) => wrong("101", [headers(id, status("101"))]),
  ({ id, below }) => {
    const code = [0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 2 ** 32 - 1][below(15)] ?? 0;
    return wrong(`RST_STREAM ${code}`, [frame(3, 0, id, uint32(code))]);
  },
  ({ id }) => wrong("REFUSED_STREAM behind a head", [headers(id, head), frame(3, 0, id, uint32(7))]),
  ({ id, below }) => {
    const lastId = [0, 2, 2 ** 31 - 1, id + 1, id + 100][below(5)] ?? 0;
    return wrong(`GOAWAY ${lastId}`, [goaway(lastId, below(14))], { answers: false, refuses: { above: lastId } });
  },
  ({ id }) => wrong("GOAWAY behind a head", [headers(id, head), goaway(0)], { refuses: { above: 0 } }),
  ({ id, below }) => {
    const length = literal("content-length", String(below(2) * 100));
    return wrong("a length that lies", [headers(id, Buffer.concat([head, length])), data(id, message), ended(id)], {
      isOk: true,
    });
  },
  ({ id }) =>
    wrong("two lengths", [
      headers(id, Buffer.concat([head, literal("content-length", "5"), literal("content-length", "6")])),
    ]),
  ({ id }) => {
    const fields = times(200, literal("x", "y"));
    return wrong("many fields", [headers(id, Buffer.concat([head, ...fields, succeeded]), endHeaders | endStream)], {
      isOk: true,
    });
  },
  ({ id }) => {
    const name = Buffer.concat([Buffer.of(0x40, 1, 0x78, 0x7f, 0x81, 0x1e), Buffer.alloc(4_000, "v")]);
    const again = times(8_000, Buffer.of(0xbe));
    return wrong("a header block that grows", [headers(id, Buffer.concat([name, ...again]), endHeaders | endStream)]);
  },
  ({ id }) => wrong("PUSH_PROMISE", [frame(5, endHeaders, id, Buffer.concat([uint32(2), head]))]),
  ({ id }) => wrong("push allowed", [frame(4, 0, 0, setting(2, 1)), ...answer(id)], { isOk: true }),
  ({ id, below }) => wrong("a window that overflows", times(3, frame(8, 0, below(2) * id, uint32(2 ** 31 - 1)))),
  ({ id, below }) => wrong("WINDOW_UPDATE 0", [frame(8, 0, below(2) * id, uint32(0))]),
  ({ id }) => wrong("SETTINGS for 2^31", [frame(4, 0, 0, setting(4, 2 ** 31)), ...answer(id)], { isOk: true }),
  () => wrong("no window at all", [frame(4, 0, 0, setting(4, 0))], { answers: false }),
  () => wrong("no calls allowed", [frame(4, 0, 0, setting(3, 0))], { answers: false }),
  ({ id }) => wrong("a stream that nobody began", [data(id + 100, message)]),
  ({ id }) => wrong("a stream of its own", [headers(id + 1, head)]),
  ({ id, below }) => {
    const bytes = Buffer.concat(answer(id));
    return wrong("half an answer and the end", [bytes.subarray(0, 1 + below(bytes.length - 20))], { closes: true });
  },
  ({ below }) => wrong("the end", [], { answers: false, closes: below(2) === 0 }),
  ({ below }) => wrong("noise", [Buffer.from(Array.from({ length: 1 + below(300) }, () => below(256)))]),
  ({ id }) => wrong("a frame that is too large", [frame(0, 0, id, Buffer.alloc(16_385))]),
  ({ id }) => wrong("a block that cannot be read", [headers(id, Buffer.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff))]),
  ({ id }) => wrong("upper case", [headers(id, Buffer.concat([head, literal("A", "b")])), ended(id)], { isOk: true }),
  ({ id }) => wrong("no status", [headers(id, contentType), ended(id)], { isOk: true }),
  ({ id }) => {
    const last = Buffer.concat([succeeded, status("200")]);
    return wrong("trailers with a status", [headers(id, head), headers(id, last, endHeaders | endStream)], {
      isOk: true,
    });
  },
  ({ id }) => wrong("a status that is no number", [headers(id, Buffer.concat([head, literal("grpc-status", "x")]), 5)]),
  ({ id }) =>
    wrong("an answer of 100 KB", [headers(id, head), ...times(7, data(id, Buffer.alloc(16_384))), ended(id)], {
      isOk: true,
    }),
  ({ id }) =>
    wrong("a prefix that lies", [headers(id, head), data(id, Buffer.of(0, 255, 255, 255, 255)), ended(id)], {
      isOk: true,
    }),
  ({ id }) => wrong("two answers", [...answer(id), ...answer(id)], { isOk: true }),
  ({ id }) => wrong("DATA behind the end", [...answer(id), data(id, message)], { isOk: true }),
  ({ id }) =>
    wrong("padding without an end", [headers(id, head), ...times(500, data(id, Buffer.alloc(256, 255), padded))]),
  ({ id }) => wrong("too much padding", [headers(id, head), data(id, Buffer.of(9, 0), padded)]),
  ({ id }) => wrong("SETTINGS without an end", [...times(300, frame(4, 0, 0)), ...answer(id)], { isOk: true }),
  ({ id }) => wrong("answers to no SETTINGS", times(20_000, frame(4, 1, 0)).concat(answer(id)), { isOk: true }),
  ({ id }) =>
    wrong("pongs to no PING", times(20_000, frame(6, 1, 0, Buffer.alloc(8))).concat(answer(id)), { isOk: true }),
  ({ id }) => wrong("CONTINUATION alone", [frame(9, endHeaders, id, head)]),
  ({ id }) => wrong("a header block that is left", [headers(id, head, 0), frame(6, 0, 0, Buffer.alloc(8))]),
  ({ id }) => wrong("an HTTP status", [headers(id, status("503"), endHeaders | endStream)]),
  ({ id }) => wrong("empty DATA without an end", [headers(id, head), ...times(2_000, data(id, Buffer.alloc(0)))]),
];

/** How a server begins that does not begin as it should. */
export const beginnings: readonly (readonly [string, readonly Buffer[]])[] = [
  ["HTTP/1.1", [Buffer.from("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")]],
  ["GOAWAY before SETTINGS", [goaway(0)]],
  ["GOAWAY behind SETTINGS", [frame(4, 0, 0), goaway(0)]],
  ["half a frame", [frame(4, 0, 0, setting(4, 1)).subarray(0, 12)]],
  ["SETTINGS of 5 bytes", [frame(4, 0, 0, Buffer.alloc(5))]],
  ["PING first", [frame(6, 0, 0, Buffer.alloc(8))]],
  ["no calls allowed", [frame(4, 0, 0, setting(3, 0)), frame(4, 1, 0)]],
  ["no window", [frame(4, 0, 0, setting(4, 0)), frame(4, 1, 0)]],
  ["a window of 1 byte, no table", [frame(4, 0, 0, Buffer.concat([setting(4, 1), setting(1, 0)])), frame(4, 1, 0)]],
];
