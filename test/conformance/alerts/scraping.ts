/**
 * A real Prometheus as the operator of Prometheus would configure it from the monitors of a blueprint, by the operator's own code.
 * Only who finds the pods is another: a file with the labels that Prometheus's discovery in Kubernetes gives (2.42, `pod` and
 * `endpointslice`), made of what is emitted.
 */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { JsonObject } from "../../../src/model/json.ts";
import { scrapeConfigBinary } from "../../../tools/prometheus-operator/build.mjs";
import { objectAt, type Pod, type PodPort, selected, textAt } from "./pods.ts";

export interface Scraped {
  readonly objects: readonly JsonObject[];
  readonly pods: readonly Pod[];
  /** Of Prometheus, such as `2.42.0`. */
  readonly version: string;
  readonly folder: string;
  /** Where it answers. */
  readonly web: string;
}

/** Minutes as seconds. */
export function scaled(expression: string): string {
  return expression.replace(/\[(\d+)m\]/g, "[$1s]");
}

export function startPrometheus(scraped: Scraped): ChildProcess {
  const { objects, folder, web } = scraped;
  const rules = objects.filter(({ kind }) => kind === "PrometheusRule").map((one) => one["spec"]);
  const files = rules.map((spec, index) => {
    const file = join(folder, `rules-${index}.json`);
    writeFileSync(file, scaled(JSON.stringify(spec)).replace(/"for":"(\d+)m"/g, '"for":"$1s"'));
    return file;
  });
  const config = { ...configurationOf(scraped), rule_files: files };
  const file = join(folder, "prometheus.json");
  writeFileSync(file, JSON.stringify(config));
  mkdirSync(join(folder, "data"));
  const args = [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, "data")}`, `--web.listen-address=${web}`];
  return spawn("prometheus", args, { stdio: "ignore" });
}

interface ScrapeConfig extends JsonObject {
  readonly job_name: string;
  readonly kubernetes_sd_configs: readonly {
    readonly role: string;
    readonly namespaces: { readonly names: readonly string[] };
  }[];
}

function configurationOf({ objects, pods, version, folder }: Scraped): JsonObject {
  const monitors = objects.filter(({ kind }) => kind === "PodMonitor" || kind === "ServiceMonitor");
  const made = spawnSync(scrapeConfigBinary(), [version], { input: JSON.stringify(monitors), encoding: "utf8" });
  if (made.status !== 0) throw new Error(`the operator refuses the monitors: ${made.stderr}`);
  // As the reloader beside Prometheus fills it in.
  const filled = made.stdout.replaceAll("$(SHARD)", "0").replaceAll("$(POD_NAME)", "prometheus-k8s-0");
  const { scrape_configs: scrapes, ...rest } = parse(filled) as {
    readonly scrape_configs: readonly ScrapeConfig[];
  };
  return {
    ...rest,
    scrape_configs: scrapes.map(({ kubernetes_sd_configs: [found], ...scrape }, index) => {
      const groups = (found?.role === "pod" ? podTargets(pods) : sliceTargets(objects, pods)).filter(({ labels }) =>
        found?.namespaces.names.includes(labels["__meta_kubernetes_namespace"] ?? ""),
      );
      const file = join(folder, `found-${index}.json`);
      writeFileSync(file, JSON.stringify(groups));
      return { ...scrape, file_sd_configs: [{ files: [file] }] };
    }),
  };
}

interface Target {
  readonly targets: readonly [string];
  readonly labels: Readonly<Record<string, string>>;
}

function podTargets(pods: readonly Pod[]): readonly Target[] {
  return pods.flatMap((pod) => pod.container.ports.map((port) => at(pod, port, podLabels(pod, port))));
}

function sliceTargets(objects: readonly JsonObject[], pods: readonly Pod[]): readonly Target[] {
  return objects
    .filter(({ kind }) => kind === "Service")
    .flatMap((service) => {
      const name = textAt(service, "metadata", "name");
      const ports = (objectAt(service, "spec")["ports"] ?? []) as readonly JsonObject[];
      return selected(service, pods).flatMap((pod) =>
        ports.flatMap((one) => {
          const port = pod.container.ports.find(({ name: own, number }) =>
            [own, number].includes((one["targetPort"] ?? one["port"]) as string),
          );
          if (!port) return [];
          const labels = {
            ...podLabels(pod, port),
            ...named("service", objectAt(service, "metadata", "labels")),
            __meta_kubernetes_service_name: name,
            __meta_kubernetes_endpointslice_name: `${name}-x7abc`,
            __meta_kubernetes_endpointslice_endpoint_conditions_ready: "true",
            ...endpointLabels("endpoint", String(one["name"]), pod),
            ...endpointLabels("endpointslice", String(one["name"]), pod),
          };
          return [at(pod, port, labels)];
        }),
      );
    });
}

/** Of either role: the operator uses EndpointSlices where it is told to. */
function endpointLabels(role: "endpoint" | "endpointslice", port: string, { name }: Pod): Target["labels"] {
  return {
    [`__meta_kubernetes_${role}_port_name`]: port,
    [`__meta_kubernetes_${role}_address_target_kind`]: "Pod",
    [`__meta_kubernetes_${role}_address_target_name`]: name,
  };
}

function at({ address }: Pod, { number }: PodPort, labels: Target["labels"]): Target {
  return { targets: [`${address}:${number}`], labels };
}

function podLabels({ name, namespace, address, labels, container }: Pod, port: PodPort): Target["labels"] {
  return {
    ...named("pod", labels),
    __meta_kubernetes_namespace: namespace,
    __meta_kubernetes_pod_name: name,
    __meta_kubernetes_pod_ip: address,
    __meta_kubernetes_pod_phase: "Running",
    __meta_kubernetes_pod_ready: "true",
    __meta_kubernetes_pod_container_name: container.name,
    __meta_kubernetes_pod_container_port_name: port.name,
    __meta_kubernetes_pod_container_port_number: String(port.number),
    __meta_kubernetes_pod_container_port_protocol: "TCP",
  };
}

/** As its discovery writes labels: what no name of Prometheus may have is an underscore. */
function named(what: "pod" | "service", labels: object): Target["labels"] {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => {
      const name = key.replace(/[^a-zA-Z0-9_]/g, "_");
      return [
        [`__meta_kubernetes_${what}_label_${name}`, String(value)],
        [`__meta_kubernetes_${what}_labelpresent_${name}`, "true"],
      ];
    }),
  );
}
