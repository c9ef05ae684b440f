/** The status page of a topology on this machine: what the balancers say, what the sinks count, and buttons for the backends. */

import type { BackendStatus, CountedStatus, RecentEvent } from "../contract/status.ts";
import type { JsonObject } from "../model/json.ts";
import { createHistory } from "../page/history.ts";
import { type LookedAt, troubleIn } from "../page/look-up.ts";
import { pageBackends, pageRoutes, toldBy } from "../page/page-balancer.ts";
import type { PageBackend, PageBalancer } from "../page/page-state.ts";
import { type PageServer, servePage } from "../page/serve-page.ts";
import { dialTarget } from "../routing/endpoint.ts";
import { type ActedOn, act } from "./actions.ts";
import type { CollectorTold } from "./collector-told.ts";
import { weightedOf } from "./launch.ts";
import type { Seen } from "./looking.ts";
import { loopback } from "./loopback.ts";
import type { RunningBalancer } from "./running-balancer.ts";
import { type Introduction, itemsOf } from "./snapshot.ts";

export interface UpPage {
  readonly server: PageServer;
  readonly introduced: (introduction: Introduction) => void;
  readonly looked: (seen: Seen) => void;
  readonly told: (line: string) => void;
}

const eventsMax = 50;

/** @param port 0 for a free one @throws the operating system's error when the port is not available */
export async function startUpPage(on: ActedOn, port: number): Promise<UpPage> {
  const startedAtMs = Date.now();
  const history = createHistory();
  const events: RecentEvent[] = [];
  let introduction: Introduction | undefined;
  let seen: Seen | undefined;
  const balancers = () => on.balancers.map((balancer) => pageBalancer(balancer, on, introduction, seen));
  const server = await servePage(
    {
      state: () => ({
        formatVersion: 1,
        name: introduction ? `${introduction.name} on this machine` : "on this machine",
        ...{ startedAtMs, atMs: Date.now() },
        actions: ["stop", "start", "restart", "slow", "hurry", "add"],
        senders: introduction?.sending ?? [],
        balancers: balancers(),
        events: [...events].reverse(),
      }),
      history: history.read,
      tables: (name) =>
        tablesOf(
          on.balancers.find(({ current }) => current().name === name),
          seen,
        ),
      act: ({ kind, backend }) => act(kind, backend, on),
      failed: (error) => on.told(`the status page met a mistake of ours: ${String(error)}`),
    },
    loopback,
    port,
  );
  return {
    server,
    introduced: (given) => {
      introduction = given;
    },
    looked: (now) => {
      // A balancer that is too busy to say how it is was as it said before.
      seen = {
        ...now,
        statuses: new Map([...(seen?.statuses ?? []), ...now.statuses]),
        collectors: new Map([...(seen?.collectors ?? []), ...now.collectors]),
      };
      const looks = balancers().flatMap(({ name, backends }) =>
        backends.map(({ name: backend, items }) => ({ balancer: name, backend, items })),
      );
      history.looked(Date.now(), looks);
    },
    told: (text) => {
      events.push({ atMs: Date.now(), text, times: 1 });
      if (events.length > eventsMax) events.shift();
    },
  };
}

function tablesOf(balancer: RunningBalancer | undefined, seen: Seen | undefined): LookedAt | string {
  if (!balancer) return "there is no such balancer";
  const { routed, backendAt, name } = balancer.current();
  const told = seen?.statuses.get(name)?.backends;
  return {
    balancer: routed,
    prepared: balancer.prepared(),
    name: (endpoint) => backendAt.get(dialTarget(endpoint)) ?? endpoint,
    troubleOf: (endpoint) => {
      const backend = told?.find((one) => one.endpoint === endpoint);
      return backend && troubleIn(backend);
    },
  };
}

function pageBalancer(
  balancer: RunningBalancer,
  { backends, counts }: ActedOn,
  introduction: Introduction | undefined,
  seen: Seen | undefined,
): PageBalancer {
  const current = balancer.current();
  const [status, collector] = [seen?.statuses.get(current.name), seen?.collectors.get(current.name)];
  const told = introduction?.balancers.find(({ name }) => name === current.name);
  const shown = pageBackends(status ?? silent(balancer), (target) => current.backendAt.get(target) ?? target);
  return {
    name: current.name,
    what: balancer.launched.what,
    notes: balancer.launched.notes,
    addresses: [told?.grpc, told?.http].flatMap((address, index) =>
      address === undefined
        ? []
        : [`OTEL_EXPORTER_OTLP_ENDPOINT=${address}${index === 1 ? " OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf" : ""}`],
    ),
    routes: pageRoutes(current.routed),
    ...toldBy(status),
    ...(collector && { counts: collector.counts }),
    backends: shown.map((backend): PageBackend => {
      const sink = backends.sink(backend.name);
      const counted = counts.of(backend.name);
      const program = !sink?.isUp() ? "stopped" : sink.delayMs() > 0 ? "slow" : "runs";
      const seenHere = { ...backend, program, elsewhere: counted.elsewhere } as const;
      // Sinks count for all that send to them; a Collector does not say what it sent to one.
      return status
        ? seenHere
        : { ...seenHere, ...collectorBackend(backend, collector, current.collector), items: itemsOf(counted) };
    }),
  };
}

/** What its metrics say of one; two names of a backend on the ring are one exporter of it each. */
function collectorBackend(
  { endpoints }: PageBackend,
  told: CollectorTold | undefined,
  configuration: JsonObject | undefined,
): Pick<PageBackend, "health" | "queuedItems" | "queuedBytes" | "queuedRequests" | "calls" | "latency"> {
  const counted = endpoints.flatMap((endpoint) => told?.calls(endpoint) ?? []);
  const queued = endpoints.flatMap((endpoint) => told?.queued(endpoint) ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const [first] = counted;
  return {
    health: undefined,
    ...{ queuedItems: undefined, queuedBytes: undefined, queuedRequests: undefined },
    ...(queued.length > 0 && { [queuedIn(configuration)]: sum(queued) }),
    calls: first && {
      accepted: sum(counted.map(({ calls }) => calls.accepted)),
      failed: sum(counted.map(({ calls }) => calls.failed)),
    },
    latency: first && {
      calls: first.latency.calls.map((_, index) => sum(counted.map(({ latency }) => latency.calls[index] ?? 0))),
      count: sum(counted.map(({ latency }) => latency.count)),
      sumMs: sum(counted.map(({ latency }) => latency.sumMs)),
    },
  };
}

/** Queues of one exporter count alike, and requests where nothing is said (core exporterhelper, both versions). */
function queuedIn(configuration: JsonObject | undefined): "queuedItems" | "queuedBytes" | "queuedRequests" {
  const text = JSON.stringify(configuration);
  if (text.includes('"sizer":"items"')) return "queuedItems";
  return text.includes('"sizer":"bytes"') ? "queuedBytes" : "queuedRequests";
}

/** A Collector does not say how its backends are: what it owns is known, and the rest is not. */
function silent(balancer: RunningBalancer): CountedStatus {
  const shares = new Map<string, BackendStatus["shares"]>();
  for (const route of balancer.prepared()) {
    if (route.kind !== "keyed") continue;
    const { endpoints, shares: parts } = route.table.picker;
    // A name that is listed twice has its share at the first place.
    for (const [index, endpoint] of [...endpoints.entries()].reverse()) {
      shares.set(endpoint, { ...shares.get(endpoint), [route.signal]: parts[index] ?? 0 });
    }
  }
  const none = { acceptedItems: 0, refusedItems: 0, undeliveredItems: 0, droppedItems: 0, repickedItems: 0 };
  return {
    ...{ isReady: true, heldBytes: 0, openParts: 0 },
    backends: weightedOf(balancer.current()).map(({ endpoint, weight }) => ({
      ...{ endpoint, weight, connection: "ready", isAvailable: true, reason: "", ejections: 0, lastError: undefined },
      ...{ queuedItems: 0, queuedBytes: 0, shares: shares.get(endpoint) ?? {} },
    })),
    counts: { ...none, maybeRepeatedItems: 0, latencyBoundsMs: [], backends: [] },
  };
}
