/** Every component exists in the distribution, and its settings are those its schema has. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import { conform, type Misfit } from "../../../schema/conform.ts";
import { componentTypes, type SchemaNode, schemaAt, schemaFile, telemetrySchema } from "../../../schema/registry.ts";
import { isContribComponent } from "./contrib-components.ts";
import { unknownKeyHelp } from "./unknown-key-help.ts";
import type { CollectorRule, CollectorView, Component } from "./view.ts";

export const componentsConform: CollectorRule = (view) => [
  ...view.components.flatMap((component) => componentMisfits(view, component)),
  ...telemetryMisfits(view),
];

function componentMisfits(view: CollectorView, component: Component): readonly Diagnostic[] {
  const { section, type, path, settings } = component;
  const exact = schemaFile(view.schemas, section, type, "exact");
  if (!exact) return [withoutSchema(view, component)];
  return against(view, exact, schemaFile(view.schemas, section, type, "authoring"), path, settings);
}

function telemetryMisfits(view: CollectorView): readonly Diagnostic[] {
  const path = ["service", "telemetry"];
  const telemetry = view.at(path);
  if (telemetry === undefined) return [];
  return against(
    view,
    telemetrySchema(view.schemas, "exact"),
    telemetrySchema(view.schemas, "authoring"),
    path,
    telemetry,
  );
}

/** Findings of the exact view; only where there are none, those of the author's view that matter. */
function against(
  view: CollectorView,
  exact: SchemaNode,
  authoring: SchemaNode | undefined,
  base: Path,
  config: Json,
): readonly Diagnostic[] {
  const misfits = conform(exact, config);
  if (misfits.length > 0) {
    return misfits.map((misfit) => report(view, base, withAllowedValues(misfit, authoring, config)));
  }
  const odd = authoring && config !== null ? conform(authoring, config) : [];
  return odd.flatMap((misfit) => oddValue(view, base, config, misfit));
}

/** Where case does not matter the exact schema is a pattern; the author's view has the words to choose from. */
function withAllowedValues(misfit: Misfit, authoring: SchemaNode | undefined, config: Json): Misfit {
  const words = authoring && schemaAt(authoring, misfit.path)?.enum;
  const value = jsonAt(config, misfit.path);
  if (misfit.kind === "unknown-key" || !words || typeof value !== "string") return misfit;
  return { path: misfit.path, kind: "wrong-value", actual: JSON.stringify(value), allowed: words.map(String) };
}

function withoutSchema({ collector, schemas, finding }: CollectorView, component: Component): Diagnostic {
  const { section, type, path } = component;
  const kind = section.slice(0, -1);
  if (isContribComponent(schemas, section, type)) {
    return finding("FL1008", path, {
      about: "key",
      message: `Fairlead has no schema of the ${kind} "${type}": its settings were not checked.`,
      help: "check it with `otelcol validate` of this version; references to it were checked",
    });
  }
  return finding("FL1001", path, {
    about: "key",
    message: `Collector ${collector.version} has no ${kind} "${type}"; it would not start.`,
    help: didYouMean(type, componentTypes(schemas, section)) ?? "see the list of components of the distribution",
  });
}

function report(view: CollectorView, base: Path, misfit: Misfit): Diagnostic {
  const path = [...base, ...misfit.path];
  switch (misfit.kind) {
    case "unknown-key":
      return view.finding(misfit.ignored ? "FL1005" : "FL1002", [...path, misfit.key], {
        about: "key",
        message: misfit.ignored
          ? `Collector ${view.collector.version} has no setting "${misfit.key}" here and silently ignores it.`
          : `There is no setting "${misfit.key}" here; Collector ${view.collector.version} would not start.`,
        help: unknownKeyHelp(path, misfit.key, misfit.known),
      });
    case "wrong-type":
      return view.finding("FL1003", path, {
        message: wouldNotStart(`Expected ${misfit.expected}, found ${misfit.actual}`),
        help:
          /^the number/.test(misfit.actual) && misfit.expected.includes("string")
            ? `write it in quotes: ${JSON.stringify(misfit.actual.replace("the number ", ""))}`
            : `give ${misfit.expected}`,
      });
    case "wrong-value":
      return view.finding("FL1004", path, {
        message: wouldNotStart(`${misfit.actual} is not a value of this setting`),
        help:
          didYouMean(misfit.actual.replaceAll('"', ""), misfit.allowed) ??
          `use one of ${misfit.allowed.filter((value) => value !== "").join(", ")}`,
      });
    case "missing":
      return view.finding("FL1101", path, {
        message: `The setting "${misfit.key}" is missing.`,
        help: `add ${misfit.key}`,
      });
    case "malformed":
      return view.finding("FL1004", path, {
        message: wouldNotStart(`${misfit.actual} is not ${misfit.expected}`),
        help: `write ${misfit.expected}`,
      });
  }
}

/** Durations without a unit and null scalars: decoded, but to what nobody means. */
function oddValue(view: CollectorView, base: Path, config: Json, misfit: Misfit): readonly Diagnostic[] {
  const value = jsonAt(config, misfit.path);
  const path = [...base, ...misfit.path];
  if (
    misfit.kind === "wrong-type" &&
    typeof value === "number" &&
    misfit.expected.includes("duration") &&
    value !== 0
  ) {
    return [
      view.finding("FL1006", path, {
        message: `A number without a unit is nanoseconds here: ${value} means ${value} ns.`,
        help: `write "${value}s" for seconds`,
      }),
    ];
  }
  const keepsDefault = misfit.kind === "wrong-type" && /a section|a list/.test(misfit.expected);
  if (misfit.kind === "wrong-type" && value === null && !keepsDefault) {
    return [
      view.finding("FL1006", path, {
        message: "An empty value (null) sets this to zero or empty; it does not keep the default.",
        help: "leave out the key to keep the default",
      }),
    ];
  }
  return [];
}
