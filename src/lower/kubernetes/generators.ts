/**
 * Generators: Fairlead's own program, or the official telemetrygen, its flags computed from "one item per replica every …". Flags are those of the
 * image's tag (contrib cmd/telemetrygen 0.161.0): `--rate` counts spans, and a trace has a root and at least one child.
 */

import type { Signal } from "../../contract/signal.ts";
import { millisecondsOf } from "../../model/duration.ts";
import type { GeneratorRate, Workload } from "../../model/plan.ts";
import type { GeneratorProgram } from "../../model/programs.ts";
import { canonicalResources } from "../../model/quantity.ts";
import type { Balancer, Generator, Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import {
  balancerService,
  generatorWorkload,
  imageOf,
  serviceHost,
  workloadLabels,
  workloadSelector,
} from "../names.ts";
import { lowerBuiltInWorkload, lowerGeneratorProgram } from "./built-in-generator.ts";
import { containerSettings, podSettings } from "./pods.ts";

/** What `--rate` counts to make one item: a root span and its child, one data point, one record. */
const countedPerItem: Readonly<Record<Signal, number>> = Object.freeze({ traces: 2, metrics: 1, logs: 1 });

export interface LoweredGenerator {
  readonly workload: Workload;
  /** Of the built-in runner. */
  readonly programs: readonly GeneratorProgram[];
}

export function lowerGenerator(generator: Generator, balancer: Balancer, topology: Topology): LoweredGenerator {
  if (generator.runner !== "built-in") return { workload: telemetrygen(generator, balancer, topology), programs: [] };
  const program = lowerGeneratorProgram(generator, balancer, topology);
  return { workload: lowerBuiltInWorkload(generator, program, topology), programs: [program] };
}

function telemetrygen(generator: Generator, balancer: Balancer, topology: Topology): Workload {
  const name = generatorWorkload(generator.name);
  return {
    name,
    tier: "generators",
    kind: "Deployment",
    replicas: generator.replicas,
    autoscaled: false,
    labels: workloadLabels(topology, generator.name, name),
    selector: workloadSelector(name),
    config: undefined,
    headless: undefined,
    container: {
      name: "telemetrygen",
      image: generator.image ?? imageOf(defaults.telemetrygenImage, topology),
      command: [],
      args: flags(generator, balancer, topology),
      ports: [],
      ...containerSettings(generator, []),
      resources: canonicalResources(generator.resources ?? defaults.generatorResources),
      readiness: undefined,
      liveness: undefined,
    },
    secretMounts: [],
    ...podSettings(generator, name),
    automountToken: false,
    spreadOver: undefined,
    terminationGraceSeconds: 10,
    origin: generator.origin,
  };
}

function flags(generator: Generator, balancer: Balancer, topology: Topology): readonly string[] {
  const { signal } = generator;
  return [
    signal,
    `--otlp-endpoint=${serviceHost(balancerService(balancer, topology), topology)}:${defaults.ports.otlpGrpc}`,
    "--otlp-insecure",
    `--service=${generator.serviceName ?? generator.name}`,
    ...(generator.serviceVersion ? [`--otlp-attributes=service.version=${quoted(generator.serviceVersion)}`] : []),
    ...Object.entries(generator.attributes).map(([key, value]) => `--telemetry-attributes=${key}=${quoted(value)}`),
    ...(signal === "metrics" ? ["--metric-type=Sum", "--aggregation-temporality=cumulative"] : []),
    ...(generator.metricName ? [`--otlp-metric-name=${generator.metricName}`] : []),
    ...(generator.body ? [`--body=${generator.body}`] : []),
    ...(signal === "traces" ? ["--child-spans=1"] : []),
    `--rate=${ratePerSecond(generator)}`,
    "--workers=1",
    "--duration=inf",
    // Sends each item at once: a batch of a hundred would hold a slow generator's telemetry back for minutes.
    "--batch=false",
    // A balancer that restarts must not end the generator.
    "--allow-export-failures",
  ];
}

function quoted(value: string): string {
  return JSON.stringify(value);
}

/** What one worker counts in a second, rounded to six significant digits. */
function ratePerSecond(generator: Generator): number {
  const everyMs = millisecondsOf(generator.every);
  return Number(((countedPerItem[generator.signal] * 1_000) / Math.max(1, everyMs)).toPrecision(6));
}

export function generatorRate(generator: Generator): GeneratorRate {
  const { name, signal, replicas, every } = generator;
  const everyMs = millisecondsOf(every);
  return {
    generator: name,
    signal,
    replicas,
    every,
    everySeconds: everyMs / 1_000,
    itemsPerMinute: Number(((replicas * 60_000) / Math.max(1, everyMs)).toPrecision(3)),
    flag:
      generator.runner === "built-in"
        ? undefined
        : { countedPerItem: countedPerItem[signal], rate: ratePerSecond(generator) },
    shape: generator.runner === "built-in" ? shapeWords(generator) : [],
  };
}

function shapeWords({ spans, services, tenants, ramp, bursts, total, duration }: Generator): readonly string[] {
  return [
    ...(spans ? [`${spans.min} to ${spans.max} spans a trace`] : []),
    ...(services ? [`${services.count} services`] : []),
    ...(tenants ? [`${tenants.count} tenants`] : []),
    ...(ramp ? [`from one in ${ramp.from} up to that over ${ramp.over}`] : []),
    ...(total === undefined ? [] : [`${total} of each and no more`]),
    ...(duration === undefined ? [] : [`for ${duration}`]),
    ...(bursts ? [`${bursts.factor} times as many for ${bursts.lasting} in every ${bursts.every}`] : []),
  ];
}
