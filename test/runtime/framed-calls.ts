/** Calls of a sender in frames by hand: in as many ways as a message may come, each with its own names and its own token. */

import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import { setImmediate as turnOver } from "node:timers/promises";
import zlib from "node:zlib";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { spansIn } from "../routing/spans-in.ts";
import { frame, type RawPeer, rawClient, uint32 } from "./http2/raw-peer.ts";
import { exportTraces } from "./peers.ts";

/** One span of so many octets or a little more, or many; no two names are the same. */
function request(bytes: number, resource = "shop"): Buffer {
  const one = () => {
    const named = Math.min(bytes, 2_000);
    return span({ trace: randomBytes(16).toString("hex"), name: randomBytes(8 + named / 2).toString("hex") });
  };
  return resourceSection(
    { "service.name": resource },
    scopeSection({}, ...Array.from({ length: 1 + bytes / 2_100 }, one)),
  );
}

/** As of RFC 7541, 6: not Huffman, of at most 126 octets. */
const text = (value: string) => Buffer.concat([Buffer.from([value.length]), Buffer.from(value, "latin1")]);
export const bytes = (...octets: (number | Buffer)[]) =>
  Buffer.concat(octets.map((octet) => (typeof octet === "number" ? Buffer.from([octet]) : octet)));

/** The first one fills the table of the connection, the others are read from it. */
function head(isFirst: boolean, token: string, encoding: string | undefined): Buffer {
  const same = isFirst
    ? bytes(
        0x44,
        text(exportTraces),
        0x41,
        text("shop.example"),
        0x5f,
        text("application/grpc"),
        0x40,
        text("te"),
        text("trailers"),
      )
    : bytes(0x80 | 65, 0x80 | 64, 0x80 | 63, 0x80 | 62);
  const own = encoding === undefined ? bytes() : bytes(0x00, text("grpc-encoding"), text(encoding));
  return bytes(0x83, 0x86, same, 0x1f, 0x08, text(token), own);
}

function prefixed(message: Buffer, isCompressed = false): Buffer {
  return bytes(isCompressed ? 1 : 0, uint32(message.length), message);
}

/** Cut behind so many octets each; the last length is that of all others. */
export function cut(whole: Buffer, ...lengths: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0, next = 0; at < whole.length; at = next) {
    next = at + (lengths[Math.min(pieces.length, lengths.length - 1)] ?? whole.length);
    pieces.push(whole.subarray(at, next));
  }
  return pieces;
}

const endStream = 0x1;
const endHeaders = 0x4;
const padded = 0x8;
const withPriority = 0x20;
const frameMax = 16_384;

function dataOf(id: number, pieces: readonly Buffer[]): Buffer[] {
  return pieces.map((piece, index) => frame(0, index === pieces.length - 1 ? endStream : 0, id, piece));
}

interface Way {
  /** Of what is the same throughout, besides. */
  readonly shrinkableBytes?: number;
  readonly encoding?: string;
  readonly body?: (message: Buffer) => Buffer;
  readonly heads?: (id: number, block: Buffer) => Buffer[];
  readonly data?: (id: number, body: Buffer) => Buffer[];
}

const inOne = (id: number, block: Buffer) => [frame(1, endHeaders, id, block)];
const gzip = { encoding: "gzip", body: (message: Buffer) => prefixed(zlib.gzipSync(message), true) };

/** How a call may come. */
export const ways: Readonly<Record<string, Way>> = {
  "as few frames as there can be": {},
  "three frames": { data: (id, body) => dataOf(id, cut(body, Math.min(frameMax, Math.ceil(body.length / 3)))) },
  "an empty frame at the end": { data: (id, body) => dataOf(id, [...cut(body, frameMax), Buffer.alloc(0)]) },
  "the first octets of the message by themselves": { data: (id, body) => dataOf(id, cut(body, 2, 2, frameMax)) },
  "the length of the message by itself": { data: (id, body) => dataOf(id, cut(body, 5, frameMax)) },
  "small frames": {
    data: (id, body) => dataOf(id, cut(body, ...Array(90).fill(1), Math.max(50, Math.min(frameMax, body.length / 40)))),
  },
  padding: {
    heads: (id, block) => [
      frame(1, endHeaders | padded | withPriority, id, bytes(7, uint32(0), 9, block, Buffer.alloc(7))),
    ],
    data: (id, body) =>
      cut(body, 16_000).map((piece, index, all) =>
        frame(0, padded | (index === all.length - 1 ? endStream : 0), id, bytes(200, piece, Buffer.alloc(200, 0x55))),
      ),
  },
  CONTINUATION: {
    heads: (id, block) =>
      cut(block, 3, 9, 40).map((piece, index, all) =>
        frame(index === 0 ? 1 : 9, index === all.length - 1 ? endHeaders : 0, id, piece),
      ),
  },
  gzip,
  "gzip that another thread reads": { ...gzip, shrinkableBytes: 300_000 },
  "gzip in small frames": { ...gzip, data: (id, body) => dataOf(id, cut(body, 3, 100, frameMax)) },
  "an encoding without a name": { encoding: "", body: (message) => prefixed(message, true) },
};

/** Calls on one connection, and what they are to become. */
export class Caller {
  readonly peer: RawPeer;
  calls = 0;
  readonly names: string[] = [];
  readonly tokens: string[] = [];

  constructor(port: number) {
    this.peer = rawClient(port);
    this.peer.socket.setNoDelay(true);
  }

  frames(way: Way, size: number): Buffer[] {
    const id = 1 + 2 * this.calls++;
    const message = request(size, "x".repeat(way.shrinkableBytes ?? 4));
    const token = randomBytes(40).toString("hex");
    this.names.push(...spansIn(message));
    this.tokens.push(token);
    const {
      body = prefixed,
      heads = inOne,
      data = (of: number, whole: Buffer) => dataOf(of, cut(whole, frameMax)),
    } = way;
    return [...heads(id, head(id === 1, token, way.encoding)), ...data(id, body(message))];
  }

  /** In writes that have nothing to do with frames. */
  async send(frames: readonly Buffer[], ...lengths: readonly number[]): Promise<void> {
    for (const piece of cut(Buffer.concat(frames), ...lengths)) {
      this.peer.send(piece);
      await turnOver();
    }
  }

  /** Answered, or refused. */
  get settled(): number {
    const { frames } = this.peer;
    const last = frames.filter(({ type, flags }) => type === 3 || (type === 1 && (flags & endStream) !== 0));
    return new Set(last.map(({ streamId }) => streamId)).size;
  }
}
