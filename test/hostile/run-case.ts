/** Runs one case: a balancer of its own, backends, an honest sender, and whoever does the harm; and says what came of it. */

import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { reasonOf } from "../../src/runtime/reason.ts";
import { listens } from "../conformance/listens.ts";
import { freePort } from "../runtime/free-port.ts";
import { slowness } from "../slowness.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import type { Backends, Case } from "./case.ts";
import { startProgram } from "./programs.ts";

const backendCount = 3;
const slow = slowness();
const p99MsMax = 500 * slow;
/** Nothing that a peer sends keeps the event loop from others for longer. */
const turnMsMax = 50 * slow;
/** Of the memory limit: the rest is for what was not tried. */
const peakPart = 0.9;
/** The balancer's code is compiled while it is honest senders that it serves. */
const warmUpMs = 700;
/** What the last call of an attack came to. */
const afterMs = 300;
/** Longer than a call waits for its backend, and what nobody needs is kept. */
const releasedWithinMs = 12_000;

/** What the bounds come to on this machine. */
export const boundsText = `an honest call in ${Math.round(p99MsMax)} ms, a turn in ${Math.round(turnMsMax)} ms`;

export interface Seen {
  readonly calls: number;
  readonly p99: number;
  readonly deferred: number;
  readonly failed: number;
}

export interface Result {
  readonly name: string;
  readonly bytes: string;
  readonly seen: Seen;
  readonly turnMs: number;
  readonly peakMib: number;
  readonly problems: readonly string[];
  /** What another attempt may show to be the doing of others who use the machine. */
  readonly delays: readonly string[];
}

export async function runCase(one: Case, ms: number): Promise<Result> {
  try {
    return await attempted(one, ms);
  } catch (error) {
    // The other cases are run all the same.
    const seen = { calls: 0, p99: 0, deferred: 0, failed: 0 };
    const problems = [`the case could not be run: ${reasonOf(error)}`];
    return { name: one.name, bytes: "", seen, turnMs: 0, peakMib: 0, problems, delays: [] };
  }
}

async function attempted(one: Case, ms: number): Promise<Result> {
  const sinks = await sinksOf(one.backends ?? "well");
  const balancer = await startBalancer({ ...one, endpoints: sinks.endpoints });
  const honest = await startHonest(balancer, one);
  try {
    await sleep(warmUpMs);
    balancer.child.kill("SIGUSR2");
    const { bytes, heard } = await attacked(one, balancer, ms);
    await sleep(afterMs);
    const seen = await stopped(honest);
    const turnMs = balancer.longestTurn();
    const problems = [...heard, ...problemsOf(one, balancer, seen), ...(await keptBy(balancer))];
    const peakMib = balancer.peakBytes() / 2 ** 20;
    return { name: one.name, bytes, seen, turnMs, peakMib, problems, delays: delaysOf(one, seen, turnMs) };
  } finally {
    honest.kill("SIGKILL");
    await balancer.stop();
    sinks.end();
  }
}

/** What is not as it should be is a problem like others. */
async function attacked(
  one: Case,
  balancer: Balancer,
  ms: number,
): Promise<{ bytes: string; heard: readonly string[] }> {
  try {
    return { bytes: await one.attack(balancer, ms), heard: [] };
  } catch (error) {
    return { bytes: "", heard: [reasonOf(error)] };
  }
}

/** Everybody has left, so nothing is held for anybody. */
async function keptBy(balancer: Balancer): Promise<readonly string[]> {
  let held = 0;
  for (const until = performance.now() + releasedWithinMs; performance.now() < until; await sleep(100)) {
    if (balancer.end() !== undefined) return [];
    held = await balancer.metric("fairlead_held_bytes");
    if (held === 0) return [];
  }
  return [`${held} bytes are held for nobody`];
}

const wellOnes: ReadonlySet<Backends> = new Set(["well", "secured", "posted"]);

interface Sinks {
  readonly endpoints: readonly string[];
  readonly end: () => void;
}

/** Those that are well serve every case. */
let well: Promise<Sinks> | undefined;

async function sinksOf(mode: Backends): Promise<Sinks> {
  if (mode !== "well") return startSinks(mode);
  well ??= startSinks(mode);
  const { endpoints } = await well;
  return { endpoints, end: () => {} };
}

export async function endSinks(): Promise<void> {
  (await well)?.end();
}

async function startSinks(mode: Backends): Promise<Sinks> {
  const ports: number[] = [];
  for (let n = 0; n < backendCount; n++) ports.push(await freePort());
  const child = startProgram("sink", [mode, ...ports], "ignore");
  for (const port of ports) await listens(port);
  return { endpoints: ports.map((port) => `127.0.0.1:${port}`), end: () => child.kill("SIGKILL") };
}

async function startHonest({ grpcPort, httpPort }: Balancer, { hasOnlyGrpc = false }: Case): Promise<ChildProcess> {
  const child = startProgram("honest", [grpcPort, hasOnlyGrpc ? 0 : httpPort], "read");
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

async function stopped(child: ChildProcess): Promise<Seen> {
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.kill("SIGTERM");
  await once(child, "close");
  return JSON.parse(text) as Seen; // As honest.ts prints it.
}

function delaysOf(
  { backends = "well", isLoad = false, isBeyond = false }: Case,
  seen: Seen,
  turnMs: number,
): readonly string[] {
  // Where no backend answers an honest call waits for its deadline.
  const isLate = wellOnes.has(backends) && !isBeyond && seen.p99 > p99MsMax;
  return [
    ...(isLate ? [`an honest call took ${Math.round(seen.p99)} ms`] : []),
    ...(turnMs > turnMsMax && !isLoad ? [`a turn of the event loop took ${Math.round(turnMs)} ms`] : []),
  ];
}

function problemsOf(
  { backends = "well", mayDefer = false, isBeyond = false }: Case,
  balancer: Balancer,
  seen: Seen,
): readonly string[] {
  const end = balancer.end();
  const peakBytesMax = peakPart * balancer.limitBytes;
  // Where no backend answers an honest call hears of that.
  const isServed = wellOnes.has(backends) && !isBeyond;
  return [
    ...(end ? [`the balancer was ${end}`] : []),
    ...(balancer.peakBytes() > peakBytesMax ? [`it took more than ${100 * peakPart} % of its memory`] : []),
    ...(isServed && seen.failed > 0 ? [`${seen.failed} honest calls failed`] : []),
    ...(isServed && !mayDefer && seen.deferred > 0 ? [`${seen.deferred} honest calls were told to try again`] : []),
    ...balancer.mistakes().slice(0, 1),
  ];
}
