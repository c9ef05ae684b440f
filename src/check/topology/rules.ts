import type { TopologyRule } from "../rule.ts";
export const topologyRules: readonly TopologyRule[] = [];
