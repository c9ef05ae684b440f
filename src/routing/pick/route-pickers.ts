/**
 * Who owns the keys of each route if all backends are known. Shares are told from it, and generated cores carry it. Routes
 * that place keys in the same way share one picker.
 */

import type { BalancerConfig, WeightedBackend } from "../../contract/balancer-config.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import { hashAlgorithm } from "../route-rule.ts";
import { buildHashPicker, type HashPicker } from "./hash-picker.ts";

/** For the signals that are routed by a key. */
export function routePickers(
  routes: BalancerConfig["routes"],
  weighted: readonly WeightedBackend[],
): ReadonlyMap<Signal, HashPicker> {
  const built = new Map<string, HashPicker>();
  const pickers = new Map<Signal, HashPicker>();
  for (const signal of signals) {
    const route = routes[signal];
    const algorithm = route && hashAlgorithm(route);
    if (!algorithm) continue;
    const name = JSON.stringify(algorithm);
    const picker = built.get(name) ?? buildHashPicker(algorithm, weighted);
    built.set(name, picker);
    pickers.set(signal, picker);
  }
  return pickers;
}
