/**
 * Reads texts of every kind that holds a Collector's configuration into one view: plain configurations, objects of Kubernetes,
 * values of the Helm chart, and examples in Markdown. What has nothing of a Collector in it is told by name and left out.
 */

import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Deployed, DeployedCollector } from "../model/deployed.ts";
import { isJsonObject, type JsonObject } from "../model/json.ts";
import { hasCollectorSections, isFragment, looksLikeConfiguration } from "./collector-sections.ts";
import { asPart, configurationIn, type ReadConfiguration, readCollectorYaml } from "./collector-yaml.ts";
import { valuesBelow } from "./gitops-values.ts";
import { valuesIn } from "./helm-values.ts";
import { type CollectorImage, collectorImages, imagesInValues } from "./images.ts";
import { readManifests } from "./manifests.ts";
import { yamlIn } from "./markdown.ts";
import { type Neighbourhood, neighbourhoodsOf } from "./nearest-objects.ts";
import { type PlainCollector, withPartsMerged } from "./parts.ts";
import { isPatchFile, patchFiles, withoutParts } from "./patches.ts";
import { objectsIn, type SourceObject } from "./source-object.ts";
import { folderOf, isValuesName, readLayers, type ValuesFile } from "./values-layers.ts";
import { type ReadDocument, readDocuments, type SourceText, type Unreadable } from "./yaml-documents.ts";

export interface SourceFile extends SourceText {
  /** In a folder, and not named itself: it need not hold a configuration. */
  readonly isFound?: boolean;
  /** Of a `balancer.json`: the program that is generated for it and lies beside it. */
  readonly coreText?: string | undefined;
  /** A part of one configuration, with the others that say so. */
  readonly isMerged?: boolean;
}

export interface ReadSources {
  readonly deployed: Deployed;
  /** Objects of Kubernetes, of every kind. */
  readonly objects: readonly SourceObject[];
  readonly unreadable: readonly Unreadable[];
  /** What was read and not looked into. */
  readonly notes: readonly Diagnostic[];
  /** Images of Collectors, whose tags say a version. */
  readonly images: readonly CollectorImage[];
  /** Files with nothing of a Collector in them. */
  readonly passedOver: readonly string[];
}

/** What one side of a name that is there more than once sees. */
export interface ReadNeighbourhood extends ReadSources, Pick<Neighbourhood, "takes"> {
  /** True of what is told in its files. */
  readonly isOwn: (file: string | undefined) => boolean;
}

export function readSources(files: readonly SourceFile[], clusterDomain: string): ReadSources {
  const read = readEach(files);
  return viewOf(read, read.objects, clusterDomain);
}

/** The same, once for each object that a name may mean. */
export function readNeighbourhoods(files: readonly SourceFile[], clusterDomain: string): readonly ReadNeighbourhood[] {
  const read = readEach(files);
  const all = new Set(read.objects.map(({ source }) => source.file));
  return neighbourhoodsOf(read.objects).map(({ objects, files: own, takes }, index) => {
    // What has no object has no neighbours.
    const isOwn = (file: string | undefined): boolean =>
      file === undefined || own === undefined || own.has(file) || (index === 0 && !all.has(file));
    const collectors = read.collectors.filter(({ origin }) => isOwn(origin.file));
    return { ...viewOf({ ...read, collectors }, objects, clusterDomain), takes, isOwn };
  });
}

interface ReadEach extends Omit<ReadFile, "collectors"> {
  readonly collectors: readonly DeployedCollector[];
  readonly notes: readonly Diagnostic[];
  readonly images: readonly CollectorImage[];
  readonly passedOver: readonly string[];
}

function readEach(files: readonly SourceFile[]): ReadEach {
  const hasOthers = files.filter(({ isMerged }) => isMerged).length > 1;
  const patches = patchFiles(files);
  const readAlone = files.map((file) => {
    if (isPatchFile(file.file, patches)) return nothing;
    return file.isMerged ? mergedPart(file, hasOthers) : readFile(file);
  });
  const layers = readLayers(readAlone.flatMap(({ layer }) => layer ?? []));
  const read = readAlone.map((one) => (one.layer && layers.files.has(one.layer.file) ? nothing : one));
  const objects = withoutParts(read.flatMap((one) => one.objects));
  const ofLayers = layers.values.flatMap(({ collectors }) => collectors);
  const collectors = [...withPartsMerged(read.flatMap((one) => one.collectors)), ...ofLayers];
  return {
    objects,
    collectors,
    unreadable: read.flatMap((one) => one.unreadable),
    notes: [...read, ...layers.values].flatMap((one) => one.notes ?? []),
    images: [
      ...collectorImages(objects),
      ...read.flatMap(({ layer }) => imagesIn(layer)),
      ...collectors.flatMap(imageOf),
    ],
    passedOver: files
      .filter(({ file }, index) => !layers.files.has(file) && isEmpty(read[index]))
      .map(({ file }) => file),
  };
}

function viewOf(read: ReadEach, objects: readonly SourceObject[], clusterDomain: string): ReadSources {
  const { deployed, unreadable } = readManifests(objects, clusterDomain);
  const namespace = onlyOne(read.objects.map((object) => object.namespace)) ?? "";
  const plain = read.collectors.map((one) => ({ ...one, namespace }));
  return {
    ...read,
    deployed: { ...deployed, collectors: [...plain, ...deployed.collectors] },
    objects,
    unreadable: [...read.unreadable, ...unreadable],
  };
}

/** Of values of a chart, which may be one's own. */
function imagesIn(layer: ValuesFile | undefined): readonly CollectorImage[] {
  return layer ? imagesInValues(layer.document.value, layer.file) : [];
}

function imageOf({ origin, version }: DeployedCollector): readonly CollectorImage[] {
  return origin.file === undefined || version === "" ? [] : [{ file: origin.file, version }];
}

/** What a file without a namespace is deployed to is the one that others name, where there is one. */
function onlyOne(names: readonly string[]): string | undefined {
  const distinct = [...new Set(names)].filter((name) => name !== "");
  return distinct.length === 1 ? distinct[0] : undefined;
}

interface ReadFile {
  readonly collectors: readonly PlainCollector[];
  readonly notes?: readonly Diagnostic[];
  readonly objects: readonly SourceObject[];
  readonly unreadable: readonly Unreadable[];
  /** The same as values of the chart, which others beside it may go with. */
  readonly layer?: ValuesFile | undefined;
}

const nothing: ReadFile = Object.freeze({ collectors: [], objects: [], unreadable: [] });

function isEmpty(read: ReadFile | undefined): boolean {
  return !read || read.collectors.length + read.objects.length + read.unreadable.length === 0;
}

function readFile(file: SourceFile): ReadFile {
  if (!isMarkdown(file)) return readText(file, file.isFound === true);
  const fences = yamlIn(file);
  const read = fences.map((fence) => readText(fence, true));
  return {
    collectors: read.flatMap(({ collectors }, index) => collectors.map((one) => shownIn(fences[index], one))),
    notes: read.flatMap((one) => one.notes ?? []),
    objects: read.flatMap((one) => one.objects),
    unreadable: read.flatMap((one) => one.unreadable),
  };
}

/** Values without pipelines of their own are an excerpt, though the chart they go into has some. */
function shownIn(fence: SourceText | undefined, collector: PlainCollector): PlainCollector {
  const isExcerpt = collector.isFragment === undefined && !/\bpipelines\b/.test(fence?.text ?? "");
  return isExcerpt ? { ...collector, isFragment: "merged" } : collector;
}

/** By its name; a text without a name that tells, as on stdin, by its fences, which a block of YAML may have too. */
export function isMarkdown(source: SourceText): boolean {
  if (/\.(?:ya?ml|json)$/i.test(source.file)) return false;
  if (/\.(?:md|mdx|markdown)$/i.test(source.file)) return true;
  const [first] = yamlIn(source).length > 0 ? readDocuments(source) : [];
  return first !== undefined && !(first.kind === "value" && isJsonObject(first.value));
}

/** @param isFree true where the text may be of something else */
function readText(source: SourceText, isFree: boolean): ReadFile {
  const documents = readDocuments(source);
  const values = documents.filter((document) => document.kind === "value");
  const objects = values.flatMap((document) => objectsIn(document, source));
  const charts =
    objects.length > 0
      ? objects.flatMap(valuesBelow)
      : values.flatMap((document) => valuesIn(document, source.file) ?? []);
  const ofCharts = charts.flatMap((one) => one.collectors);
  const notes = charts.flatMap((one) => one.notes);
  const layer = objects.length === 0 ? layerIn(documents, source, charts.length > 0) : undefined;
  if (objects.length === 0 && charts.length > 0) return { objects, collectors: ofCharts, notes, unreadable: [], layer };
  const plain = values.filter(({ value }) => hasCollectorSections(value));
  const unreadable = documents.filter((document) => document.kind === "unreadable");
  if (isFree || objects.length > 0) {
    const isOurs = objects.length > 0 || (looksLikeConfiguration(source.text) && !source.text.includes("{{"));
    const isAlone = source.fileText === undefined && objects.length === 0 && documents.length === 1;
    const ofTexts = plain.map((document, index) => ({
      ...plainCollector(source, configurationOf(document, source), index),
      ...(isAlone && isJsonObject(document.value) && { part: partOf(document.value), folder: folderOf(source.file) }),
    }));
    return { objects, collectors: [...ofTexts, ...ofCharts], notes, unreadable: isOurs ? unreadable : [], layer };
  }
  // The Collector reads the first document of a file, and no other.
  const first = configurationIn(documents[0], source);
  const ignored = documents.slice(1).flatMap(notRead).slice(0, 1);
  return first.kind === "value"
    ? {
        objects,
        collectors: [{ ...plainCollector(source, first, 0), part: partOf(first.value) }],
        notes: ignored,
        unreadable: [],
        layer,
      }
    : { objects, collectors: [], notes: ignored, unreadable: [first] };
}

function layerIn(
  [only, ...others]: readonly (ReadDocument | Unreadable)[],
  { file, fileText }: SourceText,
  hasConfiguration: boolean,
): ValuesFile | undefined {
  if (only?.kind !== "value" || others.length > 0 || fileText !== undefined) return undefined;
  const { value, marks } = only;
  if (!isJsonObject(value) || hasCollectorSections(value) || !(hasConfiguration || isValuesName(file)))
    return undefined;
  return { file, document: { value, marks } };
}

function notRead(document: ReadDocument | Unreadable): readonly Diagnostic[] {
  const at = document.kind === "unreadable" ? document.place : document.marks[0]?.origin;
  if (at === undefined || (document.kind === "value" && document.value === null)) return [];
  const message = "A second document begins here: the Collector reads the first one of a file, and ignores this one.";
  return [
    diagnostic("FL1005", { at, message, help: "remove the --- or ... above it, or keep it in a file of its own" }),
  ];
}

function mergedPart(file: SourceFile, hasOthers: boolean): ReadFile {
  const own = readCollectorYaml(file);
  const read = hasOthers ? asPart(own) : own;
  if (read.kind === "unreadable") return { objects: [], collectors: [], unreadable: [read] };
  const layer = layerIn(readDocuments(file), file, valuesIn(read, file.file) !== undefined);
  if (layer) return { ...nothing, layer: { ...layer, isMerged: true } };
  return { objects: [], collectors: [{ ...plainCollector(file, read, 0), part: "merged" }], unreadable: [] };
}

function partOf(value: JsonObject): "whole" | "partial" {
  const service = value["service"];
  return isJsonObject(service) && isJsonObject(service["pipelines"]) ? "whole" : "partial";
}

function configurationOf(document: ReadDocument, source: SourceText): ReadConfiguration {
  const read = configurationIn(document, source);
  return read.kind === "value" ? read : { kind: "value", value: {}, marks: [] };
}

function plainCollector(
  { file, fileText }: SourceText,
  { value: config, marks }: ReadConfiguration,
  index: number,
): DeployedCollector {
  const [start] = marks;
  const origin = start?.origin ?? { in: "text", file, path: [], range: wholeStart };
  const line = origin.range?.start.line ?? 1;
  return {
    name: fileText === undefined && index === 0 ? file : `${file}:${line}`,
    namespace: "",
    version: "",
    config,
    marks,
    origin,
    ...(fileText !== undefined && isFragment(config) && { isFragment: "shown" as const }),
  };
}

const beginning = Object.freeze({ line: 1, column: 1 });
const wholeStart = Object.freeze({ start: beginning, end: beginning });
