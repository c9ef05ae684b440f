/**
 * `fairlead verify` over real Collectors of both versions: one that balances, three that are backends. What their metrics count and
 * what their exporters write is what was sent, and a hundred seeds raise no alarm.
 */

import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verified } from "../../blueprints/verified.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";
import { freePorts } from "../../src/local/ports.ts";
import type { Release } from "../../src/model/collector/release.ts";
import { truthOfMetrics } from "../../src/verify/from-metrics.ts";
import { appendedTo, truthOfOutput } from "../../src/verify/from-output.ts";
import type { Model } from "../../src/verify/model.ts";
import { defaultGates, type Report } from "../../src/verify/report.ts";
import { runVerification } from "../../src/verify/run.ts";
import type { Truth } from "../../src/verify/truth.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { emittedJob, securedJobs } from "./emitted-job.ts";
import { plainClient } from "./plain-client.ts";

const seeds = 100;
const itemsOfSeed = 300;

interface Running {
  readonly model: Model;
  readonly target: string;
  readonly metrics: Truth;
  readonly debug: () => Truth;
  readonly file: () => Truth;
  readonly end: () => void;
}

/** By default a Collector samples its log, and drops what the debug exporter prints in the place of what it prints all the time. */
const telemetry = (port: number) => ({
  logs: { level: "info", sampling: { enabled: false } },
  metrics: { readers: [{ pull: { exporter: { prometheus: { host: "127.0.0.1", port } } } }] },
});

const pipelines = (exporters: readonly string[]) =>
  Object.fromEntries(["traces", "metrics", "logs"].map((signal) => [signal, { receivers: ["otlp"], exporters }]));

async function start(release: Release, folder: string): Promise<Running> {
  const children: ChildProcess[] = [];
  const names = ["backend-1", "backend-2", "backend-3"] as const;
  const [edge = 0, edgeMetrics = 0, ...ports] = await freePorts(2 + 2 * names.length);
  const run = async (name: string, body: object) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "config.json"), JSON.stringify(body));
    const child = spawn(collectorBinary(release), ["--config", join(folder, name, "config.json")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    children.push(child);
    child.stderr.pipe(createWriteStream(join(folder, name, "log")));
    await new Promise<void>((resolve, reject) => {
      child.stderr.on("data", (part) => String(part).includes("Everything is ready") && resolve());
      child.once("exit", () => reject(new Error(`${name} of ${release} ended: see its log`)));
    });
  };
  const receivers = (port: number) => ({ otlp: { protocols: { grpc: { endpoint: `127.0.0.1:${port}` } } } });
  for (const [index, name] of names.entries()) {
    const [port = 0, metricsPort = 0] = ports.slice(2 * index);
    await run(name, {
      receivers: receivers(port),
      exporters: { debug: { verbosity: "detailed" }, file: { path: join(folder, name, "file.json") } },
      service: { telemetry: telemetry(metricsPort), pipelines: pipelines(["debug", "file"]) },
    });
  }
  const endpoints = names.map((_, index) => `127.0.0.1:${ports[2 * index]}`);
  const balancing = { resolver: { static: { hostnames: endpoints } }, protocol: { otlp: { tls: { insecure: true } } } };
  await run("edge", {
    receivers: receivers(edge),
    exporters: { loadbalancing: balancing },
    service: { telemetry: telemetry(edgeMetrics), pipelines: pipelines(["loadbalancing"]) },
  });
  const written = (file: string) => () =>
    truthOfOutput(
      names.map((backend) => ({ backend, read: appendedTo(join(folder, backend, file)) })),
      file,
    );
  return {
    model: {
      routed: balancerOfAddresses({ endpoints, routingKey: undefined, routingAttributes: [], version: release }),
      backendAt: new Map(names.map((name, index) => [endpoints[index] ?? "", name])),
    },
    target: `127.0.0.1:${edge}`,
    metrics: truthOfMetrics(
      names.map((backend, index) => ({
        backend,
        urls: async () => [`http://127.0.0.1:${ports[2 * index + 1]}/metrics`],
      })),
    ),
    debug: written("log"),
    file: written("file.json"),
    end: () => {
      for (const child of children) child.kill("SIGKILL");
    },
  };
}

async function reportOf({ model, target }: Running, truth: Truth, seed: number, items: number): Promise<Report> {
  const client = plainClient(target);
  const outcome = await runVerification({
    ...{ model, truth, client, to: target, signals: undefined, seed, items, services: 100, perSecond: 20_000 },
    ...{ gates: defaultGates, required: [], connectMs: 60_000, settleMs: 60_000, lingerMs: 0 },
  });
  client.close();
  if (outcome.kind === "impossible") throw new Error(outcome.because);
  return outcome.report;
}

function brokenIn({ signals }: Report): readonly string[] {
  return signals.flatMap(({ signal, checks }) =>
    checks.filter(({ result }) => result === "broken").map((check) => `${signal}: ${JSON.stringify(check)}`),
  );
}

type Tell = (isRight: boolean, what: string) => void;

const releases = ["0.129.0", "0.161.0"] as const satisfies readonly Release[];

/** @returns how many of its lines failed */
export async function verifyRealCollectors(): Promise<number> {
  let failed = 0;
  const tell: Tell = (isRight, what) => {
    if (!isRight) failed += 1;
    console.log(`${isRight ? "ok    " : "FAILED"} ${what}`);
  };
  // They wait most of the time for what Collectors write.
  await Promise.all(releases.map((release) => verifyWith(release, tell)));
  // These have addresses of their own, which are the same for each.
  for (const release of releases) {
    const folder = mkdtempSync(join(tmpdir(), "fairlead-verify-"));
    const { code, out } = await emittedJob({ ...verified, release }, folder, "meanwhile");
    tell(code === 0, `the emitted Job of ${release} ends with ${code}`);
    if (code !== 0) console.log(out);
    for (const [what, isRight] of await securedJobs(release)) tell(isRight, what);
    rmSync(folder, { recursive: true, force: true });
  }
  return failed;
}

async function verifyWith(release: Release, tell: Tell): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-verify-"));
  const running = await start(release, folder);
  const sources = { metrics: running.metrics, "debug output": running.debug(), "file output": running.file() };
  for (const [what, truth] of Object.entries(sources)) {
    const report = await reportOf(running, truth, 7, 3_000);
    const counted = report.signals.map(({ received, accepted }) => `${received} of ${accepted}`);
    const exact = report.signals.every((one) => one.received === one.sent && one.backends.every(isAsPredicted));
    tell(exact && report.verdict === "held", `verify by ${what} of ${release}: ${counted.join(", ")} items`);
    for (const line of brokenIn(report)) console.log(`       ${line}`);
  }
  const file = running.file();
  const alarms: string[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    alarms.push(...brokenIn(await reportOf(running, file, seed, itemsOfSeed)).map((line) => `seed ${seed}, ${line}`));
  }
  tell(alarms.length === 0, `${seeds} seeds over ${release}: ${alarms.length} alarms`);
  for (const line of alarms) console.log(`       ${line}`);
  running.end();
  rmSync(folder, { recursive: true, force: true });
}

function isAsPredicted({ items, predicted }: Report["signals"][number]["backends"][number]): boolean {
  return items === predicted;
}
