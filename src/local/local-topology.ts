/**
 * What a blueprint becomes on one machine: its balancers, a sink for each backend, a sender for each generator. The rings keep
 * the names that they have in the cluster, so that every key goes where it will go there; only what is dialled is local.
 */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { GeneratorConfig } from "../contract/generator-config.ts";
import { type Signal, signals } from "../contract/signal.ts";
import { ownerOf } from "../diagnostics/place.ts";
import { itemFieldNames } from "../inspect/facts.ts";
import type { RoutedBalancer, SignalRoute } from "../inspect/routed-balancer.ts";
import { balancersOfPlan } from "../inspect/routes-of-plan.ts";
import { millisecondsOf } from "../model/duration.ts";
import type { JsonObject } from "../model/json.ts";
import type { Link } from "../model/link.ts";
import type { Plan } from "../model/plan.ts";
import type { Generator, Topology } from "../model/topology.ts";
import { configurationOf } from "../needs/configuration.ts";
import { dialTarget, endpointOf, splitTarget } from "../routing/endpoint.ts";
import { evenWeights, type WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { leftOutSecurity } from "./left-out-security.ts";
import { encodingNotes } from "./loopback.ts";
import { standInConfig } from "./stand-in.ts";

export interface LocalTopology {
  readonly name: string;
  readonly balancers: readonly LocalBalancer[];
  readonly backends: readonly LocalBackend[];
  readonly senders: readonly LocalSender[];
}

export interface LocalBalancer {
  readonly name: string;
  readonly target: Link["target"];
  /** Of the Collector. */
  readonly version: string;
  /** With all backends listed. */
  readonly routed: RoutedBalancer;
  /** As in the cluster, for Fairlead's balancer; else what stands in for the Collector. */
  readonly config: BalancerConfig;
  /** What a Collector would run; undefined for Fairlead's balancer. */
  readonly collector: JsonObject | undefined;
  /** Processors that do not run where Fairlead's balancer stands in. */
  readonly leftOut: readonly string[];
  /** What is otherwise here than in the cluster, for people. */
  readonly differences: readonly string[];
  /** Whether the ring is that of the cluster; false where its addresses are found there, and others stand for them. */
  readonly isRingKnown: boolean;
  /** The backend behind each dial target of the ring. */
  readonly backendAt: ReadonlyMap<string, string>;
}

export interface LocalBackend {
  readonly name: string;
  /** As the balancers know it. */
  readonly endpoint: string;
}

export interface LocalSender {
  readonly name: string;
  readonly balancer: string;
  readonly replicas: number;
  /** What its program is told; where it sends is known when the balancer runs. */
  readonly config: GeneratorConfig;
  /** Whether the blueprint says its seed; else it is that of the run. */
  readonly isSeeded: boolean;
  /** What is otherwise here than in the cluster, for people. */
  readonly differences: readonly string[];
}

/** What was declared, beside the plan of it. */
export type Declared = Pick<Topology, "generators" | "pools" | "existing">;

export function localTopology(plan: Plan, declared: Declared): LocalTopology {
  const routed = balancersOfPlan(plan);
  const balancers = plan.links.flatMap((link, index) => {
    const one = routed[index];
    return one ? [localBalancer(link, one, { plan, declared })] : [];
  });
  const found = balancers.flatMap(({ backendAt }) => [...backendAt].map(([endpoint, name]) => ({ name, endpoint })));
  return {
    name: plan.blueprint,
    balancers,
    // A backend under several names on a ring is one sink, told by its shortest: its aliases say so in theirs.
    backends: [...new Map(found.map(({ name }) => [name, shortest(found, name)])).values()],
    senders: declared.generators.map((generator) => localSender(generator, plan)),
  };
}

function shortest(found: readonly LocalBackend[], wanted: string): LocalBackend {
  const endpoints = found.filter(({ name }) => name === wanted).map(({ endpoint }) => endpoint);
  return { name: wanted, endpoint: endpoints.reduce((best, one) => (one.length < best.length ? one : best)) };
}

interface Blueprint {
  readonly plan: Plan;
  readonly declared: Declared;
}

function localBalancer(link: Link, routed: RoutedBalancer, { plan, declared }: Blueprint): LocalBalancer {
  const stated = countOf(link, plan, declared);
  const weighted = endpointsOf(routed, stated ?? foundCount);
  const backends = { kind: "listed", weighted } as const;
  const known = { ...routed, routes: routed.routes.map((route): SignalRoute => ({ ...route, backends })) };
  const collector = plan.configs.find(({ origin }) => ownerOf(origin) === `${plan.blueprint}/${link.balancer}`)?.body;
  return {
    name: link.balancer,
    target: link.target,
    version: plan.release.version,
    routed: known,
    config: link.target === "fairlead" ? link.config : standInConfig(link.balancer, known.routes),
    collector,
    leftOut: collector ? [...new Set(configurationOf(collector).pipelines.flatMap((one) => one.processors))] : [],
    differences: [
      ...leftOutSecurity(link, collector, declared),
      ...(link.target === "fairlead" ? encodingNotes(link.config) : []),
      ...(stated === undefined && listedIn(routed) === undefined
        ? [`${foundCount} backends stand for those of "${link.pool}"`]
        : []),
    ],
    isRingKnown: listedIn(routed) !== undefined,
    backendAt: namedBackends(link, weighted, plan),
  };
}

/** How many are made where nobody says how many there will be. */
const foundCount = 3;

/** As many as are deployed, or as an existing pool is said to have. */
function countOf({ pool }: Link, { workloads }: Plan, { existing }: Declared): number | undefined {
  return workloads.find(({ name }) => name === pool)?.replicas ?? existing.find(({ name }) => name === pool)?.count;
}

function listedIn({ routes }: RoutedBalancer): readonly WeightedEndpoint[] | undefined {
  const listed = routes.find(({ backends }) => backends.kind === "listed")?.backends;
  return listed?.kind === "listed" ? listed.weighted : undefined;
}

/** Those that are listed; for those that would be found, addresses of a network for trials (RFC 2544). */
function endpointsOf(routed: RoutedBalancer, count: number): readonly WeightedEndpoint[] {
  const listed = listedIn(routed);
  if (listed) return listed;
  const found = routed.routes[0]?.backends;
  const port = found?.kind === "found" ? found.port : 0;
  const addresses = Array.from({ length: count }, (_, index) => `198.18.${(index + 1) >> 8}.${(index + 1) & 255}`);
  return evenWeights(addresses.map((address) => endpointOf(address, port)));
}

/** By the workload behind the Service whose name is dialled; what is found is numbered. */
function namedBackends(link: Link, weighted: readonly WeightedEndpoint[], plan: Plan): ReadonlyMap<string, string> {
  const targets = [...new Set(weighted.map(({ endpoint }) => dialTarget(endpoint)))];
  return new Map(
    targets.map((target, index) => {
      const { host } = splitTarget(target);
      if (host.startsWith("198.18.")) return [target, `${link.pool}-${index + 1}`];
      return [target, workloadAt(host, plan) ?? target];
    }),
  );
}

function workloadAt(host: string, { services, workloads, namespace }: Plan): string | undefined {
  const service = services.find(({ name }) => host === name || host.startsWith(`${name}.${namespace}.`));
  const selected = Object.entries(service?.selector ?? {});
  const workload = workloads.find(({ selector }) => selected.every(([label, value]) => selector[label] === value));
  return service && workload?.name;
}

/** Nothing is encrypted on one machine, and no Secret is there. */
function localSender(generator: Generator, { generators }: Plan): LocalSender {
  const { name, to, replicas } = generator;
  const program = generators.find((one) => one.name === name);
  const differences = [...(program?.config.tls ? ["TLS"] : []), ...(program?.config.auth ? ["its token"] : [])];
  const config = program?.config ?? standInOf(generator);
  return {
    name,
    balancer: to,
    replicas,
    config: { ...config, tls: undefined, auth: undefined },
    isSeeded: program !== undefined,
    differences: differences.length > 0 ? [`in plain text, without ${differences.join(" and ")}`] : [],
  };
}

/** As telemetrygen does it: a root and its child, a sum. Records have a trace id each, so that a route by it has something to go by. */
function standInOf({ signal, every, ...generator }: Generator): GeneratorConfig {
  const { name, serviceName = name, serviceVersion, attributes } = generator;
  const resource = serviceVersion === undefined ? {} : { "service.version": serviceVersion };
  return {
    ...plainConfig(name, [{ name: serviceName, resource }], { everyMs: millisecondsOf(every) }),
    attributes,
    telemetry: telemetryOf(signal, {
      spansMin: 2,
      spansMax: 2,
      metric: generator.metricName ?? "gen",
      body: generator.body ?? "the message",
    }),
  };
}

function plainConfig(
  name: string,
  services: GeneratorConfig["services"],
  { everyMs }: Pick<GeneratorConfig["rate"], "everyMs">,
): Omit<GeneratorConfig, "telemetry"> {
  return {
    ...{ formatVersion: 1, name, to: "", protocol: "grpc", compression: "none", tls: undefined, auth: undefined },
    ...{ headers: {}, seed: 1, rate: { everyMs, ramp: undefined, bursts: undefined }, batch: 500 },
    ...{ pieces: undefined, durationMs: undefined },
    ...{ services, serviceSkew: { zipf: 0, hot: 0 }, tenants: undefined, attributes: {}, payloadBytes: 0 },
  };
}

interface Plain {
  readonly spansMin: number;
  readonly spansMax: number;
  readonly metric: string;
  readonly body: string;
}

function telemetryOf(
  kind: Signal,
  { spansMin: min, spansMax: max, metric, body }: Plain,
): GeneratorConfig["telemetry"] {
  switch (kind) {
    case "traces":
      return {
        ...{ kind, spans: { min, max }, depth: max, fanOut: 1, errors: 0, links: 0 },
        ...{ long: undefined, late: undefined, traceIds: undefined },
      };
    case "metrics":
      return { kind, name: metric, types: ["sum"], series: 1 };
    case "logs":
      return { kind, body, errors: 0, withTraceId: 1, traceIds: undefined };
  }
}

const shop = ["frontend", "cart", "checkout", "payment", "shipping", "email", "catalog", "ads"] as const;

/**
 * A shop whose services send to a balancer beside the generators of the blueprint, so that there is something to see at once.
 *
 * @param perSecond traces, data points and records together
 */
export function shopSenders({ name, config }: LocalBalancer, perSecond: number): readonly LocalSender[] {
  if (perSecond === 0) return [];
  const routed = signals.filter((signal) => config.routes[signal]);
  const everyMs = (1_000 * routed.length) / perSecond;
  const keys = routed.flatMap((signal) => config.routes[signal]?.routingAttributes ?? []);
  const named = keys.filter((key) => key !== "service.name" && !itemFieldNames.has(key));
  const services = shop.map((service) => ({
    name: service,
    // What is routed by differs from service to service, so that there is something to spread.
    resource: Object.fromEntries(named.map((key) => [key, `${key} of ${service}`])),
  }));
  return routed.map((signal) => ({
    name: `shop ${signal}`,
    balancer: name,
    replicas: 1,
    config: {
      ...plainConfig(`shop ${signal} of ${name}`, services, { everyMs }),
      telemetry: telemetryOf(signal, { spansMin: 1, spansMax: 5, metric: "requests", body: "request served" }),
    },
    isSeeded: false,
    differences: [],
  }));
}
