/** A load balancing exporter's own queue and retry are spelled out where what is left out is zero, not a default. */

import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../../model/deployed.ts";
import type { DeployedRule } from "../../../rule.ts";
import { findingAt, objectAt, schemasFor } from "../view.ts";
import { type LoadBalancer, loadBalancersOf } from "./load-balancers.ts";

/** What makes the exporter's own queue start (contrib loadbalancingexporter 0.129.0); 0.161.0 has the usual defaults. */
const queueFields = Object.freeze(["num_consumers", "queue_size", "sizer"]);
/** Zero in both versions: no wait between attempts, and no end. */
const retryFields = Object.freeze(["initial_interval", "max_interval", "max_elapsed_time"]);

export const queueComplete: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    loadBalancersOf(collector).flatMap((balancer) => [
      ...halfQueue(collector, balancer),
      ...halfRetry(collector, balancer),
    ]),
  );

function halfQueue(collector: DeployedCollector, { id, config, signals }: LoadBalancer): readonly Diagnostic[] {
  const queue = objectAt(config, ["sending_queue"]);
  const unset = queueFields.filter((field) => queue[field] === undefined);
  if (schemasFor(collector) !== "0.129.0" || queue["enabled"] !== true || unset.length === 0) return [];
  // Consumers and size are looked at always, the sizer only when a pipeline builds the exporter.
  const harmless = signals.length === 0 && unset.every((field) => field === "sizer");
  return [
    findingAt(collector, "FL3004", ["exporters", id, "sending_queue"], {
      ...(harmless && { severity: "warning" }),
      message: `The exporter's own queue has no defaults at ${collector.version}: ${areUnset(unset)}, and the Collector would not start${harmless ? " once a pipeline uses it" : ""}.`,
      help: "spell out enabled, num_consumers, queue_size and sizer: requests",
    }),
  ];
}

function halfRetry(collector: DeployedCollector, { id, config }: LoadBalancer): readonly Diagnostic[] {
  const retry = objectAt(config, ["retry_on_failure"]);
  const unset = retryFields.filter((field) => retry[field] === undefined);
  if (retry["enabled"] !== true || unset.length === 0) return [];
  return [
    findingAt(collector, "FL3004", ["exporters", id, "retry_on_failure"], {
      severity: "warning",
      message: `The exporter's own retry has no defaults: ${areUnset(unset)}, so it retries at once and for ever.`,
      help: "spell out initial_interval, max_interval, max_elapsed_time, multiplier and randomization_factor",
    }),
  ];
}

function areUnset(fields: readonly string[]): string {
  return `${fields.join(", ")} ${fields.length === 1 ? "is" : "are"} zero`;
}
