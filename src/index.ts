/** What `import "fairlead"` gives: everything a blueprint is written with, listed by hand. */

export { App } from "./blueprint/app.ts";
export { BlueprintChart, compileBlueprint } from "./blueprint/blueprint-chart.ts";
export {
  type BalancerDeclaration,
  type Blueprint,
  blueprint,
  type Collector,
  collector,
  type GeneratorDeclaration,
  type PoolDeclaration,
} from "./blueprint/declarations.ts";
export type {
  BackendsOptions,
  BalancerOptions,
  BlueprintOptions,
  CollectorPartsOptions,
  GeneratorOptions,
  HealthCheckOptions,
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
