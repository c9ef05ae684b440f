/** Collector configurations as YAML text, the same bytes for the same data. */

import { createHash } from "node:crypto";
import { stringify } from "yaml";
import type { JsonObject } from "../model/json.ts";

/** Keys keep their order: processors are read in it. Long lines are not folded, aliases not used. */
export function collectorYaml(config: JsonObject): string {
  return stringify(config, { lineWidth: 0, aliasDuplicateObjects: false, version: "1.1" });
}

/** Changes when the configuration does, so that pods are replaced. */
export function configChecksum(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
