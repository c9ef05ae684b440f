import type { DeployedRule } from "../../rule.ts";
export const objectRules: readonly DeployedRule[] = [];
