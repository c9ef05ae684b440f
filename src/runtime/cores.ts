/** One routing core for each signal: generated where the compiler wrote one, otherwise the general functions. */

import type { BalancerConfig, RouteConfig } from "../contract/balancer-config.ts";
import type { Problem } from "../contract/json-shape.ts";
import { type RoutingCore, routeText, type SignalCore } from "../contract/routing-core.ts";
import { type Signal, signals } from "../contract/signal.ts";
import { hashAlgorithm, routeKeyRule } from "../routing/route-rule.ts";
import { completeCore } from "../routing/split/complete-core.ts";
import { generalCore, wholeCore } from "../routing/split/general-core.ts";

export type Cores = Readonly<Partial<Record<Signal, SignalCore>>>;

export type CoresResult =
  | { readonly kind: "cores"; readonly cores: Cores }
  | { readonly kind: "wrong"; readonly problems: readonly Problem[] };

/** @param generated if undefined, the general functions serve every signal */
export function createCores(
  { routes }: BalancerConfig,
  generated: RoutingCore | undefined,
  random: () => number,
): CoresResult {
  const made = generated?.createSignalCores(random) ?? {};
  const cores: Partial<Record<Signal, SignalCore>> = {};
  const problems: Problem[] = [];
  for (const signal of signals) {
    const route = routes[signal];
    if (!route) continue;
    problems.push(...unfit(signal, route, generated));
    const result = hashAlgorithm(route) ? routeKeyRule(signal, route) : undefined;
    if (!result) cores[signal] = wholeCore(signal);
    else if (result.kind === "rule") {
      const general = generalCore(signal, result.rule, random);
      const fast = made[signal];
      cores[signal] = fast ? completeCore(fast, general) : general;
    } else problems.push({ path: ["routes", signal, "routingKey"], reason: result.reason });
  }
  return problems.length > 0 ? { kind: "wrong", problems } : { kind: "cores", cores };
}

/** Another key than the generated code finds would be ignored without a word. */
function unfit(signal: Signal, route: RouteConfig, generated: RoutingCore | undefined): readonly Problem[] {
  const madeFor = generated?.madeFor[signal];
  if (madeFor === undefined || madeFor === routeText(route)) return [];
  const reason = `is not what this program was built for, ${madeFor}: synthesise both again`;
  return [{ path: ["routes", signal], reason }];
}
