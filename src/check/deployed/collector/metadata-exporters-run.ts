/**
 * Exporters that k8s_cluster tells of changed metadata run, and take them: looked for when the receiver starts (contrib
 * k8sclusterreceiver watcher.go, both versions).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { distributionHas } from "../../../model/collector/distribution.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import { typeOfId } from "../../../schema/registry.ts";
import { isReference } from "./reference.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

const key = "metadata_exporters";

export const metadataExportersRun: CollectorRule = (view) =>
  view
    .in("receivers")
    .filter(({ type, runs }) => type === "k8s_cluster" && runs)
    .flatMap(({ path, settings }) => {
      const named = jsonAt(settings, [key]);
      return Array.isArray(named)
        ? named.flatMap((name: Json, index) => faultOf(view, name, [...path, key, index]))
        : [];
    });

function faultOf(view: CollectorView, name: Json, path: readonly (string | number)[]): readonly Diagnostic[] {
  if (typeof name !== "string" || isReference(name)) return [];
  const running = view
    .in("exporters")
    .filter(({ runs }) => runs)
    .map((exporter) => exporter.name);
  if (!running.includes(name)) {
    const fact = view.defines("exporters", name) ? "which no pipeline uses" : "which is not defined";
    const message = wouldNotStart(`${key} names "${name}", ${fact}`);
    const help = didYouMean(name, running) ?? "name an exporter that a pipeline uses, or remove it here";
    return [view.finding("FL2001", path, { message, help, restsOn: [["service", "pipelines"]] })];
  }
  const type = typeOfId(name);
  // Of those in the distribution one takes metadata.
  if (type === "signalfx" || !distributionHas(view.schemas, "exporters", type)) return [];
  const message = wouldNotStart(`${key} names "${name}", which does not take metadata`);
  return [view.finding("FL2001", path, { message, help: "signalfx does; remove it here" })];
}
