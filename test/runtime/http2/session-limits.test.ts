import { Buffer } from "node:buffer";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type GivingWay, type Http2ServerOptions, serve } from "../../../src/runtime/http2/server.ts";
import type { Session } from "../../../src/runtime/http2/session.ts";
import { BoundedConnections } from "../../../src/runtime/listening.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { balancerConfig } from "../configuration.ts";
import { MemorySocket } from "./memory-socket.ts";
import { frame, postHead, prefaceBytes, setting, uint32 } from "./raw-peer.ts";
import { saidIn } from "./said-frames.ts";

// The clock stands still unless a test moves it, so no allowance is filled again. Turns of the event loop are real ones.
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(async () => {
  await leftAll();
  vi.useRealTimers();
});

/** What may wait has a timer that all connections share, and that the next test needs. */
async function leftAll(): Promise<void> {
  vi.advanceTimersByTime(10);
  await turn();
}

const { limits } = balancerConfig([]);
const begun = Buffer.concat([Buffer.from(prefaceBytes), frame(4, 0, 0), frame(4, 1, 0)]);

function connection(changes: Partial<Http2ServerOptions> = {}, body = "an answer") {
  const socket = new MemorySocket();
  const faults: string[] = [];
  const sessions = new Set<Session>();
  const options: Http2ServerOptions = {
    ...{ host: "", port: 0, limits, held: createHeldBytes(2 ** 26), credentials: undefined, random: () => 0.5 },
    receive: (stream) => ({
      ...{ data: () => {}, late: () => stream.refuse({ ":status": 408 }), closed: () => {} },
      end: () => stream.respond({ headers: { ":status": 200 }, pieces: [Buffer.from(body)], trailers: {} }),
    }),
    fault: (kind) => void faults.push(kind),
    gaveWay: () => {},
    ...changes,
  };
  serve(socket.socket, { bounded: new BoundedConnections<GivingWay>(100, () => {}), sessions, options });
  const said: Buffer[] = [];
  const send = (...frames: readonly Buffer[]) => {
    for (const bytes of frames) socket.arrives(bytes);
  };
  /** After a few turns. */
  const heard = async () => {
    for (let times = 0; times < 4; times++) await turn();
    said.push(socket.take());
    return saidIn(Buffer.concat(said));
  };
  return { send, heard, faults, sessions, socket };
}

const many = (count: number, one: (index: number) => Buffer) => Array.from({ length: count }, (_, n) => one(n));
const id = (index: number) => 2 * index + 1;
const opened = (index: number) => frame(1, 4, id(index), postHead);
/** Its length in the code of RFC 7541, 5.1, with 7 bits in front. */
const text = (value: string) => {
  const length =
    value.length < 127 ? [value.length] : [127, ((value.length - 127) & 127) | 128, (value.length - 127) >> 7];
  return Buffer.concat([Buffer.from(length), Buffer.from(value)]);
};
const field = (name: string, value: string) => Buffer.concat([Buffer.of(0), text(name), text(value)]);
/** RFC 9113, 6.5.2: the octets of names and values, and 32 for each field. The fields of `postHead` are among them. */
const postHeadBytes = 7 + 4 + 7 + 4 + 5 + 1 + 10 + 1 + 4 * 32;
const listOf = (bytes: number) => Buffer.concat([postHead, field("x", "v".repeat(bytes - postHeadBytes - 33))]);

const calm = "ENHANCE_YOUR_CALM";

/** A limit, what reaches it, what goes beyond it, and the code and kind of what follows. SETTINGS and their answer are said before. */
describe("a connection may have as much as its limit, and ends with one more:", () => {
  test.each<[string, readonly Buffer[], Buffer, string, string]>([
    [
      "1 000 resets by its peer",
      many(1_000, (n) => Buffer.concat([opened(n), frame(3, 0, id(n), uint32(8))])),
      Buffer.concat([opened(1_000), frame(3, 0, 2_001, uint32(8))]),
      calm,
      "resets",
    ],
    [
      "1 000 resets for its mistakes",
      many(1_000, (n) => frame(1, 5, id(n), Buffer.of(0x83))),
      frame(1, 5, 2_001, Buffer.of(0x83)),
      calm,
      "resets",
    ],
    ["100 SETTINGS", many(99, () => frame(4, 0, 0)), frame(4, 0, 0), calm, "settings"],
    ["1 000 PINGs", many(1_000, () => frame(6, 0, 0, Buffer.alloc(8))), frame(6, 0, 0, Buffer.alloc(8)), calm, "pings"],
    ["1 000 empty frames", [opened(0), ...many(1_000, () => frame(0, 0, 1))], frame(0, 0, 1), calm, "empty frames"],
    ["10 000 unknown frames", many(9_999, () => frame(99, 0, 0)), frame(99, 0, 0), calm, "other frames"],
    [
      "10 000 PRIORITYs",
      many(9_999, () => frame(2, 0, 1, Buffer.alloc(5))),
      frame(2, 0, 1, Buffer.alloc(5)),
      calm,
      "other frames",
    ],
    [
      "10 000 small windows",
      many(9_999, () => frame(8, 0, 0, uint32(1_023))),
      frame(8, 0, 0, uint32(1)),
      calm,
      "other frames",
    ],
    ["10 000 answers to SETTINGS", many(9_999, () => frame(4, 1, 0)), frame(4, 1, 0), calm, "other frames"],
    [
      "10 000 answers to PING",
      many(9_999, () => frame(6, 1, 0, Buffer.alloc(8))),
      frame(6, 1, 0, Buffer.alloc(8)),
      calm,
      "other frames",
    ],
    [
      "a table of 4 KiB",
      [frame(1, 5, 1, Buffer.concat([Buffer.of(0x3f, 0xe1, 0x1f), postHead]))],
      frame(1, 5, 3, Buffer.concat([Buffer.of(0x3f, 0xe2, 0x1f), postHead])),
      "COMPRESSION_ERROR",
      "COMPRESSION_ERROR",
    ],
  ])("%s", async (_what, most, more, code, kind) => {
    const { send, heard, faults } = connection();
    send(begun, ...most);
    expect((await heard()).goaway).toBeUndefined();
    send(more);
    expect([(await heard()).goaway, faults.at(-1)]).toEqual([code, kind]);
  });

  test.each<[string, readonly Buffer[], Buffer, string]>([
    [
      "16 CONTINUATIONs",
      [frame(1, 1, 1, postHead), ...many(15, () => frame(9, 0, 1))],
      Buffer.concat([frame(9, 0, 1), frame(9, 4, 1)]),
      "a frame more",
    ],
    [
      "64 KiB of a block",
      [frame(1, 1, 1, Buffer.alloc(16_384)), ...many(3, () => frame(9, 0, 1, Buffer.alloc(16_384)))],
      frame(9, 4, 1, Buffer.alloc(1)),
      "a byte more",
    ],
  ])("%s", async (_what, most, more) => {
    const whole = connection();
    whole.send(begun, ...most, frame(9, 4, 1));
    expect((await whole.heard()).goaway).not.toBe(calm);
    const { send, heard, faults } = connection();
    send(begun, ...most, more);
    expect([(await heard()).goaway, faults.at(-1)]).toEqual([calm, "long header blocks"]);
  });

  test("64 KiB of answers, and 1 000 bytes of pongs beyond them, that are not read", async () => {
    const { send, faults, socket } = connection({ sessionLimits: { unreadBytesMax: 1_000 } }, "b".repeat(65_400));
    // A write that does not leave.
    socket.write = () => {};
    send(begun);
    await turn();
    send(frame(1, 5, 1, postHead));
    // Each is answered in 17 bytes; heads take less than 250.
    const pings = many(44, () => frame(6, 0, 0, Buffer.alloc(8)));
    send(...pings);
    expect([faults, socket.destroyed]).toEqual([[], false]);
    send(...pings);
    expect([faults, socket.destroyed]).toEqual([["unread answers"], true]);
  });
});

describe("a request is answered up to a limit, and reset with one more:", () => {
  const fields = (count: number) => Buffer.concat([postHead, ...many(count - 4, () => field("x", "y"))]);
  const inFrames = (block: Buffer) => [
    frame(1, 1, 1, block.subarray(0, 16_384)),
    frame(9, 4, 1, block.subarray(16_384)),
  ];
  test.each<[string, readonly Buffer[], readonly Buffer[]]>([
    ["a list of 16 KiB", inFrames(listOf(16_384)), inFrames(listOf(16_385))],
    ["100 fields", [frame(1, 5, 1, fields(100))], [frame(1, 5, 1, fields(101))]],
  ])("%s", async (_what, most, more) => {
    const [whole, beyond] = [connection(), connection()];
    whole.send(begun, ...most);
    expect([...(await whole.heard()).streams]).toEqual([[1, "answered"]]);
    beyond.send(begun, ...more, frame(1, 5, 3, postHead));
    const { goaway, streams } = await beyond.heard();
    expect([goaway, ...streams]).toEqual([undefined, [1, calm], [3, "answered"]]);
    expect(beyond.faults).toEqual([calm]);
  });

  test("as many at a time as a connection may have; the one beyond may be sent again, and is counted", async () => {
    const { send, heard, faults } = connection();
    send(begun, ...many(limits.streamsMax, opened));
    expect([(await heard()).streams.size, faults]).toEqual([0, []]);
    send(opened(limits.streamsMax));
    expect([...(await heard()).streams]).toEqual([[id(limits.streamsMax), "REFUSED_STREAM"]]);
    expect(faults).toEqual(["streams"]);
  });
});

describe("a connection has so much time, and no more", () => {
  test.each<[string, readonly Buffer[]]>([
    ["for its preface", [Buffer.from(prefaceBytes.slice(0, -1))]],
    ["for its SETTINGS", [Buffer.from(prefaceBytes), frame(4, 0, 0).subarray(0, 8)]],
  ])("10 s %s", async (_what, frames) => {
    const { send, heard, socket, faults } = connection();
    send(...frames);
    vi.advanceTimersByTime(9_999);
    expect(socket.destroyed).toBe(false);
    vi.advanceTimersByTime(2);
    await heard();
    expect([socket.destroyed, faults]).toEqual([true, ["silence"]]);
  });

  test("10 s for the answer to our SETTINGS", async () => {
    const { send, heard, faults } = connection();
    send(Buffer.from(prefaceBytes), frame(4, 0, 0));
    vi.advanceTimersByTime(4_000);
    send(frame(6, 1, 0, Buffer.alloc(8)));
    vi.advanceTimersByTime(5_999);
    expect((await heard()).goaway).toBeUndefined();
    vi.advanceTimersByTime(2);
    expect([(await heard()).goaway, faults]).toEqual(["SETTINGS_TIMEOUT", ["SETTINGS_TIMEOUT"]]);
  });

  test("for a request to arrive, which is answered then", async () => {
    const { send, heard, sessions } = connection();
    send(begun, opened(0));
    const sweep = () => {
      for (const session of sessions)
        for (const { listener } of session.streams.values()) {
          (listener as unknown as { sweep(limit: number): void }).sweep(performance.now() - limits.receiveTimeoutMs);
        }
    };
    vi.advanceTimersByTime(limits.receiveTimeoutMs - 1);
    sweep();
    expect((await heard()).streams.size).toBe(0);
    vi.advanceTimersByTime(2);
    sweep();
    expect([...(await heard()).streams]).toEqual([[1, "NO_ERROR"]]);
  });
});

test("what comes by the second is allowed again", async () => {
  const { send, heard } = connection();
  send(begun, ...many(1_000, () => frame(6, 0, 0, Buffer.alloc(8))));
  vi.advanceTimersByTime(1_000);
  send(...many(100, () => frame(6, 0, 0, Buffer.alloc(8))));
  expect((await heard()).goaway).toBeUndefined();
  send(frame(6, 0, 0, Buffer.alloc(8)), frame(4, 0, 0, setting(4, 1)));
  expect((await heard()).goaway).toBe(calm);
});
