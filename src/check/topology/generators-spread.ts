/** What a generator sends differs in what its balancer routes by: if it does not, all of it goes to one backend, and nothing is tried. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { builtInOptions, metricOptions } from "../../model/generator-options.ts";
import type { Balancer, Generator, Topology } from "../../model/topology.ts";
import type { KeyRule } from "../../routing/key/key-rule.ts";
import { routeKeyRule } from "../../routing/route-rule.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, textsIn, valueAt } from "./value-at.ts";

export const generatorsSpread: TopologyRule = (topology) =>
  topology.balancers
    .filter((balancer) => hasSeveral(balancer, topology))
    .flatMap((balancer) =>
      (["traces", "metrics", "logs"] as const).flatMap((signal) => alike(balancer, signal, topology)),
    );

/** Among one backend there is nothing to spread; of what exists already the number may be unknown. */
function hasSeveral({ to }: Balancer, { pools, existing }: Topology): boolean {
  return [...pools, ...existing].find(({ name }) => name === to)?.count !== 1;
}

function alike(balancer: Balancer, signal: Generator["signal"], topology: Topology): readonly Diagnostic[] {
  const generators = topology.generators.filter((one) => one.to === balancer.name && one.signal === signal);
  const rule = ruleOf(balancer, signal, topology);
  if (rule === undefined || mayBeAdded(balancer)) return [];
  const keys = generators.map((generator) => ({ generator, ...keysOf(generator, rule) }));
  const absent = keys.filter(({ without }) => without !== undefined);
  const found = absent.map(({ generator, without = "" }) => withoutIt(generator, without));
  const [first, ...others] = keys;
  const isOne = first?.only !== undefined && others.every(({ only }) => only === first.only);
  return found.length > 0 || !first || !isOne ? found : [oneKey(first.generator, others.length, rule)];
}

/** As this version or program makes keys of it; undefined where nothing is hashed, or a finding says that it cannot be. */
function ruleOf({ routes, target, settings }: Balancer, signal: Generator["signal"], { collector }: Topology) {
  const route = valueAt(routes, signal);
  const key = valueAt(route, "key");
  if (valueAt(route, "kind") !== "hash" || typeof key !== "string") return undefined;
  const asked = target === "fairlead" ? valueAt(settings, "compatibleWith") : undefined;
  const result = routeKeyRule(signal, {
    routingKey: key,
    routingAttributes: textsIn(valueAt(route, "attributes")),
    compatibleWith: typeof asked === "string" ? asked : collector.version,
  });
  return result.kind === "rule" ? result.rule : undefined;
}

/** Processors that leave attributes as they are; of others nobody knows here what keys become of it. */
const plainProcessors = /^(?:batch|memory_limiter)(?:\/|$)/;

/** What the balancer itself gives to everything is told at its own option. */
function mayBeAdded(balancer: Balancer): boolean {
  if (balancer.target === "fairlead") return Object.keys(balancer.settings.resourceAttributes ?? {}).length > 0;
  return Object.keys(balancer.parts.processors ?? {}).some((id) => !plainProcessors.test(id));
}

interface Keys {
  /** Of a generator whose items all have one key: what it consists of. */
  readonly only?: string;
  /** An attribute that is part of the key, and that nothing it sends has. */
  readonly without?: string;
}

function keysOf(generator: Generator, rule: KeyRule): Keys {
  const resource = [namesOf(generator), [valueAt(generator, "serviceVersion")], tenantsOf(generator)];
  switch (rule.kind) {
    case "traceID":
      return valueAt(generator, "traceIds", "count") === 1 && valueAt(generator, "withTraceId") !== 0
        ? { only: `the only trace of ${generator.name}` }
        : {};
    case "service":
      return constant([namesOf(generator)]);
    case "resource":
      return constant(resource);
    case "metric":
      return constant([metricsOf(generator)]);
    case "streamID":
      return constant([...resource, metricsOf(generator), seriesOf(generator), [generator.attributes]]);
    case "attributes": {
      // A list without names has a finding of its own.
      if (rule.names.length === 0) return {};
      const values = rule.names.map((name) => valuesOf(generator, name));
      const { only } = constant(values);
      const without = rule.names.find((_, index) => values[index]?.length === 0);
      return only !== undefined && without !== undefined ? { without } : only === undefined ? {} : { only };
    }
  }
}

/** Of parts none of which has two values. */
function constant(parts: readonly (readonly unknown[])[]): Keys {
  return parts.some(({ length }) => length > 1) ? {} : { only: JSON.stringify(parts) };
}

const several = ["", ""] as const;

function countAt(generator: Generator, option: "services" | "tenants" | "series"): number {
  const count = option === "series" ? valueAt(generator, option) : valueAt(generator, option, "count");
  return typeof count === "number" ? count : 0;
}

function namesOf(generator: Generator): readonly unknown[] {
  return countAt(generator, "services") > 1 ? several : [valueAt(generator, "serviceName") ?? generator.name];
}

function tenantsOf(generator: Generator): readonly unknown[] {
  const count = countAt(generator, "tenants");
  return count > 1 ? several : count === 1 ? ["tenant-1"] : [];
}

function seriesOf(generator: Generator): readonly unknown[] {
  return countAt(generator, "series") > 1 ? several : [];
}

function metricsOf(generator: Generator): readonly unknown[] {
  const types = listed(valueAt(generator, "metricTypes") ?? metricOptions.metricTypes.default);
  const name = valueAt(generator, "metricName") ?? "gen";
  return types.length === 1 ? [JSON.stringify([name, types])] : several;
}

/** Fields of a span or record that have names (contrib loadbalancingexporter); nothing is said of how many values they have. */
const ownNames: Readonly<Record<string, readonly unknown[]>> = {
  "traces span.name": several,
  "traces span.kind": several,
  "logs log.severity": several,
  "logs log.body": several,
};
/** What telemetrygen 0.161.0 gives to each. */
const telemetrygenNames: Readonly<Record<string, readonly unknown[]>> = {
  "traces network.peer.address": ["1.2.3.4"],
  "traces peer.service": several,
  "logs app": ["server"],
};

/** No value where nothing that is sent has the attribute. */
function valuesOf(generator: Generator, name: string): readonly unknown[] {
  const { signal, attributes, runner } = generator;
  const own =
    ownNames[`${signal} ${name}`] ?? (runner === "telemetrygen" ? telemetrygenNames[`${signal} ${name}`] : []);
  if (own !== undefined && own.length > 0) return own;
  if (name === "service.name") return namesOf(generator);
  if (name === (valueAt(generator, "tenants", "attribute") ?? builtInOptions.tenants.members.attribute.default)) {
    const tenants = tenantsOf(generator);
    if (tenants.length > 0) return tenants;
  }
  const given: readonly (readonly [string, readonly unknown[]])[] = [
    ["service.version", [valueAt(generator, "serviceVersion")]],
    ["series", seriesOf(generator)],
    ["payload", [valueAt(generator, "payload")]],
    [name, [valueAt(attributes, name)]],
  ];
  return given.flatMap(([key, values]) => (key === name ? values.filter((value) => value !== undefined) : []));
}

function withoutIt({ name, signal, runner, origin }: Generator, attribute: string): Diagnostic {
  const option =
    attribute === "service.version" ? "serviceVersion: …" : `tenants: { attribute: "${attribute}", count: 20 }`;
  const first = runner === "built-in" || attribute === "service.version" ? "" : 'use `runner: "built-in"` and ';
  return diagnostic("FL3025", {
    at: origin,
    message: `The balancer routes ${signal} by ${attribute}, which "${name}" does not send: all of its ${signal} have one key, and go to one backend.`,
    help: `${first}send it, \`${option}\`, or route by what it does send`,
  });
}

/** What a service sends goes to one backend by intent: nothing is wrong, and nothing is spread. */
function oneKey({ name, signal, to, origin }: Generator, others: number, rule: KeyRule): Diagnostic {
  const who = others === 0 ? `All ${signal} of "${name}"` : `All ${signal} that generators send to "${to}"`;
  return diagnostic("FL3025", {
    severity: "info",
    at: origin,
    message: `${who} have one ${keyWords(rule)}, by which "${to}" routes them: they go to one backend.`,
    help: `${helpWords(rule)}, add a generator, or accept it where other senders are to come`,
  });
}

function keyWords(rule: KeyRule): string {
  switch (rule.kind) {
    case "traceID":
      return "trace id";
    case "service":
      return "service.name";
    case "resource":
      return "resource";
    case "metric":
      return "metric name";
    case "streamID":
      return "stream";
    case "attributes":
      return rule.names.join(" and ");
  }
}

function helpWords(rule: KeyRule): string {
  const builtIn = 'with `runner: "built-in"` send';
  switch (rule.kind) {
    case "traceID":
      return "raise `count` of traceIds";
    case "service":
      return `${builtIn} from several, \`services: { count: 20 }\``;
    case "resource":
      return `${builtIn} from several, \`tenants: { count: 20 }\``;
    case "metric":
      return `${builtIn} several, \`metricTypes: ["sum", "gauge"]\``;
    case "streamID":
      return `${builtIn} several, \`series: 20\``;
    case "attributes":
      return rule.names.includes("service.name")
        ? `${builtIn} from several, \`services: { count: 20 }\``
        : `${builtIn} several values, \`tenants: { attribute: "${rule.names[0] ?? ""}", count: 20 }\``;
  }
}
