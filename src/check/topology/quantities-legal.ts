/** Resources are Kubernetes quantities above zero, and requests do not exceed limits. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { isJsonObject } from "../../model/json.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { Balancer, Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

export const quantitiesLegal: TopologyRule = ({ pools, balancers }) => [
  ...[...pools, ...balancers].flatMap(resourceProblems),
  ...balancers.flatMap(settingProblems),
];

interface Unit {
  readonly name: "cpu" | "memory";
  readonly parse: (text: string) => number | undefined;
  readonly example: string;
}

const cpu: Unit = Object.freeze({ name: "cpu", parse: parseCpuMillicores, example: '"200m" or "1"' });
const memory: Unit = Object.freeze({ name: "memory", parse: parseMemoryBytes, example: '"256Mi" or "1Gi"' });
const units: readonly Unit[] = Object.freeze([cpu, memory]);

/** Settings of Fairlead's balancer that are quantities. */
function settingProblems({ origin, ...balancer }: Balancer): readonly Diagnostic[] {
  const averageCpu = valueAt(balancer, "settings", "autoscaling", "cpu");
  const batch = valueAt(balancer, "settings", "batch");
  return [
    ...(averageCpu === undefined ? [] : quantityProblems(averageCpu, cpu, within(origin, "autoscaling", "cpu"))),
    ...(isJsonObject(batch) ? quantityProblems(batch["bytes"], memory, within(origin, "batch", "bytes")) : []),
  ];
}

function resourceProblems({ resources, origin }: Pool | Balancer): readonly Diagnostic[] {
  const { requests, limits } = isJsonObject(resources) ? resources : {};
  if (!isJsonObject(requests) || !isJsonObject(limits)) return []; // Its shape has a finding.
  const at = within(origin, "resources");
  return units.flatMap((unit) => {
    const request = requests[unit.name];
    const limit = limits[unit.name];
    const optional = unit.name === "cpu" && limit === undefined;
    const malformed = [
      ...quantityProblems(request, unit, within(at, "requests", unit.name)),
      ...(optional ? [] : quantityProblems(limit, unit, within(at, "limits", unit.name))),
    ];
    if (malformed.length > 0 || optional) return malformed;
    return (unit.parse(String(request)) ?? 0) > (unit.parse(String(limit)) ?? 0)
      ? [aboveLimit(unit.name, `${request} > ${limit}`, within(at, "requests", unit.name))]
      : [];
  });
}

function quantityProblems(value: unknown, { parse, example }: Unit, at: Place): readonly Diagnostic[] {
  const amount = typeof value === "string" ? parse(value) : undefined;
  if (amount !== undefined && amount > 0) return [];
  return [
    diagnostic("FL4010", {
      at,
      message: `${at.path.join(".")} is ${show(value)}${amount === 0 ? ", which is nothing to run in" : ""}.`,
      help: `write a quantity such as ${example}`,
    }),
  ];
}

function aboveLimit(unit: string, amounts: string, at: Place): Diagnostic {
  return diagnostic("FL4010", {
    at,
    message: `The request for ${unit} is above its limit (${amounts}); Kubernetes refuses such a pod.`,
    help: "lower the request or raise the limit",
  });
}
