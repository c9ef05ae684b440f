/**
 * The same topology on this machine three times: with Fairlead's balancer in the place of a Collector, and with the real
 * Collectors of both versions and the configuration that is emitted for them. Every item has to be at the backend that the
 * model gives its key, and none that was accepted is missing. Then its page in a real Chromium. Exit code 1 where one is not.
 */

import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { consistentTraces } from "../../blueprints/consistent-traces.ts";
import { loadbalancerDemo } from "../../blueprints/loadbalancer-demo.ts";
import { weighted } from "../../blueprints/weighted.ts";
import { buildTopology } from "../../src/blueprint/build-topology.ts";
import { compileBlueprint } from "../../src/blueprint/compile-blueprint.ts";
import type { Blueprint } from "../../src/blueprint/options.ts";
import { signals } from "../../src/contract/signal.ts";
import { localTopology } from "../../src/local/local-topology.ts";
import { runLocal } from "../../src/local/run.ts";
import { itemsOf, type Snapshot } from "../../src/local/snapshot.ts";
import type { Release } from "../../src/model/collector/release.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { slowness } from "../slowness.ts";
import { alertSuite } from "./alerts/alerts.ts";
import { generateToRealCollectors } from "./local-generate.ts";
import { marksJudgedAsReal } from "./local-marks.ts";
import { verifyRealCollectors } from "./local-verify.ts";
import { pageFailures } from "./page.ts";
import { Tally } from "./tally.ts";

/** Longer than the batch processor of the demo waits. */
const runMs = 9_000;
const loadPerSecond = 100;

async function reportOf(blueprint: Blueprint, otelcol: string | undefined): Promise<Snapshot> {
  const { plan, diagnostics } = compileBlueprint(blueprint);
  if (!plan) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const topology = localTopology(plan, buildTopology(blueprint).topology);
  let report: Snapshot | undefined;
  const running = await runLocal(topology, {
    ...{ port: undefined, pagePort: undefined, otelcol, loadPerSecond, seed: 1, actions: [] },
    screen: { introduced: () => {}, told: () => {}, looked: () => {}, ended: (snapshot) => (report = snapshot) },
  });
  await new Promise((resolve) => setTimeout(resolve, runMs));
  await running.end();
  if (!report) throw new Error("a run ends with its report");
  return report;
}

let failed = 0;
for (const release of ["0.129.0", "0.161.0"] as const satisfies readonly Release[]) {
  for (const blueprint of [loadbalancerDemo, consistentTraces, weighted]) {
    const bound: Blueprint = { ...blueprint, release };
    for (const otelcol of [undefined, collectorBinary(release)]) {
      const { backends, sent } = await reportOf(bound, otelcol);
      const [items, strangers] = [backends.map(itemsOf), backends.reduce((sum, { elsewhere }) => sum + elsewhere, 0)];
      const missing = signals.reduce((sum, signal) => {
        const arrived = backends.reduce((all, backend) => all + backend.items[signal], 0);
        return sum + Math.max(0, sent[signal].accepted - arrived);
      }, 0);
      const isRight = strangers + missing === 0 && items.filter((count) => count > 0).length > 1;
      if (!isRight) failed += 1;
      const engine = otelcol === undefined ? "Fairlead's balancer in its place" : "the real Collector";
      console.log(
        `${isRight ? "ok    " : "FAILED"} ${blueprint.name} of ${release} with ${engine}: ${items.join(" + ")} items, ${strangers} not at the model's backend, ${missing} of those accepted missing`,
      );
    }
  }
}
/** By the command itself, of which nothing is loaded yet; of some starts the fastest, without the time that others have had. */
const [firstTelemetryMsMax, startsMax] = [3_000 * slowness(), 5];
for (const [what, isRight] of [...(await joinedCollector()), ...(await commandChecks())]) {
  if (!isRight) failed += 1;
  console.log(`${isRight ? "ok    " : "FAILED"} up: ${what}`);
}

/** A real Collector that reads a longer list of backends again: the new one gets keys, and none is where the model has it not. */
async function joinedCollector(): Promise<readonly (readonly [string, boolean])[]> {
  const bound: Blueprint = { ...consistentTraces, release: "0.161.0" };
  const { plan } = compileBlueprint(bound);
  if (!plan) throw new Error("the blueprint compiles");
  const topology = localTopology(plan, buildTopology(bound).topology);
  let [page, report]: [string, Snapshot | undefined] = ["", undefined];
  const running = await runLocal(topology, {
    ...{
      port: undefined,
      pagePort: undefined,
      otelcol: collectorBinary("0.161.0"),
      loadPerSecond,
      seed: 1,
      actions: [],
    },
    screen: {
      introduced: (introduction) => (page = introduction.page),
      ...{ told: () => {}, looked: () => {}, ended: (snapshot) => (report = snapshot) },
    },
  });
  await new Promise((resolve) => setTimeout(resolve, runMs / 3));
  const headers = { origin: page.replace(/\/$/, ""), "content-type": "application/json" };
  const { status } = await fetch(`${page}act`, { method: "POST", headers, body: '{"kind":"add"}' });
  await new Promise((resolve) => setTimeout(resolve, runMs));
  await running.end();
  const backends: Snapshot["backends"] = (report as Snapshot | undefined)?.backends ?? []; // assigned in a function
  const items = backends.map(itemsOf);
  const strangers = backends.reduce((sum, { elsewhere }) => sum + elsewhere, 0);
  const isRight = status === 200 && items.length === 4 && items.every((count) => count > 0) && strangers === 0;
  return [[`a real Collector is given one more backend: ${items.join(" + ")} items, ${strangers} elsewhere`, isRight]];
}

async function commandChecks(): Promise<readonly (readonly [string, boolean])[]> {
  let fastestMs = Number.POSITIVE_INFINITY;
  for (let start = 0; start < startsMax && fastestMs > firstTelemetryMsMax; start++) {
    fastestMs = Math.min(fastestMs, (await commandRun("--duration", "2")).firstMs);
  }
  const { report, tookMs, pid } = await commandRun("--duration", "3", "--hang", "backend-1@1");
  return [
    [
      `the first telemetry is at a backend after ${Math.round(fastestMs)} ms of its own`,
      fastestMs <= firstTelemetryMsMax,
    ],
    [
      `a backend that never answers keeps it from ending for ${Math.round(tookMs)} ms, and there is a report`,
      tookMs < 25_000 && report !== "",
    ],
    ["its balancer has ended with it", !isRunning(pid)],
  ];
}

async function commandRun(...options: readonly string[]) {
  const started = performance.now();
  const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "up"];
  const args = ["blueprints/loadbalancer-demo.ts", "--json", ...options];
  const child = spawn(process.execPath, [...program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let firstMs = Number.POSITIVE_INFINITY;
  let report = "";
  let pid = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes("the first telemetry")) firstMs = performance.now() - started - queuedMs(child.pid ?? 0);
    if (line.includes('"event":"report"')) report = line;
    pid ||= Number(/"pid":(\d+)/.exec(line)?.[1] ?? 0);
  }
  return { firstMs, report, pid, tookMs: performance.now() - started };
}

/** How long it and what it started could have run and others did (Linux, proc(5) `schedstat`). */
function queuedMs(pid: number): number {
  const [, queued = 0] = textOf(`/proc/${pid}/schedstat`).split(" ");
  const children = textOf(`/proc/${pid}/task/${pid}/children`).trim().split(" ").filter(Boolean);
  return Number(queued) / 1e6 + children.reduce((sum, child) => sum + queuedMs(Number(child)), 0);
}

/** Of one that has ended meanwhile nothing is left to read. */
function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const ofPage = await pageFailures();
if (ofPage === undefined) console.log("skipped page: this machine has no Chromium (apt-get install chromium)");
failed += ofPage ?? 0;
const tally = new Tally();
await alertSuite(tally);
await marksJudgedAsReal(tally);
failed += tally.failed;
failed += await verifyRealCollectors();
failed += await generateToRealCollectors();
process.exitCode = failed === 0 ? 0 : 1;
process.exit();
