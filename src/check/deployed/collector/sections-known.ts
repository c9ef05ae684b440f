/** The top level and `service` hold only the sections there are, and each has the form it needs. */

import { signals } from "../../../contract/signal.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import { canonicalType, componentKinds, typeOfId } from "../../../schema/registry.ts";
import { sectionNames, serviceKeys } from "./readable-sections.ts";
import { type CollectorRule, type CollectorView, normalId, pipelineLists } from "./view.ts";

/** Type and name as the Collector takes them (core component.ID, both versions). */
const idPattern = /^\s*[a-zA-Z][0-9a-zA-Z_]{0,62}\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u;
const pipelinePattern = /^\s*(traces|metrics|logs)\s*(\/\s*[^\p{Z}\p{C}\p{S}]{1,1024}\s*)?$/u;

export const sectionsKnown: CollectorRule = (view) => [
  ...unknownKeys(view, [], sectionNames),
  ...unknownKeys(view, ["service"], serviceKeys),
  ...componentKinds.flatMap((section) => [
    ...ids(view, [section], idPattern, "a component id: a type, or type/name"),
    ...sameIds(view, section),
    ...lostSettings(view, section),
  ]),
  ...ids(
    view,
    ["service", "pipelines"],
    pipelinePattern,
    "a pipeline id: traces, metrics or logs, or one of them with /name",
  ),
  ...pipelineForms(view),
  ...listForm(view, ["service", "extensions"], "health_check"),
];

function unknownKeys(view: CollectorView, path: Path, known: readonly string[]): readonly Diagnostic[] {
  const section = view.at(path);
  if (section === undefined || section === null) return [];
  if (!isJsonObject(section)) return [notASection(view, path)];
  return Object.keys(section)
    .filter((key) => !known.includes(key))
    .map((key) =>
      view.finding("FL1002", [...path, key], {
        about: "key",
        message: wouldNotStart(
          `There is no "${key}" ${path.length === 0 ? "at the top of a configuration" : `in ${path.join(".")}`}`,
        ),
        help: elsewhere(view, path, key) ?? didYouMean(key, known) ?? `there are ${known.join(", ")}`,
      }),
    );
}

/** A right name one level off, and the two kinds of key that templates leave at the top. */
function elsewhere(view: CollectorView, path: Path, key: string): string | undefined {
  if (path.length === 0) {
    if (serviceKeys.includes(key)) return `it belongs one level down, under service: service.${key}`;
    if (key.startsWith("x-"))
      return "put what is shared where it is first used, with an anchor there: other keys are refused here";
    const section = componentKinds.find((kind) => canonicalType(view.schemas, kind, typeOfId(key)) !== undefined);
    if (section) return `it is a component: write it under ${section}`;
    return undefined;
  }
  if (path.length === 1 && sectionNames.includes(key))
    return "it belongs one level up, at the top of the configuration";
  return undefined;
}

/** Ids are compared without the blanks around their parts. */
function sameIds(view: CollectorView, section: string): readonly Diagnostic[] {
  const found = view.at([section]);
  const ids = isJsonObject(found) ? Object.keys(found) : [];
  const normal = ids.map(normalId);
  return ids.flatMap((id, index) => {
    const first = normal.indexOf(normalId(id));
    if (first === index) return [];
    return [
      view.finding("FL1004", [section, id], {
        about: "key",
        message: wouldNotStart(
          `${JSON.stringify(id)} is the same id as ${JSON.stringify(ids[first])}, as blanks do not count`,
        ),
        help: "give one of them another name",
      }),
    ];
  });
}

/** Settings under an id with blanks around its parts are silently dropped (core confmap, both versions). */
function lostSettings(view: CollectorView, section: string): readonly Diagnostic[] {
  const found = view.at([section]);
  if (!isJsonObject(found)) return [];
  const lost = Object.keys(found).filter((id) => {
    const settings = found[id];
    return id !== normalId(id) && idPattern.test(id) && isJsonObject(settings) && Object.keys(settings).length > 0;
  });
  return lost.map((id) =>
    view.finding("FL1006", [section, id], {
      about: "key",
      message: `The id ${JSON.stringify(id)} has blanks around its parts: the component is named "${normalId(id)}", and these settings are lost.`,
      help: `write it as ${normalId(id)}`,
    }),
  );
}

function ids(view: CollectorView, path: Path, pattern: RegExp, expected: string): readonly Diagnostic[] {
  const section = view.at(path);
  if (section === undefined || section === null) return [];
  if (!isJsonObject(section)) return [notASection(view, path)];
  return Object.keys(section)
    .filter((id) => !pattern.test(id))
    .map((id) =>
      view.finding("FL1004", [...path, id], {
        about: "key",
        message: isProfiles(path, id)
          ? "The Collector refuses pipelines of profiles unless its feature gate for them is on."
          : wouldNotStart(`${JSON.stringify(id)} is not ${expected}`),
        help: idHelp(path, id),
      }),
    );
}

function isProfiles(path: Path, id: string): boolean {
  return path.length === 2 && typeOfId(id) === "profiles";
}

function idHelp(path: Path, id: string): string {
  if (isProfiles(path, id)) return "start it with --feature-gates=service.profilesSupport, or remove the pipeline";
  const meant = path.length === 2 ? didYouMean(typeOfId(id), signals) : undefined;
  return meant ?? "use letters, digits and underscores in the type; neither blanks nor symbols in the name";
}

function pipelineForms(view: CollectorView): readonly Diagnostic[] {
  const pipelines = view.at(["service", "pipelines"]);
  if (!isJsonObject(pipelines)) return [];
  return Object.entries(pipelines).flatMap(([id, body]) => {
    const path = ["service", "pipelines", id];
    if (body !== null && !isJsonObject(body)) return [notASection(view, path)];
    return [
      ...unknownKeys(view, path, pipelineLists),
      ...pipelineLists.flatMap((list) => listForm(view, [...path, list], "otlp")),
    ];
  });
}

function listForm(view: CollectorView, path: Path, example: string): readonly Diagnostic[] {
  const named = view.at(path);
  if (named === undefined || named === null || isIdList(named)) return [];
  return [
    view.finding("FL1003", path, {
      message: wouldNotStart(`Expected a list of component ids, found ${JSON.stringify(named)}`),
      help: `write it as a list: ${path.at(-1)}: [${example}]`,
    }),
  ];
}

function isIdList(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string" && idPattern.test(item));
}

function notASection(view: CollectorView, path: Path): Diagnostic {
  return view.finding("FL1003", path, {
    message: wouldNotStart(`Expected a section, found ${JSON.stringify(view.at(path))}`),
    help: "write keys and values below it",
  });
}
