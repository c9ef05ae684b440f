/** One routing core a signal: generated where the compiler wrote one, else the general functions. */

import type { BalancerConfig, RouteConfig } from "../contract/balancer-config.ts";
import type { RoutingCore, SignalCore } from "../contract/routing-core.ts";
import { type Signal, signals } from "../contract/signal.ts";
import { routingEra } from "../routing/collector-version.ts";
import { type KeyRuleResult, keyRule } from "../routing/key/key-rule.ts";
import { generalCore, wholeCore } from "../routing/split/general-core.ts";
import { keyedAlgorithm } from "./pool/route-pick.ts";

export type Cores = Readonly<Partial<Record<Signal, SignalCore>>>;

export interface RouteProblem {
  readonly path: string;
  readonly reason: string;
}

export type CoresResult =
  | { readonly kind: "cores"; readonly cores: Cores }
  | { readonly kind: "wrong"; readonly problems: readonly RouteProblem[] };

/** @param generated undefined: the general functions serve every signal */
export function createCores(
  { routes }: BalancerConfig,
  generated: RoutingCore | undefined,
  random: () => number,
): CoresResult {
  const made = generated?.createSignalCores(random) ?? {};
  const cores: Partial<Record<Signal, SignalCore>> = {};
  const problems: RouteProblem[] = [];
  for (const signal of signals) {
    const route = routes[signal];
    if (!route) continue;
    const result = keyedAlgorithm(route) ? ruleOf(signal, route) : undefined;
    if (!result) cores[signal] = wholeCore(signal);
    else if (result.kind === "rule") cores[signal] = made[signal] ?? generalCore(signal, result.rule, random);
    else problems.push({ path: `routes.${signal}.routingKey`, reason: result.reason });
  }
  return problems.length > 0 ? { kind: "wrong", problems } : { kind: "cores", cores };
}

/** What this version of the Collector refuses is refused here. */
function ruleOf(signal: Signal, { routingKey, routingAttributes, compatibleWith }: RouteConfig): KeyRuleResult {
  const encoding = compatibleWith === "fairlead" ? "fairlead" : routingEra(compatibleWith)?.keys;
  if (encoding === undefined) {
    return { kind: "refused", stage: "validate", reason: `the keys of Collector ${compatibleWith} are not known` };
  }
  return keyRule({ signal, routingKey, routingAttributes, encoding });
}
