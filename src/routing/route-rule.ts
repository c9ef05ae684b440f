/** What a route of a balancer asks for, in the words of the routing algorithms. */

import type { RouteConfig } from "../contract/balancer-config.ts";
import type { Signal } from "../contract/signal.ts";
import { keyEraOf, ringGenerationOf } from "./collector-version.ts";
import { type KeyRuleResult, keyRule } from "./key/key-rule.ts";
import type { HashAlgorithm } from "./pick/hash-picker.ts";

/** Of a route, what its keys and its table depend on. */
export type RouteWords = Pick<RouteConfig, "algorithm" | "routingKey" | "routingAttributes" | "compatibleWith">;

/** Fairlead's own encoding uses the newest generation of the ring. */
const ownGeneration = 3;

/** @returns undefined for a route that spreads whole requests */
export function hashAlgorithm(route: Pick<RouteWords, "algorithm" | "compatibleWith">): HashAlgorithm | undefined {
  switch (route.algorithm) {
    case "ring":
    case "bounded-load":
      return { kind: "ring", generation: ringGenerationOf(route.compatibleWith) ?? ownGeneration };
    case "maglev":
    case "rendezvous":
      return { kind: route.algorithm };
    case "round-robin":
    case "least-loaded":
      return undefined;
  }
}

/** What this version of the Collector refuses is refused here. */
export function routeKeyRule(signal: Signal, route: Omit<RouteWords, "algorithm">): KeyRuleResult {
  const { routingKey, routingAttributes, compatibleWith } = route;
  const encoding = compatibleWith === "fairlead" ? "fairlead" : keyEraOf(compatibleWith);
  if (encoding === undefined) {
    return { kind: "refused", stage: "validate", reason: `how Collector ${compatibleWith} writes keys is unknown` };
  }
  return keyRule({ signal, routingKey, routingAttributes, encoding });
}
