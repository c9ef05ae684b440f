/**
 * A verification of a balancer: a Job that sends numbered telemetry, and in each backend a pipeline beside the others that lets the
 * numbered items alone through to an exporter that counts them. So what others send meanwhile does not count.
 */

import type { RouteConfig } from "../contract/balancer-config.ts";
import { type Signal, signals } from "../contract/signal.ts";
import type { VerifyConfig } from "../contract/verify-config.ts";
import { millisecondsOf } from "../model/duration.ts";
import type { JsonObject } from "../model/json.ts";
import { balancerOptions } from "../model/options.ts";
import type { Workload } from "../model/plan.ts";
import { podOptions } from "../model/pod-options.ts";
import type { BalancerProgram, Verification } from "../model/programs.ts";
import { canonicalResources } from "../model/quantity.ts";
import type { Balancer, CollectorParts, Pool, Topology } from "../model/topology.ts";
import { balancersOf } from "../model/topology.ts";
import { dialTarget, endpointOf, sortEndpoints } from "../routing/endpoint.ts";
import { keyHash } from "../routing/key/key-hash.ts";
import { spelledBackends } from "./collector/spellings.ts";
import * as defaults from "./defaults.ts";
import { type Sending, sendingFiles, sendingMounts } from "./kubernetes/secret-mounts.ts";
import {
  balancerService,
  imageOf,
  serviceHost,
  verifyComponent,
  verifyJob,
  workloadLabels,
  workloadSelector,
} from "./names.ts";
import type { Upstream } from "./upstream.ts";

/** @param program of a balancer that is Fairlead's own */
export function lowerVerification(
  balancer: Balancer,
  program: BalancerProgram | undefined,
  upstream: Upstream,
  topology: Topology,
): readonly { readonly verification: Verification; readonly workload: Workload }[] {
  if (!verifiedBalancers(topology).includes(balancer)) return [];
  const name = verifyJob(balancer);
  const configMap = `${name}-config`;
  const asked = { ...defaultsOfOption, ...balancer.verify };
  const verification = {
    balancer: balancer.name,
    configMap,
    config: configOf(balancer, program, upstream, topology),
    folder: defaults.verifyFolder,
    timeoutSeconds: Math.round(millisecondsOf(asked.timeout) / 1_000),
    origin: balancer.origin,
  };
  return [{ verification, workload: job(balancer, verification, topology) }];
}

const members = balancerOptions.verify.members;
const defaultsOfOption = {
  items: members.items.default,
  services: members.services.default,
  rate: members.rate.default,
  seed: members.seed.default,
  maxRefused: members.maxRefused.default,
  maxCount: members.maxCount.default,
  maxIdle: members.maxIdle.default,
  timeout: members.timeout.default,
} as const;

function configOf(
  balancer: Balancer,
  program: BalancerProgram | undefined,
  upstream: Upstream,
  topology: Topology,
): VerifyConfig {
  const { items, services, rate, seed, maxRefused, maxCount, maxIdle } = { ...defaultsOfOption, ...balancer.verify };
  const routeOf = (signal: Signal) =>
    program ? program.config.routes[signal] : collectorRoute(balancer, signal, topology);
  return {
    formatVersion: 1,
    balancer: balancer.name,
    to: endpointOf(serviceHost(balancerService(balancer, topology), topology), defaults.ports.otlpGrpc),
    ...sendingFiles(sendingOf(balancer)),
    routes: { traces: routeOf("traces"), metrics: routeOf("metrics"), logs: routeOf("logs") },
    resourceUpserts: program?.config.resourceUpserts ?? [],
    changedBy: changedBy(balancer),
    backends: backendsOf(balancer, upstream, topology),
    metrics: { port: defaults.ports.metrics, exporter: `debug/${verifyComponent}` },
    load: { seed, items, services, perSecond: rate },
    gates: { refused: maxRefused, count: maxCount, idle: maxIdle },
  };
}

/** As its load balancing exporter has it. */
function collectorRoute({ routes }: Balancer, signal: Signal, { collector }: Topology): RouteConfig | undefined {
  const route = routes[signal];
  if (!route) return undefined;
  const isKeyed = route.kind === "hash";
  return {
    algorithm: isKeyed ? "ring" : "round-robin",
    routingKey: isKeyed ? route.key : "",
    routingAttributes: isKeyed ? (route.attributes ?? []) : [],
    compatibleWith: collector.schemas ?? collector.version,
    balanceFactor: 1.25,
    failover: "hold",
  };
}

/** They hold back and join, and write nothing. */
const harmless: readonly string[] = ["memory_limiter", "batch"];

function changedBy(balancer: Balancer): readonly string[] {
  const own = balancer.target === "collector" ? Object.keys(balancer.parts.processors ?? {}) : [];
  return own.filter((id) => !harmless.includes(id.split("/")[0] ?? ""));
}

function backendsOf(balancer: Balancer, upstream: Upstream, topology: Topology): VerifyConfig["backends"] {
  const { backends, hostname, port } = upstream;
  if (backends.length === 0) return { kind: "found", hostname, port };
  const endpointsOf =
    balancer.target === "collector"
      ? spelledBackends(backends, topology).map(({ endpoints, weight: _, ...one }) => ({
          ...one,
          endpoints,
          weight: 1,
        }))
      : backends.map((one) => ({ ...one, endpoints: [endpointOf(one.host, one.port)] }));
  const weightOf = new Map(
    endpointsOf.flatMap(({ endpoints, weight }) => endpoints.map((endpoint) => [endpoint, weight])),
  );
  return {
    kind: "listed",
    weighted: sortEndpoints([...weightOf.keys()]).map((endpoint) => ({
      endpoint,
      weight: weightOf.get(endpoint) ?? 1,
    })),
    named: endpointsOf.map(({ name, host, endpoints }) => ({
      name,
      host,
      targets: [...new Set(endpoints.map(dialTarget))],
    })),
  };
}

/** A token is the balancer's own, as its Secret is known; whose authority signed its certificate is not. */
function sendingOf({ verify, target, settings }: Balancer): Sending {
  const asked = target === "fairlead" ? settings.senders?.auth : undefined;
  return { security: verify?.security, auth: verify?.auth ?? asked };
}

function job(balancer: Balancer, verification: Verification, topology: Topology): Workload {
  const name = verifyJob(balancer);
  const image = topology.images.node ?? imageOf(defaults.nodeImage, topology);
  const secretMounts = sendingMounts(sendingOf(balancer));
  const told = Buffer.from(JSON.stringify([verification.config, image, topology.collector.version, ...secretMounts]));
  const { nodeSelector, tolerations, imagePullSecrets } = balancer;
  return {
    // A Job's pods cannot change: what is told otherwise is another Job.
    name: `${name}-${keyHash([told]).toString(16).padStart(8, "0")}`,
    tier: "verify",
    kind: "Job",
    replicas: 1,
    autoscaled: false,
    labels: workloadLabels(topology, balancer.name, name),
    selector: workloadSelector(name),
    config: verification.configMap,
    headless: undefined,
    container: {
      name: "verify",
      image,
      pullPolicy: balancer.imagePullPolicy ?? podOptions.imagePullPolicy.default,
      command: ["node", `${defaults.verifyFolder}/verify.mjs`],
      args: ["--config", `${defaults.verifyFolder}/verify.json`],
      ports: [],
      env: [],
      resources: canonicalResources(defaults.verifyResources),
      readiness: undefined,
      liveness: undefined,
    },
    secretMounts,
    volumes: [],
    sidecars: [],
    initContainers: [],
    updateStrategy: undefined,
    pod: {
      ...(nodeSelector && { nodeSelector }),
      ...(tolerations && { tolerations }),
      ...(imagePullSecrets && { imagePullSecrets }),
      labels: {},
      annotations: {},
    },
    serviceAccount: name,
    automountToken: false,
    spreadOver: undefined,
    terminationGraceSeconds: 10,
    origin: balancer.origin,
  };
}

/** Those with backends that are ours to count in. */
export function verifiedBalancers({ pools, balancers }: Topology): readonly Balancer[] {
  return balancers.filter(({ verify, to }) => verify !== undefined && pools.some(({ name }) => name === to));
}

/** Balancers that are verified by what these backends count. */
export function verifiersOf(pool: Pool, topology: Topology): readonly Balancer[] {
  return balancersOf(pool, topology).filter(({ verify }) => verify !== undefined);
}

const marked = 'attributes["fairlead.verify"]';
const dropped: Readonly<Record<Signal, JsonObject>> = {
  traces: { traces: { span: [`${marked} == nil`] } },
  metrics: { metrics: { datapoint: [`${marked} == nil`] } },
  logs: { logs: { log_record: [`${marked} == nil`] } },
};

/** A pool's parts, with a pipeline for what verifications send. */
export function withVerification(pool: Pool, topology: Topology): CollectorParts {
  const verifiers = verifiersOf(pool, topology);
  const counted = signals.filter((signal) => verifiers.some(({ routes }) => routes[signal]));
  if (counted.length === 0) return pool.parts;
  const { processors, exporters, pipelines } = pool.parts;
  const [filter, debug] = [`filter/${verifyComponent}`, `debug/${verifyComponent}`];
  const condition: JsonObject = Object.assign({}, ...counted.map((signal) => dropped[signal]));
  const own = { receivers: ["otlp"], processors: [filter], exporters: [debug] };
  return {
    ...pool.parts,
    processors: { ...processors, [filter]: { error_mode: "ignore", ...condition } },
    exporters: { ...exporters, [debug]: { verbosity: "basic" } },
    pipelines: { ...pipelines, ...Object.fromEntries(counted.map((signal) => [`${signal}/${verifyComponent}`, own])) },
  };
}
