/** What rule tests share: a small configuration that is right, and the findings on a changed one. */

import { configurationsSound } from "../../../../src/check/deployed/collector/rules.ts";
import { type CollectorRule, viewOf } from "../../../../src/check/deployed/collector/view.ts";
import type { Diagnostic } from "../../../../src/diagnostics/diagnostic.ts";
import { pathText } from "../../../../src/diagnostics/format.ts";
import { inBlueprint, type Mark, type Place } from "../../../../src/diagnostics/place.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import type { Json, JsonObject } from "../../../../src/model/json.ts";

export interface Sections {
  readonly receivers?: JsonObject;
  readonly processors?: JsonObject;
  readonly exporters?: JsonObject;
  readonly extensions?: JsonObject;
  readonly connectors?: JsonObject;
  readonly service?: JsonObject;
}

/** Receiver otlp to exporter debug; every component given is used by the traces pipeline or enabled. */
export function configuration(sections: Sections): JsonObject {
  const { service, ...components } = sections;
  const receivers = { otlp: { protocols: { grpc: null } }, ...components.receivers };
  const exporters = { debug: null, ...components.exporters };
  return {
    ...components,
    receivers,
    exporters,
    service: {
      ...(components.extensions && { extensions: Object.keys(components.extensions) }),
      pipelines: {
        traces: {
          receivers: Object.keys(receivers),
          processors: Object.keys(components.processors ?? {}),
          exporters: Object.keys(exporters),
        },
      },
      ...service,
    },
  };
}

/** A cluster with one Collector, found at its place in a text when there are marks. */
export function deployedCollector(config: Json, { version = "0.129.1", marks = [] as readonly Mark[] } = {}): Deployed {
  const origin: Place = marks[0]?.origin ?? inBlueprint("test");
  return {
    clusterDomain: "cluster.local",
    collectors: [{ name: "test", namespace: "test", version, config, marks, origin }],
    workloads: [],
    services: [],
    policies: [],
    roles: [],
  } as unknown as Deployed; // Wrong configurations are what rules are for.
}

/** All findings on one configuration, or those of one rule. */
export function findings(config: Json, version?: string, rule?: CollectorRule): readonly Diagnostic[] {
  const deployed = deployedCollector(config, version === undefined ? {} : { version });
  return rule ? deployed.collectors.map(viewOf).flatMap(rule) : configurationsSound(deployed);
}

/** Findings as `severity CODE path`, the part that decides. */
export function verdicts(config: Json, version?: string, rule?: CollectorRule): readonly string[] {
  return findings(config, version, rule).map(
    ({ severity, code, collectorPath }) => `${severity} ${code} ${pathText(collectorPath ?? [])}`,
  );
}

/** What one rule says of a configuration, as its reader sees it. */
export function told(rule: CollectorRule, config: Json, version?: string) {
  return findings(config, version, rule).map(({ code, severity, collectorPath, message, help }) => ({
    at: `${severity} ${code} ${pathText(collectorPath ?? [])}`,
    message,
    help,
  }));
}

/** A configuration with these pipelines instead of its own. */
export function piped(pipelines: JsonObject, sections: Sections = {}): JsonObject {
  return configuration({ ...sections, service: { pipelines } });
}

/** A load balancing exporter, in pipelines of these signals; else only defined. */
export function balancing(settings: JsonObject, signals: readonly string[], type = "loadbalancing"): JsonObject {
  const pipelines = signals.map((signal) => [signal, { receivers: ["otlp"], exporters: [type] }]);
  const used = { traces: { receivers: ["otlp"], exporters: ["debug"] }, ...Object.fromEntries(pipelines) };
  return piped(used, { exporters: { [type]: settings } });
}
