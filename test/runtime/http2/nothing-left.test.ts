import { Buffer } from "node:buffer";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type GivingWay, serve } from "../../../src/runtime/http2/server.ts";
import { Session } from "../../../src/runtime/http2/session.ts";
import { BoundedConnections } from "../../../src/runtime/listening.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { stepsOf } from "../../fuzz/frame-streams.ts";
import { soundMoves, wrongMoves } from "../../fuzz/hostile-moves.ts";
import { damage, seededRandom } from "../../routing/random-otlp.ts";
import { balancerConfig } from "../configuration.ts";
import { MemorySocket } from "./memory-socket.ts";
import { frame, prefaceBytes } from "./raw-peer.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const connections = 10_000;
const body = Buffer.alloc(70_000);
const atOnce = 100;
const stepsMax = 6;
const { limits } = balancerConfig([]);

/** Each is used as it is, damaged or cut, and then its peer is gone. */
async function eachConnection(begin: (seed: number) => MemorySocket): Promise<void> {
  for (let seed = 0; seed < connections; seed += atOnce) {
    const sockets = Array.from({ length: atOnce }, (_, index) => begin(seed + index));
    await turn();
    await turn();
    for (const socket of sockets) socket.destroy();
    await turn();
  }
  // The timer of what may wait is one for all connections, and the next test needs it.
  vi.advanceTimersByTime(10);
  for (let turns = 0; turns < 4; turns++) await turn();
}

test("of ten thousand connections of hostile clients no buffer, stream or timer is left", async () => {
  const held = createHeldBytes(2 ** 26);
  const sessions = new Set<Session>();
  const bounded = new BoundedConnections<GivingWay>(1_000, () => {});
  const [begun, closed, faults] = [[0], [0], new Set<string>()];
  const count = (counted: number[]) => {
    counted[0] = (counted[0] ?? 0) + 1;
  };
  const answer = { headers: { ":status": 200 }, pieces: [Buffer.from("an answer")], trailers: { a: "b" } };
  await eachConnection((seed) => {
    const socket = new MemorySocket();
    const options = {
      ...{ host: "", port: 0, limits, held, credentials: undefined, random: () => 0.5, gaveWay: () => {} },
      fault: (kind: string) => void faults.add(kind),
    };
    serve(socket.socket, {
      ...{ bounded, sessions },
      options: {
        ...options,
        receive: (stream) => {
          count(begun);
          return { data: () => {}, late: () => {}, end: () => stream.respond(answer), closed: () => count(closed) };
        },
      },
    });
    const bytes = Buffer.concat([
      ...[Buffer.from(prefaceBytes), frame(4, 0, 0)],
      ...stepsOf(seed)
        .slice(0, stepsMax)
        .map((step) => step.bytes),
    ]);
    socket.arrives(seed % 2 === 0 ? bytes : damage(bytes, seed));
    return socket;
  });
  expect(begun[0]).toBeGreaterThan(connections / 4);
  expect([closed, sessions.size, held.held(), vi.getTimerCount()]).toEqual([begun, 0, 0, 0]);
  expect([...faults]).toEqual(expect.arrayContaining(["PROTOCOL_ERROR", "COMPRESSION_ERROR", "FRAME_SIZE_ERROR"]));
});

test("of ten thousand connections to hostile servers no stream or timer is left, and each call has ended once", async () => {
  const moves = [...soundMoves, ...wrongMoves];
  const [begun, closed, over] = [new Map<number, number>(), new Map<number, number>(), [0]];
  const ended = (call: number) => void closed.set(call, (closed.get(call) ?? 0) + 1);
  const headers = { ":method": "POST", ":scheme": "http", ":path": "/", ":authority": "x" };
  await eachConnection((seed) => {
    const random = seededRandom(seed);
    const below = (limit: number) => Math.floor(random() * limit);
    const socket = new MemorySocket();
    const session = new Session({
      ...{ socket: socket.socket, end: "client", keepaliveMs: 1_000, outputBytesMax: 2 ** 20, streamsMax: 0 },
      ...{ connectionWindowBytes: 2 ** 20, streamWindowBytes: 2 ** 17, settings: [[2, 0]], limits: {} },
      held: { reserve: () => true, release: () => {} },
      owner: {
        accept: () => 1,
        ...{ settled: () => {}, goingAway: () => {}, fault: () => {} },
        over: () => {
          over[0] = (over[0] ?? 0) + 1;
        },
      },
    });
    socket.arrives(frame(4, 0, 0));
    for (let call = 3 * seed; call < 3 * seed + 2 && session.isUsable; call++) {
      begun.set(call, 1);
      const listener = { headers: () => undefined, data: () => {}, end: () => {}, closed: () => ended(call) };
      session.request(
        { headers, pieces: [body.subarray(0, below(10) === 0 ? 70_000 : below(100))], trailers: undefined },
        listener,
      );
      // Not those of a thousand frames.
      const { frames = [] } = moves[below(moves.length)]?.({ below, id: 1 + 2 * below(3), lastId: 5 }) ?? {};
      const bytes = Buffer.concat(frames.slice(0, 20));
      socket.arrives(seed % 3 === 0 && bytes.length > 0 ? damage(bytes, seed) : bytes);
    }
    return socket;
  });
  expect(begun.size).toBeGreaterThan(connections);
  expect([closed.size, over, vi.getTimerCount()]).toEqual([begun.size, [connections], 0]);
  expect(closed).toEqual(begun);
});
