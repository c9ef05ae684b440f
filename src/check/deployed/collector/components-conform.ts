/** Every component exists in the distribution, and its settings are those its schema has. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { type Json, jsonAt } from "../../../model/json.ts";
import { conform, type Problem } from "../../../schema/conform.ts";
import {
  type ComponentKind,
  componentKinds,
  componentTypes,
  type SchemaNode,
  schemaAt,
  schemaFile,
  telemetrySchema,
} from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { isContribComponent } from "./contrib-components.ts";
import { unknownKeyHelp } from "./unknown-key-help.ts";
import { componentsOf, findingAt, schemasFor, typeOf } from "./view.ts";

export const componentsConform: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => [
    ...componentKinds.flatMap((kind) =>
      componentsOf(collector, kind).flatMap(([id, config]) => componentProblems(collector, kind, id, config)),
    ),
    ...telemetryProblems(collector),
  ]);

function componentProblems(
  collector: DeployedCollector,
  kind: ComponentKind,
  id: string,
  config: Json,
): readonly Diagnostic[] {
  const version = schemasFor(collector);
  const type = typeOf(id);
  const schema = schemaFile(version, kind, type, "exact");
  if (!schema) return [withoutSchema(collector, kind, id, type)];
  return against(collector, schema, schemaFile(version, kind, type, "authoring"), [kind, id], config);
}

function telemetryProblems(collector: DeployedCollector): readonly Diagnostic[] {
  const telemetry = jsonAt(collector.config, ["service", "telemetry"]);
  if (telemetry === undefined) return [];
  const version = schemasFor(collector);
  const views = [telemetrySchema(version, "exact"), telemetrySchema(version, "authoring")] as const;
  return against(collector, ...views, ["service", "telemetry"], telemetry);
}

/** Findings of the exact view; only where there are none, those of the author's view that matter. */
function against(
  collector: DeployedCollector,
  exact: SchemaNode,
  authoring: SchemaNode | undefined,
  base: Path,
  config: Json,
): readonly Diagnostic[] {
  const problems = conform(exact, config);
  if (problems.length > 0) {
    return problems.map((problem) => report(collector, base, withAllowedValues(problem, authoring, config)));
  }
  const odd = authoring && config !== null ? conform(authoring, config) : [];
  return odd.flatMap((problem) => oddValue(collector, base, config, problem));
}

/** Where case does not matter the exact schema is a pattern; the author's view has the words to choose from. */
function withAllowedValues(problem: Problem, authoring: SchemaNode | undefined, config: Json): Problem {
  const words = authoring && schemaAt(authoring, problem.path)?.enum;
  const value = jsonAt(config, problem.path);
  if (problem.kind === "unknown-key" || !words || typeof value !== "string") return problem;
  return { path: problem.path, kind: "wrong-value", actual: JSON.stringify(value), allowed: words.map(String) };
}

function withoutSchema(collector: DeployedCollector, kind: ComponentKind, id: string, type: string): Diagnostic {
  const version = schemasFor(collector);
  if (isContribComponent(version, kind, type)) {
    return findingAt(collector, "FL1008", [kind, id], {
      message: `No schema of the ${kind.slice(0, -1)} "${type}" is held: its settings were not checked.`,
      help: "run `otelcol validate` of this version for it; references to it were checked",
    });
  }
  const near = nearest(type, componentTypes(version, kind));
  return findingAt(collector, "FL1001", [kind, id], {
    message: `Collector ${collector.version} has no ${kind.slice(0, -1)} "${type}"; it would not start.`,
    help: near.length > 0 ? `did you mean ${near.join(" or ")}?` : "see the component list of the distribution",
  });
}

function report(collector: DeployedCollector, base: Path, problem: Problem): Diagnostic {
  const path = [...base, ...problem.path];
  switch (problem.kind) {
    case "unknown-key":
      return findingAt(collector, problem.ignored ? "FL1005" : "FL1002", [...path, problem.key], {
        message: problem.ignored
          ? `Collector ${collector.version} has no setting "${problem.key}" here and ignores it in silence.`
          : `There is no setting "${problem.key}" here; Collector ${collector.version} would not start.`,
        help: unknownKeyHelp(path, problem.key, problem.known),
      });
    case "wrong-type":
      return findingAt(collector, "FL1003", path, {
        message: `Expected ${problem.expected}, found ${problem.actual}; the Collector would not start.`,
        help:
          /^the number/.test(problem.actual) && problem.expected.includes("string")
            ? `write it in quotes: ${JSON.stringify(problem.actual.replace("the number ", ""))}`
            : `give ${problem.expected}`,
      });
    case "wrong-value": {
      const near = nearest(problem.actual.replaceAll('"', ""), problem.allowed);
      return findingAt(collector, "FL1004", path, {
        message: `${problem.actual} is not a value this setting takes; the Collector would not start.`,
        help:
          near.length > 0
            ? `did you mean ${near.join(" or ")}?`
            : `use one of ${problem.allowed.filter((value) => value !== "").join(", ")}`,
      });
    }
    case "missing":
      return findingAt(collector, "FL1101", path, {
        message: `The setting "${problem.key}" is missing.`,
        help: `add ${problem.key}`,
      });
    case "malformed":
      return findingAt(collector, "FL1004", path, {
        message: `${problem.actual} is not ${problem.expected}; the Collector would not start.`,
        help: `write ${problem.expected}`,
      });
  }
}

/** Durations without a unit and null scalars: decoded, but to what no one means. */
function oddValue(collector: DeployedCollector, base: Path, config: Json, problem: Problem): readonly Diagnostic[] {
  const value = jsonAt(config, problem.path);
  const path = [...base, ...problem.path];
  if (
    problem.kind === "wrong-type" &&
    typeof value === "number" &&
    problem.expected.includes("duration") &&
    value !== 0
  ) {
    return [
      findingAt(collector, "FL1006", path, {
        message: `A number without a unit is nanoseconds here: ${value} means ${value} ns.`,
        help: `write "${value}s" for seconds`,
      }),
    ];
  }
  const keepsDefault = problem.kind === "wrong-type" && /a section|a list/.test(problem.expected);
  if (problem.kind === "wrong-type" && value === null && !keepsDefault) {
    return [
      findingAt(collector, "FL1006", path, {
        message: "Nothing (null) sets this to zero or empty; it does not keep the default.",
        help: "leave the key out to keep the default",
      }),
    ];
  }
  return [];
}
