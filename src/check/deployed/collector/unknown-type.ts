/** A component without a schema is one that the distribution has; any other stops the Collector at its start. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { distributionHas, distributionTypes, renamedType } from "../../../model/collector/distribution.ts";
import { schemaVersions } from "../../../model/collector/release.ts";
import type { Component } from "../../../needs/configuration.ts";
import { componentKinds } from "../../../schema/registry.ts";
import type { CollectorView } from "./view.ts";

export function unknownType(view: CollectorView, component: Component): readonly Diagnostic[] {
  if (isDistributed(view, component)) return [];
  const { section, type, path } = component;
  return [
    view.finding("FL1001", path, {
      about: "key",
      message: `Collector ${view.collector.version} has no ${section.slice(0, -1)} "${type}"; it would not start.`,
      help: helpFor(view, component),
    }),
  ];
}

export function isDistributed({ schemas }: CollectorView, { section, type }: Component): boolean {
  return distributionHas(schemas, section, type);
}

function helpFor({ schemas }: CollectorView, { section, type }: Component): string {
  const kind = section.slice(0, -1);
  const elsewhere = componentKinds.find((other) => distributionHas(schemas, other, type));
  if (elsewhere !== undefined)
    return `it is ${/^e/.test(elsewhere) ? "an" : "a"} ${elsewhere.slice(0, -1)}: write it under ${elsewhere}`;
  const name = renamedType(schemas, section, type);
  if (name !== undefined) return `${schemas} calls it ${name}`;
  const other = schemaVersions.find((version) => distributionHas(version, section, type));
  if (other !== undefined) return `Collector ${other} has it: bind that version, or do without it`;
  return (
    didYouMean(type, distributionTypes(schemas, section)) ??
    didYouMean(
      type,
      schemaVersions.flatMap((version) => distributionTypes(version, section)),
    ) ??
    `the contrib distribution has no such ${kind} in any version that Fairlead knows`
  );
}
