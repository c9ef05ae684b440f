/** Images of Collectors that objects name: a configuration beside them is for their version. */

import { imageTag, textAt } from "./object-fields.ts";
import { isCollectorImage, podKinds, podOf } from "./pod.ts";
import type { SourceObject } from "./source-object.ts";

export interface CollectorImage {
  readonly file: string;
  /** As in the tag. */
  readonly version: string;
}

export function collectorImages(objects: readonly SourceObject[]): readonly CollectorImage[] {
  return objects.flatMap((object) => {
    const image = imageOf(object);
    return isCollectorImage(image) ? [{ file: object.source.file, version: imageTag(image) }] : [];
  });
}

function imageOf(object: SourceObject): string {
  if (object.kind === "OpenTelemetryCollector") return textAt(object.json, ["spec", "image"]);
  return podKinds.includes(object.kind) ? textAt(podOf(object).container, ["image"]) : "";
}
