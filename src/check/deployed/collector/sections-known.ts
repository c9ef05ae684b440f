/** The top level and `service` hold only the sections there are, and each has the form it needs. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import type { PropertyPath } from "../../../model/origin.ts";
import type { DeployedRule } from "../../rule.ts";
import { findingAt } from "./view.ts";

const topLevel: readonly string[] = Object.freeze([
  "receivers",
  "processors",
  "exporters",
  "extensions",
  "connectors",
  "service",
]);
const serviceKeys: readonly string[] = Object.freeze(["extensions", "pipelines", "telemetry"]);
const pipelineKeys: readonly string[] = Object.freeze(["receivers", "processors", "exporters"]);

/** Type and name as the Collector takes them (core component.ID, both versions). */
const idPattern = /^\s*[a-zA-Z][0-9a-zA-Z_]{0,62}\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u;
const pipelinePattern = /^\s*(traces|metrics|logs)\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u;

export const sectionsKnown: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => [
    ...unknownKeys(collector, [], topLevel),
    ...unknownKeys(collector, ["service"], serviceKeys),
    ...topLevel
      .slice(0, 5)
      .flatMap((section) => ids(collector, [section], idPattern, "a component id: a type, or type/name")),
    ...ids(
      collector,
      ["service", "pipelines"],
      pipelinePattern,
      "a pipeline id: traces, metrics or logs, or one of them with /name",
    ),
    ...pipelineForms(collector),
    ...extensionForms(collector),
  ]);

function unknownKeys(
  collector: DeployedCollector,
  path: PropertyPath,
  known: readonly string[],
): readonly Diagnostic[] {
  const section = jsonAt(collector.config, path);
  if (section === undefined || section === null) return [];
  if (!isJsonObject(section)) return [notASection(collector, path)];
  return Object.keys(section)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const near = nearest(key, known);
      return findingAt(collector, "FL1002", [...path, key], {
        message: `There is no "${key}" ${path.length === 0 ? "at the top of a configuration" : `in ${path.join(".")}`}; the Collector would not start.`,
        help: near.length > 0 ? `did you mean ${near.join(" or ")}?` : `there are ${known.join(", ")}`,
      });
    });
}

function ids(
  collector: DeployedCollector,
  path: PropertyPath,
  pattern: RegExp,
  expected: string,
): readonly Diagnostic[] {
  const section = jsonAt(collector.config, path);
  if (section === undefined || section === null) return [];
  if (!isJsonObject(section)) return [notASection(collector, path)];
  return Object.keys(section)
    .filter((id) => !pattern.test(id))
    .map((id) =>
      findingAt(collector, "FL1004", [...path, id], {
        message: `${JSON.stringify(id)} is not ${expected}; the Collector would not start.`,
        help: "letters, digits and underscores in the type; no blanks or signs in the name",
      }),
    );
}

function pipelineForms(collector: DeployedCollector): readonly Diagnostic[] {
  const pipelines = jsonAt(collector.config, ["service", "pipelines"]);
  if (!isJsonObject(pipelines)) return [];
  return Object.keys(pipelines).flatMap((id) => {
    const path = ["service", "pipelines", id];
    const body = pipelines[id];
    if (!isJsonObject(body)) return [];
    const lists = pipelineKeys.filter(
      (key) => body[key] !== undefined && body[key] !== null && !isIdList(body[key] as Json),
    );
    return [
      ...unknownKeys(collector, path, pipelineKeys),
      ...lists.map((key) =>
        findingAt(collector, "FL1003", [...path, key], {
          message: `Expected a list of component ids, found ${JSON.stringify(body[key])}; the Collector would not start.`,
          help: `write it as a list: ${key}: [otlp]`,
        }),
      ),
    ];
  });
}

function extensionForms(collector: DeployedCollector): readonly Diagnostic[] {
  const path = ["service", "extensions"];
  const named = jsonAt(collector.config, path);
  if (named === undefined || named === null || isIdList(named)) return [];
  return [
    findingAt(collector, "FL1003", path, {
      message: `Expected a list of component ids, found ${JSON.stringify(named)}; the Collector would not start.`,
      help: "write it as a list: extensions: [health_check]",
    }),
  ];
}

function isIdList(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && idPattern.test(item));
}

function notASection(collector: DeployedCollector, path: PropertyPath): Diagnostic {
  return findingAt(collector, "FL1003", path, {
    message: `Expected a section, found ${JSON.stringify(jsonAt(collector.config, path))}; the Collector would not start.`,
    help: "write keys and values below it",
  });
}
