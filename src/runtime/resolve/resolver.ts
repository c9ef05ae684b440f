/** What finds backends while the balancer runs. */

import type { WeightedBackend } from "../../contract/balancer-config.ts";

export interface Resolver {
  readonly close: () => void;
}

export interface ResolverEvents {
  /** The whole list, sorted, each once; called when it differs from the last. */
  readonly changed: (backends: readonly WeightedBackend[]) => void;
  readonly failed: (reason: string) => void;
}
