/** The top level and `service` hold only the sections there are, and each has the form it needs. */

import { signals } from "../../../contract/signal.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { canonicalType, componentKinds } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { sectionNames } from "./readable-sections.ts";
import { findingAt, normalId, schemasFor, typeOf } from "./view.ts";

const serviceKeys: readonly string[] = Object.freeze(["extensions", "pipelines", "telemetry"]);
const pipelineKeys: readonly string[] = Object.freeze(["receivers", "processors", "exporters"]);

/** Type and name as the Collector takes them (core component.ID, both versions). */
const idPattern = /^\s*[a-zA-Z][0-9a-zA-Z_]{0,62}\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u;
const pipelinePattern = /^\s*(traces|metrics|logs)\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u;

export const sectionsKnown: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => [
    ...unknownKeys(collector, [], sectionNames),
    ...unknownKeys(collector, ["service"], serviceKeys),
    ...componentKinds.flatMap((section) => [
      ...ids(collector, [section], idPattern, "a component id: a type, or type/name"),
      ...sameIds(collector, section),
      ...lostSettings(collector, section),
    ]),
    ...ids(
      collector,
      ["service", "pipelines"],
      pipelinePattern,
      "a pipeline id: traces, metrics or logs, or one of them with /name",
    ),
    ...pipelineForms(collector),
    ...extensionForms(collector),
  ]);

function unknownKeys(collector: DeployedCollector, path: Path, known: readonly string[]): readonly Diagnostic[] {
  const section = jsonAt(collector.config, path);
  if (section === undefined || section === null) return [];
  if (!isJsonObject(section)) return [notASection(collector, path)];
  return Object.keys(section)
    .filter((key) => !known.includes(key))
    .map((key) =>
      findingAt(collector, "FL1002", [...path, key], {
        message: `There is no "${key}" ${path.length === 0 ? "at the top of a configuration" : `in ${path.join(".")}`}; the Collector would not start.`,
        help: elsewhere(collector, path, key) ?? suggestion(key, known),
      }),
    );
}

function suggestion(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near.length > 0 ? `did you mean ${near.join(" or ")}?` : `there are ${known.join(", ")}`;
}

/** A right name one level off, and the two kinds of key that templates leave at the top. */
function elsewhere(collector: DeployedCollector, path: Path, key: string): string | undefined {
  if (path.length === 0) {
    if (serviceKeys.includes(key)) return `it belongs one level down, under service: service.${key}`;
    if (key.startsWith("x-"))
      return "put what is shared where it is first used, with an anchor there: other keys are refused here";
    const version = schemasFor(collector);
    const section = componentKinds.find((kind) => canonicalType(version, kind, typeOf(key)) !== undefined);
    if (section) return `it is a component: write it under ${section}`;
    return undefined;
  }
  if (path.length === 1 && sectionNames.includes(key))
    return "it belongs one level up, at the top of the configuration";
  return undefined;
}

/** Ids are compared without the blanks around their parts. */
function sameIds(collector: DeployedCollector, section: string): readonly Diagnostic[] {
  const found = jsonAt(collector.config, [section]);
  const ids = isJsonObject(found) ? Object.keys(found) : [];
  const normal = ids.map(normalId);
  return ids.flatMap((id, index) => {
    const first = normal.indexOf(normalId(id));
    if (first === index) return [];
    return [
      findingAt(collector, "FL1004", [section, id], {
        message: `${JSON.stringify(id)} is the same id as ${JSON.stringify(ids[first])}, as blanks do not count; the Collector would not start.`,
        help: "give one of them another name",
      }),
    ];
  });
}

/** Settings under an id with blanks around its parts are dropped without a word (core confmap, both versions). */
function lostSettings(collector: DeployedCollector, section: string): readonly Diagnostic[] {
  const found = jsonAt(collector.config, [section]);
  if (!isJsonObject(found)) return [];
  const lost = Object.keys(found).filter((id) => {
    const settings = found[id];
    return id !== normalId(id) && idPattern.test(id) && isJsonObject(settings) && Object.keys(settings).length > 0;
  });
  return lost.map((id) =>
    findingAt(collector, "FL1006", [section, id], {
      message: `The id ${JSON.stringify(id)} has blanks around its parts: the component gets the name "${normalId(id)}" and none of these settings.`,
      help: `write it as ${normalId(id)}`,
    }),
  );
}

function ids(collector: DeployedCollector, path: Path, pattern: RegExp, expected: string): readonly Diagnostic[] {
  const section = jsonAt(collector.config, path);
  if (section === undefined || section === null) return [];
  if (!isJsonObject(section)) return [notASection(collector, path)];
  return Object.keys(section)
    .filter((id) => !pattern.test(id))
    .map((id) =>
      findingAt(collector, "FL1004", [...path, id], {
        message: isProfiles(path, id)
          ? "Pipelines of profiles are refused unless the Collector is started with their feature gate."
          : `${JSON.stringify(id)} is not ${expected}; the Collector would not start.`,
        help: idHelp(path, id),
      }),
    );
}

function isProfiles(path: Path, id: string): boolean {
  return path.length === 2 && typeOf(id) === "profiles";
}

function idHelp(path: Path, id: string): string {
  if (isProfiles(path, id)) return "start it with --feature-gates=service.profilesSupport, or remove the pipeline";
  const near = path.length === 2 ? nearest(typeOf(id), signals) : [];
  if (near.length > 0) return `did you mean ${near.join(" or ")}?`;
  return "letters, digits and underscores in the type; no blanks or signs in the name";
}

function pipelineForms(collector: DeployedCollector): readonly Diagnostic[] {
  const pipelines = jsonAt(collector.config, ["service", "pipelines"]);
  if (!isJsonObject(pipelines)) return [];
  return Object.keys(pipelines).flatMap((id) => {
    const path = ["service", "pipelines", id];
    const body = pipelines[id];
    if (body === null) return [];
    if (!isJsonObject(body)) return [notASection(collector, path)];
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

function notASection(collector: DeployedCollector, path: Path): Diagnostic {
  return findingAt(collector, "FL1003", path, {
    message: `Expected a section, found ${JSON.stringify(jsonAt(collector.config, path))}; the Collector would not start.`,
    help: "write keys and values below it",
  });
}
