/** Settings of single components that real Collectors refuse, recorded in fixtures/refused-settings.json with the place of our finding. */

import { readFileSync } from "node:fs";
import type { JsonObject } from "../src/model/json.ts";

export interface RefusedSetting {
  /** Section and type, by its oldest name. */
  readonly component: string;
  readonly settings: JsonObject;
  /** Code and path below the component. */
  readonly at: string;
  readonly versions: readonly string[];
}

const file = new URL("fixtures/refused-settings.json", import.meta.url);

export const refusedSettings: readonly RefusedSetting[] = JSON.parse(
  readFileSync(file, "utf8"),
) as readonly RefusedSetting[]; // A file of ours.
