/**
 * The emitted configuration of a Collector, for the real binary on this machine: its pipelines, processors and exporters as they
 * are. Changed are addresses that it listens at, how it finds its backends (by their names on its ring), and what needs files of
 * the pod: certificates, tokens, volumes.
 */

import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { configurationOf } from "../needs/configuration.ts";
import { loopback } from "./loopback.ts";

export interface CollectorPlaces {
  readonly grpc: number;
  readonly http: number;
  readonly health: number;
  /** Of its own. */
  readonly metrics: number;
  /** On its ring. */
  readonly endpoints: readonly string[];
  /** A folder that exists, for queues on disk. */
  readonly storage: string;
}

export type LocalCollector =
  | { readonly kind: "configuration"; readonly body: JsonObject; readonly leftOut: readonly string[] }
  | { readonly kind: "impossible"; readonly reason: string };

const balancing: readonly string[] = ["loadbalancing", "load_balancing"];
/** Extensions that run without files of the pod. */
const kept: readonly string[] = ["health_check", "file_storage"];

export function localCollector(body: JsonObject, places: CollectorPlaces): LocalCollector {
  const { pipelines, extensions, sections } = configurationOf(body);
  const spreads = sections.exporters.find(({ type, runs }) => runs && isRoundRobin(type, body));
  if (spreads) {
    return {
      kind: "impossible",
      reason: `${spreads.name} spreads over what DNS answers, and no DNS of this machine knows the backends: leave --otelcol out`,
    };
  }
  const named = extensions.filter((id) => kept.includes(id.split("/")[0] ?? ""));
  const service = objectIn(body, "service");
  return {
    kind: "configuration",
    leftOut: extensions.filter((id) => !named.includes(id)),
    body: {
      ...body,
      receivers: mapped(objectIn(body, "receivers"), (id, settings) => receiver(id, settings, places)),
      exporters: mapped(objectIn(body, "exporters"), (id, settings) => exporter(id, settings, places)),
      extensions: Object.fromEntries(
        Object.entries(objectIn(body, "extensions"))
          .filter(([id]) => named.includes(id))
          .map(([id, settings]) => [id, extension(id, settings, places)]),
      ),
      service: {
        ...service,
        extensions: named,
        telemetry: { logs: { level: "info" }, metrics: metricsAt(places.metrics) },
        pipelines: objectIn(service, "pipelines"),
      },
    },
  };

  function isRoundRobin(type: string, whole: JsonObject): boolean {
    if (balancing.includes(type)) return false;
    const used = pipelines.flatMap((pipeline) => pipeline.exporters).filter((id) => (id.split("/")[0] ?? "") === type);
    return used.some((id) => objectIn(objectIn(whole, "exporters"), id)["balancer_name"] === "round_robin");
  }
}

/** Under the names that the facts have (core service/telemetry, both versions). */
function metricsAt(port: number): JsonObject {
  const names = { without_scope_info: true, without_type_suffix: true, without_units: true };
  return { readers: [{ pull: { exporter: { prometheus: { host: loopback, port, ...names } } } }] };
}

function objectIn(value: JsonObject, key: string): JsonObject {
  const found = value[key];
  return isJsonObject(found) ? found : {};
}

function mapped(section: JsonObject, change: (id: string, settings: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(section).map(([id, settings]) => [id, change(id, settings)]));
}

function receiver(id: string, settings: Json, { grpc, http }: CollectorPlaces): Json {
  if (id !== "otlp" || !isJsonObject(settings)) return settings;
  const protocols = objectIn(settings, "protocols");
  const at = (port: number, protocol: Json | undefined): JsonObject => {
    const { tls: _tls, auth: _auth, ...rest } = isJsonObject(protocol) ? protocol : {};
    return { ...rest, endpoint: `${loopback}:${port}` };
  };
  return {
    ...settings,
    protocols: {
      ...("grpc" in protocols && { grpc: at(grpc, protocols["grpc"]) }),
      ...("http" in protocols && { http: at(http, protocols["http"]) }),
    },
  };
}

function exporter(id: string, settings: Json, { endpoints }: CollectorPlaces): Json {
  if (!balancing.includes(id.split("/")[0] ?? "") || !isJsonObject(settings)) return settings;
  const { auth: _auth, ...otlp } = objectIn(objectIn(settings, "protocol"), "otlp");
  return {
    ...settings,
    resolver: { static: { hostnames: endpoints } },
    protocol: { otlp: { ...otlp, tls: { insecure: true } } },
  };
}

function extension(id: string, settings: Json, { health, storage }: CollectorPlaces): Json {
  const type = id.split("/")[0];
  if (type === "health_check") return { endpoint: `${loopback}:${health}` };
  return isJsonObject(settings) ? { ...settings, directory: storage } : settings;
}
