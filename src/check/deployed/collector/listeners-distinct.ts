/** No two listeners of one Collector open the same port. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import type { PropertyPath } from "../../../model/origin.ts";
import { schemaFile } from "../../../schema/registry.ts";
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
  const pipelines = pipelinesOf(collector);
  const extensions = jsonAt(collector.config, ["service", "extensions"]);
  const running = new Set([
    ...pipelines.flatMap(({ receivers, exporters }) => [...receivers, ...exporters]),
    ...(Array.isArray(extensions) ? extensions.map((id) => normalId(String(id))) : []),
  ]);
  const listeners: Listener[] = [];
  const open = (path: PropertyPath, endpoint: Json | undefined): void => {
    const port = typeof endpoint === "string" ? /:(\d+)$/.exec(endpoint)?.[1] : undefined;
    if (port !== undefined && port !== "0") listeners.push({ path, port: Number(port) });
  };
  for (const [id, config] of componentsOf(collector, "receivers")) {
    if (typeOf(id) !== "otlp" || !running.has(normalId(id))) continue;
    const protocols = jsonAt(config, ["protocols"]);
    for (const protocol of ["grpc", "http"]) {
      if (!isJsonObject(protocols) || !(protocol in protocols)) continue;
      const path = ["receivers", id, "protocols", protocol, "endpoint"];
      open(path, jsonAt(collector.config, path) ?? (protocol === "grpc" ? "localhost:4317" : "localhost:4318"));
    }
  }
  for (const [section, types] of [
    ["extensions", ["health_check", "pprof", "zpages"]],
    ["exporters", ["prometheus"]],
  ] as const) {
    for (const [id] of componentsOf(collector, section)) {
      if (!(types as readonly string[]).includes(typeOf(id)) || !running.has(normalId(id))) continue;
      const path = [section, id, "endpoint"];
      const schemaDefault = schemaFile(schemasFor(collector), section, typeOf(id), "default") as unknown as
        | Json
        | undefined;
      open(path, jsonAt(collector.config, path) ?? (schemaDefault && jsonAt(schemaDefault, ["endpoint"])));
    }
  }
  return [...listeners, ...readers(collector)];
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
