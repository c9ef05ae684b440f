/** The load balancing exporters of a Collector's configuration as a balancer: which pipelines use them, over which endpoints. */

import { otlpPorts } from "../contract/otlp-ports.ts";
import { signals } from "../contract/signal.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { configurationOf } from "../needs/configuration.ts";
import { effectsOnItems, effectText, type WrittenProcessor } from "../needs/marked-items.ts";
import { endpointOf } from "../routing/endpoint.ts";
import {
  type KnownBackends,
  listed,
  type RoutedBalancer,
  type RouteEffect,
  type SignalRoute,
} from "./routed-balancer.ts";

export interface CollectorText {
  readonly name: string;
  readonly version: string;
  readonly config: JsonObject;
  readonly source: string;
}

/** The component's name up to 0.152 and from 0.157 on (contrib loadbalancingexporter). */
const exporterTypes: readonly string[] = ["loadbalancing", "load_balancing"];

/** Routes are in the order of signals; there are none where no pipeline uses such an exporter. */
export function balancerOfCollector({ name, version, config, source }: CollectorText): RoutedBalancer {
  const { sections, pipelines } = configurationOf(config);
  const exporters = sections.exporters.filter(({ type }) => exporterTypes.includes(type));
  const routes = signals.flatMap((signal) =>
    exporters.flatMap(({ name: exporter, settings }) => {
      const using = pipelines.filter((one) => one.signal === signal && one.exporters.includes(exporter));
      if (using.length === 0) return [];
      const before = [...new Set(using.flatMap(({ processors }) => processors))];
      const changedBy = before.filter((id) => writesAttributes.has(typeOf(id)));
      const effects = routeEffects(
        signal,
        sections.processors.filter(({ name }) => before.includes(name)),
      );
      return [{ signal, exporter, ...routingIn(settings, version), changedBy, effects }];
    }),
  );
  return { name, source, resourceUpserts: [], routes };
}

export function routeEffects(
  signal: SignalRoute["signal"],
  processors: readonly WrittenProcessor[],
): readonly RouteEffect[] {
  return effectsOnItems(signal, processors).map((effect) => ({ kind: effect.kind, says: effectText(effect) }));
}

/** Processors of the contrib distribution that write attributes or names. */
const writesAttributes: ReadonlySet<string> = new Set([
  ...["attributes", "resource", "resourcedetection", "k8sattributes", "k8s_attributes", "transform", "redaction"],
  ...["groupbyattrs", "metricstransform", "schema", "span", "geoip", "lookup"],
]);

function typeOf(id: string): string {
  return id.split("/")[0] ?? "";
}

function routingIn(settings: Json, version: string): Pick<SignalRoute, "route" | "backends"> {
  const key = jsonAt(settings, ["routing_key"]);
  return {
    route: {
      algorithm: "ring",
      routingKey: typeof key === "string" ? key : "",
      routingAttributes: textsAt(settings, ["routing_attributes"]),
      compatibleWith: version,
      failover: "hold",
    },
    backends: backendsOf(jsonAt(settings, ["resolver"])),
  };
}

function textsAt(value: Json, path: readonly string[]): readonly string[] {
  const found = jsonAt(value, path);
  if (typeof found === "string") return [found];
  return Array.isArray(found) ? found.filter((one) => typeof one === "string") : [];
}

function backendsOf(resolver: Json | undefined): KnownBackends {
  const [kind = "no resolver"] = isJsonObject(resolver) ? Object.keys(resolver) : [];
  const at = (member: string) => String(jsonAt(resolver ?? null, [kind, member]) ?? "");
  switch (kind) {
    case "static":
      return listed(textsAt(resolver ?? null, ["static", "hostnames"]));
    case "dns": {
      const port = Number(at("port") || otlpPorts.grpc);
      return { kind: "found", by: `DNS, as ${endpointOf(at("hostname"), port)}`, port };
    }
    case "k8s": {
      const port = Number(jsonAt(resolver ?? null, ["k8s", "ports", 0]) ?? otlpPorts.grpc);
      return { kind: "found", by: `the endpoints of the Service ${at("service")}`, port };
    }
    default:
      return { kind: "found", by: kind, port: otlpPorts.grpc };
  }
}
