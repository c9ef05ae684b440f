/** (b) Emitted configurations, run unchanged as real processes, carry telemetry to the backend that owns each key. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildRing, ringOwner, ringShares, sortEndpoints } from "../../../src/routing/ring.ts";
import { telemetrygenBinary } from "../../../tools/collectors/build.mjs";
import { blueprints, planOf } from "../../every-blueprint.ts";
import { deployedFrom, manifestTexts } from "../synthesis.ts";
import type { Tally } from "../tally.ts";
import { Cluster } from "./cluster.ts";
import { whyNoNetwork } from "./network.ts";
import { hexIds, type Item, readItems, requestLines } from "./telemetry.ts";

/** Longest wait for what was sent to be written at the backends: both batch timeouts, and slack. */
const settleMs = 9_000;

export async function liveSuite(tally: Tally): Promise<void> {
  const reason = whyNoNetwork();
  if (reason !== undefined) {
    tally.skip("live", reason);
    return;
  }
  await inCluster("loadbalancer-demo", tally, demo);
  await inCluster("consistent-traces", tally, (cluster) => byTraceId(cluster, "consistent-traces", tally));
  await inCluster("weighted", tally, (cluster) => byTraceId(cluster, "weighted", tally));
  await inCluster("round-robin", tally, roundRobin);
}

async function inCluster(
  name: string,
  tally: Tally,
  run: (cluster: Cluster, tally: Tally) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-live-"));
  const cluster = new Cluster(name, deployedFrom(manifestTexts(join("dist", name))), folder);
  try {
    await cluster.start();
    await run(cluster, tally);
  } catch (error) {
    tally.check(`live: ${name} runs`, false, error instanceof Error ? error.message : String(error));
  } finally {
    await cluster.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

function send(cluster: Cluster, service: string, items: readonly Item[], pauseMs = 0): number {
  const script = join("test", "conformance", "live", "send.mjs");
  return Number(
    cluster.inClient([process.execPath, script, `http://${service}:4318`, String(pauseMs)], requestLines(items)),
  );
}

/** Backend (workload) by item. */
function arrivals(cluster: Cluster, backends: readonly string[]): ReadonlyMap<string, readonly string[]> {
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

function checkDelivery(
  name: string,
  tally: Tally,
  items: readonly Item[],
  arrived: ReadonlyMap<string, readonly string[]>,
): void {
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

async function demo(cluster: Cluster, tally: Tally): Promise<void> {
  const balancer = "loadbalancer-collector-collector.loadbalancer-demo.svc.cluster.local";
  const plan = planOf(blueprintNamed("loadbalancer-demo"));
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
  tally.check("live: demo: every request is accepted", send(cluster, balancer, items) === items.length);
  await sleep(2 * settleMs);
  const arrived = arrivals(cluster, backends);
  checkDelivery("demo", tally, items, arrived);
  for (const [service, owner] of Object.entries(ownerOfService)) {
    const own = items.filter((item) => item.service === service);
    const elsewhere = own.filter(({ id }) => arrived.get(id)?.[0] !== owner).length;
    tally.check(`live: demo: all of ${service} is at ${owner}`, elsewhere === 0, `${elsewhere} elsewhere`);
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
      `live: demo: the generator ${service} arrives (${somewhere} ${signal} items)`,
      somewhere > 0 && right,
      JSON.stringify(generated),
    );
  }
}

/** The ring text of each backend's spellings, as emitted; a twin or alias dials the backend it is of. */
async function byTraceId(cluster: Cluster, name: string, tally: Tally): Promise<void> {
  const count = 3_000;
  const spans = hexIds(count, 8, 11);
  const items = hexIds(count, 16, 10).map(
    (traceId, n): Item => ({ signal: "traces", service: "shop", id: spans[n] ?? "", traceId }),
  );
  tally.check(
    `live: ${name}: every request is accepted`,
    send(cluster, `edge-collector.${name}.svc.cluster.local`, items) === count,
  );
  await sleep(settleMs);
  const arrived = arrivals(cluster, backends);
  checkDelivery(name, tally, items, arrived);
  const hostnames = staticHostnames(name);
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

function staticHostnames(name: string): readonly string[] {
  const config = deployedFrom(manifestTexts(join("dist", name))).collectors.find(
    ({ config: body }) => "loadbalancing" in (body["exporters"] as object),
  );
  const exporters = config?.config["exporters"] as
    | { loadbalancing: { resolver: { static: { hostnames: string[] } } } }
    | undefined;
  return exporters?.loadbalancing.resolver.static.hostnames ?? [];
}

/** Requests are sent apart enough that neither batch joins two. */
const apartMs = 260;

async function roundRobin(cluster: Cluster, tally: Tally): Promise<void> {
  const service = "edge-collector.round-robin.svc.cluster.local";
  const itemsOf = (count: number, seed: number): readonly Item[] => {
    const spans = hexIds(count, 8, seed + 1);
    return hexIds(count, 16, seed).map(
      (traceId, n): Item => ({ signal: "traces", service: "shop", id: spans[n] ?? "", traceId }),
    );
  };
  const first = itemsOf(45, 20);
  tally.check("live: round-robin: every request is accepted", send(cluster, service, first, apartMs) === first.length);
  await sleep(settleMs);
  const counts = cluster.podsOf("backend").map((pod) => readItems(pod.received).filter(({ id }) => id !== "").length);
  tally.check(
    `live: round-robin: requests are spread equally (${counts.join(", ")})`,
    Math.max(...counts) - Math.min(...counts) <= 1 && counts.length === 3,
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
  tally.check(
    `live: round-robin: a backend added later is used (${used} requests after ${later.length} sent)`,
    used > 0,
  );
  await sleep(settleMs);
  const arrived = new Map<string, string[]>();
  for (const pod of cluster.podsOf("backend")) {
    for (const { id } of readItems(pod.received))
      if (id !== "") arrived.set(id, [...(arrived.get(id) ?? []), pod.address]);
  }
  checkDelivery("round-robin", tally, [...first, ...later], arrived);
}

function blueprintNamed(name: string) {
  const found = blueprints.find((blueprint) => blueprint.name === name);
  if (!found) throw new Error(`no blueprint ${name}`);
  return found;
}
