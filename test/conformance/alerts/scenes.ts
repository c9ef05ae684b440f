/** What is played: a topology each, faults that are made in it one after the other, and the alerts that each has to raise. */

import { setTimeout as sleep } from "node:timers/promises";
import { blueprint, collector, dns, roundRobin, routeBy, seconds } from "fairlead";
import type { Blueprint } from "../../../src/blueprint/options.ts";
import type { AlertName } from "../../../src/model/monitoring.ts";
import type { Pod, Pods } from "./pods.ts";
import type { Sender } from "./sender.ts";

export type Release = "0.129.0" | "0.161.0";

export interface Scene {
  readonly name: string;
  readonly release: Release;
  readonly pool: object;
  readonly balancer: object;
  readonly scrape: "pod-monitor" | "service-monitor";
  /** Requests, or items of Fairlead's balancer, that a queue holds; small, so that it is full in time. */
  readonly queueSize: number;
  readonly steps: readonly Step[];
}

export interface Step {
  /** The fault. */
  readonly what: string;
  /** @returns makes it good again, where the next fault asks for it */
  readonly does: (stage: Stage) => Promise<(() => unknown) | undefined>;
  /** By then. */
  readonly fire: readonly AlertName[];
  /** What else is true then. */
  readonly also: readonly AlertName[];
}

export interface Stage {
  readonly pods: Pods;
  readonly backends: readonly Pod[];
  readonly balancers: readonly Pod[];
  readonly sender: Sender;
}

const backendCount = 3;
const delivery = ["TelemetryLost", "TelemetryRefused", "TelemetryNotArriving", "QueueFilling"] as const;

function dies(count: number, fire: readonly AlertName[]): Step {
  return {
    what: `${count} of ${backendCount} backends are gone`,
    does: async ({ backends }) => {
      for (const backend of backends.slice(0, count)) await backend.end();
      return undefined;
    },
    fire: ["BackendPodsMissing", ...fire],
    also: [...delivery, "BackendOverloaded", "BackendsSlow"],
  };
}

const balancerGone: Step = {
  what: "the balancer is gone",
  does: async ({ balancers }) => {
    for (const balancer of balancers) await balancer.end();
    return undefined;
  },
  fire: ["BalancerDown"],
  also: ["BackendPodsMissing", ...delivery],
};

const balancerLess: Step = {
  what: "one of two balancers is gone",
  does: async ({ balancers }) => {
    await balancers[0]?.end();
    return undefined;
  },
  fire: ["BalancerPodsMissing"],
  also: [],
};

/** Longer than half of what a call may take, and shorter than all of it. */
const [stoppedMs, runningMs] = [2_300, 400];

const slow: Step = {
  what: "backends answer after two seconds",
  does: async ({ backends }) => {
    let isOver = false;
    const all = (signal: NodeJS.Signals) => {
      for (const backend of backends) backend.process().kill(signal);
    };
    const pulses = (async () => {
      while (!isOver) {
        all("SIGSTOP");
        await sleep(stoppedMs);
        all("SIGCONT");
        await sleep(runningMs);
      }
    })();
    return async () => {
      isOver = true;
      await pulses;
    };
  },
  fire: ["BackendsSlow"],
  also: [...delivery, "BackendPodsMissing", "BackendUnhealthy"],
};

/** More than there is memory for: a megabyte each, where there are 73. */
const floodInFlight = 120;

const stopped: Step = {
  what: "backends do not answer, and much is sent",
  does: async ({ backends, sender }) => {
    for (const backend of backends) backend.process().kill("SIGSTOP");
    sender.flood(floodInFlight);
    return undefined;
  },
  fire: ["MemoryFilling", "TelemetryRefused"],
  also: [...delivery, "BackendPodsMissing", "BackendUnhealthy", "BackendsSlow"],
};

const hot: Step = {
  what: "one trace has nine tenths of the items",
  does: async ({ sender }) => {
    sender.heat(0.9);
    return () => sender.heat(0);
  },
  fire: ["BackendOverloaded"],
  also: [],
};

/** With less memory than it has at its start. */
async function starve(pod: Pod | undefined): Promise<() => Promise<void>> {
  await pod?.end();
  await pod?.start((text) =>
    text.replace(/limit_percentage: \d+(\s+)spike_limit_percentage: \d+/, "limit_mib: 2$1spike_limit_mib: 1"),
  );
  return async () => {
    await pod?.end();
    await pod?.start();
  };
}

const refusing: Step = {
  what: "a backend has no memory left",
  does: async ({ backends: [backend] }) => starve(backend),
  fire: ["BackendsRefuse"],
  also: [...delivery, "BackendUnhealthy", "BackendIdle"],
};

const balancerRefusing: Step = {
  what: "the balancer has no memory left",
  does: async ({ balancers: [balancer] }) => starve(balancer),
  fire: ["TelemetryRefused"],
  also: [],
};

const unknown: Step = {
  what: "the name has an address less than there are backends",
  does: async ({ backends, pods }) => {
    pods.hide(backends.slice(0, 1));
    return undefined;
  },
  fire: ["BackendsMissing", "BackendIdle"],
  also: [],
};

const nameless: Step = {
  what: "nobody knows the name of the backends",
  does: async ({ backends, pods }) => {
    pods.hide(backends);
    return undefined;
  },
  fire: ["BackendLookupFails"],
  also: ["BackendsMissing", "BackendIdle"],
};

const foundAgain: Step = {
  what: "two backends come back at addresses that the name does not have",
  does: async ({ backends, pods }) => {
    pods.hide(backends.slice(0, 2));
    for (const backend of backends.slice(0, 2)) {
      await backend.end();
      await backend.start();
    }
    return undefined;
  },
  fire: ["BackendIdle", "BackendOverloaded"],
  also: delivery,
};

const impatient = { timeout: "3s", retry: { initialInterval: "1s", maxInterval: "1s", maxElapsedTime: "4s" } };
const listed = { discovery: "static" };
const looked = { discovery: dns({ interval: seconds(1), timeout: seconds(1) }) };
/** gRPC looks names up when it has to. */
const asked = { discovery: dns() };
const both = ["0.129.0", "0.161.0"] as const satisfies readonly Release[];
const short = (release: Release) => release.split(".")[1] ?? "";

export const scenes: readonly Scene[] = [
  {
    ...{ name: "queue-each-129", release: "0.129.0", queueSize: 60, pool: listed, scrape: "service-monitor" },
    balancer: { ...impatient, queue: "per-backend" },
    steps: [dies(1, ["TelemetryLost", "QueueFilling"]), balancerGone],
  },
  {
    ...{ name: "queue-each-161", release: "0.161.0", queueSize: 1_000, pool: listed, scrape: "pod-monitor" },
    balancer: { ...impatient, queue: "per-backend" },
    steps: [dies(1, ["TelemetryNotArriving"]), balancerGone],
  },
  {
    ...{ name: "full-queues-161", release: "0.161.0", queueSize: 30, pool: listed, scrape: "service-monitor" },
    balancer: { ...impatient, queue: "per-backend" },
    steps: [dies(1, ["TelemetryLost"]), balancerRefusing],
  },
  ...both.map(
    (release): Scene => ({
      ...{ name: `central-${short(release)}`, release, queueSize: 20, pool: listed, scrape: "pod-monitor" },
      balancer: { ...impatient, queue: "central" },
      steps: [slow, dies(backendCount, ["TelemetryLost", "QueueFilling"]), balancerRefusing],
    }),
  ),
  ...both.map(
    (release): Scene => ({
      ...{ name: `found-${short(release)}`, release, queueSize: 1_000, pool: looked, scrape: "service-monitor" },
      balancer: { ...impatient, queue: "per-backend", replicas: 2 },
      steps: [hot, refusing, unknown, nameless, balancerLess],
    }),
  ),
  ...both.map(
    (release): Scene => ({
      ...{ name: `in-turns-${short(release)}`, release, queueSize: 20, pool: asked, scrape: "pod-monitor" },
      balancer: { ...impatient, routes: { traces: roundRobin(), metrics: roundRobin(), logs: roundRobin() } },
      steps: [refusing, foundAgain, dies(backendCount, ["TelemetryLost", "QueueFilling"])],
    }),
  ),
  {
    ...{ name: "fairlead", release: "0.161.0", queueSize: 100, pool: listed, scrape: "pod-monitor" },
    balancer: { target: "fairlead", timeout: "3s", deadline: "9s", failover: "hold" },
    steps: [dies(1, ["BackendUnhealthy", "TelemetryLost", "QueueFilling"]), balancerGone],
  },
  {
    ...{ name: "fairlead-found", release: "0.161.0", queueSize: 1_000_000, pool: looked, scrape: "service-monitor" },
    balancer: { target: "fairlead", timeout: "3s", deadline: "9s", failover: "hold", replicas: 2 },
    steps: [slow, hot, refusing, unknown, nameless, balancerLess],
  },
  {
    ...{ name: "fairlead-full", release: "0.161.0", queueSize: 1_000_000, pool: listed, scrape: "pod-monitor" },
    // Nothing is given up while it is played, so that memory fills however long that takes.
    balancer: { target: "fairlead", timeout: "10s", deadline: "120s", failover: "hold" },
    steps: [stopped],
  },
];

export function blueprintOf({ name, release, pool, balancer, scrape }: Scene): Blueprint {
  const otel = collector(release);
  const pooled = otel.backends("backend", { count: backendCount, security: "plaintext", ...pool } as never); // One of both kinds.
  const routes = { traces: routeBy.traceID(), metrics: routeBy.service(), logs: routeBy.traceID() };
  const options = { to: pooled, routes, network: { clients: [{ podLabels: {} }] }, ...balancer };
  const edge = otel.balancer("edge", options as never); // The same.
  return blueprint(name, {
    ...{ namespace: name, collector: otel, output: "workload", backends: [pooled], balancers: [edge] },
    monitoring: { scrape, prometheus: { namespace: "monitoring" }, alerts: true, dashboard: true },
  });
}

/** What makes a queue full in time. */
export function changedBy({ queueSize }: Scene): (text: string) => string {
  return (text) =>
    text
      .replace(/\bqueue_size: 1000\b/g, `queue_size: ${queueSize}`)
      .replace(/"queueItemsMax": \d+/, `"queueItemsMax": ${queueSize}`);
}
