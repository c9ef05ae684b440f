/** Builds the Topology of a blueprint: references become names, options become plain data, call sites go aside. */

import { inBlueprint, type Place } from "../diagnostics/place.ts";
import { isRelease, schemaVersionOfRelease } from "../model/collector/release.ts";
import { deepFreeze } from "../model/json.ts";
import type { Balancer, CollectorParts, FairleadSettings, Generator, Pool, Topology } from "../model/topology.ts";
import type { PendingCallSite } from "./call-site.ts";
import type {
  BalancerDeclaration,
  Blueprint,
  CollectorBalancerOptions,
  CollectorPartsOptions,
  GeneratorDeclaration,
  PoolDeclaration,
} from "./options.ts";

export interface BuiltTopology {
  readonly topology: Topology;
  readonly callSites: ReadonlyMap<string, PendingCallSite>;
}

export function buildTopology(blueprint: Blueprint): BuiltTopology {
  const { options } = blueprint;
  const callSites = new Map<string, PendingCallSite>([[blueprint.name, blueprint.callSite]]);
  const originFor = (declared: { name: string; callSite: PendingCallSite }): Place => {
    const construct = `${blueprint.name}/${declared.name}`;
    callSites.set(construct, declared.callSite);
    return inBlueprint(construct);
  };
  const topology: Topology = {
    name: blueprint.name,
    namespace: options.namespace,
    collector: {
      version: blueprint.release,
      schemas: isRelease(blueprint.release) ? schemaVersionOfRelease[blueprint.release] : undefined,
      image: `otel/opentelemetry-collector-contrib:${blueprint.release}`,
    },
    output: options.output ?? "workload",
    clusterDomain: options.clusterDomain ?? "cluster.local",
    pools: options.backends.map((pool) => buildPool(pool, originFor(pool))),
    balancers: options.balancers.map((balancer) => buildBalancer(balancer, originFor(balancer))),
    generators: (options.generators ?? []).map((generator) => buildGenerator(generator, originFor(generator))),
    gitops: options.gitops,
    origin: inBlueprint(blueprint.name),
  };
  return { topology: deepFreeze(plainCopy(topology)), callSites };
}

function buildPool({ name, options }: PoolDeclaration, origin: Place): Pool {
  return {
    name,
    count: options.count,
    discovery: options.discovery === "static" ? { kind: "static" } : options.discovery,
    security: options.security,
    auth: options.auth,
    weights: options.weights,
    healthCheck: options.healthCheck,
    maxConnectionAge: options.maxConnectionAge,
    image: options.image,
    resources: options.resources,
    network: options.network ?? {},
    parts: buildParts(options),
    origin,
  };
}

function buildBalancer({ name, options }: BalancerDeclaration, origin: Place): Balancer {
  const { to, target, routes, replicas, timeout, compression, headers, retry, resources, network, ...own } = options;
  const asked = {
    name,
    to: nameOf(to),
    routes,
    timeout,
    compression,
    headers,
    retry,
    resources,
    network: network ?? {},
    origin,
  };
  if (target === "fairlead") {
    const settings: FairleadSettings = pick(own, isSetting);
    const unsupported = pick(own, (option) => !isSetting(option));
    return { ...asked, target, replicas: replicas ?? settings.autoscaling?.min ?? 1, settings, unsupported };
  }
  const { queue, image, ...others } = own as CollectorBalancerOptions<BlueprintRelease>; // What is not of them, a rule refuses.
  return {
    ...asked,
    target: target ?? "collector",
    replicas: replicas ?? 1,
    queue,
    image,
    parts: buildParts(others),
    unsupported: pick(others, (option) => !isPart(option)),
  };
}

/** Every one of the settings: the type sees to it. */
const fairleadSettings: Readonly<Record<keyof FairleadSettings, true>> = {
  compatibleWith: true,
  algorithm: true,
  balanceFactor: true,
  failover: true,
  acknowledge: true,
  unplaced: true,
  deadline: true,
  ejection: true,
  panicThreshold: true,
  slowStart: true,
  backendProtocol: true,
  batch: true,
  resourceAttributes: true,
  senders: true,
  connectionAge: true,
  autoscaling: true,
  delivery: true,
};

function isSetting(option: string): boolean {
  return Object.hasOwn(fairleadSettings, option);
}

/** Options that were given, of the names that are asked for. */
function pick(options: object, isAsked: (option: string) => boolean): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([name, value]) => value !== undefined && isAsked(name)));
}

function buildGenerator({ name, options }: GeneratorDeclaration, origin: Place): Generator {
  return {
    name,
    signal: options.signal,
    to: nameOf(options.to),
    replicas: options.replicas ?? 1,
    every: options.every,
    serviceName: options.serviceName,
    serviceVersion: options.serviceVersion,
    attributes: options.attributes ?? {},
    metricName: options.signal === "metrics" ? options.metricName : undefined,
    body: options.signal === "logs" ? options.body : undefined,
    origin,
  };
}

/** Sections of a Collector configuration, and what stands beside them. */
const partNames: Readonly<Record<keyof CollectorParts, true>> = {
  receivers: true,
  processors: true,
  exporters: true,
  extensions: true,
  connectors: true,
  telemetry: true,
  pipelines: true,
};

function isPart(option: string): boolean {
  return Object.hasOwn(partNames, option);
}

/** The typed sections are JSON of the Collector's own shape; from here on the schemas check them, not the types. */
function buildParts(options: CollectorPartsOptions<BlueprintRelease>): CollectorParts {
  return pick(options, isPart);
}

type BlueprintRelease = Blueprint["release"];

/** Past the types `to` may be missing; a rule says so, by a name that no declaration has. */
function nameOf(declared: { readonly name: string } | undefined): string {
  return declared?.name ?? "";
}

/** The author's options stay the author's to change. What is no plain data stays what it is, for a rule to refuse. */
function plainCopy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(plainCopy) as T; // Same shape, member by member.
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainCopy(member)])) as T;
}
