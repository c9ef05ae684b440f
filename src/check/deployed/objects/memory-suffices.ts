/** What settings let a Collector hold fits into its container: beyond it the kernel kills it before any of these limits acts. */

import { jsonAt } from "../../../model/json.ts";
import { type Held, heldAtMost } from "../../../needs/memory.ts";
import type { DeployedRule } from "../../rule.ts";
import { viewOf } from "../collector/view.ts";
import { clusterOf } from "./cluster.ts";

const mib = 2 ** 20;

export const memorySuffices: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const view = viewOf(collector);
    const [tightest] = clusterOf(deployed)
      .running(collector)
      .flatMap(({ name, memoryLimitBytes: bytes }) => (bytes === undefined ? [] : [{ name, bytes }]))
      .sort((left, right) => left.bytes - right.bytes);
    // What takes less than a hundredth is not worth a word.
    const held = heldAtMost(collector.config)
      .filter(({ bytes }) => bytes * 100 >= (tightest?.bytes ?? 0))
      .sort((left, right) => right.bytes - left.bytes);
    const [most] = held;
    const sum = held.reduce((bytes, one) => bytes + one.bytes, 0);
    if (most === undefined || tightest === undefined || sum <= tightest.bytes) return [];
    return [
      view.finding("FL4038", most.path, {
        message: `${sumText(held, sum)}: the container of "${tightest.name}" is killed at ${text(tightest.bytes)}, long before that.`,
        help: `lower it${numberOf(jsonAt(collector.config, most.path), most.bytes, tightest.bytes - (sum - most.bytes))}, or raise resources.limits.memory`,
      }),
    ];
  });

function sumText(held: readonly Held[], sum: number): string {
  const parts = held.map(({ what, bytes }) => `${what} takes at least ${text(bytes)}`).join(", ");
  return held.length > 1 ? `${parts}, ${text(sum)} in all` : parts;
}

/** Half of what is left is for it, as its items are larger than the smallest. */
function numberOf(written: unknown, bytes: number, left: number): string {
  if (typeof written !== "number" || left <= 0) return "";
  return ` to ${Math.max(1, Math.floor((written * left) / bytes / 2))} or fewer`;
}

function text(bytes: number): string {
  return `${Math.round(bytes / mib)} MiB`;
}
