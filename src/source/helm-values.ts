/**
 * Values of the opentelemetry-collector Helm chart, alone or below the name of a subchart: `config` goes into the chart's own
 * configuration, `alternateConfig` takes its place (chart 0.130). What presets add is named, and not looked into.
 */

import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Mark, Path, Place } from "../diagnostics/place.ts";
import type { DeployedCollector } from "../model/deployed.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { hasCollectorSections, hasSection } from "./collector-sections.ts";
import { withKeysSpread } from "./double-colons.ts";
import { type Argument, gatesIn } from "./feature-gate-arguments.ts";
import { chartConfiguration, chartFile, presetComponents } from "./helm-chart.ts";
import { imageOfValues, releaseNamed } from "./images.ts";
import { numberAt, textAt, textsAt } from "./object-fields.ts";
import { marksInside } from "./source-object.ts";
import type { ReadDocument } from "./yaml-documents.ts";

export interface ReadValues {
  readonly collectors: readonly DeployedCollector[];
  readonly notes: readonly Diagnostic[];
}

interface Around {
  readonly name: string;
  /** Other layers, which may define what this one lacks. */
  readonly beside: readonly JsonObject[];
  /** True where what they add to it is not known. */
  readonly isPart: boolean;
}

/** Undefined for a document that is not such values. The chart has a `service` at its top, too. */
export function valuesIn(
  { value, marks }: ReadDocument,
  file: string,
  around: Around = { name: file, beside: [], isPart: false },
): ReadValues | undefined {
  if (!isJsonObject(value) || hasCollectorSections(value)) return undefined;
  const read = pathsOf(value).flatMap((path) => valuesAt(value, path, marks, file, around) ?? []);
  if (read.length === 0) return undefined;
  return { collectors: read.flatMap(({ collectors }) => collectors), notes: read.flatMap(({ notes }) => notes) };
}

function pathsOf(values: JsonObject): readonly Path[] {
  return [[], ...Object.keys(values).map((key) => [key])];
}

const modes: readonly string[] = ["deployment", "daemonset", "statefulset"];

/** True for values that say themselves what the chart makes, which it refuses to guess (chart 0.130). */
export function setsMode(values: JsonObject): boolean {
  return pathsOf(values).some((path) => modes.includes(textAt(values, [...path, "mode"])));
}

const configKeys = ["alternateConfig", "config"] as const;

function valuesAt(
  all: JsonObject,
  path: Path,
  marks: readonly Mark[],
  file: string,
  { name, beside, isPart }: Around,
): ReadValues | undefined {
  const values = jsonAt(all, path);
  if (!isJsonObject(values)) return undefined;
  const key = configKeys.find((word) => hasSection(values[word]));
  if (key === undefined) return undefined;
  const below = marksInside(marks, [...path, key]);
  const written = withKeysSpread({ value: untemplated(values[key] ?? {}) as JsonObject, marks: below }); // sections stay sections
  const presets = enabledPresets(values);
  const origin = marks.find(({ at }) => at.length === path.length + 1 && at.at(-1) === key)?.origin ?? {
    in: "text",
    file,
    path: [],
    range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  };
  const image = imageOfValues(values);
  const named = beside.map((other) => namesIn(jsonAt(other, path)));
  const base = [withPresets(key === "config" ? chartConfiguration : {}, presets), ...named].reduce(overlaid);
  const config = overlaid(base, written.value);
  const gates = gatesIn(extraArguments(values, marksInside(marks, path), origin));
  return {
    collectors: [
      {
        name: `${name}${path.map((step) => `:${step}`).join("")}`,
        namespace: "",
        version: image.repository === "" ? image.tag : releaseNamed(image.image),
        config,
        marks: [...written.marks, ...chartMarks(config, written.marks)],
        origin,
        ...imageIn(values, marksInside(marks, path), origin),
        ...(gates.length > 0 && { gates }),
        ...podsIn(values),
        ...((isPart || (key === "alternateConfig" && beside.length > 0)) && { isFragment: "merged" as const }),
      },
    ],
    notes: [
      ...presets.map((preset) => noteOn(preset, marksInside(marks, [...path, "presets", preset])[0]?.origin ?? origin)),
      ...(image.repository === "" && image.tag !== "" && beside.length === 0
        ? [repositoryMissing(marksInside(marks, [...path, "image"])[0]?.origin ?? origin)]
        : []),
    ],
  };
}

/** Components of other layers, as names that pipelines may use. */
function namesIn(values: Json | undefined): JsonObject {
  const configs = configKeys.map((key) => jsonAt(values ?? null, [key])).filter((one) => one !== undefined);
  return configs
    .map((config) =>
      Object.fromEntries(
        componentKinds.flatMap((kind) => {
          const section = jsonAt(config, [kind]);
          return isJsonObject(section) ? [[kind, Object.fromEntries(Object.keys(section).map((id) => [id, {}]))]] : [];
        }),
      ),
    )
    .reduce(overlaid, {});
}

const componentKinds = ["receivers", "processors", "exporters", "connectors", "extensions"] as const;

/** The chart has no image of its own: `image.repository` must be set (chart 0.130). */
function imageIn(values: JsonObject, marks: readonly Mark[], origin: Place): Pick<DeployedCollector, "runBy"> {
  const { image, repository } = imageOfValues(values);
  if (repository === "") return {};
  const imageAt = marks.find(({ at }) => at.join("/") === "image/repository")?.origin ?? origin;
  return { runBy: { image, imageAt } };
}

const extraPath = Object.freeze(["command", "extraArgs"]);

/** They stand behind the chart's own (chart 0.130). */
function extraArguments(values: JsonObject, marks: readonly Mark[], origin: Place): readonly Argument[] {
  return textsAt(values, extraPath).map((word, index) => {
    const path = [...extraPath, index].join("/");
    return { word, at: marks.find(({ at }) => at.join("/") === path)?.origin ?? origin };
  });
}

/** What the author did not write is the chart's. */
function chartMarks(config: JsonObject, written: readonly Mark[]): readonly Mark[] {
  const authors = new Set(written.map(({ at }) => JSON.stringify(at)));
  const start = { line: 1, column: 1 };
  const origin: Place = { in: "text", file: chartFile, path: [], range: { start, end: start } };
  return pathsIn(config, []).flatMap((at) => (authors.has(JSON.stringify(at)) ? [] : [{ at, origin }]));
}

function pathsIn(value: Json, path: Path): readonly Path[] {
  if (!isJsonObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsIn(member, [...path, key]))];
}

/** It may stand in another file, or in an older chart, which had one of its own (before 0.89). */
function repositoryMissing(at: Place): Diagnostic {
  return diagnostic("FL1101", {
    at,
    severity: "warning",
    message:
      "`image.repository` is not set, and the chart has none of its own: Helm ends with \"'image.repository' must be set\".",
    help: "name a distribution, such as otel/opentelemetry-collector-contrib, unless other values do",
  });
}

/** How many pods the chart makes of it: what it scales to (chart 0.130), or what is said. */
function podsIn(values: JsonObject): Pick<DeployedCollector, "podsMax"> {
  if (textAt(values, ["mode"]) === "daemonset") return {};
  const isScaled = jsonAt(values, ["autoscaling", "enabled"]) === true;
  const podsMax = isScaled
    ? numberAt(values, ["autoscaling", "maxReplicas"], 10)
    : numberAt(values, ["replicaCount"], 1);
  return podsMax > 1 ? { podsMax } : {};
}

function noteOn(preset: string, at: Place): Diagnostic {
  return diagnostic("FL1012", {
    at,
    message: `The preset "${preset}" adds components and pipelines that were not looked into.`,
    help: "check what the chart renders: helm template … | fairlead check -",
  });
}

function enabledPresets(values: JsonObject): readonly string[] {
  const presets = values["presets"];
  if (!isJsonObject(presets)) return [];
  return Object.keys(presets).filter((name) => jsonAt(presets, [name, "enabled"]) === true);
}

function withPresets(config: JsonObject, presets: readonly string[]): JsonObject {
  return presets.reduce((before, preset) => overlaid(before, presetComponents[preset] ?? {}), config);
}

/** As Helm lays values over a chart's own: null removes a key, a list takes the place of a list. */
function overlaid(base: JsonObject, over: JsonObject): JsonObject {
  const members = new Map<string, Json>(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const before = members.get(key);
    if (value === null && before !== undefined) members.delete(key);
    else members.set(key, isJsonObject(before) && isJsonObject(value) ? overlaid(before, value) : value);
  }
  return Object.fromEntries(members);
}

/** The chart runs texts through Go's templates: what becomes of one is known as little as what a variable holds. */
function untemplated(value: Json): Json {
  if (typeof value === "string") return value.includes("{{") ? "${env:TEMPLATE}" : value;
  if (Array.isArray(value)) return value.map(untemplated);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, untemplated(member)]));
}
