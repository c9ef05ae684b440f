/** A component without a schema is one that the distribution has; any other stops the Collector at its start. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { firstVersionOf } from "../../../model/collector/behaviours.ts";
import { distributionHas, distributionTypes, renamedType } from "../../../model/collector/distribution.ts";
import { isAtLeast, schemaVersions } from "../../../model/collector/release.ts";
import { isProjectImage } from "../../../model/image-reference.ts";
import type { Component } from "../../../needs/configuration.ts";
import { componentKinds } from "../../../schema/registry.ts";
import { sectionHelp, settingHelp } from "./misplaced.ts";
import type { CollectorView } from "./view.ts";

export function unknownType(view: CollectorView, component: Component): readonly Diagnostic[] {
  if (isDistributed(view, component)) return [];
  const { section, type, path } = component;
  const first = firstWithout[`${section}/${type}`];
  if (first !== undefined && /^\d/.test(view.collector.version) && !isAtLeast(view.collector.version, first)) return [];
  if (type === "load_balancing" && section === "exporters" && view.has("loadBalancingRenamed")) return [];
  const own = sectionHelp(component.id, path) ?? helpFor(view, component);
  const { image = "", version } = view.collector;
  const has = `Collector ${version} has no ${section.slice(0, -1)} "${type}"`;
  // A build of one's own may have what the project's has not, but hardly something that is nearly called alike.
  if (own !== undefined || image === "" || isProjectImage(image)) {
    const help =
      own ?? `the contrib distribution has no such ${section.slice(0, -1)} in any version that Fairlead knows`;
    return [view.finding("FL1001", path, { about: "key", message: `${has}; it would not start.`, help })];
  }
  return [
    view.finding("FL1001", path, {
      about: "key",
      severity: "warning",
      message: `${has}: "${image}" starts if it is a build that has one.`,
      help: `see what \`components\` of that image lists; if it has it, say so: # fairlead-ignore FL1001: …`,
    }),
  ];
}

export function isDistributed({ schemas }: CollectorView, { section, type }: Component): boolean {
  return distributionHas(schemas, section, type);
}

function helpFor(view: CollectorView, { section, type, id }: Component): string | undefined {
  const { schemas } = view;
  const replaced = replacements[`${section}/${type}`];
  if (replaced !== undefined) return replaced;
  const elsewhere = componentKinds.find((other) => distributionHas(schemas, other, type));
  if (elsewhere !== undefined)
    return `it is ${/^e/.test(elsewhere) ? "an" : "a"} ${elsewhere.slice(0, -1)}: write it under ${elsewhere}`;
  const name = renamedType(schemas, section, type);
  if (name !== undefined) return `${schemas} calls it ${name}`;
  const other = schemaVersions.find((version) => distributionHas(version, section, type));
  if (other !== undefined) return `Collector ${other} has it: bind that version, or do without it`;
  return (
    settingHelp(view, section, id) ??
    didYouMean(type, distributionTypes(schemas, section)) ??
    didYouMean(
      type,
      schemaVersions.flatMap((version) => distributionTypes(version, section)),
    )
  );
}

/** Of types that older versions have, the first one that does not (core changelog). */
const firstWithout: Readonly<Record<string, string>> = Object.freeze({
  "exporters/logging": firstVersionOf("loggingExporterGone"),
  "exporters/jaeger": firstVersionOf("jaegerExportersGone"),
  "exporters/jaeger_thrift": firstVersionOf("jaegerExportersGone"),
});

/** Removed before 0.161.0, with what their own notes of removal name in their place (core and contrib changelogs). */
const replacements: Readonly<Record<string, string>> = Object.freeze({
  "exporters/logging": "use debug, which replaces it: `loglevel` is its `verbosity`",
  "exporters/jaeger": "use otlp: Jaeger takes OTLP, on port 4317",
  "exporters/jaeger_thrift": "use otlphttp: Jaeger takes OTLP, on port 4318",
  "exporters/opencensus": "use otlp, which replaces OpenCensus",
  "exporters/loki": "use otlphttp with the endpoint http://loki:3100/otlp: Loki takes OTLP from version 3 on",
  "exporters/sapm": "use otlphttp: Splunk takes OTLP",
  "exporters/dynatrace": "use otlphttp: Dynatrace takes OTLP",
  "exporters/instana": "use otlp: Instana takes OTLP",
  "receivers/opencensus": "use otlp, and let senders speak OTLP",
  "processors/k8s_tagger": "use k8sattributes, which replaces it",
  "processors/queued_retry": "leave it out: exporters have sending_queue and retry_on_failure",
  "extensions/healthcheckv2": "use health_check: no distribution has healthcheckv2",
  "extensions/memory_ballast": "leave it out, and set the variable GOMEMLIMIT to about 80 % of the container's limit",
});
