/**
 * Values of the opentelemetry-collector Helm chart inside objects of GitOps: a HelmRelease of Flux (helm.toolkit.fluxcd.io/v2), an
 * Application or ApplicationSet of Argo CD (argoproj.io/v1alpha1), as an object or as a text. Values of other charts are not such.
 */

import type { Path } from "../diagnostics/place.ts";
import { jsonAt } from "../model/json.ts";
import { type ReadValues, valuesIn } from "./helm-values.ts";
import { marksBelow, type SourceObject, textBelow } from "./source-object.ts";
import { readDocuments } from "./yaml-documents.ts";

export function valuesBelow(object: SourceObject): readonly ReadValues[] {
  const name = `${object.source.file}:${object.kind}/${object.name}`;
  return pathsOf(object).flatMap((path) => {
    const value = jsonAt(object.json, path);
    if (value === undefined) return [];
    if (typeof value !== "string") {
      return valuesIn({ kind: "value", value, marks: marksBelow(object, path) }, name) ?? [];
    }
    const text = textBelow(object, path);
    const documents = text === undefined ? [] : readDocuments(text);
    return documents.flatMap((document) => (document.kind === "value" ? (valuesIn(document, name) ?? []) : []));
  });
}

function pathsOf({ kind, json }: SourceObject): readonly Path[] {
  switch (kind) {
    case "HelmRelease":
      return [["spec", "values"]];
    case "Application":
      return sourcesBelow(json, ["spec"]);
    case "ApplicationSet":
      return sourcesBelow(json, ["spec", "template", "spec"]);
    default:
      return [];
  }
}

/** Where both are written Argo CD takes `valuesObject`. */
function sourcesBelow(json: SourceObject["json"], spec: Path): readonly Path[] {
  const several = jsonAt(json, [...spec, "sources"]);
  const sources = [
    [...spec, "source"],
    ...(Array.isArray(several) ? several.map((_, index) => [...spec, "sources", index]) : []),
  ];
  return sources.map((source) => {
    const asObject = [...source, "helm", "valuesObject"];
    return jsonAt(json, asObject) === undefined ? [...source, "helm", "values"] : asObject;
  });
}
