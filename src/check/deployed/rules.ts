/** Rules on what is deployed: inside each Collector configuration first, then across objects. */

import type { DeployedRule } from "../rule.ts";
import { configurationsSound } from "./collector/rules.ts";
import { objectRules } from "./objects/rules.ts";

export const deployedRules: readonly DeployedRule[] = Object.freeze([configurationsSound, ...objectRules]);
