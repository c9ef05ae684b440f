/** What a generator of the built-in runner is told, every default spelled out, and the pods that run it. */

import { Buffer } from "node:buffer";
import { type GeneratorConfig, type KeyedConfig, podVariable, type Skew } from "../../contract/generator-config.ts";
import { treeLimits } from "../../contract/trace-tree.ts";
import { millisecondsOf } from "../../model/duration.ts";
import { builtInOptions, logOptions, metricOptions, traceOptions } from "../../model/generator-options.ts";
import type { Workload } from "../../model/plan.ts";
import type { GeneratorProgram } from "../../model/programs.ts";
import { canonicalResources, parseMemoryBytes } from "../../model/quantity.ts";
import { type Balancer, endsByItself, type Generator, type Topology } from "../../model/topology.ts";
import { endpointOf } from "../../routing/endpoint.ts";
import { keyHash } from "../../routing/key/key-hash.ts";
import * as defaults from "../defaults.ts";
import {
  balancerService,
  generatorConfigMap,
  generatorWorkload,
  imageOf,
  serviceHost,
  workloadLabels,
  workloadSelector,
} from "../names.ts";
import { containerSettings, podSettings } from "./pods.ts";
import { sendingFiles, sendingMounts } from "./secret-mounts.ts";

export function lowerGeneratorProgram(generator: Generator, balancer: Balancer, topology: Topology): GeneratorProgram {
  const host = serviceHost(balancerService(balancer, topology), topology);
  return {
    name: generator.name,
    configMap: generatorConfigMap(generator.name),
    config: generatorConfig(generator, endpointOf(host, generatorPort(generator))),
    timeoutSeconds: endsByItself(generator) ? timeoutSeconds(generator) : undefined,
    delivery: generator.delivery ?? builtInOptions.delivery.default,
    baseImage: generator.image ?? topology.images.node ?? imageOf(defaults.nodeImage, topology),
    user: defaults.podUser,
    programFolder: defaults.imageFolder,
    folder: defaults.generatorFolder,
    origin: generator.origin,
  };
}

/** Of the balancer, where this one sends. */
export function generatorPort({ protocol = builtInOptions.protocol.default }: Generator): number {
  return protocol === "grpc" ? defaults.ports.otlpGrpc : defaults.ports.otlpHttp;
}

const [patience, startSeconds] = [2, 600];

/** Twice what it takes at its slowest, and time to start: a balancer that never comes must not hold a sync for ever. */
function timeoutSeconds({ every, total, duration, ramp, long, late, spans }: Generator): number {
  const sendingMs = Math.min(
    total === undefined ? Number.POSITIVE_INFINITY : total * millisecondsOf(every) + millisecondsOf(ramp?.over ?? "0s"),
    duration === undefined ? Number.POSITIVE_INFINITY : millisecondsOf(duration),
  );
  const gaps = (spans ?? defaults.generatedSpans).max - 1;
  const openMs = Math.max(gaps * millisecondsOf(long?.gap ?? "0s"), millisecondsOf(late?.by ?? "0s"));
  return Math.ceil((patience * (sendingMs + openMs)) / 1_000) + startSeconds;
}

/** A Job's pods cannot change: what is made otherwise is another Job. */
export function lowerBuiltInWorkload(generator: Generator, program: GeneratorProgram, topology: Topology): Workload {
  const workload = builtInWorkload(generator, program, topology);
  if (!endsByItself(generator)) return workload;
  const told = Buffer.from(JSON.stringify([program.config, program.timeoutSeconds, workload]));
  const index = { kind: "field", path: `metadata.annotations['${completionIndex}']` } as const;
  const env = workload.container.env.map((one) => (one.name === podVariable ? { ...one, value: index } : one));
  return {
    ...workload,
    name: `${workload.name}-${keyHash([told]).toString(16).padStart(8, "0")}`,
    kind: "Job",
    container: { ...workload.container, env },
  };
}

/** On each pod of an indexed Job (Kubernetes 1.28). */
const completionIndex = "batch.kubernetes.io/job-completion-index";

function builtInWorkload(
  generator: Generator,
  { configMap, delivery, ...program }: GeneratorProgram,
  topology: Topology,
): Workload {
  const name = generatorWorkload(generator.name);
  const isImage = delivery.kind === "image";
  return {
    name,
    tier: "generators",
    // Pods that have numbers send ids of their own, the same ones whenever they start.
    kind: "StatefulSet",
    replicas: generator.replicas,
    autoscaled: false,
    labels: workloadLabels(topology, generator.name, name),
    selector: workloadSelector(name),
    config: configMap,
    headless: undefined,
    container: {
      name: "generator",
      image: isImage ? delivery.image : program.baseImage,
      command: ["node", `${isImage ? program.programFolder : program.folder}/generator.mjs`],
      args: ["--config", `${program.folder}/generator.json`],
      ports: [],
      ...containerSettings(generator, [{ name: podVariable, value: { kind: "field", path: "metadata.name" } }]),
      resources: canonicalResources(generator.resources ?? defaults.builtInGeneratorResources),
      readiness: undefined,
      liveness: undefined,
    },
    secretMounts: sendingMounts(generator),
    ...podSettings(generator, name),
    automountToken: false,
    spreadOver: undefined,
    // A call that is under way has ten seconds.
    terminationGraceSeconds: 20,
    origin: generator.origin,
  };
}

function generatorConfig(generator: Generator, to: string): GeneratorConfig {
  const { name, serviceName = name, serviceVersion, tenants } = generator;
  const resource = serviceVersion === undefined ? {} : { "service.version": serviceVersion };
  const count = generator.services?.count ?? 1;
  const names =
    count === 1 ? [serviceName] : Array.from({ length: count }, (_, index) => `${serviceName}-${index + 1}`);
  const { tls, auth } = sendingFiles(generator);
  return {
    formatVersion: 1,
    name,
    to,
    protocol: generator.protocol ?? builtInOptions.protocol.default,
    compression: generator.compression ?? builtInOptions.compression.default,
    tls,
    auth,
    headers: generator.headers ?? builtInOptions.headers.default,
    seed: generator.seed ?? builtInOptions.seed.default,
    rate: rateOf(generator),
    batch: generator.batch ?? builtInOptions.batch.default,
    pieces: generator.total,
    durationMs: generator.duration === undefined ? undefined : millisecondsOf(generator.duration),
    services: names.map((service) => ({ name: service, resource })),
    serviceSkew: skewOf(generator.services),
    tenants: tenants && {
      attribute: tenants.attribute ?? builtInOptions.tenants.members.attribute.default,
      ...keyedOf(tenants),
    },
    attributes: generator.attributes,
    payloadBytes: Math.floor(parseMemoryBytes(generator.payload ?? "0") ?? 0),
    telemetry: telemetryOf(generator),
  };
}

function rateOf({ every, ramp, bursts }: Generator): GeneratorConfig["rate"] {
  return {
    everyMs: millisecondsOf(every),
    ramp: ramp && { fromMs: millisecondsOf(ramp.from), overMs: millisecondsOf(ramp.over) },
    bursts: bursts && {
      everyMs: millisecondsOf(bursts.every),
      lastingMs: millisecondsOf(bursts.lasting),
      factor: bursts.factor,
    },
  };
}

type Keyed = NonNullable<Generator["services"]>;

function skewOf(keyed: Keyed | undefined): Skew {
  return { zipf: keyed?.zipf ?? 0, hot: keyed?.hot ?? 0 };
}

function keyedOf(keyed: Keyed): KeyedConfig {
  return { count: keyed.count, skew: skewOf(keyed) };
}

function telemetryOf(generator: Generator): GeneratorConfig["telemetry"] {
  const { signal, traceIds: asked, errors = traceOptions.errors.default } = generator;
  const traceIds = asked && keyedOf(asked);
  switch (signal) {
    case "traces": {
      const { spans = defaults.generatedSpans, long, late, links = traceOptions.links.default } = generator;
      return {
        ...{ kind: signal, spans, ...treeLimits(spans.max, generator.depth, generator.fanOut), errors, links },
        long: long && { share: long.share, gapMs: millisecondsOf(long.gap) },
        late: late && { share: late.share, byMs: millisecondsOf(late.by) },
        traceIds,
      };
    }
    case "metrics":
      return {
        kind: signal,
        name: generator.metricName ?? defaults.generatedMetric,
        types: generator.metricTypes ?? metricOptions.metricTypes.default,
        series: generator.series ?? 1,
      };
    case "logs":
      return {
        ...{ kind: signal, body: generator.body ?? defaults.generatedBody, errors, traceIds },
        withTraceId: generator.withTraceId ?? logOptions.withTraceId.default,
      };
  }
}
