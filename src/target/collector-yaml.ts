/** Collector configurations as YAML text, the same bytes for the same data. */

import { createHash } from "node:crypto";
import type { JsonObject } from "../model/json.ts";
import { yamlText } from "./yaml-text.ts";

/** Keys keep their order: processors are read in it. */
export function collectorYaml(config: JsonObject): string {
  return yamlText(config);
}

/** Changes when the configuration does, so that pods are replaced. */
export function configChecksum(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
