/** Images of Collectors that objects name: a configuration beside them is for their version. */

import { schemaVersions } from "../model/collector/release.ts";
import { isCollectorImage, parseImage } from "../model/image-reference.ts";
import type { Json, JsonObject } from "../model/json.ts";
import { imageTag, textAt } from "./object-fields.ts";
import { podKinds, podOf } from "./pod.ts";
import type { SourceObject } from "./source-object.ts";

export interface CollectorImage {
  readonly file: string;
  /** As in the tag, where that names one. */
  readonly version: string;
}

export function collectorImages(objects: readonly SourceObject[]): readonly CollectorImage[] {
  return objects.flatMap((object) => {
    const image = imageOf(object);
    return isCollectorImage(image) ? [{ file: object.source.file, version: releaseNamed(image) }] : [];
  });
}

/** In values of a chart, its own or those of a subchart. */
export function imagesInValues(values: JsonObject, file: string): readonly CollectorImage[] {
  return [values, ...Object.values(values)].flatMap((one) => {
    const { image, repository } = imageOfValues(one);
    return isCollectorImage(repository) ? [{ file, version: releaseNamed(image) }] : [];
  });
}

export function imageOfValues(values: Json): {
  readonly image: string;
  readonly repository: string;
  readonly tag: string;
} {
  const [registry = "", repository = "", tag = ""] = ["registry", "repository", "tag"].map((key) =>
    textAt(values, ["image", key]),
  );
  const image = `${registry ? `${registry}/` : ""}${repository}${tag ? `:${tag}` : ""}`;
  return { image, repository, tag };
}

/** How many minor releases behind and before the known ones the tag of an image of one's own still says which Collector is in it. */
const reach = 60;

/** The tag of an image; empty where someone numbers an image of their own: a Collector of 1.4.2 is not there, nor one of 0.3.0 in use. */
export function releaseNamed(image: string): string {
  const tag = imageTag(image);
  const [, major, minor] = /^(\d+)\.(\d+)\./.exec(tag) ?? [];
  if (minor === undefined || isProjects(image)) return tag;
  const known = schemaVersions.map((version) => Number(version.split(".")[1]));
  const isNear = Number(minor) >= Math.min(...known) - reach && Number(minor) <= Math.max(...known) + reach;
  return major === "0" && isNear ? tag : "";
}

/** As the project names its own, behind whichever mirror. */
function isProjects(image: string): boolean {
  return /(?:^|\/)opentelemetry-collector(?:-[a-z0-9]+)*$/.test(parseImage(image).name);
}

function imageOf(object: SourceObject): string {
  if (object.kind === "OpenTelemetryCollector") return textAt(object.json, ["spec", "image"]);
  return podKinds.includes(object.kind) ? textAt(podOf(object).container, ["image"]) : "";
}
