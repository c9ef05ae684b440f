/** Names, labels and addresses of everything that is deployed; a name decided elsewhere would be a name decided twice. */

import type { Labels } from "../model/pod.ts";
import { type Balancer, isNamed, isOperated, type Pool, type Topology } from "../model/topology.ts";
import { ports } from "./defaults.ts";

/** An image of another project, from the author's mirror if there is one: under the same path, without its registry. */
export function imageOf(image: string, { images: { registry } }: Topology): string {
  if (registry === undefined) return image;
  const [first = "", ...rest] = image.split("/");
  const path = rest.length > 0 && /[.:]/.test(first) ? rest.join("/") : image;
  return `${registry.replace(/\/+$/, "")}/${path}`;
}

/** Workloads of a pool: `backend-1`… with static discovery, else one workload of the pool's name. */
export function poolWorkloads(pool: Pool): readonly string[] {
  return isNamed(pool) ? Array.from({ length: pool.count }, (_, index) => `${pool.name}-${index + 1}`) : [pool.name];
}

export function poolConfigMap(pool: Pool): string {
  return `${pool.name}-config`;
}

export function headlessService(pool: Pool): string {
  return `${pool.name}-headless`;
}

/** The port of its backends that a balancer sends to. */
export function backendPort(balancer: Balancer): number {
  const isHttp = balancer.target === "fairlead" && balancer.settings.backendProtocol === "http";
  return isHttp ? ports.otlpHttp : ports.otlpGrpc;
}

/** Workload, Service or OpenTelemetryCollector of a balancer. */
export function balancerObject(balancer: Balancer): string {
  return `${balancer.name}-${balancer.target === "fairlead" ? "balancer" : "collector"}`;
}

/** Of what a balancer needs in another namespace: dots are in no name of ours, so it is nobody else's there. */
export function nameElsewhere(balancer: Balancer, { namespace }: Topology): string {
  return `${balancerObject(balancer)}.${namespace}`;
}

export function balancerConfigMap(balancer: Balancer): string {
  return `${balancerObject(balancer)}-config`;
}

export function programConfigMap(balancer: Balancer): string {
  return `${balancerObject(balancer)}-program`;
}

export function pageConfigMap(balancer: Balancer): string {
  return `${balancerObject(balancer)}-page`;
}

/** The Service in front of a balancer; the operator appends a second suffix to the object's name. */
export function balancerService(balancer: Balancer, topology: Topology): string {
  return isOperated(balancer, topology) ? `${balancerObject(balancer)}-collector` : balancerObject(balancer);
}

/** What has the metrics port of a balancer, as kubectl names it; the operator makes a Service for metrics alone. */
export function balancerMetrics(balancer: Balancer, topology: Topology): string {
  const isInside = (balancer.service?.type ?? "ClusterIP") === "ClusterIP";
  if (balancer.target === "fairlead") return `deployment/${balancerObject(balancer)}`;
  if (!isInside) return `${balancer.settings.persistence ? "statefulset" : "deployment"}/${balancerObject(balancer)}`;
  const service = balancerService(balancer, topology);
  return `service/${isOperated(balancer, topology) ? `${service}-monitoring` : service}`;
}

/** The Job that verifies a balancer; its pods are told from the balancer's by their name. */
export function verifyJob({ name }: Balancer): string {
  return `${name}-verify`;
}

/** In a pool's Collectors, of what verifications send. */
export const verifyComponent = "fairlead-verify";

export function generatorWorkload(name: string): string {
  return `${name}-generator`;
}

export function generatorConfigMap(name: string): string {
  return `${generatorWorkload(name)}-config`;
}

/** The fully qualified name of a Service. */
export function serviceHost(
  service: string,
  { namespace, clusterDomain }: Pick<Topology, "namespace" | "clusterDomain">,
): string {
  return `${service}.${namespace}.svc.${clusterDomain}`;
}

/** Gives a backend one more name on a Collector's ring; `number` counts from 1. */
export function aliasService(workload: string, number: number): string {
  return `${workload}-alias-${number}`;
}

const partOf = "app.kubernetes.io/part-of";
const component = "app.kubernetes.io/component";
const nameLabel = "app.kubernetes.io/name";
const version = "app.kubernetes.io/version";
const managedBy = "app.kubernetes.io/managed-by";
const ours: Labels = Object.freeze({ [managedBy]: "fairlead" });

/** On every object of a blueprint; `app.kubernetes.io/instance` is left to Argo CD, which may track by it. */
export function commonLabels({ name, collector }: Topology): Labels {
  return { [partOf]: name, [version]: collector.version, ...ours };
}

/** Of one workload and its pods. */
export function workloadLabels(topology: Topology, declaration: string, workload: string): Labels {
  return { [nameLabel]: workload, ...tierLabels(topology, declaration) };
}

/** Of all that a declaration becomes. */
export function tierLabels(topology: Topology, declaration: string): Labels {
  return { [component]: declaration, ...commonLabels(topology) };
}

/** Selects one workload's pods. Without the blueprint's name: selectors cannot change, so it could not be renamed. */
export function workloadSelector(workload: string): Labels {
  return { [nameLabel]: workload, ...ours };
}

/** Selects all pods of a declaration: every backend of a pool. */
export function tierSelector(declaration: string): Labels {
  return { [component]: declaration, ...ours };
}

/** What the operator puts on the pods of an OpenTelemetryCollector (operator internal/manifests, 0.140.0). */
function operatorSelector(topology: Topology, object: string): Labels {
  return {
    [component]: "opentelemetry-collector",
    "app.kubernetes.io/instance": `${topology.namespace}.${object}`,
    [managedBy]: "opentelemetry-operator",
    [partOf]: "opentelemetry",
  };
}

/** Selects a balancer's pods, whoever makes them. */
export function balancerSelector(topology: Topology, balancer: Balancer): Labels {
  const object = balancerObject(balancer);
  return isOperated(balancer, topology) ? operatorSelector(topology, object) : workloadSelector(object);
}
