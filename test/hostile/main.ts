/**
 * `npm run hostile`: the balancer of a blueprint, as its manifest runs it, in bad company. Each case has a balancer of its own in
 * a memory cgroup of the manifest's limit, and an honest sender beside it, which has to be answered. `-- --short` leaves out
 * what takes long, and `-- --quick` has all cases but for three seconds each, as it has; `-- --write` brings the table in docs/hardening.md to date; words choose cases by name.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { listens } from "../conformance/live/processes.ts";
import { freePort } from "../runtime/free-port.ts";
import { attacks, type Case } from "./attacks.ts";
import { badBackends } from "./bad-backends.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import { memoryCgroup } from "./cgroup.ts";
import { drips } from "./drips.ts";
import { floods } from "./floods.ts";
import { memoryCases } from "./memory.ts";
import { oddities } from "./oddities.ts";
import { together } from "./together.ts";

const args = process.argv.slice(2);
const isShort = args.includes("--short");
const words = args.filter((arg) => !arg.startsWith("--"));
const caseMs = isShort || args.includes("--quick") ? 3_000 : 10_000;
const backendCount = 3;
const p99MsMax = 500;
/** Nothing that a peer sends keeps the event loop from others for longer. */
const turnMsMax = 50;
/** Of the memory limit: the rest is for what was not tried. */
const peakPart = 0.9;
/** On a machine that others use too, what is slow without an attack is not the attack's doing, and what is so once is not either. */
const noisyTimes = 3;
const attempts = 3;

interface Seen {
  readonly calls: number;
  readonly p99: number;
  readonly deferred: number;
  readonly failed: number;
}

interface Result {
  readonly name: string;
  readonly bytes: string;
  readonly seen: Seen;
  readonly turnMs: number;
  readonly peakMib: number;
  readonly problems: readonly string[];
  /** What another attempt may show to be the machine's doing. */
  readonly delays: readonly string[];
}

const tsx = ["--conditions=fairlead-source", "--import", "tsx"];

async function startSinks(mode: string) {
  const ports: number[] = [];
  for (let n = 0; n < backendCount; n++) ports.push(await freePort());
  const child = spawn(process.execPath, [...tsx, "test/hostile/sink.ts", mode, ...ports.map(String)], {
    stdio: "ignore",
  });
  for (const port of ports) await listens(port);
  return { child, endpoints: ports.map((port) => `127.0.0.1:${port}`) };
}

async function startHonest({ grpcPort, httpPort }: Balancer, { hasOnlyGrpc = false }: Case): Promise<ChildProcess> {
  const honest = [...tsx, "test/hostile/honest.ts", String(grpcPort), String(hasOnlyGrpc ? 0 : httpPort)];
  const child = spawn(process.execPath, honest, { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
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

async function run(one: Case, calmP99: number): Promise<Result> {
  const sinks = await startSinks(one.backends ?? "well");
  const balancer = await startBalancer(sinks.endpoints, one.changes);
  try {
    const honest = await startHonest(balancer, one);
    await sleep(1_000);
    balancer.child.kill("SIGUSR2");
    const bytes = await one.attack(balancer, caseMs);
    await sleep(500);
    const seen = await stopped(honest);
    const peakMib = balancer.peakBytes() / 2 ** 20;
    const turnMs = balancer.longestTurn();
    return {
      ...{ name: one.name, bytes, seen, turnMs, peakMib },
      problems: problemsOf(one, balancer, seen),
      delays: delaysOf(one, { seen, turnMs, calmP99 }),
    };
  } finally {
    await balancer.stop();
    sinks.child.kill("SIGKILL");
  }
}

/** Until an attempt is not delayed; what is calm is measured again beside it. */
async function runAgain(one: Case, calmP99: number): Promise<Result> {
  let result = await run(one, calmP99);
  for (let attempt = 2; attempt <= attempts && result.delays.length > 0 && result.problems.length === 0; attempt++) {
    result = await run(one, (await run(calm, 0)).seen.p99);
  }
  return result;
}

interface Delay {
  readonly seen: Seen;
  readonly turnMs: number;
  readonly calmP99: number;
}

function delaysOf({ backends = "well", isLoad = false }: Case, { seen, turnMs, calmP99 }: Delay): readonly string[] {
  // Where no backend answers an honest call waits for its deadline.
  const isLate = backends === "well" && seen.p99 > Math.max(p99MsMax, noisyTimes * calmP99);
  return [
    ...(isLate ? [`an honest call took ${Math.round(seen.p99)} ms`] : []),
    ...(turnMs > turnMsMax && !isLoad ? [`a turn of the event loop took ${Math.round(turnMs)} ms`] : []),
  ];
}

function problemsOf({ backends = "well", mayDefer = false }: Case, balancer: Balancer, seen: Seen): readonly string[] {
  const end = balancer.end();
  const peakBytesMax = peakPart * balancer.limitBytes;
  // Where no backend answers an honest call hears of that.
  const isServed = backends === "well";
  return [
    ...(end ? [`the balancer was ${end}`] : []),
    ...(balancer.peakBytes() > peakBytesMax ? [`it took more than ${100 * peakPart} % of its memory`] : []),
    ...(isServed && seen.failed > 0 ? [`${seen.failed} honest calls failed`] : []),
    ...(isServed && !mayDefer && seen.deferred > 0 ? [`${seen.deferred} honest calls were told to try again`] : []),
    ...balancer.mistakes().slice(0, 1),
  ];
}

function row({ name, bytes, seen, turnMs, peakMib, problems, delays }: Result): string {
  const cells = [
    name,
    bytes,
    Math.round(seen.p99),
    seen.deferred,
    seen.failed,
    Math.round(turnMs),
    Math.round(peakMib),
    [...problems, ...delays].join("; ") || "none",
  ];
  return `| ${cells.join(" | ")} |`;
}

const head = [
  "| case | bytes of attack | honest p99 ms | told to try again | failed | longest turn ms | peak MiB | harm |",
  "| --- | --- | --- | --- | --- | --- | --- | --- |",
];

function write(results: readonly Result[]): void {
  const path = "docs/hardening.md";
  const text = readFileSync(path, "utf8");
  const table = [...head, ...results.map(row)].join("\n");
  writeFileSync(
    path,
    text.replace(
      /(<!-- table -->\n)[\s\S]*(\n<!-- end -->)/,
      (_all, from: string, to: string) => `${from}${table}${to}`,
    ),
  );
}

const calm: Case = {
  name: "nobody else",
  attack: async (_balancer, ms) => {
    await sleep(ms);
    return "0";
  },
};

const group = memoryCgroup(2 ** 30);
if (typeof group === "string") console.log(`${group}: memory is read from /proc, and nothing is killed`);
else group.remove();
const chosen = [...attacks, ...drips, ...oddities, ...floods, ...together, ...memoryCases, ...badBackends].filter(
  ({ isLong, name }) => !(isShort && isLong) && (words.length === 0 || words.some((word) => name.includes(word))),
);
console.log(head.join("\n"));
// What it takes alone is what the others are judged by.
const first: Result = { ...(await run(calm, 0)), delays: [] };
console.log(row(first));
const results = [first];
for (const one of chosen) {
  const result = await runAgain(one, first.seen.p99);
  console.log(row(result));
  results.push(result);
}
if (args.includes("--write")) write(results);
const failed = results.filter(({ problems, delays }) => problems.length + delays.length > 0).length;
console.log(`${results.length - failed} passed, ${failed} failed, 0 skipped`);
process.exit(failed > 0 ? 1 : 0);
