/**
 * Every PromQL of alerts, dashboards and runbooks, asked of a real Prometheus that scrapes real Collectors of both versions and
 * Fairlead's balancer: nothing fires while all is well, each alert fires for its fault, panels have values, and every name is a
 * series. Minutes are seconds here, in windows as in waits.
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { blueprint, collector, routeBy } from "fairlead";
import { production } from "../../../blueprints/production.ts";
import { watched } from "../../../blueprints/watched.ts";
import { buildTopology } from "../../../src/blueprint/build-topology.ts";
import { compileBlueprint } from "../../../src/blueprint/compile-blueprint.ts";
import type { Blueprint } from "../../../src/blueprint/options.ts";
import { localCollector } from "../../../src/local/collector-config.ts";
import { launch } from "../../../src/local/launch.ts";
import { localTopology } from "../../../src/local/local-topology.ts";
import { isJsonObject, type JsonObject } from "../../../src/model/json.ts";
import type { AlertName } from "../../../src/model/monitoring.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { prometheusRule } from "../../../src/target/monitoring/prometheus-rule.ts";
import { collectorBinary } from "../../../tools/collectors/build.mjs";
import type { Tally } from "../tally.ts";
import { freePorts, listens } from "./ports.ts";
import { sendTo } from "./sender.ts";

type Release = "0.129.0" | "0.161.0";

interface Scene {
  readonly name: string;
  readonly release: Release;
  readonly balancer: object;
  /** Requests that a queue holds; small, so that it is full in time. */
  readonly queueSize: number;
  /** How many of the three backends die. */
  readonly killed: number;
  /** By then. */
  readonly fire: readonly AlertName[];
}

const impatient = { timeout: "3s", retry: { initialInterval: "1s", maxInterval: "1s", maxElapsedTime: "4s" } };
const scenes: readonly Scene[] = [
  {
    name: "queue-each-129",
    release: "0.129.0",
    balancer: { ...impatient, queue: "per-backend" },
    queueSize: 60,
    killed: 1,
    fire: ["BackendPodsMissing", "TelemetryLost", "QueueFilling"],
  },
  {
    name: "queue-each-161",
    release: "0.161.0",
    balancer: { ...impatient, queue: "per-backend" },
    queueSize: 1_000,
    killed: 1,
    fire: ["BackendPodsMissing", "TelemetryNotArriving"],
  },
  {
    name: "full-queues-161",
    release: "0.161.0",
    balancer: { ...impatient, queue: "per-backend" },
    queueSize: 30,
    killed: 1,
    fire: ["BackendPodsMissing", "TelemetryLost"],
  },
  {
    name: "central-129",
    release: "0.129.0",
    balancer: { ...impatient, queue: "central" },
    queueSize: 20,
    killed: 3,
    fire: ["BackendPodsMissing", "TelemetryLost", "QueueFilling"],
  },
  {
    name: "central-161",
    release: "0.161.0",
    balancer: { ...impatient, queue: "central" },
    queueSize: 20,
    killed: 3,
    fire: ["BackendPodsMissing", "TelemetryLost", "QueueFilling"],
  },
  {
    name: "fairlead",
    release: "0.161.0",
    balancer: { target: "fairlead", timeout: "1s", deadline: "2s", failover: "hold" },
    queueSize: 0,
    killed: 1,
    fire: ["BackendPodsMissing", "BackendUnhealthy", "TelemetryLost"],
  },
];

const backendCount = 3;
/** Longer than the longest window and wait of an alert, in seconds. */
const quietMs = 38_000;
const faultMsMax = 60_000;

export async function alertSuite(tally: Tally): Promise<void> {
  if (spawnSync("prometheus", ["--version"]).error) {
    tally.skip("alerts", "Prometheus is not installed (apt-get install prometheus)");
    return;
  }
  rulesAreSound(tally);
  for (const scene of scenes) await play(scene, tally);
  // Some names have a series only once there is something to count, so scenes of one version are looked at together.
  const never = [...unseen].flatMap(([key, names]) =>
    [...names].filter((name) => !known.get(key)?.has(name)).map((name) => `${key}: ${name}`),
  );
  tally.check("alerts: every metric that alerts and panels name is one", never.length === 0, never.join(", "));
}

/** As they are written, with their minutes. */
function rulesAreSound(tally: Tally): void {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-rules-"));
  for (const given of [production, watched]) {
    const plan = planOf(given);
    if (!plan.monitoring) continue;
    const file = join(folder, `${plan.blueprint}.json`);
    writeFileSync(file, JSON.stringify(prometheusRule(plan, plan.monitoring)["spec"]));
    const { status, stdout, stderr } = spawnSync("promtool", ["check", "rules", file], { encoding: "utf8" });
    tally.check(`alerts: promtool takes the rules of ${plan.blueprint}`, status === 0, `${stdout}${stderr}`);
  }
  rmSync(folder, { recursive: true });
}

function planOf(given: Blueprint): Plan {
  const { plan, diagnostics } = compileBlueprint(given);
  if (!plan) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return plan;
}

function blueprintOf({ name, release, balancer }: Scene): Blueprint {
  const otel = collector(release);
  const security = "plaintext";
  const pool = otel.backends("backend", { count: backendCount, discovery: "static", security });
  const routes = { traces: routeBy.traceID(), metrics: routeBy.service(), logs: routeBy.traceID() };
  const options = { to: pool, routes, network: { clients: [{ podLabels: {} }] }, ...balancer };
  const edge = otel.balancer("edge", options as never); // One of both kinds.
  return blueprint(name, {
    namespace: name,
    collector: otel,
    backends: [pool],
    balancers: [edge],
    monitoring: { alerts: true },
  });
}

/** What a scene started, to be ended with it. */
interface Stage {
  readonly scene: Scene;
  readonly given: Blueprint;
  readonly plan: Plan;
  readonly folder: string;
  readonly ends: (() => unknown)[];
}

async function play(scene: Scene, tally: Tally): Promise<void> {
  const given = blueprintOf(scene);
  const folder = mkdtempSync(join(tmpdir(), "fairlead-alerts-"));
  const stage: Stage = { scene, given, plan: planOf(given), folder, ends: [] };
  try {
    await acts(stage, tally);
  } finally {
    for (const end of stage.ends) await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function acts(stage: Stage, tally: Tally): Promise<void> {
  const { scene, plan } = stage;
  const check = (what: string, holds: boolean, detail = "") =>
    tally.check(`alerts: ${scene.name}: ${what}`, holds, detail);
  const backends: Backend[] = [];
  for (let index = 0; index < backendCount; index++) backends.push(await startBackend(index, stage));
  const balancer = await startBalancer(backends, stage);
  const ask = await startAsking(balancer, backends, stage);
  const firing = async () => {
    const all = ((await ask("alerts")) as { alerts: { state: string; labels: Record<string, string> }[] }).alerts;
    return new Set(all.filter(({ state }) => state === "firing").map(({ labels }) => labels["alertname"] ?? ""));
  };
  await sleep(quietMs);
  const early = await firing();
  check("nothing fires while all is well", early.size === 0, [...early].join(", "));
  for (const { title, queries } of plan.panels.flatMap((row) => row.panels)) {
    for (const { expression } of queries) {
      const answer = (await ask(`query?query=${encodeURIComponent(scaled(expression))}`)) as {
        result?: unknown[];
      } | null;
      // Failures have no series until there is one.
      const isQuiet = /Given up|Refused|changed backend/.test(title);
      check(`the panel "${title}" has values`, isQuiet || (answer?.result ?? []).length > 0, expression);
    }
  }
  for (const { end } of backends.slice(0, scene.killed)) end();
  const fired = await until(firing, scene.fire);
  check(
    `${scene.fire.join(", ")} fire when ${scene.killed} of ${backendCount} backends are gone`,
    scene.fire.every((name) => fired.has(name)),
    `fired: ${[...fired].join(", ")}`,
  );
  const expected: ReadonlySet<string> = new Set([...scene.fire, ...alsoTrue]);
  const others = [...fired].filter((name) => !expected.has(name));
  check("and nothing that is not the matter", others.length === 0, others.join(", "));
  remember(stage, [...((await ask("label/__name__/values")) as string[]), ...(await balancer.named())]);
  balancer.end();
  const down = await until(firing, ["BalancerDown"]);
  check("BalancerDown fires when the balancer is gone", down.has("BalancerDown"), [...down].join(", "));
}

interface Backend {
  readonly end: () => unknown;
  readonly grpc: number;
  readonly metrics: number;
}

async function startBackend(index: number, { scene, plan, folder, ends }: Stage): Promise<Backend> {
  const [grpc = 0, http = 0, health = 0, metrics = 0] = await freePorts(4);
  const body = plan.configs.find(({ tier }) => tier === "backends")?.body ?? {};
  const child = startCollector(scene, body, { folder, name: `backend-${index + 1}`, grpc, http, health, metrics });
  const end = () => child.kill("SIGKILL");
  ends.push(end);
  await listens(grpc);
  return { end, grpc, metrics };
}

interface Balancer {
  readonly pod: string;
  readonly http: number;
  readonly metrics: number;
  readonly end: () => unknown;
  /** What it calls its metrics before any of them has a series. */
  readonly named: () => Promise<readonly string[]>;
}

async function startBalancer(backends: readonly Backend[], stage: Stage): Promise<Balancer> {
  const { scene, plan, given, folder, ends } = stage;
  const [grpc = 0, http = 0, health = 0, metrics = 0] = await freePorts(4);
  const ports = { grpc, http, health, metrics };
  const addresses = backends.map((backend) => `127.0.0.1:${backend.grpc}`);
  const body = plan.configs.find(({ tier }) => tier === "balancer")?.body;
  if (body) {
    const child = startCollector(scene, body, { folder, name: "edge", ...ports, endpoints: addresses });
    const end = () => child.kill("SIGKILL");
    ends.push(end);
    await listens(http);
    return { pod: "edge-collector-6d4cf56db6-x7abc", http, metrics, end, named: async () => [] };
  }
  const [local] = localTopology(plan, buildTopology(given).topology).balancers;
  if (!local) throw new Error("a scene has a balancer");
  const reach = new Map([...local.backendAt.keys()].map((one, index) => [one, addresses[index] ?? ""]));
  const { child } = await launch(local, { ports, reach, folder, otelcol: undefined, proxyPort: 0, lost: () => {} });
  ends.push(child.kill);
  const named = async () => {
    const text = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text();
    const types = [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)];
    return types.map(([, name = "", type]) => (type === "histogram" ? `${name}_bucket` : name));
  };
  return { pod: "edge-balancer-6d4cf56db6-x7abc", http, metrics, end: child.kill, named };
}

/** Prometheus over all of them, and somebody who sends. @returns what its API answers */
async function startAsking(balancer: Balancer, backends: readonly Backend[], { plan, folder, ends }: Stage) {
  const [web = 0] = await freePorts(1);
  const pods = [
    { pod: balancer.pod, port: balancer.metrics },
    ...backends.map(({ metrics }, index) => ({ pod: `backend-${index + 1}-6d4cf56db6-x7abc`, port: metrics })),
  ];
  const child = startPrometheus(plan, pods, { folder, web });
  ends.push(() => child.kill("SIGKILL"));
  await listens(web);
  ends.push(sendTo(balancer.http).end);
  return async (path: string): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${web}/api/v1/${path}`);
    return ((await answer.json()) as { readonly data?: unknown }).data;
  };
}

/** What follows from dead backends as well: senders are told, or shares shift. */
const alsoTrue: ReadonlySet<string> = new Set([
  "TelemetryRefused",
  "TelemetryLost",
  "QueueFilling",
  "BackendOverloaded",
  "BackendsSlow",
  "MemoryFilling",
  "TelemetryNotArriving",
]);

const unseen = new Map<string, Set<string>>();
const known = new Map<string, Set<string>>();

function remember({ scene, plan }: Stage, names: readonly string[]): void {
  const key = plan.programs.length > 0 ? "fairlead" : scene.release;
  const panels = plan.panels.flatMap((row) => row.panels.flatMap(({ queries }) => queries));
  const expressions = [...plan.alerts, ...panels].map(({ expression }) => expression);
  const asked = expressions.flatMap((text) => text.match(/\b(?:otelcol|fairlead)_\w+/g) ?? []);
  known.set(key, new Set([...(known.get(key) ?? []), ...names]));
  unseen.set(key, new Set([...(unseen.get(key) ?? []), ...asked]));
}

async function until(
  firing: () => Promise<ReadonlySet<string>>,
  wanted: readonly string[],
): Promise<ReadonlySet<string>> {
  let all: ReadonlySet<string> = new Set();
  for (const end = Date.now() + faultMsMax; Date.now() < end; await sleep(1_000)) {
    all = new Set([...all, ...(await firing())]);
    if (wanted.every((name) => all.has(name))) break;
  }
  return all;
}

/** Minutes as seconds. */
function scaled(expression: string): string {
  return expression.replace(/\[(\d+)m\]/g, "[$1s]");
}

interface Places {
  readonly folder: string;
  readonly name: string;
  readonly grpc: number;
  readonly http: number;
  readonly health: number;
  readonly metrics: number;
  readonly endpoints?: readonly string[];
}

/** The emitted configuration, with queues that are soon full. */
function startCollector(
  { release, queueSize }: Scene,
  body: JsonObject,
  { folder, name, metrics, endpoints = [], ...ports }: Places,
): ChildProcess {
  const local = localCollector(body, { ...ports, endpoints, storage: folder });
  if (local.kind === "impossible") throw new Error(local.reason);
  const text = JSON.stringify(local.body).replaceAll('"queue_size":1000', `"queue_size":${queueSize}`);
  const { service, ...rest } = JSON.parse(text) as JsonObject;
  const own = (body["service"] as JsonObject)["telemetry"] as JsonObject;
  const telemetry = JSON.parse(
    JSON.stringify(own).replace('"host":"::"', '"host":"127.0.0.1"').replace('"port":8888', `"port":${metrics}`),
  ) as JsonObject;
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...rest, service: { ...(isJsonObject(service) ? service : {}), telemetry } }));
  return spawn(collectorBinary(release), ["--config", file], { stdio: "ignore" });
}

function startPrometheus(
  plan: Plan,
  pods: readonly { readonly pod: string; readonly port: number }[],
  { folder, web }: { readonly folder: string; readonly web: number },
): ChildProcess {
  const rules = prometheusRule(plan, {
    scrape: undefined,
    alerts: true,
    dashboard: false,
    labels: {},
    runbook: undefined,
    tiers: [],
    port: "",
  });
  const fast = JSON.stringify(rules["spec"])
    .replace(/\[(\d+)m\]/g, "[$1s]")
    .replace(/"for":"(\d+)m"/g, '"for":"$1s"');
  writeFileSync(join(folder, "rules.json"), fast);
  const config = {
    global: { scrape_interval: "1s", scrape_timeout: "1s", evaluation_interval: "1s" },
    rule_files: [join(folder, "rules.json")],
    scrape_configs: [
      {
        job_name: "pods",
        static_configs: pods.map(({ pod, port }) => ({
          targets: [`127.0.0.1:${port}`],
          labels: { namespace: plan.namespace, pod },
        })),
      },
    ],
  };
  const file = join(folder, "prometheus.json");
  writeFileSync(file, JSON.stringify(config));
  mkdirSync(join(folder, "data"));
  const args = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${web}`,
  ];
  return spawn("prometheus", args, { stdio: "ignore" });
}
