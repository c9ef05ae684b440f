/** What the sinks received, against what the model says that each of them should. */

import type { Signal } from "../contract/signal.ts";
import { keysOf } from "../inspect/answer.ts";
import { type PreparedRoute, prepareRoutes } from "../inspect/prepared-route.ts";
import { dialTarget } from "../routing/endpoint.ts";
import { countItems, readRequest } from "../routing/otlp/read-request.ts";
import type { LocalBalancer } from "./local-topology.ts";

export interface BackendCounts {
  readonly items: Readonly<Record<Signal, number>>;
  readonly bytes: number;
  readonly requests: number;
  /** Items of keys that belong to another backend: those of one that is away, or a mistake. */
  readonly elsewhere: number;
}

interface Counting {
  items: Record<Signal, number>;
  bytes: number;
  requests: number;
  elsewhere: number;
}

export interface Counts {
  readonly received: (backend: string, signal: Signal, request: Uint8Array) => void;
  readonly of: (backend: string) => BackendCounts;
  readonly total: (signal: Signal) => number;
  /** The balancers have other backends now. What is on its way by the old ones is where it belongs, for a while. */
  readonly replaced: (balancers: readonly LocalBalancer[]) => void;
}

/** Longer than a Collector takes to start again with other backends, and to deliver what it had queued. */
const onTheirWayMs = 10_000;

export function countsOf(balancers: readonly LocalBalancer[]): Counts {
  const known = new Map<string, Counting>();
  let owners = judgesOf(balancers);
  let before: readonly Judge[] = [];
  let replacedAt = Number.NEGATIVE_INFINITY;
  const of = (backend: string): Counting => {
    const counting = known.get(backend) ?? {
      items: { traces: 0, metrics: 0, logs: 0 },
      ...{ bytes: 0, requests: 0, elsewhere: 0 },
    };
    known.set(backend, counting);
    return counting;
  };
  return {
    of,
    replaced: (now) => {
      before = owners;
      owners = judgesOf(now);
      replacedAt = performance.now();
    },
    total: (signal) => [...known.values()].reduce((sum, { items }) => sum + items[signal], 0),
    received: (backend, signal, request) => {
      const counting = of(backend);
      const read = readRequest(signal, request);
      counting.items[signal] += read.kind === "request" ? countItems(read.request) : 0;
      counting.bytes += request.length;
      counting.requests += 1;
      const isRecent = performance.now() < replacedAt + onTheirWayMs;
      const judges = (isRecent ? [...owners, ...before] : owners).filter(
        ({ prepared, balancer }) => prepared.signal === signal && [...balancer.backendAt.values()].includes(backend),
      );
      // Where several balancers send here, it is enough that one of them would.
      const strangers = judges.map((judge) => strangersIn(judge, backend, request));
      counting.elsewhere += strangers.length === 0 ? 0 : Math.min(...strangers);
    },
  };
}

interface Judge {
  readonly prepared: PreparedRoute;
  readonly balancer: LocalBalancer;
}

function judgesOf(balancers: readonly LocalBalancer[]): readonly Judge[] {
  return balancers.flatMap((balancer) => prepareRoutes(balancer.routed).map((prepared) => ({ prepared, balancer })));
}

/** Items whose key belongs to another backend. */
function strangersIn({ prepared, balancer }: Judge, backend: string, request: Uint8Array): number {
  if (prepared.kind !== "keyed") return 0;
  const keys = keysOf(prepared, balancer.routed, request);
  if (keys.kind === "wrong") return 0;
  const { ownerOf } = prepared.table;
  return keys.items.filter(
    ({ key, isRandom }) => key && !isRandom && balancer.backendAt.get(dialTarget(ownerOf(key))) !== backend,
  ).length;
}
