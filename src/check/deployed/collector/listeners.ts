/** The ports that a Collector opens: telemetry, receivers, extensions, exporters that are scraped. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { type ComponentKind, defaultsOf } from "../../../schema/registry.ts";
import type { CollectorView, Component } from "./view.ts";

export interface Listener {
  readonly path: Path;
  /** As written, or the component's own default. */
  readonly endpoint: Json | undefined;
}

export interface OtlpListener extends Listener {
  readonly protocol: "grpc" | "http";
  /** True where the endpoint is written, and not the receiver's default. */
  readonly written: boolean;
}

/** What really opens a port: components that run, and the telemetry readers, which start first. */
export function listenersOf(view: CollectorView): readonly Listener[] {
  return [
    ...readers(view),
    ...view.in("receivers").filter(isRunningOtlp).flatMap(otlpListenersOf),
    ...endpointsOf(view, "extensions", ["health_check", "pprof", "zpages"]),
    ...endpointsOf(view, "exporters", ["prometheus"]),
  ];
}

function isRunningOtlp({ type, runs }: Component): boolean {
  return type === "otlp" && runs;
}

/** The otlp receiver's own defaults: localhost, at the ports of the protocol (core otlpreceiver, both versions). */
const otlpDefaults = Object.freeze([
  ["grpc", `localhost:${otlpPorts.grpc}`],
  ["http", `localhost:${otlpPorts.http}`],
] as const);

/** One for each protocol that an otlp receiver has switched on. */
export function otlpListenersOf({ path, settings }: Component): readonly OtlpListener[] {
  const protocols = jsonAt(settings, ["protocols"]);
  if (!isJsonObject(protocols)) return [];
  return otlpDefaults
    .filter(([protocol]) => protocol in protocols && jsonAt(protocols, [protocol, "enabled"]) !== false)
    .map(([protocol, otherwise]) => {
      const endpoint = jsonAt(protocols, [protocol, "endpoint"]);
      const written = endpoint !== undefined && endpoint !== null;
      const at = [...path, "protocols", protocol, "endpoint"];
      return { path: at, protocol, written, endpoint: written ? endpoint : otherwise };
    });
}

function endpointsOf(view: CollectorView, section: ComponentKind, types: readonly string[]): readonly Listener[] {
  return view
    .in(section)
    .filter(({ type, runs }) => types.includes(type) && runs)
    .map(({ type, path, settings }) => {
      const defaults = defaultsOf(view.schemas, section, type) as Json | undefined; // plain JSON
      const endpoint = jsonAt(settings, ["endpoint"]) ?? (defaults && jsonAt(defaults, ["endpoint"]));
      return { path: [...path, "endpoint"], endpoint };
    });
}

/** Without readers of its own telemetry opens localhost:8888, unless it is switched off (core, both versions). */
function readers({ at }: CollectorView): readonly Listener[] {
  const base = ["service", "telemetry", "metrics"];
  const list = at([...base, "readers"]);
  const level = at([...base, "level"]);
  if (typeof level === "string" && level.toLowerCase() === "none") return [];
  if (list === undefined || list === null) return [{ path: [...base, "readers"], endpoint: "localhost:8888" }];
  if (!Array.isArray(list)) return [];
  return list.map((reader: Json, index) => {
    const inner = ["pull", "exporter", "prometheus"];
    const host = jsonAt(reader, [...inner, "host"]);
    const port = jsonAt(reader, [...inner, "port"]);
    const endpoint = typeof port === "number" ? `${typeof host === "string" ? host : ""}:${port}` : undefined;
    return { path: [...base, "readers", index, ...inner, "port"], endpoint };
  });
}
