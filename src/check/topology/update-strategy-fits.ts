/** How pods are replaced fits the kind of workload that makes them, and keeps some of them while it is done. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import { endsByItself, type Generator, isOperated } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

interface Tier {
  readonly origin: Place;
  /** What the strategy is of. */
  readonly kind: "Deployment" | "StatefulSet";
  /** Of one workload. */
  readonly pods: unknown;
  readonly operated: boolean;
}

export const updateStrategyFits: TopologyRule = (topology) => {
  const { pools, balancers, generators } = topology;
  return [
    ...pools.flatMap((pool) => {
      const isNamed = valueAt(pool.discovery, "kind") === "static";
      const kind = isNamed && pool.persistence === undefined ? "Deployment" : "StatefulSet";
      return misfits(pool, { origin: pool.origin, kind, pods: isNamed ? 1 : pool.count, operated: false });
    }),
    ...balancers.flatMap((balancer) => {
      const isKept = balancer.target === "collector" && balancer.settings.persistence !== undefined;
      const operated = isOperated(balancer, topology);
      const kind = isKept ? "StatefulSet" : "Deployment";
      return misfits(balancer, { origin: balancer.origin, kind, pods: balancer.replicas, operated });
    }),
    // Nobody waits for a generator: all of its pods may go at once.
    ...generators.flatMap((generator) => {
      if (endsByItself(generator)) return ofJob(generator);
      const [kind, pods] = generator.runner === "built-in" ? sets(generator.replicas) : (["Deployment", 1] as const);
      return misfits(generator, { origin: generator.origin, kind, pods, operated: false });
    }),
  ];
};

function ofJob({ updateStrategy, origin }: Generator): readonly Diagnostic[] {
  if (updateStrategy === undefined) return [];
  const message = "These pods are a Job's, which ends with them: none is ever replaced.";
  return [diagnostic("FL4021", { at: within(origin, "updateStrategy"), message, help: "leave it out" })];
}

const sets = (replicas: unknown) => ["StatefulSet", replicas] as const;

const ofDeployment = ["maxUnavailable", "maxSurge"];

function misfits(options: object, { origin, kind, pods, operated }: Tier): readonly Diagnostic[] {
  const strategy = valueAt(options, "updateStrategy");
  if (strategy === undefined) return [];
  const at = within(origin, "updateStrategy");
  const conflict = (step: string, message: string, help: string) =>
    diagnostic("FL4021", { at: within(at, step), message, help });
  if (kind === "StatefulSet" && operated) {
    const message =
      "The operator gives the StatefulSet of an OpenTelemetryCollector no update strategy (operator 0.140.0).";
    return [diagnostic("FL4021", { at, message, help: 'leave it out, or use output: "workload"' })];
  }
  const asked = valueAt(strategy, "kind");
  const foreign = kind === "StatefulSet" ? "recreate" : "on-delete";
  const foreignMembers = kind === "StatefulSet" ? ofDeployment : ["partition"];
  const own = kind === "StatefulSet" ? '"rolling-update" or "on-delete"' : '"rolling-update" or "recreate"';
  return [
    ...(asked === foreign
      ? [conflict("kind", `These pods are a ${kind}'s, which has no ${show(asked)}.`, `use ${own}`)]
      : []),
    ...foreignMembers
      .filter((member) => valueAt(strategy, member) !== undefined)
      .map((member) => conflict(member, `These pods are a ${kind}'s, which has no ${member}.`, "leave it out")),
    ...(kind === "Deployment" && asked === "recreate" && Number(pods) > 1
      ? [
          conflict(
            "kind",
            `All ${String(pods)} pods would go at once, and their disruption budget keeps all but one.`,
            'use "rolling-update"',
          ),
        ]
      : []),
    ...(kind === "Deployment" && asked === "rolling-update" ? counts(strategy, Number(pods), at) : []),
    ...wholePartition(strategy, at),
    ...(kind === "StatefulSet" && Number(valueAt(strategy, "partition")) >= Number(pods)
      ? [
          conflict(
            "partition",
            `Only pods from number ${show(valueAt(strategy, "partition"))} on are replaced, and there are ${String(pods)}: none ever is.`,
            "use a number below that of the pods, or leave it out",
          ),
        ]
      : []),
  ];
}

function wholePartition(strategy: unknown, at: Place): readonly Diagnostic[] {
  const partition = valueAt(strategy, "partition");
  if (typeof partition !== "number" || Number.isInteger(partition)) return [];
  const message = `The partition is ${partition}: Kubernetes would refuse the object.`;
  return [
    diagnostic("FL4020", { at: within(at, "partition"), message, help: "use the number of a pod, counted from 0" }),
  ];
}

/** The API server refuses two zeros; Kubernetes rounds a share of what may be missing down. */
function counts(strategy: unknown, pods: number, at: Place): readonly Diagnostic[] {
  const [missing, more] = ofDeployment.map((member) => valueAt(strategy, member));
  const isNone = (value: unknown) => value === 0 || value === "0%";
  if (isNone(missing) && isNone(more)) {
    const message =
      "Neither may a pod be missing nor one be there besides, so none could be replaced: Kubernetes would refuse the object.";
    return [diagnostic("FL4020", { at: within(at, "maxSurge"), message, help: "let one of them be above zero" })];
  }
  const gone = typeof missing === "string" ? Math.floor((Number.parseInt(missing, 10) * pods) / 100) : Number(missing);
  if (!(pods > 1 && gone >= pods)) return [];
  const message = `All ${pods} pods may be missing at once, and their disruption budget keeps all but one.`;
  return [diagnostic("FL4021", { at: within(at, "maxUnavailable"), message, help: "let fewer be missing" })];
}
