/** Counts what the balancer reports. What it is at a moment is in status-gauges.ts. */

import type { ResolverConfig } from "../../contract/balancer-config.ts";
import { itemNames } from "../../contract/metric-catalogue.ts";
import type { Signal } from "../../contract/signal.ts";
import { grpcCode } from "../grpc/status.ts";
import type { Observer, Transport } from "../observer.ts";
import type { Registry } from "./registry.ts";

/** More backends than these are not remembered; that only costs time. */
const rememberedMax = 1_000;

export function metricsObserver(registry: Registry, resolver: ResolverConfig["kind"]): Partial<Observer> {
  const endings = remembered((transport: Transport) => endingsOf(registry, transport));
  const backends = remembered((endpoint: string) => backendOf(registry, endpoint));
  return {
    answered: ({ signal, transport, code, items }) => {
      const { requests, accepted, refused, uncounted } = endings(transport);
      requests(code).add(1);
      if (items === 0 && code === grpcCode.unavailable) uncounted(signal).add(1);
      if (!signal || items === 0) return;
      (code === grpcCode.ok ? accepted : refused)(signal).add(items);
    },
    dropped: (signal, items) => registry.add("fairlead_dropped_items_total", { signal }, items),
    sent: (endpoint, signal, items) => backends(endpoint).sent(signal).add(items),
    called: (endpoint, outcome, latencyMs) => {
      const backend = backends(endpoint);
      backend.outcomes(outcome === "accepted").add(1);
      backend.latency.observe(latencyMs);
    },
    repicked: (signal, reason, items) => registry.add("fairlead_repicked_items_total", { signal, reason }, items),
    rejected: (signal, reason, items) =>
      registry.add(`otelcol_exporter_send_failed_${itemNames[signal]}_total`, { reason }, items),
    maybeRepeated: (signal, items) => registry.add("fairlead_maybe_repeated_items_total", { signal }, items),
    cutSmaller: (endpoint) => registry.add("fairlead_size_refusals_total", { endpoint }, 1),
    queueFull: (endpoint) => registry.add("fairlead_queue_full_total", { endpoint }, 1),
    connectFailed: (endpoint) => registry.add("fairlead_connect_failures_total", { endpoint }, 1),
    endedEarly: (endpoint) => registry.add("fairlead_backend_connections_ended_early_total", { endpoint }, 1),
    peerFault: (kind) => registry.add("fairlead_http2_faults_total", { kind }, 1),
    gaveWay: (transport) => registry.add("fairlead_connections_gave_way_total", { transport }, 1),
    tookTurns: () => registry.add("fairlead_backend_connections_gave_way_total", {}, 1),
    failed: (server) => registry.add("fairlead_mistakes_total", { server }, 1),
    ejected: (endpoint) => registry.add("fairlead_backend_ejections_total", { endpoint }, 1),
    resolved: () => {
      registry.add("otelcol_loadbalancer_num_resolutions_total", { resolver, success: "true" }, 1);
      registry.add("otelcol_loadbalancer_num_backend_updates_total", { resolver }, 1);
    },
    resolutionFailed: () =>
      registry.add("otelcol_loadbalancer_num_resolutions_total", { resolver, success: "false" }, 1),
  };
}

/** Counted with each request, so what they are called is put together once. A series begins when it is first counted. */
function endingsOf(registry: Registry, transport: Transport) {
  return {
    requests: remembered((code: number) => registry.counter("fairlead_requests_total", { transport, code })),
    accepted: remembered((signal: Signal) =>
      registry.counter(`otelcol_receiver_accepted_${itemNames[signal]}_total`, { transport }),
    ),
    refused: remembered((signal: Signal) =>
      registry.counter(`otelcol_receiver_refused_${itemNames[signal]}_total`, { transport }),
    ),
    uncounted: remembered((signal: Signal | undefined) =>
      registry.counter("fairlead_uncounted_refusals_total", { transport, signal: signal ?? "unknown" }),
    ),
  };
}

function backendOf(registry: Registry, endpoint: string) {
  return {
    sent: remembered((signal: Signal) =>
      registry.counter(`otelcol_exporter_sent_${itemNames[signal]}_total`, { endpoint }),
    ),
    outcomes: remembered((success: boolean) =>
      registry.counter("otelcol_loadbalancer_backend_outcome_total", { endpoint, success: String(success) }),
    ),
    latency: registry.histogram("otelcol_loadbalancer_backend_latency_milliseconds", { endpoint }),
  };
}

function remembered<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new Map<Key, Made>();
  return (key) => {
    const found = known.get(key);
    if (found) return found;
    const made = make(key);
    if (known.size < rememberedMax) known.set(key, made);
    return made;
  };
}
