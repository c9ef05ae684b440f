/** The top level and `service` hold only the sections there are, and each has the form it needs. */

import { signals } from "../../../contract/signal.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import { onceForEach } from "../../../model/once-for-each.ts";
import { pipelineLists } from "../../../needs/configuration.ts";
import { isNameReference, namesOtherwise } from "../../../needs/names-by-variable.ts";
import { type ComponentKind, canonicalType, componentKinds, typeOfId } from "../../../schema/registry.ts";
import { isComponentId, isPipelineId } from "./ids.ts";
import { meantId } from "./meant-id.ts";
import { lastBefore, sectionNames, serviceKeys, settingHelp } from "./misplaced.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

export const sectionsKnown: CollectorRule = (view) => [
  ...unknownKeys(view, [], sectionNames),
  ...unknownKeys(view, ["service"], serviceKeys),
  ...componentKinds.flatMap((section) => [
    ...eachKey(view, [section], (id, path) => componentId(view, id, path)),
    ...sameIds(view, section),
    ...lostSettings(view, section),
  ]),
  ...eachKey(view, ["service", "pipelines"], (id, path) => [
    ...pipelineId(view, id, path),
    ...(isListHere(view, id, path) ? [] : unknownKeys(view, path, pipelineLists)),
    ...pipelineLists.flatMap((list) => listForm(view, [...path, list], "otlp")),
  ]),
  ...listForm(view, ["service", "extensions"], "health_check"),
];

/** What is found on the keys of a section; an absent one has none, and of another form that alone is found. */
function eachKey(
  view: CollectorView,
  path: Path,
  check: (key: string, at: Path) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const section = view.at(path);
  if (section === undefined || section === null) return [];
  if (isJsonObject(section)) return Object.keys(section).flatMap((key) => check(key, [...path, key]));
  return [
    view.finding("FL1003", path, {
      message: wouldNotStart(`Expected a section, found ${JSON.stringify(section)}`),
      help: "write keys and values below it",
    }),
  ];
}

function unknownKeys(view: CollectorView, path: Path, known: readonly string[]): readonly Diagnostic[] {
  const where = path.length === 0 ? "at the top of a configuration" : `in ${path.join(".")}`;
  return eachKey(view, path, (key, at) => {
    if (known.includes(key)) return [];
    const message = wouldNotStart(`There is no "${key}" ${where}`);
    const help = elsewhere(view, path, key) ?? didYouMean(key, known) ?? `there are ${known.join(", ")}`;
    return [view.finding("FL1002", at, { about: "key", message, help })];
  });
}

/** A right name one level off, and the two kinds of key that templates leave at the top. */
function elsewhere(view: CollectorView, path: Path, key: string): string | undefined {
  if (path.length === 0) {
    if (serviceKeys.includes(key)) return `it belongs one level down, under service: service.${key}`;
    if (key.startsWith("x-"))
      return "put what is shared where it is first used, with an anchor there: other keys are refused here";
    const section = componentKinds.find((kind) => canonicalType(view.schemas, kind, typeOfId(key)) !== undefined);
    if (section) return `it is a component: write it under ${section}`;
    const above = sectionsAbove(view.collector.config)(key);
    return (above && settingHelp(view, above, key)) ?? ofPipelines(view, path, key);
  }
  if (path.length === 1 && sectionNames.includes(key))
    return "it belongs one level up, at the top of the configuration";
  return ofPipelines(view, path, key);
}

const sectionsAbove = onceForEach((config: Json) => lastBefore(config, (key) => sectionNames.includes(key)));

/** A pipeline that does not stand among the pipelines. */
function ofPipelines(view: CollectorView, path: Path, key: string): string | undefined {
  if (!isPipelineId(key) || !isJsonObject(view.at([...path, key]))) return undefined;
  if (path.length > 1) return `it belongs one level up: service.pipelines.${key}`;
  return `it belongs under service.pipelines: service.pipelines.${key}`;
}

/** Of a name that is none. */
export function componentId(view: CollectorView, id: string, path: Path): readonly Diagnostic[] {
  // The loader splits keys at `::`, and finds one behind a colon at the end of an id with settings (core confmap, both versions).
  if (isComponentId(id) && !(id.endsWith(":") && hasKeys(view.at(path)))) return [];
  const message = wouldNotStart(`${JSON.stringify(id)} is not a component id: a type, or type/name`);
  const meant = meantId(view, String(path.at(-2)), id);
  const help = meant === undefined ? idHelp : `did you mean ${meant}?`;
  return [view.finding("FL1004", path, { about: "key", message, help })];
}

const idHelp = "use letters, digits and underscores in the type, and no spaces or symbols in the name";

function pipelineId(view: CollectorView, id: string, path: Path): readonly Diagnostic[] {
  if (isPipelineId(id)) return [];
  const type = typeOfId(id);
  if (type === "profiles") {
    if (view.gate("service.profilesSupport")) return [];
    const message = "The Collector refuses pipelines of profiles unless its feature gate for them is on.";
    const help = "start it with --feature-gates=service.profilesSupport, or remove the pipeline";
    return [view.finding("FL1004", path, { about: "key", message, help })];
  }
  const expected = "a pipeline id: traces, metrics or logs, or one of them with /name";
  const message = wouldNotStart(`${JSON.stringify(id)} is not ${expected}`);
  const help = isListHere(view, id, path) ? amongPipelines(id) : undefined;
  return [view.finding("FL1004", path, { about: "key", message, help: help ?? didYouMean(type, signals) ?? idHelp })];
}

function isListHere({ at }: CollectorView, id: string, path: Path): boolean {
  return amongPipelines(id) !== undefined && !isJsonObject(at(path));
}

/** What is a list of a pipeline or of `service` is no pipeline. */
function amongPipelines(id: string): string | undefined {
  if (pipelineLists.some((list) => list === id)) return `it belongs one level down, in a pipeline such as traces`;
  return serviceKeys.includes(id) ? `it belongs one level up: service.${id}` : undefined;
}

/** Ids are compared without the blanks around their parts. */
function sameIds(view: CollectorView, section: ComponentKind): readonly Diagnostic[] {
  const firsts = new Map<string, string>();
  return view.in(section).flatMap(({ id, name, path }) => {
    const first = firsts.get(name) ?? id;
    firsts.set(name, first);
    if (first === id) return [];
    const fact = `${JSON.stringify(id)} is the same id as ${JSON.stringify(first)}, because spaces do not count`;
    const help = "give one of them another name";
    return [view.finding("FL1004", path, { about: "key", message: wouldNotStart(fact), help })];
  });
}

/** Settings under an id with blanks around its parts are silently dropped (core confmap, both versions). */
function lostSettings(view: CollectorView, section: ComponentKind): readonly Diagnostic[] {
  return view
    .in(section)
    .filter(({ id, name, path }) => id !== name && isComponentId(id) && hasKeys(view.at(path)))
    .map(({ id, name, path }) =>
      view.finding("FL1006", path, {
        about: "key",
        message: `The id ${JSON.stringify(id)} has spaces around its parts: the component is named "${name}", and these settings are lost.`,
        help: `write it as ${name}`,
      }),
    );
}

function hasKeys(settings: Json | undefined): boolean {
  return isJsonObject(settings) && Object.keys(settings).length > 0;
}

function listForm(view: CollectorView, path: Path, example: string): readonly Diagnostic[] {
  const written = view.at(path);
  const named = namesOtherwise(written ?? null);
  if (named === null || isNameReference(named)) return [];
  const wrong = Array.isArray(named)
    ? (named as readonly Json[]).findIndex((item) => !isListedId(item, view))
    : undefined;
  if (wrong === -1) return [];
  return [
    view.finding("FL1003", wrong === undefined ? path : [...path, wrong], {
      message: wouldNotStart(`Expected a list of component ids, found ${JSON.stringify(written)}`),
      help: `write it as a list: ${path.at(-1)}: [${example}]`,
    }),
  ];
}

/** An id that is defined is told to be none where it is. */
function isListedId(item: Json, { defines }: CollectorView): boolean {
  return (
    typeof item === "string" &&
    (isNameReference(item) || isComponentId(item) || componentKinds.some((kind) => defines(kind, item)))
  );
}
