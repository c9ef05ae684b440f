/** No two listeners of one Collector open the same port: the second ends the start. */

import { otlpPorts } from "../../../contract/otlp-ports.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { pathText } from "../../../diagnostics/format.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { defaultsOf } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { componentsOf, findingAt, normalId, runningIds, schemasFor, typeOf } from "./view.ts";

interface Listener {
  readonly path: Path;
  readonly host: string;
  readonly port: number;
}

export const listenersDistinct: DeployedRule = ({ collectors }) => collectors.flatMap(clashes);

function clashes(collector: DeployedCollector): readonly Diagnostic[] {
  const listeners = listenersOf(collector);
  return listeners.flatMap((listener, index) => {
    const first = listeners
      .slice(0, index)
      .find((other) => other.port === listener.port && overlap(other.host, listener.host));
    if (!first) return [];
    return [
      findingAt(collector, "FL4003", listener.path, {
        message: `Port ${listener.port} is opened by ${pathText(first.path)} already; the Collector would not start.`,
        help: "give one of them another port",
      }),
    ];
  });
}

const everywhere: readonly string[] = Object.freeze(["", "0.0.0.0", "[::]", "::"]);

/** Two loopback addresses of their own do not meet; names other than localhost are not resolved here. */
function overlap(left: string, right: string): boolean {
  const known = (host: string): boolean => /^[\d.]+$/.test(host);
  const same = plain(left) === plain(right);
  return same || everywhere.includes(left) || everywhere.includes(right) || !known(plain(left)) || !known(plain(right));
}

function plain(host: string): string {
  return host === "localhost" ? "127.0.0.1" : host;
}

/** Components that a pipeline or service.extensions uses, and the telemetry readers: what really opens a port. */
function listenersOf(collector: DeployedCollector): readonly Listener[] {
  const running = runningIds(collector);
  const candidates = [
    ...readers(collector),
    ...receiverEndpoints(collector, running),
    ...endpointsOf(collector, running, "extensions", ["health_check", "pprof", "zpages"]),
    ...endpointsOf(collector, running, "exporters", ["prometheus"]),
  ];
  return candidates.flatMap(({ path, endpoint }) => {
    const [, host = "", port = ""] = (typeof endpoint === "string" && /^(.*):(\d+)$/.exec(endpoint)) || [];
    return port === "" || Number(port) === 0 ? [] : [{ path, host, port: Number(port) }];
  });
}

interface Candidate {
  readonly path: Path;
  readonly endpoint: Json | undefined;
}

/** The otlp receiver's own defaults: localhost, at the ports of the protocol. */
const otlpDefaults = Object.freeze([
  ["grpc", `localhost:${otlpPorts.grpc}`],
  ["http", `localhost:${otlpPorts.http}`],
] as const);

function receiverEndpoints(collector: DeployedCollector, running: ReadonlySet<string>): readonly Candidate[] {
  const receivers = componentsOf(collector, "receivers").filter(
    ([id]) => typeOf(id) === "otlp" && running.has(normalId(id)),
  );
  return receivers.flatMap(([id, config]) => {
    const protocols = jsonAt(config, ["protocols"]);
    return otlpDefaults.flatMap(([protocol, otherwise]) => {
      if (!isJsonObject(protocols) || !(protocol in protocols) || jsonAt(protocols, [protocol, "enabled"]) === false)
        return [];
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
    .map(([id, config]) => {
      const defaults = defaultsOf(schemasFor(collector), section, typeOf(id)) as Json | undefined; // plain JSON
      const endpoint = jsonAt(config, ["endpoint"]) ?? (defaults && jsonAt(defaults, ["endpoint"]));
      return { path: [section, id, "endpoint"], endpoint };
    });
}

/** Telemetry starts first. Without readers of its own it opens localhost:8888, unless it is switched off (core, both versions). */
function readers(collector: DeployedCollector): readonly Candidate[] {
  const base = ["service", "telemetry", "metrics"];
  const list = jsonAt(collector.config, [...base, "readers"]);
  const level = jsonAt(collector.config, [...base, "level"]);
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
