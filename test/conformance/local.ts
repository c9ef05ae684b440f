/**
 * The same topology on this machine three times: with Fairlead's balancer in the place of a Collector, and with the real
 * Collectors of both versions and the configuration that is emitted for them. Every item has to be at the backend that the
 * model gives its key. Then its page in a real Chromium. Exit code 1 where one is not, or where nothing arrived.
 */

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { consistentTraces } from "../../blueprints/consistent-traces.ts";
import { loadbalancerDemo } from "../../blueprints/loadbalancer-demo.ts";
import { weighted } from "../../blueprints/weighted.ts";
import { buildTopology } from "../../src/blueprint/build-topology.ts";
import { compileBlueprint } from "../../src/blueprint/compile-blueprint.ts";
import type { Blueprint } from "../../src/blueprint/options.ts";
import { localTopology } from "../../src/local/local-topology.ts";
import { runLocal } from "../../src/local/run.ts";
import { itemsOf, type Snapshot } from "../../src/local/snapshot.ts";
import type { Release } from "../../src/model/collector/release.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { pageFailures } from "./page.ts";

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
      const { backends } = await reportOf(bound, otelcol);
      const [items, strangers] = [backends.map(itemsOf), backends.reduce((sum, { elsewhere }) => sum + elsewhere, 0)];
      const isRight = strangers === 0 && items.filter((count) => count > 0).length > 1;
      if (!isRight) failed += 1;
      const engine = otelcol === undefined ? "Fairlead's balancer in its place" : "the real Collector";
      console.log(
        `${isRight ? "ok    " : "FAILED"} ${blueprint.name} of ${release} with ${engine}: ${items.join(" + ")} items, ${strangers} not at the model's backend`,
      );
    }
  }
}
/** By the command itself, of which nothing is loaded yet. */
const firstTelemetryMsMax = 3_000;
for (const [what, isRight] of await commandChecks()) {
  if (!isRight) failed += 1;
  console.log(`${isRight ? "ok    " : "FAILED"} up: ${what}`);
}

async function commandChecks(): Promise<readonly (readonly [string, boolean])[]> {
  const started = performance.now();
  const program = ["--conditions=fairlead-source", "--import", "tsx", "src/cli/main.ts", "up"];
  const args = ["blueprints/loadbalancer-demo.ts", "--json", "--duration", "3", "--hang", "backend-1@1"];
  const child = spawn(process.execPath, [...program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let firstMs = Number.POSITIVE_INFINITY;
  let report = "";
  let pid = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes("the first telemetry")) firstMs = performance.now() - started;
    if (line.includes('"event":"report"')) report = line;
    pid ||= Number(/"pid":(\d+)/.exec(line)?.[1] ?? 0);
  }
  const tookMs = performance.now() - started;
  return [
    [`the first telemetry is at a backend after ${Math.round(firstMs)} ms`, firstMs <= firstTelemetryMsMax],
    [
      `a backend that never answers keeps it from ending for ${Math.round(tookMs)} ms, and there is a report`,
      tookMs < 25_000 && report !== "",
    ],
    ["its balancer has ended with it", !isRunning(pid)],
  ];
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
process.exitCode = failed === 0 ? 0 : 1;
process.exit();
