/** (b) Emitted configurations, run unchanged as real processes, carry telemetry to the backend that owns each key. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deployed } from "../../../src/model/deployed.ts";
import { isJsonObject, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { sortEndpoints } from "../../../src/routing/endpoint.ts";
import { buildRing, ringShares } from "../../../src/routing/pick/ring.ts";
import { telemetrygenBinary } from "../../../tools/collectors/build.mjs";
import { blueprints, outputs, planOf, withOutput } from "../../every-blueprint.ts";
import { ringOwner } from "../../routing/pick/ring-owner.ts";
import { deployedFrom, manifestTexts, synthesise } from "../synthesis.ts";
import type { Tally } from "../tally.ts";
import { Cluster } from "./cluster.ts";
import { whyNoNetwork } from "./network.ts";
import { countRequests, hexIds, type Item, readItems, requestLines } from "./telemetry.ts";

/** What comes twice is there by then: both batch timeouts, and slack. */
const settleMs = 9_000;
/** Of all that was sent, however slow the machine is. */
const arriveMsMax = 120_000;
const lookMs = 1_000;

/** They wait most of the time. */
const atOnce = 2;

/** Where each item is; twice for one that came twice. */
type Arrivals = ReadonlyMap<string, readonly string[]>;

export async function liveSuite(tally: Tally): Promise<void> {
  const reason = whyNoNetwork();
  if (reason !== undefined) {
    tally.skip("live", reason);
    return;
  }
  const runs = outputs.flatMap((output) => [
    () => inCluster("loadbalancer-demo", output, tally, demo),
    () => inCluster("consistent-traces", output, tally, byTraceId),
    () => inCluster("weighted", output, tally, byTraceId),
    () => inCluster("round-robin", output, tally, roundRobin),
  ]);
  const all = Array.from({ length: atOnce }, async () => {
    for (let run = runs.shift(); run; run = runs.shift()) await run();
  });
  await Promise.all(all);
}

/** One run of a blueprint: its processes, and what its files said. */
interface Run {
  readonly name: string;
  readonly title: string;
  readonly cluster: Cluster;
  readonly plan: Plan;
  readonly deployed: Deployed;
  readonly tally: Tally;
}

/** The output a blueprint has in dist/ is run from there, the other from a temporary folder. */
async function inCluster(
  name: string,
  output: (typeof outputs)[number],
  tally: Tally,
  check: (run: Run) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-live-"));
  const written = blueprintNamed(name);
  const committed = (written.options.output ?? "workload") === output;
  const blueprint = withOutput(written, output);
  const deployed = deployedFrom(
    committed ? manifestTexts(join("dist", name)) : synthesise(blueprint, join(folder, "dist")),
  );
  const title = `${name} as ${output}`;
  const cluster = new Cluster(`${name.slice(0, 8)}-${output.slice(0, 2)}`, deployed, folder);
  try {
    await cluster.start();
    await check({ name, title, cluster, plan: planOf(blueprint), deployed, tally });
  } catch (error) {
    tally.check(`live: ${title} runs`, false, error instanceof Error ? error.message : String(error));
  } finally {
    await cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The Service that senders use. */
function balancerHost({ plan }: Run): string {
  const service = plan.services.find(({ tier }) => tier === "balancer");
  return `${service?.name}.${plan.namespace}.svc.cluster.local`;
}

function send(cluster: Cluster, service: string, items: readonly Item[], pauseMs = 0): number {
  const script = join("test", "conformance", "live", "send.mjs");
  return Number(
    cluster.inClient([process.execPath, script, `http://${service}:4318`, String(pauseMs)], requestLines(items)),
  );
}

/** Backend (workload) by item. */
function arrivals(cluster: Cluster, backends: readonly string[]): Arrivals {
  const found = new Map<string, string[]>();
  for (const backend of backends) {
    for (const pod of cluster.podsOf(backend)) {
      for (const { id } of readItems(pod.received)) {
        if (id !== "") found.set(id, [...(found.get(id) ?? []), backend]);
      }
    }
  }
  return found;
}

/** Waits until all have arrived, and for what comes twice. */
async function allArrived(items: readonly Item[], look: () => Arrivals): Promise<Arrivals> {
  await sleep(settleMs);
  for (const end = Date.now() + arriveMsMax; Date.now() < end; await sleep(lookMs)) {
    const arrived = look();
    if (items.every(({ id }) => arrived.has(id))) return arrived;
  }
  return look();
}

function checkDelivery(name: string, tally: Tally, items: readonly Item[], arrived: Arrivals): void {
  const lost = items.filter(({ id }) => !arrived.has(id)).length;
  const twice = items.filter(({ id }) => (arrived.get(id) ?? []).length > 1).length;
  tally.check(
    `live: ${name}: ${items.length} items arrived, none lost, none twice`,
    lost === 0 && twice === 0,
    `${lost} lost, ${twice} twice`,
  );
}

const backends = Object.freeze(["backend-1", "backend-2", "backend-3"]);

/** Ring generation 1 over the demo's three hosts: service-a belongs to backend-3, service-b to backend-1. */
const ownerOfService: Readonly<Record<string, string>> = Object.freeze({
  "service-a": "backend-3",
  "service-b": "backend-1",
});

async function demo(run: Run): Promise<void> {
  const { cluster, plan, tally, title } = run;
  const balancer = balancerHost(run);
  for (const generator of plan.workloads.filter(({ tier }) => tier === "generators")) {
    const args = generator.container.args.map((flag) => flag.replace("--duration=inf", "--duration=8s"));
    cluster.inClient([telemetrygenBinary(), ...args], "", 60_000);
  }
  const items: Item[] = [
    ...hexIds(200, 16, 1).map(
      (traceId, n): Item => ({ signal: "traces", service: "service-a", id: hexIds(200, 8, 2)[n] ?? "", traceId }),
    ),
    ...hexIds(200, 8, 3).map((id): Item => ({ signal: "metrics", service: "service-b", id, traceId: "" })),
    ...hexIds(200, 8, 4).map((id): Item => ({ signal: "logs", service: "service-c", id, traceId: "" })),
  ];
  tally.check(`live: ${title}: every request is accepted`, send(cluster, balancer, items) === items.length);
  const arrived = await allArrived(items, () => arrivals(cluster, backends));
  checkDelivery(title, tally, items, arrived);
  for (const [service, owner] of Object.entries(ownerOfService)) {
    const own = items.filter((item) => item.service === service);
    const elsewhere = own.filter(({ id }) => arrived.get(id)?.[0] !== owner).length;
    tally.check(`live: ${title}: all of ${service} is at ${owner}`, elsewhere === 0, `${elsewhere} elsewhere`);
  }
  for (const [service, signal] of [
    ["service-a", "traces"],
    ["service-b", "metrics"],
    ["service-c", "logs"],
  ] as const) {
    const generated = backends.map(
      (backend) =>
        cluster
          .podsOf(backend)
          .flatMap((pod) => readItems(pod.received))
          .filter((item) => item.id === "" && item.service === service && item.signal === signal).length,
    );
    const somewhere = generated.reduce((sum, count) => sum + count, 0);
    const right =
      ownerOfService[service] === undefined ||
      generated.every((count, index) => count > 0 === (backends[index] === ownerOfService[service]));
    tally.check(
      `live: ${title}: the generator ${service} arrives (${somewhere} ${signal} items)`,
      somewhere > 0 && right,
      JSON.stringify(generated),
    );
  }
}

/** The ring text of each backend's spellings, as emitted; a twin or alias dials the backend it is of. */
async function byTraceId(run: Run): Promise<void> {
  const { cluster, title: name, tally } = run;
  const count = 3_000;
  const spans = hexIds(count, 8, 11);
  const items = hexIds(count, 16, 10).map(
    (traceId, n): Item => ({ signal: "traces", service: "shop", id: spans[n] ?? "", traceId }),
  );
  tally.check(`live: ${name}: every request is accepted`, send(cluster, balancerHost(run), items) === count);
  const arrived = await allArrived(items, () => arrivals(cluster, backends));
  checkDelivery(name, tally, items, arrived);
  const hostnames = staticHostnames(run);
  const ring = buildRing(1, sortEndpoints(hostnames));
  const backendOf = (hostname: string): string => (hostname.split(".")[0] ?? "").replace(/-alias-\d+$/, "");
  const astray = items.filter(
    ({ id, traceId }) => arrived.get(id)?.[0] !== backendOf(ringOwner(ring, Buffer.from(traceId, "hex")) ?? ""),
  ).length;
  tally.check(
    `live: ${name}: each trace is at the backend that owns it on ring generation 1`,
    astray === 0,
    `${astray} elsewhere`,
  );
  const shares = new Map<string, number>();
  for (const [index, share] of ringShares(ring).entries()) {
    const backend = backendOf(ring.endpoints[index] ?? "");
    shares.set(backend, (shares.get(backend) ?? 0) + share);
  }
  for (const [backend, share] of shares) {
    const seen = [...arrived.values()].filter((at) => at.includes(backend)).length / count;
    const errorMax = 4 * Math.sqrt((share * (1 - share)) / count);
    tally.check(
      `live: ${name}: ${backend} has ${(100 * seen).toFixed(1)} % of traces, the ring says ${(100 * share).toFixed(1)} %`,
      Math.abs(seen - share) <= errorMax,
    );
  }
}

function staticHostnames({ deployed }: Run): readonly string[] {
  const balancer = deployed.collectors.find(({ config }) => "loadbalancing" in objectAt(config, "exporters"));
  const hostnames =
    balancer && jsonAt(balancer.config, ["exporters", "loadbalancing", "resolver", "static", "hostnames"]);
  return Array.isArray(hostnames) ? hostnames.map(String) : [];
}

function objectAt(config: JsonObject, key: string): object {
  const found = config[key];
  return isJsonObject(found) ? found : {};
}

/** Requests are sent apart enough that a backend's batch does not join two. */
const apartMs = 260;

/** Backends end connections after 30 s, a tenth more or less (gRPC's jitter). */
const connectionAgeMsMin = 27_000;

async function roundRobin(run: Run): Promise<void> {
  const { cluster, tally, title } = run;
  const service = balancerHost(run);
  const itemsOf = (count: number, seed: number): readonly Item[] => {
    const spans = hexIds(count, 8, seed + 1);
    return hexIds(count, 16, seed).map(
      (traceId, n): Item => ({ signal: "traces", service: "shop", id: spans[n] ?? "", traceId }),
    );
  };
  // Connections come up one by one, and each that does starts the round anew at a random backend: those requests do not count.
  const warmUp = itemsOf(9, 10);
  send(cluster, service, warmUp, apartMs);
  await allArrived(warmUp, () => arrivals(cluster, ["backend"]));
  const requestsOf = () => cluster.podsOf("backend").map((pod) => countRequests(pod.received));
  const before = requestsOf();
  const first = itemsOf(45, 20);
  tally.check(`live: ${title}: every request is accepted`, send(cluster, service, first, apartMs) === first.length);
  const sentFor = Date.now() - cluster.startedAt;
  await allArrived(first, () => arrivals(cluster, ["backend"]));
  const counts = requestsOf().map((count, index) => count - (before[index] ?? 0));
  // Each connection that replaced an aged one starts the round anew: a request more or less for every such round.
  const differenceMax = 1 + counts.length * Math.floor(sentFor / connectionAgeMsMin);
  tally.check(
    `live: ${title}: requests are spread equally (${counts.join(", ")}, ${differenceMax} more or less)`,
    Math.max(...counts) - Math.min(...counts) <= differenceMax && counts.length === 3,
  );
  const added = await cluster.scaleUp("backend");
  const later: Item[] = [];
  let used = 0;
  for (let round = 0; round < 12 && used === 0; round++) {
    const items = itemsOf(30, 100 + 2 * round);
    later.push(...items);
    send(cluster, service, items, apartMs);
    used = readItems(added.received).length;
  }
  tally.check(`live: ${title}: a backend added later is used (${used} requests after ${later.length} sent)`, used > 0);
  const all = [...warmUp, ...first, ...later];
  checkDelivery(title, tally, all, await allArrived(all, () => arrivals(cluster, ["backend"])));
}

function blueprintNamed(name: string) {
  const found = blueprints.find((blueprint) => blueprint.name === name);
  if (!found) throw new Error(`no blueprint ${name}`);
  return found;
}
