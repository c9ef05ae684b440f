/** Says once for each type of component that its settings are not checked, wherever it is used. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { canonicalType } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { isDistributed } from "./unknown-type.ts";
import { viewOf } from "./view.ts";

export const schemasHeld: DeployedRule = ({ collectors }) => {
  const found = collectors.map(viewOf).flatMap((view) =>
    view.components
      .filter((component) => canonicalType(view.schemas, component.section, component.type) === undefined)
      .filter((component) => isDistributed(view, component))
      .map(({ section, type, path }) =>
        view.finding("FL1008", path, {
          about: "key",
          message: `Fairlead has no schema of the ${section.slice(0, -1)} "${type}": its settings are not checked.`,
          help: `check them with \`otelcol validate\` of ${view.collector.version}; the id, references and pipelines were checked`,
        }),
      ),
  );
  return oncePerType(found);
};

/** The first case is told, the others are named beside it. */
function oncePerType(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of found) groups.set(one.message, [...(groups.get(one.message) ?? []), one]);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, related: others.map(({ place }) => ({ message: "it is used here too", place })) }] : [],
  );
}
