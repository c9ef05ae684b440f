/** Queues, retries and encryption of a load balancing exporter are spelled out where its defaults are traps. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject } from "../../../model/json.ts";
import type { DeployedRule } from "../../rule.ts";
import { type LoadBalancer, loadBalancersOf } from "./load-balancers.ts";
import { findingAt, objectAt, schemasFor } from "./view.ts";

/** What makes the exporter's own queue start: at 0.129 every unset field is zero. */
const queueFields = Object.freeze(["num_consumers", "queue_size", "sizer"]);
const retryFields = Object.freeze(["initial_interval", "max_interval", "max_elapsed_time"]);

export const loadBalancingResilience: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) =>
    loadBalancersOf(collector).flatMap((balancer) => [
      ...halfSpelled(collector, balancer),
      ...hidesDeadBackend(collector, balancer),
      ...plaintextUnsaid(collector, balancer),
    ]),
  );

function halfSpelled(collector: DeployedCollector, { id, config, signals }: LoadBalancer): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const queue = objectAt(config, ["sending_queue"]);
  const retry = objectAt(config, ["retry_on_failure"]);
  const unsetQueue = queueFields.filter((field) => queue[field] === undefined);
  if (schemasFor(collector) === "0.129.0" && queue["enabled"] === true && unsetQueue.length > 0) {
    found.push(
      findingAt(collector, "FL3004", ["exporters", id, "sending_queue"], {
        ...(signals.length === 0 && unsetQueue.every((field) => field === "sizer") && { severity: "warning" }),
        message: `The exporter's own queue has no defaults at ${collector.version}: ${unsetQueue.join(", ")} ${unsetQueue.length === 1 ? "is" : "are"} zero, and the Collector would not start.`,
        help: "spell out enabled, num_consumers, queue_size and sizer: requests",
      }),
    );
  }
  const unsetRetry = retryFields.filter((field) => retry[field] === undefined);
  if (retry["enabled"] === true && unsetRetry.length > 0) {
    found.push(
      findingAt(collector, "FL3004", ["exporters", id, "retry_on_failure"], {
        severity: "warning",
        message: `The exporter's own retry has no defaults: ${unsetRetry.join(", ")} ${unsetRetry.length === 1 ? "is" : "are"} zero, so it retries at once and for ever.`,
        help: "spell out initial_interval, max_interval, max_elapsed_time, multiplier and randomization_factor",
      }),
    );
  }
  return found;
}

/** Upstream's default: a queue for each backend, behind which nothing is routed again. Silent where it is spelled out. */
function hidesDeadBackend(collector: DeployedCollector, { id, config }: LoadBalancer): readonly Diagnostic[] {
  const otlp = objectAt(config, ["protocol", "otlp"]);
  if (isJsonObject(otlp["sending_queue"])) return [];
  return [
    findingAt(collector, "FL3005", ["exporters", id], {
      message:
        "By default each backend has a queue of its own: a send to a dead backend counts as success, and its data is dropped after five minutes.",
      help: "spell out protocol.otlp.sending_queue; `enabled: false` there, with a queue and retry of the exporter itself, routes failed data again",
    }),
  ];
}

function plaintextUnsaid(collector: DeployedCollector, { id, config }: LoadBalancer): readonly Diagnostic[] {
  const otlp = objectAt(config, ["protocol", "otlp"]);
  if (isJsonObject(otlp["tls"])) return [];
  return [
    findingAt(collector, "FL5001", ["exporters", id], {
      message:
        "Nothing says how the backends are reached: TLS is on by default, and every send to a plaintext backend fails while it counts as success.",
      help: "say `protocol: { otlp: { tls: { insecure: true } } }` for plaintext, or name certificates",
    }),
  ];
}
