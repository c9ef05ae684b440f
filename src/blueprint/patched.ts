/**
 * What an author patched in a chart, or added to it, goes through the same rules as what Fairlead makes: read back as it would be
 * written, and told at the call that patched the object.
 */

import type { ApiObject, Chart } from "cdk8s";
import { checkWritten } from "../compile.ts";
import { type Diagnostic, diagnostic, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { inBlueprint, type Path, type Place } from "../diagnostics/place.ts";
import { type JsonObject, jsonAt } from "../model/json.ts";
import { readSources } from "../source/read-sources.ts";
import { cdk8s } from "../target/cdk8s.ts";
import { type WrittenObject, writtenObject } from "../target/written-object.ts";
import { yamlText } from "../target/yaml-text.ts";
import { markCallSite, type PendingCallSite } from "./call-site.ts";
import { locate } from "./locate.ts";

/** How the objects of a chart were when Fairlead had made them. */
export interface Made {
  readonly states: ReadonlyMap<ApiObject, string>;
  /** Calls that patched them since; the last of each. */
  readonly patched: Map<ApiObject, PendingCallSite>;
}

/** Call when the chart has its objects, and nobody else has had them. */
export function rememberMade(chart: Chart): Made {
  const objects = apiObjectsOf(chart);
  const patched = new Map<ApiObject, PendingCallSite>();
  for (const object of objects) {
    const add = object.addJsonPatch;
    const addJsonPatch: typeof add = (...patches) => {
      patched.set(object, markCallSite(addJsonPatch));
      add.apply(object, patches);
    };
    object.addJsonPatch = addJsonPatch;
  }
  return { states: new Map(objects.map((object) => [object, stateOf(object)])), patched };
}

/** Without toJson: a chart that nobody has patched pays nothing for this. */
function stateOf(object: ApiObject): string {
  const patches = Reflect.get(object, "patches") as readonly unknown[]; // A private member of it.
  return `${patches.length} ${JSON.stringify(object.metadata.toJson())}`;
}

function apiObjectsOf(chart: Chart): readonly ApiObject[] {
  return chart.node.findAll().filter((node) => cdk8s.ApiObject.isApiObject(node));
}

interface Asked {
  readonly chart: Chart;
  readonly made: Made;
  /** Those of the declarations, which are not told again. */
  readonly told: readonly Diagnostic[];
  readonly clusterDomain: string;
  /** Release of its Collectors. */
  readonly version: string;
  /** Of the blueprint. */
  readonly callSite: PendingCallSite;
}

export function patchFindings({ chart, made, told, callSite, ...asked }: Asked): readonly Diagnostic[] {
  const objects = apiObjectsOf(chart);
  const isAsMade = objects.every((object) => made.states.get(object) === stateOf(object));
  if (isAsMade && objects.length === made.states.size) return [];
  const constructs = new Map(objects.map((object) => [object, `${chart.node.id}/${object.kind}/${object.name}`]));
  const written = objects.map((object) => ({ object, ...writtenObject(object) }));
  const lost = written.flatMap(({ object, lost: all }) =>
    all.map((one) => lostFinding(constructs.get(object) ?? "", one)),
  );
  const found = lost.length > 0 ? lost : ruleFindings(chart, written, asked);
  const known = new Set(told.map(ownText));
  const isTold = (one: Diagnostic) => known.has(ownText(one));
  const sites = new Map(objects.map((object) => [constructs.get(object) ?? "", made.patched.get(object) ?? callSite]));
  return sortDiagnostics(
    locate(
      found.filter((one) => !isTold(one)),
      sites,
    ),
  );
}

/** Without the others that it stands for, which objects and declarations do not count alike. */
function ownText({ code, message }: Diagnostic): string {
  return `${code} ${message.replace(/ The same holds for .*$/, "")}`;
}

/** What would be lost of a chart of the author's own. */
export function lostIn(chart: Chart): readonly Diagnostic[] {
  return apiObjectsOf(chart).flatMap((object) =>
    writtenObject(object).lost.map((one) => lostFinding(`${chart.node.id}/${object.kind}/${object.name}`, one)),
  );
}

function lostFinding(construct: string, { path, message, help }: WrittenObject["lost"][number]): Diagnostic {
  return diagnostic("FL4040", { at: inBlueprint(construct, ...path), message, help });
}

function ruleFindings(
  { node: { id } }: Chart,
  written: readonly { readonly object: ApiObject; readonly json: JsonObject | undefined }[],
  { clusterDomain, version }: Pick<Asked, "clusterDomain" | "version">,
): readonly Diagnostic[] {
  const texts = written.map(({ object, json }) => ({ file: `${object.kind}/${object.name}`, text: yamlText(json) }));
  const objects = written.flatMap(({ object, json }) => {
    const namespace = jsonAt(json ?? null, ["metadata", "namespace"]);
    const place = (path: Path) => inBlueprint(`${id}/${object.kind}/${object.name}`, ...path);
    const { kind, name } = object;
    return json ? [{ kind, name, namespace: typeof namespace === "string" ? namespace : "", json, place }] : [];
  });
  const { deployed } = readSources(texts, clusterDomain);
  const collectors = deployed.collectors.map((collector) => ({ ...collector, version }));
  return checkWritten({ ...deployed, collectors }, objects).map((found) => ({
    ...found,
    place: inChart(found.place, id),
    otherPlaces: found.otherPlaces.map((place) => inChart(place, id)),
  }));
}

/** The text that was read is nowhere; its path begins with the object. */
function inChart(place: Place, chart: string): Place {
  return place.in === "text" ? inBlueprint(`${chart}/${place.file}`, ...place.path.slice(1)) : place;
}
