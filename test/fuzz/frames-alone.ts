/**
 * `npm run fuzz:frames-alone`: the connections of `fuzz:frames` in great numbers, to our server alone and without sockets. Each is
 * sent three times: frame by frame, in pieces that are cut anywhere, and damaged. A connection ends at the frame for which RFC 9113
 * ends it, with that code (connection-errors.json), and at no other; pieces are answered as whole frames are; whatever was damaged,
 * nothing is said that a server may not say. Afterwards nothing is held. Arguments: first seed and the one behind the last.
 */

import { Buffer } from "node:buffer";
import { setImmediate as turn } from "node:timers/promises";
import { type GivingWay, serve } from "../../src/runtime/http2/server.ts";
import type { Session } from "../../src/runtime/http2/session.ts";
import { BoundedConnections } from "../../src/runtime/listening.ts";
import { damage, seededRandom } from "../routing/random-otlp.ts";
import { MemorySocket } from "../runtime/http2/memory-socket.ts";
import { type Said, saidIn } from "../runtime/http2/said-frames.ts";
import { codeOf, frameAt, knownAs } from "./frame-differences.ts";
import { oursOptions } from "./frame-servers.ts";
import { beginning, type Step, stepsOf } from "./frame-streams.ts";

const nothing = Buffer.alloc(0);
const atOnce = 16;
const turnsMax = 10_000;
const shownMax = 60;

const options = oursOptions();
/** A process that the system does not let run for a second says what it has to say. */
const sessionLimits = { lingerMs: 600_000, settingsAckMs: 600_000, beginMs: 600_000 };
const sessions = new Set<Session>();
const bounded = new BoundedConnections<GivingWay>(1_000, ({ giveWay }) => giveWay());
const told = new Map<string, number>();
let failures = 0;

function fails(seed: number, text: string): void {
  failures++;
  told.set(text, (told.get(text) ?? 0) + 1);
  if (told.get(text) === 1 && told.size <= shownMax) console.error(`seed ${seed}: ${text}`);
}

/** One connection, and whether what came last ended it. */
class Sent {
  readonly socket = new MemorySocket();
  isOver = false;
  #said: Buffer[] = [];

  constructor() {
    const fault = (_kind: string, reason: string) => {
      if (reason !== "a stream was reset") this.isOver = true;
    };
    serve(this.socket.socket, { bounded, sessions, options: { ...options, sessionLimits, fault } });
    this.socket.arrives(beginning);
  }

  async send(bytes: Buffer): Promise<void> {
    this.socket.arrives(bytes);
    // A turn may have no time left for it.
    for (let look = 0; look < turnsMax && !this.socket.isRead; look++) await turn();
  }

  /** @returns whether something was */
  take(): boolean {
    const written = this.socket.take();
    if (written.length > 0) this.#said.push(written);
    return written.length > 0;
  }

  get said(): Buffer {
    return Buffer.concat(this.#said);
  }
}

const text = ({ goaway, streams }: Said) => `${goaway ?? "goes on"} ${[...streams].join(" ")}`;

const isReset = (said: string | undefined) => said !== undefined && said !== "begun" && said !== "answered";

/** A frame at which the connection must have ended, and has not. */
function judgePassed(seed: number, steps: readonly Step[], index: number, { streams }: Said): void {
  const [step, frame] = [steps[index], frameAt(steps, index)];
  const code = codeOf(frame);
  if (!step || code === undefined || (step.isOpen && step.what.startsWith("open "))) return;
  if (knownAs({ frame, ours: "goes on", node: `GOAWAY ${code}` }) !== undefined) return;
  // What is still on its way when a server resets a stream is no mistake. @see RFC 9113, 5.1
  if (/on (closed|skipped) stream/.test(frame) && isReset(streams.get(step.bytes.readUInt32BE(5)))) return;
  fails(seed, `${frame}: goes on, RFC 9113: ${code}`);
}

function judge(seed: number, steps: readonly Step[], said: Said, endedAt: number): void {
  for (let index = 0; index < endedAt; index++) judgePassed(seed, steps, index, said);
  const frame = endedAt === steps.length ? "the end" : frameAt(steps, endedAt);
  const code = endedAt === steps.length ? undefined : codeOf(frame);
  if (code !== said.goaway || (code === undefined && endedAt < steps.length)) {
    fails(seed, `${frame}: ${said.goaway ?? "goes on"}, RFC 9113: ${code ?? "goes on"}`);
  }
}

const counts = { frames: 0, connections: 0, heapMax: 0 };

interface Sending {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly endedAt: number;
  readonly whole: Sent;
  readonly pieces: Sent;
  readonly damaged: Sent;
}

async function sending(seed: number): Promise<Sending> {
  const steps = stepsOf(seed);
  const random = seededRandom(seed);
  const [whole, pieces, damaged] = [new Sent(), new Sent(), new Sent()];
  let endedAt = 0;
  while (endedAt < steps.length && !whole.isOver) {
    await whole.send(steps[endedAt]?.bytes ?? nothing);
    if (!whole.isOver) endedAt++;
  }
  const all = Buffer.concat(steps.map(({ bytes }) => bytes));
  for (let at = 0; at < all.length; ) {
    const end = at + 1 + Math.floor(random() ** 8 * all.length);
    await pieces.send(all.subarray(at, end));
    at = end;
  }
  await damaged.send(damage(all, seed));
  counts.frames += 3 * steps.length;
  counts.connections += 3;
  return { seed, steps, endedAt, whole, pieces, damaged };
}

async function settle(all: readonly Sent[]): Promise<void> {
  // What has left lets the next write leave, a turn later.
  for (let look = 0, quiet = 0; look < turnsMax && quiet < 3; look++) {
    await turn();
    quiet = all.filter((sent) => sent.take()).length === 0 ? quiet + 1 : 0;
  }
}

async function batch(first: number, last: number): Promise<void> {
  const seeds = Array.from({ length: last - first }, (_, index) => first + index);
  const all = await Promise.all(seeds.map(sending));
  const sockets = all.flatMap(({ whole, pieces, damaged }) => [whole, pieces, damaged]);
  await settle(sockets);
  for (const { seed, steps, endedAt, whole, pieces, damaged } of all) {
    const [said, again, other] = [saidIn(whole.said), saidIn(pieces.said), saidIn(damaged.said)];
    judge(seed, steps, said, endedAt);
    if (text(said) !== text(again)) fails(seed, `in pieces: ${text(again)}, whole: ${text(said)}`);
    for (const { wrong } of [said, again, other]) if (wrong !== undefined) fails(seed, wrong);
  }
  for (const { socket } of sockets) socket.destroy();
  for (let look = 0; look < turnsMax && sessions.size > 0; look++) await turn();
  if (sessions.size > 0 || options.held.held() !== 0) {
    fails(first, `${sessions.size} sessions and ${options.held.held()} bytes are held`);
    sessions.clear();
  }
}

const [first = 0, last = 5_000] = process.argv.slice(2).map(Number);
const began = performance.now();
for (let seed = first, batches = 0; seed < last; seed += atOnce, batches++) {
  await batch(seed, Math.min(last, seed + atOnce));
  if (batches % 64 === 0) counts.heapMax = Math.max(counts.heapMax, process.memoryUsage.rss());
  if (batches % 6_250 === 6_249) report();
}
report();
console.log(failures === 0 ? "1 passed, 0 failed, 0 skipped" : "0 passed, 1 failed, 0 skipped");
process.exit(failures === 0 ? 0 : 1);

function report(): void {
  const seconds = Math.round((performance.now() - began) / 1_000);
  const mebibytes = Math.round(counts.heapMax / 2 ** 20);
  console.log(
    `${counts.connections} connections, ${counts.frames} frames, ${failures} failures, ${mebibytes} MiB at most, ${seconds} s`,
  );
}
