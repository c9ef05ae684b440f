/** No two listeners of one Collector open the same port. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import type { PropertyPath } from "../../../model/origin.ts";
import { defaultsOf } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { componentsOf, findingAt, normalId, pathText, pipelinesOf, schemasFor, typeOf } from "./view.ts";

export interface Listener {
  readonly path: PropertyPath;
  readonly port: number;
}

export const listenersDistinct: DeployedRule = ({ collectors }) => collectors.flatMap(clashes);

function clashes(collector: DeployedCollector): readonly Diagnostic[] {
  const seen = new Map<number, Listener>();
  return listenersOf(collector).flatMap((listener) => {
    const first = seen.get(listener.port);
    if (!first) seen.set(listener.port, listener);
    if (!first) return [];
    return [
      findingAt(collector, "FL4003", listener.path, {
        message: `Port ${listener.port} is opened by ${pathText(first.path)} already; the Collector would not start.`,
        help: "give one of them another port",
      }),
    ];
  });
}

/** Components that a pipeline or service.extensions uses, and the telemetry readers: what really opens a port. */
export function listenersOf(collector: DeployedCollector): readonly Listener[] {
  const running = runningIds(collector);
  const candidates = [
    ...receiverEndpoints(collector, running),
    ...endpointsOf(collector, running, "extensions", ["health_check", "pprof", "zpages"]),
    ...endpointsOf(collector, running, "exporters", ["prometheus"]),
  ];
  const listeners = candidates.flatMap(({ path, endpoint }) => {
    const port = typeof endpoint === "string" ? /:(\d+)$/.exec(endpoint)?.[1] : undefined;
    return port === undefined || port === "0" ? [] : [{ path, port: Number(port) }];
  });
  return [...listeners, ...readers(collector)];
}

interface Candidate {
  readonly path: PropertyPath;
  readonly endpoint: Json | undefined;
}

function runningIds(collector: DeployedCollector): ReadonlySet<string> {
  const extensions = jsonAt(collector.config, ["service", "extensions"]);
  return new Set([
    ...pipelinesOf(collector).flatMap(({ receivers, exporters }) => [...receivers, ...exporters]),
    ...(Array.isArray(extensions) ? extensions.map((id) => normalId(String(id))) : []),
  ]);
}

/** The otlp receiver's own defaults: localhost, at the ports of the protocol. */
const otlpDefaults = Object.freeze([
  ["grpc", "localhost:4317"],
  ["http", "localhost:4318"],
] as const);

function receiverEndpoints(collector: DeployedCollector, running: ReadonlySet<string>): readonly Candidate[] {
  const receivers = componentsOf(collector, "receivers").filter(
    ([id]) => typeOf(id) === "otlp" && running.has(normalId(id)),
  );
  return receivers.flatMap(([id, config]) => {
    const protocols = jsonAt(config, ["protocols"]);
    return otlpDefaults.flatMap(([protocol, otherwise]) => {
      if (!isJsonObject(protocols) || !(protocol in protocols)) return [];
      const path = ["receivers", id, "protocols", protocol, "endpoint"];
      return [{ path, endpoint: jsonAt(collector.config, path) ?? otherwise }];
    });
  });
}

function endpointsOf(
  collector: DeployedCollector,
  running: ReadonlySet<string>,
  section: "extensions" | "exporters",
  types: readonly string[],
): readonly Candidate[] {
  return componentsOf(collector, section)
    .filter(([id]) => types.includes(typeOf(id)) && running.has(normalId(id)))
    .map(([id]) => {
      const path = [section, id, "endpoint"];
      const defaults = defaultsOf(schemasFor(collector), section, typeOf(id)) as Json | undefined; // plain JSON
      return { path, endpoint: jsonAt(collector.config, path) ?? (defaults && jsonAt(defaults, ["endpoint"])) };
    });
}

function readers(collector: DeployedCollector): readonly Listener[] {
  const base = ["service", "telemetry", "metrics", "readers"];
  const list = jsonAt(collector.config, base);
  if (!Array.isArray(list)) return [];
  return list.flatMap((reader: Json, index) => {
    const inner = ["pull", "exporter", "prometheus", "port"];
    const port = jsonAt(reader, inner);
    return typeof port === "number" ? [{ path: [...base, index, ...inner], port }] : [];
  });
}
