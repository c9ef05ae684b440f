/** The Collector configuration of a balancer: OTLP in, and one load balancing exporter per routing key out. */

import type { Signal } from "../../contract/signal.ts";
import { type Mark, within } from "../../diagnostics/place.ts";
import type { SchemaVersion } from "../../model/collector/release.ts";
import type { JsonObject } from "../../model/json.ts";
import type { CollectorConfig } from "../../model/plan.ts";
import {
  type CollectorBalancer,
  type Components,
  isReplicated,
  type Route,
  routesOf,
  type Topology,
} from "../../model/topology.ts";
import { exporterName } from "../../schema/registry.ts";
import * as defaults from "../defaults.ts";
import { balancerConfigMap, balancerObject } from "../names.ts";
import type { Upstream } from "../upstream.ts";
import { loadBalancingExporter, roundRobinExporter } from "./exporters.ts";
import { authExtension } from "./link.ts";
import { crossOriginMark, crossOriginSetting } from "./pages.ts";
import { buildCollectorConfig } from "./pipelines.ts";
import { healthExtension } from "./pool.ts";

export function lowerBalancerCollector(
  balancer: CollectorBalancer,
  upstream: Upstream,
  topology: Topology,
  schemas: SchemaVersion,
): CollectorConfig {
  const routing = lowerRoutes(balancer, upstream, topology, schemas);
  const built = buildCollectorConfig({
    schemas,
    parts: balancer.parts,
    unchecked: balancer.unchecked,
    receivers: { otlp: otlpReceiver(balancer) },
    persistence: balancer.settings.persistence,
    extensions: { health_check: healthExtension, ...authExtension(upstream) },
    signals: routesOf(balancer).map(({ signal }) => signal),
    ...routing,
    origin: balancer.origin,
  });
  const name = topology.output === "operator" ? balancerObject(balancer) : balancerConfigMap(balancer);
  return { name, tier: "balancer", ...built, origin: balancer.origin };
}

/** With several pods senders' connections end after a while, or one that is new would not be sent to. */
function otlpReceiver(balancer: CollectorBalancer): JsonObject {
  const age = { server_parameters: { max_connection_age: defaults.senderConnectionAge } };
  return {
    protocols: {
      grpc: {
        endpoint: defaults.listenAt(defaults.ports.otlpGrpc),
        ...defaults.grpcMessages,
        ...(isReplicated(balancer) && { keepalive: age }),
      },
      http: { endpoint: defaults.listenAt(defaults.ports.otlpHttp), ...crossOriginSetting(balancer.settings.senders) },
    },
  };
}

interface LoweredRoutes {
  readonly exporters: Components;
  readonly exportersOf: Readonly<Partial<Record<Signal, readonly string[]>>>;
  readonly marks: readonly Mark[];
}

/** Signals of one key share an exporter; with several keys each exporter is named after its key. */
function lowerRoutes(
  balancer: CollectorBalancer,
  upstream: Upstream,
  topology: Topology,
  schemas: SchemaVersion,
): LoweredRoutes {
  const routed = routesOf(balancer);
  const several =
    new Set(routed.filter(({ route }) => route.kind === "hash").map(({ route }) => routeName(route))).size > 1;
  const exporters: Record<string, JsonObject> = {};
  const exportersOf: Partial<Record<Signal, readonly string[]>> = {};
  const marks: Mark[] = [
    { at: ["service", "pipelines"], origin: within(balancer.origin, "routes") },
    crossOriginMark(balancer.origin),
  ];
  for (const { signal, route } of routed) {
    const id = exporterId(route, several, schemas);
    exporters[id] ??=
      route.kind === "hash"
        ? loadBalancingExporter(route, balancer, upstream, topology)
        : roundRobinExporter(balancer, upstream);
    exportersOf[signal] = [id];
    marks.push(...exporterMarks(id, signal, balancer, upstream));
    const { isWeighted, origin } = upstream;
    if (isWeighted) {
      marks.push({ at: ["exporters", id, "resolver", "static", "hostnames"], origin: within(origin, "weights") });
    }
  }
  return { exporters, exportersOf, marks };
}

function exporterId(route: Route, several: boolean, schemas: SchemaVersion): string {
  // Without a key nothing is hashed, so the exporter is the plain one, also for a route that a rule refuses.
  if (route.kind !== "hash") return exporterName("otlp", schemas);
  const type = exporterName("loadbalancing", schemas);
  return several ? `${type}/${routeName(route)}` : type;
}

function routeName(route: Route): string {
  return route.kind === "hash" ? [route.key, ...(route.attributes ?? [])].join("-") : route.kind;
}

const retryOptions = Object.freeze({
  initial_interval: "initialInterval",
  max_interval: "maxInterval",
  max_elapsed_time: "maxElapsedTime",
});

/** Settings whose author wrote them elsewhere in the balancer's options, or in those of the pool. */
function exporterMarks(id: string, signal: Signal, { origin }: CollectorBalancer, upstream: Upstream): readonly Mark[] {
  const at = ["exporters", id];
  return [
    { at, origin },
    { at: [...at, "routing_key"], origin: within(origin, "routes", signal) },
    { at: [...at, "routing_attributes"], origin: within(origin, "routes", signal) },
    { at: [...at, "resolver"], origin: within(origin, "to") },
    { at: [...at, "resolver", "dns"], origin: within(upstream.origin, "discovery") },
    ...[at, [...at, "protocol", "otlp"]].flatMap((level) => [
      ...["timeout", "compression", "headers"].map((name) => ({ at: [...level, name], origin: within(origin, name) })),
      ...["tls", "auth"].map((name) => ({ at: [...level, name], origin: within(upstream.origin, "security") })),
      { at: [...level, "retry_on_failure"], origin: within(origin, "retry") },
      ...Object.entries(retryOptions).map(([setting, option]) => ({
        at: [...level, "retry_on_failure", setting],
        origin: within(origin, "retry", option),
      })),
    ]),
  ];
}
