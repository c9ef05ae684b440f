/** A load balancing exporter has exactly one resolver, and one that can find something. */

import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../../diagnostics/would-not-start.ts";
import { parseDurationMs } from "../../../../model/duration.ts";
import { isIPv6 } from "../../../../model/ip-address.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { type CollectorRule, type CollectorView, type LoadBalancer, objectAt } from "../view.ts";

/** The resolvers there are, each with the settings that it requires. */
const requiredKeys = Object.freeze({
  static: ["hostnames"],
  dns: ["hostname"],
  k8s: ["service"],
  aws_cloud_map: ["namespace", "service_name"],
});

type Kind = keyof typeof requiredKeys;
const kinds = Object.freeze(Object.keys(requiredKeys) as Kind[]); // Object.keys forgets the names

export const resolverUsable: CollectorRule = (view) =>
  view.loadBalancers.flatMap((balancer) => resolverProblems(view, balancer));

function resolverProblems(view: CollectorView, balancer: LoadBalancer): readonly Diagnostic[] {
  const resolver = objectAt(balancer.settings, ["resolver"]);
  const [kind, second, ...others] = kinds.filter((each) => isOn(resolver[each]));
  const path = [...balancer.path, "resolver"];
  const severity = balancer.signals.length > 0 ? undefined : "warning";
  if (kind === undefined) {
    return [
      view.finding("FL3002", path, {
        severity,
        message: "The resolver is missing: nothing says where the backends are, and the Collector would not start.",
        help: "add one of static, dns or k8s",
        restsOn: kinds.map((each) => [...path, each]),
      }),
    ];
  }
  if (second !== undefined) {
    const present = [kind, second, ...others];
    return [
      view.finding("FL3002", [...path, second], {
        severity,
        message: `There are ${present.length} resolvers (${present.join(", ")}); the Collector takes one, and would not start.`,
        help: "keep one",
      }),
    ];
  }
  return contentProblems(view, kind, objectAt(resolver, [kind])).map(({ key, message, error, help }) =>
    view.finding("FL3003", [...path, kind, key], {
      severity: error ? severity : "warning",
      message,
      help,
    }),
  );
}

/** Later versions have a switch in each (contrib loadbalancingexporter, 0.161.0). */
function isOn(resolver: Json | undefined): boolean {
  return (resolver ?? null) !== null && !(isJsonObject(resolver) && resolver["enabled"] === false);
}

interface ContentProblem {
  readonly key: string;
  readonly message: string;
  readonly error: boolean;
  readonly help: string;
}

function contentProblems(view: CollectorView, kind: Kind, resolver: JsonObject): readonly ContentProblem[] {
  const found: ContentProblem[] = requiredKeys[kind]
    .filter((key) => isEmpty(resolver[key]))
    .map((key) => {
      const message = wouldNotStart(`The setting "${key}" is ${resolver[key] === undefined ? "missing" : "empty"}`);
      return { key, message, error: true, help: `write what ${kind} has to look up` };
    });
  const { hostname, hostnames, interval, service } = resolver;
  const bare = (Array.isArray(hostnames) ? hostnames : []).find((name) => typeof name === "string" && isIPv6(name));
  if (kind === "static" && typeof bare === "string") {
    const message = `The exporter adds no port to an address with a colon, so no connection to ${bare} succeeds.`;
    found.push({ key: "hostnames", message, error: false, help: `write "[${bare}]:4317"` });
  }
  const blank = textsOf(hostnames).find((name) => /\s/.test(name) && !isReference(name));
  if (kind === "static" && blank !== undefined) {
    const message = `"${blank}" contains a space, so no connection to it succeeds.`;
    found.push({
      key: "hostnames",
      message,
      error: false,
      help: "write each host as an entry of its own, without spaces",
    });
  }
  if (kind === "dns" && typeof hostname === "string") found.push(...hostnameProblems(hostname));
  const wait = typeof interval === "string" ? parseDurationMs(interval) : interval;
  if (kind === "dns" && typeof wait === "number" && wait < 0)
    found.push({
      key: "interval",
      message: "A negative interval crashes the Collector at start.",
      error: true,
      help: "leave it out for 5s, or write how long to wait",
    });
  if (kind === "k8s" && typeof service === "string") found.push(...fullNameProblems(view, service));
  return found;
}

/** A text is split at its commas, and keeps the blanks behind them (core confmap, both versions). */
function textsOf(hostnames: Json | undefined): readonly string[] {
  if (typeof hostnames === "string") return isReference(hostnames) ? [] : hostnames.split(",");
  return (Array.isArray(hostnames) ? hostnames : []).filter((name) => typeof name === "string");
}

/** What no look-up finds: a name with a port, or with a scheme. */
function hostnameProblems(hostname: string): readonly ContentProblem[] {
  const [, host, port] = /^([^/]*):(\d+)$/.exec(hostname) ?? [];
  if (host !== undefined) {
    const message =
      "The Collector accepts a hostname with a port, but no look-up succeeds: the port has its own setting.";
    const help = `write hostname: ${host}, and port: "${port}" beside it`;
    return [{ key: "hostname", message, error: false, help }];
  }
  const [, name] = /^[a-z]+:\/\/([^/:]*)/i.exec(hostname) ?? [];
  if (name === undefined) return [];
  const message = "The Collector accepts a URL as hostname, but no look-up succeeds.";
  return [{ key: "hostname", message, error: false, help: `write hostname: ${name}` }];
}

/** Of a Service: its name, its namespace, svc and the domain of the cluster. */
function fullNameProblems(view: CollectorView, service: string): readonly ContentProblem[] {
  const [name = "", namespace = "", third, domain] = service.split(".");
  if (third === undefined || isReference(service)) return [];
  const help = `write ${name}.${namespace || "NAMESPACE"}`;
  if (!view.has("serviceFullName")) {
    const message =
      "The exporter splits the name at its first dot, so a full name gives a namespace that does not exist, and no backend is ever found.";
    return [{ key: "service", message, error: false, help }];
  }
  if (namespace !== "" && third === "svc" && domain !== undefined) return [];
  const message = wouldNotStart(
    `"${service}" is not the full name of a Service, which has svc and the cluster's domain`,
  );
  return [{ key: "service", message, error: true, help }];
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
