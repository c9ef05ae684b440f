/** What finds backends while the balancer runs. */

import type { WeightedBackend } from "../../contract/balancer-config.ts";

export interface Resolver {
  readonly close: () => void;
}

export interface ResolverEvents {
  /** Called with the whole list, sorted and without duplicates, when it differs from the last one. */
  readonly changed: (backends: readonly WeightedBackend[]) => void;
  readonly failed: (reason: string) => void;
}
