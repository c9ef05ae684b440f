import type { DeployedRule } from "../../rule.ts";
export const collectorRules: readonly DeployedRule[] = [];
