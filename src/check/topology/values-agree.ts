/** Values that are right alone and, together, do not do what they were set for: every key is the same, or a threshold is never reached. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Path, within } from "../../diagnostics/place.ts";
import { averageCpuOf } from "../../model/fairlead-settings.ts";
import { isJsonObject } from "../../model/json.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import type { Balancer, FairleadBalancer, Topology } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { listed, show, signalsBy, textsIn, valueAt } from "./value-at.ts";

export const valuesAgree: TopologyRule = (topology) =>
  topology.balancers.flatMap((balancer) => [
    ...(balancer.target === "fairlead"
      ? [...constantKeys(balancer), ...unreachedCpu(balancer), ...idleProcesses(balancer), ...withoutEffect(balancer)]
      : lostKeys(balancer)),
    ...secondToken(balancer, topology),
  ]);

/** Resource attributes are given before anything is routed. */
function constantKeys(balancer: FairleadBalancer): readonly Diagnostic[] {
  const given = valueAt(balancer.settings, "resourceAttributes");
  if (!isJsonObject(given)) return [];
  return signalsBy("hash", balancer).flatMap((signal) => {
    const attributes = routedBy(balancer, signal);
    const [first] = attributes;
    if (first === undefined || !attributes.every((name) => Object.hasOwn(given, name))) return [];
    return [
      diagnostic("FL1006", {
        at: within(balancer.origin, "resourceAttributes", first),
        message: `Every resource is given the same ${first} before it is routed, and ${signal} are routed by it: all of them go to one backend.`,
        help: "leave it out, or route by another key",
      }),
    ];
  });
}

/** Processors run before the exporter hashes: what they delete or write is what is routed by. */
function lostKeys(balancer: Balancer): readonly Diagnostic[] {
  return signalsBy("hash", balancer).flatMap((signal) => {
    const keys = routedBy(balancer, signal);
    if (keys.length !== 1) return [];
    return actionsOf(balancer).flatMap(({ path, key, action, isConstant }) => {
      const isLost = action === "delete";
      if (!keys.includes(key) || !(isLost || isConstant)) return [];
      const what = isLost ? "This action deletes" : "This action writes the same";
      return [
        diagnostic("FL1006", {
          at: within(balancer.origin, ...path),
          message: `${what} ${key}${isLost ? " before it is routed" : " into everything before it is routed"}, and ${signal} are routed by it: all of them go to one backend.`,
          help: "leave it to the backends, or route by another key",
        }),
      ];
    });
  });
}

function routedBy(balancer: Balancer, signal: string): readonly string[] {
  const key = valueAt(balancer.routes, signal, "key");
  if (key === "service") return ["service.name"];
  return key === "attributes" ? textsIn(valueAt(balancer.routes, signal, "attributes")) : [];
}

interface Action {
  readonly path: Path;
  readonly key: string;
  readonly action: string;
  readonly isConstant: boolean;
}

function actionsOf(balancer: Balancer): readonly Action[] {
  const processors = valueAt(balancer, "parts", "processors");
  return Object.entries(isJsonObject(processors) ? processors : {}).flatMap(([id, settings]) => {
    const type = id.split("/")[0];
    const list = type === "resource" ? "attributes" : type === "attributes" ? "actions" : undefined;
    if (list === undefined) return [];
    return listed(valueAt(settings, list)).map((one, index) => ({
      path: ["processors", id, list, index],
      key: String(valueAt(one, "key")),
      action: String(valueAt(one, "action")),
      isConstant: ["upsert", "update"].includes(String(valueAt(one, "action"))) && valueAt(one, "value") !== undefined,
    }));
  });
}

/** What is taken and switches off what it is a part of. */
function withoutEffect(balancer: FairleadBalancer): readonly Diagnostic[] {
  const { settings, origin } = balancer;
  const told = (path: Path, message: string, help: string) =>
    diagnostic("FL1006", { at: within(origin, ...path), message, help });
  const size = valueAt(settings, "maxRequestSize");
  const bytes = typeof size === "string" ? parseMemoryBytes(size) : undefined;
  const cpu = valueAt(settings, "autoscaling", "cpu");
  const millicores = typeof cpu === "string" ? parseCpuMillicores(cpu) : undefined;
  return [
    ...(valueAt(settings, "panicThreshold") === 100
      ? [
          told(
            ["panicThreshold"],
            "With a panicThreshold of 100 the health of all backends is disregarded as soon as one is down: it is sent to as before.",
            "use 50, the default, or 0 to always respect health",
          ),
        ]
      : []),
    ...(bytes !== undefined && bytes < leastRequestBytes
      ? [
          told(
            ["maxRequestSize"],
            `Requests are cut between items, and an item larger than ${show(size)} is refused: one span with a stack trace is larger.`,
            'use "64Ki" or more; backends take 4Mi',
          ),
        ]
      : []),
    ...(millicores !== undefined && millicores > 0 && millicores < leastScaledMillicores
      ? [
          told(
            ["autoscaling", "cpu"],
            `A pod that nobody sends to uses more than ${show(cpu)} of CPU now and then: there would be \`max\` pods always.`,
            'use "700m", the default, or at least "100m"',
          ),
        ]
      : []),
  ];
}

const leastRequestBytes = 64 * 1024;
const leastScaledMillicores = 20;

/** One busy thread of each process (`fairlead-settings.ts`). */
const usableMillicores = 1_000;

function unreachedCpu({ name, settings, resources, origin }: FairleadBalancer): readonly Diagnostic[] {
  if (valueAt(settings, "autoscaling") === undefined) return [];
  const count = valueAt(settings, "processes");
  const processes = typeof count === "number" && count >= 1 ? count : 1;
  const asked = valueAt(settings, "autoscaling", "cpu") ?? averageCpuOf({ processes });
  const limit = valueAt(resources, "limits", "cpu");
  const [wanted, allowed] = [asked, limit].map((one) =>
    typeof one === "string" ? parseCpuMillicores(one) : undefined,
  );
  const usable = processes * usableMillicores;
  const most = Math.min(usable, allowed ?? usable);
  if (wanted === undefined || wanted < most) return [];
  const threads = processes === 1 ? "one busy thread" : `${processes} busy threads`;
  const why = most < usable ? `its limit is ${show(limit)}` : `it has ${threads}`;
  return [
    diagnostic("FL1006", {
      at: within(origin, "autoscaling", "cpu"),
      message: `A pod of "${name}" does not use more than ${show(asked)} of CPU on average, because ${why}: no pod would be added.`,
      help: "ask for less, such as seven tenths of it",
    }),
  ];
}

/** More processes than cores take memory and turns from each other. */
function idleProcesses({ name, settings, resources, origin }: FairleadBalancer): readonly Diagnostic[] {
  const processes = valueAt(settings, "processes");
  const limit = valueAt(resources, "limits", "cpu");
  const cores = typeof limit === "string" ? Math.ceil((parseCpuMillicores(limit) ?? 0) / 1_000) : 0;
  if (typeof processes !== "number" || cores < 1 || processes <= Math.max(1, cores)) return [];
  return [
    diagnostic("FL1006", {
      at: within(origin, "processes"),
      message: `The pods of "${name}" may use ${show(limit)} CPU, and each of ${processes} processes can use one: the others take memory and turns from each other.`,
      help: `have at most ${cores}, or raise resources.limits.cpu`,
    }),
  ];
}

/** bearertokenauth writes the header `authorization` (contrib, both versions), as does Fairlead's balancer. */
function secondToken({ to, settings, origin }: Balancer, { pools, existing }: Topology): readonly Diagnostic[] {
  const pool = [...pools, ...existing].find(({ name }) => name === to);
  const headers = valueAt(settings, "headers");
  const header = Object.keys(isJsonObject(headers) ? headers : {}).find(
    (name) => name.toLowerCase() === "authorization",
  );
  if (pool?.auth === undefined || header === undefined) return [];
  return [
    diagnostic("FL1006", {
      at: within(origin, "headers", header),
      message: `The token that "${pool.name}" asks for goes into this header, too, and its receivers look at one of them.`,
      help: `leave it out: \`auth\` of "${pool.name}" sends the token`,
    }),
  ];
}
