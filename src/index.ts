/** What `import "fairlead"` gives: everything a blueprint is written with, listed by hand. */

export { App } from "./blueprint/app.ts";
export { BlueprintChart, compileBlueprint } from "./blueprint/blueprint-chart.ts";
export { blueprint, type Collector, collector } from "./blueprint/declarations.ts";
export type {
  BackendsOptions,
  BalancerDeclaration,
  BalancerOptions,
  Blueprint,
  BlueprintOptions,
  CollectorPartsOptions,
  GeneratorDeclaration,
  GeneratorOptions,
  HealthCheckOptions,
  PoolDeclaration,
  RetryOptions,
  RoutesOptions,
} from "./blueprint/options.ts";
export {
  bearerToken,
  dns,
  type HashRoute,
  k8s,
  mutualTls,
  type RoundRobinRoute,
  roundRobin,
  routeBy,
} from "./blueprint/vocabulary.ts";
export { type Duration, milliseconds, minutes, seconds } from "./model/duration.ts";
