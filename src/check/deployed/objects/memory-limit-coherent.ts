/** memory_limiter refuses data before the kernel kills the container, so its limit lies below the container's. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { DeployedWorkload } from "../../../model/deployed.ts";
import { jsonAt } from "../../../model/json.ts";
import type { Component } from "../../../needs/configuration.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";

const bytesPerMib = 2 ** 20;

export const memoryLimitCoherent: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const view = viewOf(collector);
    const workloads = clusterOf(deployed).running(collector);
    return view.components
      .filter(({ type }) => type === "memory_limiter")
      .flatMap((limiter) => [...aboveContainer(view, limiter, workloads), ...ofNode(view, limiter, workloads)]);
  });

/** One finding for each setting, however many workloads run the configuration: the tightest container decides. */
function aboveContainer(
  { finding }: CollectorView,
  { path, settings }: Component,
  workloads: readonly DeployedWorkload[],
): readonly Diagnostic[] {
  const [tightest] = workloads
    .flatMap(({ name, memoryLimitBytes: bytes }) =>
      bytes === undefined ? [] : [{ name, limitMib: bytes / bytesPerMib }],
    )
    .sort((left, right) => left.limitMib - right.limitMib);
  const [percentage, fixed] = ["limit_percentage", "limit_mib"].map((key) => jsonAt(settings, [key]));
  if (tightest === undefined) return [];
  // Of the two the fixed one counts (core memorylimiter, both versions).
  const isFixed = typeof fixed === "number" && fixed > 0;
  const key = isFixed ? "limit_mib" : "limit_percentage";
  const mib = isFixed ? fixed : typeof percentage === "number" ? (tightest.limitMib * percentage) / 100 : 0;
  // A container in which no Collector could run has a finding of its own.
  if (mib > 0 && mib < idleHeapMib && tightest.limitMib > 2 * idleHeapMib)
    return [belowIdle(finding, [...path, key], mib)];
  if (mib < tightest.limitMib) return [];
  const refusesAt = mib - spikeOf(settings, isFixed, mib, tightest.limitMib);
  const killed = `the container of "${tightest.name}" is killed at ${rounded(tightest.limitMib)} MiB`;
  const isLate = refusesAt >= tightest.limitMib;
  return [
    finding("FL4007", [...path, key], {
      ...(!isLate && { severity: "warning" }),
      message: isLate
        ? `memory_limiter would act at ${rounded(refusesAt)} MiB, but ${killed}.`
        : `memory_limiter refuses data from ${rounded(refusesAt)} MiB of heap on, and ${killed}: a limit of ${rounded(mib)} MiB leaves nothing for what is not heap.`,
      help: isFixed
        ? "use limit_percentage, or a limit_mib well below the container's limit"
        : "set it to 80, or to what leaves room above it",
    }),
  ];
}

/** It refuses below its limit by this, a fifth of it where none is said (core memorylimiter, both versions). */
function spikeOf(settings: Component["settings"], isFixed: boolean, mib: number, containerMib: number): number {
  const said = jsonAt(settings, [isFixed ? "spike_limit_mib" : "spike_limit_percentage"]);
  if (typeof said !== "number" || said <= 0) return mib / 5;
  return isFixed ? said : (containerMib * said) / 100;
}

/** Measured: 8 to 14 MiB of heap in Collectors of both versions that nobody sends to, which is what memory_limiter looks at. */
const idleHeapMib = 16;

function belowIdle(finding: CollectorView["finding"], at: Path, mib: number): Diagnostic {
  return finding("FL4007", at, {
    severity: "warning",
    message: `memory_limiter would act at ${rounded(mib)} MiB, which a Collector holds before anybody sends: all that comes is refused.`,
    help: "use limit_percentage: 75, and a container's limit that leaves room for telemetry",
  });
}

/** Without a limit the percentage is one of the node's memory (core memorylimiter, both versions). */
function ofNode(
  { finding }: CollectorView,
  { path, settings }: Component,
  workloads: readonly DeployedWorkload[],
): readonly Diagnostic[] {
  const unlimited = workloads.find(({ memoryLimitBytes }) => memoryLimitBytes === undefined);
  const [percentage, mib] = ["limit_percentage", "limit_mib"].map((key) => jsonAt(settings, [key]));
  const isUsed = typeof percentage === "number" && percentage !== 0 && !(typeof mib === "number" && mib > 0);
  if (unlimited === undefined || !isUsed) return [];
  return [
    finding("FL4007", [...path, "limit_percentage"], {
      severity: "warning",
      message: `The container of "${unlimited.name}" has no memory limit, so ${percentage} % means the whole node's memory.`,
      help: "give the container resources.limits.memory, or use limit_mib",
    }),
  ];
}

function rounded(mib: number): number {
  return Math.round(mib * 10) / 10;
}
