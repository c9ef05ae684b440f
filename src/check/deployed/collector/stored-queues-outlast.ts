/**
 * A queue on a volume is emptied all the same when retries end, after five minutes by default: each consumer then drops the request
 * that it tries, and takes the next (core exporterhelper and configretry, both versions). A time that is written is meant.
 */

import type { Path } from "../../../diagnostics/place.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import { type Component, normalId } from "../../../needs/configuration.ts";
import { defaultsOf } from "../../../schema/registry.ts";
import { type CollectorRule, type CollectorView, isLoadBalancer } from "./view.ts";

export const storedQueuesOutlast: CollectorRule = (view) => {
  const found = view
    .in("exporters")
    .flatMap((exporter) => clientsOf(exporter).filter((one) => endsByDefault(view, one)));
  const [first, ...others] = found;
  if (first === undefined) return [];
  const { exporter, at } = first;
  const more = others.length > 0 ? ` The same holds for ${others.map((one) => one.exporter.id).join(", ")}.` : "";
  const consumers = settingOf(view, first, ["sending_queue", "num_consumers"]);
  return [
    view.finding("FL1016", [...exporter.path, ...at, "sending_queue", "storage"], {
      message: `The queue of "${exporter.id}" outlives its pod, and not an outage: retries end after 5m, the default, and then each consumer${typeof consumers === "number" ? ` (there are ${consumers})` : ""} drops the request that it tried from the disk and takes the next.${more}`,
      help: "set retry_on_failure.max_elapsed_time: 0s to retry forever, so that the queue fills up instead, or set the time that you want",
      restsOn: [[...exporter.path, ...at, "retry_on_failure"]],
    }),
  ];
};

/** What has a queue and retries: an exporter, or those of each backend in it. */
interface Client {
  readonly exporter: Component;
  readonly at: Path;
}

function clientsOf(exporter: Component): readonly Client[] {
  const own = { exporter, at: [] };
  return isLoadBalancer(exporter) ? [own, { exporter, at: ["protocol", "otlp"] }] : [own];
}

function endsByDefault(view: CollectorView, client: Client): boolean {
  const written = (...path: Path) => jsonAt(client.exporter.settings, [...client.at, ...path]);
  const storage = written("sending_queue", "storage");
  // One that is not there is found elsewhere.
  const isStored = typeof storage === "string" && view.extensions.includes(normalId(storage));
  if (!client.exporter.runs || !isStored) return false;
  // Of the load balancing exporter, a section that is written has no defaults (queue-complete.ts).
  const set = isLoadBalancer(client.exporter)
    ? written("retry_on_failure")
    : written("retry_on_failure", "max_elapsed_time");
  if (set !== undefined) return false;
  const isOn = (section: string) => settingOf(view, client, [section, "enabled"]) !== false;
  const whole = settingOf(view, client, ["retry_on_failure", "max_elapsed_time"]);
  return isOn("sending_queue") && isOn("retry_on_failure") && whole === "5m0s";
}

/** What is written, else the default. */
function settingOf({ schemas }: CollectorView, { exporter, at }: Client, path: Path): Json | undefined {
  const defaults = defaultsOf(schemas, exporter.section, exporter.type) as Json | undefined; // plain JSON
  return jsonAt(exporter.settings, [...at, ...path]) ?? (defaults && jsonAt(defaults, [...at, ...path]));
}
