/** memory_limiter refuses data before the kernel kills the container, so its limit lies below the container's. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { Deployed, DeployedCollector, DeployedWorkload } from "../../../model/deployed.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";

const bytesPerMib = 2 ** 20;

export const memoryLimitCoherent: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) =>
    viewOf(collector)
      .components.filter(({ type }) => type === "memory_limiter")
      .flatMap(({ path, settings }) => limiterProblems({ collector, path, limiter: settings }, deployed)),
  );

interface Limiter {
  readonly collector: DeployedCollector;
  readonly path: Path;
  readonly limiter: Json;
}

/** One finding for each setting, however many workloads run the configuration: the tightest container decides. */
function limiterProblems(found: Limiter, deployed: Deployed): readonly Diagnostic[] {
  const workloads = clusterOf(deployed).running(found.collector);
  const limited = workloads.filter(({ memoryLimitBytes }) => memoryLimitBytes !== undefined);
  const [tightest] = limited.sort((left, right) => (left.memoryLimitBytes ?? 0) - (right.memoryLimitBytes ?? 0));
  return [
    ...(tightest ? mibProblems(found, tightest) : []),
    ...workloads
      .filter(({ memoryLimitBytes }) => memoryLimitBytes === undefined)
      .slice(0, 1)
      .flatMap((workload) => percentageProblems(found, workload)),
  ];
}

function mibProblems({ collector, path, limiter }: Limiter, workload: DeployedWorkload): readonly Diagnostic[] {
  const mib = jsonAt(limiter, ["limit_mib"]);
  const limitMib = (workload.memoryLimitBytes ?? 0) / bytesPerMib;
  if (typeof mib !== "number" || mib < limitMib) return [];
  return [
    viewOf(collector).finding("FL4007", [...path, "limit_mib"], {
      message: `memory_limiter would act at ${mib} MiB, but the container of "${workload.name}" is killed at ${rounded(limitMib)} MiB.`,
      help: "use limit_percentage, or a limit_mib well below the container's limit",
    }),
  ];
}

/** Without a limit the percentage is one of the node's memory (core memorylimiter, both versions). */
function percentageProblems({ collector, path, limiter }: Limiter, workload: DeployedWorkload): readonly Diagnostic[] {
  const percentage = jsonAt(limiter, ["limit_percentage"]);
  const mib = jsonAt(limiter, ["limit_mib"]);
  if (typeof percentage !== "number" || percentage === 0 || (typeof mib === "number" && mib > 0)) return [];
  return [
    viewOf(collector).finding("FL4007", [...path, "limit_percentage"], {
      message: `The container of "${workload.name}" has no memory limit, so ${percentage} % is of the whole node's memory.`,
      help: "give the container resources.limits.memory, or use limit_mib",
    }),
  ];
}

function rounded(mib: number): number {
  return Math.round(mib * 10) / 10;
}
