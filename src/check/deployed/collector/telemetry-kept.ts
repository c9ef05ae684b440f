/** What a pipeline is given goes somewhere: exporters that throw everything away answer OK, and every metric of them is green. */

import { jsonAt } from "../../../model/json.ts";
import type { Component } from "../../../needs/configuration.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

/** One finding for each that several pipelines end at. A text of others may be an example, or a test of speed. */
export const telemetryKept: CollectorRule = (view) =>
  view.collector.origin.in === "text" ? [] : view.in("exporters").flatMap((exporter) => thrownAway(exporter, view));

function thrownAway(exporter: Component, view: CollectorView) {
  const ended = view.pipelines.filter(
    ({ exporters }) => exporters.includes(exporter.name) && exporters.every((name) => throwsAway(name, view)),
  );
  if (!exporter.runs || ended.length === 0) return [];
  return [
    view.finding("FL1006", exporter.path, {
      about: "key",
      message: `"${exporter.id}" discards everything, and ${ended.map(({ id }) => id).join(", ")} ${ended.length === 1 ? "sends" : "send"} to nothing else: senders hear OK, and everything is lost.`,
      help: "name an exporter that keeps telemetry, or accept this if you only test the way there",
    }),
  ];
}

function throwsAway(name: string, view: CollectorView): boolean {
  const exporter = view.in("exporters").find((one) => one.name === name);
  return exporter?.type === "nop" || (exporter?.type === "file" && jsonAt(exporter.settings, ["path"]) === "/dev/null");
}
