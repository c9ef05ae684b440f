/** A load balancing exporter's own queue and retry are complete where what is left out is zero, not a default. */

import type { Diagnostic } from "../../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../../diagnostics/place.ts";
import type { JsonObject } from "../../../../model/json.ts";
import { type CollectorRule, type CollectorView, type LoadBalancer, objectAt } from "../view.ts";

/** Zero in every version: no wait between attempts, and no end. */
const retryFields = Object.freeze(["initial_interval", "max_interval", "max_elapsed_time"]);

export const queueComplete: CollectorRule = (view) =>
  view.loadBalancers.flatMap((balancer) => [
    ...incompleteQueue(view, balancer),
    ...incompleteRetry(view, balancer),
    ...ofEveryBackend(view, balancer),
  ]);

/** What a version has no default for (contrib loadbalancingexporter 0.129.0). */
function queueFields({ has }: CollectorView): readonly string[] {
  return [
    ...(has("ownQueueDefaults") ? [] : ["num_consumers", "queue_size"]),
    ...(has("ownQueueSizer") ? [] : ["sizer"]),
  ];
}

function incompleteQueue(view: CollectorView, { path, settings, signals }: LoadBalancer): readonly Diagnostic[] {
  const unset = unsetIn(settings, "sending_queue", queueFields(view));
  if (unset.length === 0) return [];
  // Consumers and size are looked at always, the sizer only when a pipeline builds the exporter.
  const harmless = signals.length === 0 && unset.every((field) => field === "sizer");
  return [
    view.finding("FL3004", missingAt([...path, "sending_queue"], unset), {
      severity: harmless ? "warning" : undefined,
      message: `The exporter's own queue has no defaults at ${view.collector.version}: ${areUnset(unset)}, and the Collector would not start${harmless ? " once a pipeline uses it" : ""}.`,
      help: "write out enabled, num_consumers, queue_size and sizer: requests",
    }),
  ];
}

function incompleteRetry(view: CollectorView, { path, settings }: LoadBalancer): readonly Diagnostic[] {
  const unset = unsetIn(settings, "retry_on_failure", retryFields);
  if (unset.length === 0) return [];
  return [
    view.finding("FL3004", missingAt([...path, "retry_on_failure"], unset), {
      severity: "warning",
      message: `The exporter's own retry has no defaults: ${areUnset(unset)}, so it retries at once and forever.`,
      help: "write out initial_interval, max_interval, max_elapsed_time, multiplier and randomization_factor",
    }),
  ];
}

/** What is said once for the exporters of all backends, and can be so for one at most. */
function ofEveryBackend(view: CollectorView, { path, settings }: LoadBalancer): readonly Diagnostic[] {
  const client = objectAt(settings, ["protocol", "otlp"]);
  const at = [...path, "protocol", "otlp"];
  const unread = (client["endpoint"] ?? "") !== "";
  const own = view.finding("FL1103", [...at, "endpoint"], {
    severity: "warning",
    message: "The exporter of each backend uses the endpoint that the resolver found: this one has no effect.",
    help: "leave it out",
  });
  const { enabled, storage } = objectAt(client, ["sending_queue"]);
  const isShared = (storage ?? "") !== "" && enabled !== false && view.has("backendsShareStorage");
  const shared = view.finding("FL1103", [...at, "sending_queue", "storage"], {
    severity: "warning",
    message: `The exporters of all backends have one id at ${view.collector.version}, so they share one file: only the first of them starts, and the others' share of keys fails.`,
    help: "give the exporter itself the queue on disk, and protocol.otlp.sending_queue `enabled: false`",
  });
  return [...(unread ? [own] : []), ...(isShared ? [shared] : [])];
}

/** Of a section that is switched on. */
function unsetIn(settings: JsonObject, name: string, fields: readonly string[]): readonly string[] {
  const section = objectAt(settings, [name]);
  return section["enabled"] === true ? fields.filter((field) => section[field] === undefined) : [];
}

/** At the field, when there is one; else at their section. */
function missingAt(section: Path, [first, ...others]: readonly string[]): Path {
  return first !== undefined && others.length === 0 ? [...section, first] : section;
}

function areUnset(fields: readonly string[]): string {
  return `${fields.join(", ")} ${fields.length === 1 ? "is" : "are"} zero`;
}
