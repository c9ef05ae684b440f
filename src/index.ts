/** What `import "fairlead"` gives: everything a blueprint is written with, listed by hand. */

export { App, type AppClass } from "./blueprint/app.ts";
export { BlueprintChart, type BlueprintChartClass } from "./blueprint/blueprint-chart.ts";
export { compileBlueprint } from "./blueprint/compile-blueprint.ts";
export { blueprint, type Collector, collector } from "./blueprint/declarations.ts";
export type {
  BackendsOptions,
  BalancerDeclaration,
  BalancerOptions,
  BalancerOptionsOf,
  BalancerTarget,
  Blueprint,
  BlueprintOptions,
  CollectorBalancerOptions,
  CollectorPartsOptions,
  ExistingDeclaration,
  ExistingOptions,
  FairleadBalancerOptions,
  FairleadRoutesOptions,
  GeneratorDeclaration,
  GeneratorOptions,
  PoolDeclaration,
  RoutesOptions,
} from "./blueprint/options.ts";
export {
  bearerToken,
  dns,
  type HashRoute,
  k8s,
  type LeastLoadedRoute,
  leastLoaded,
  mutualTls,
  type RoundRobinRoute,
  roundRobin,
  routeBy,
  tls,
  type Unchecked,
  unchecked,
} from "./blueprint/vocabulary.ts";
export type { CheckedConfiguration } from "./check-files.ts";
export { type CheckedText, type CheckTextOptions, checkText } from "./check-text.ts";
export type { Algorithm, Failover } from "./contract/balancer-config.ts";
export type { Signal } from "./contract/signal.ts";
export type { AcceptableCode, Code, Severity } from "./diagnostics/codes.ts";
export type { Diagnostic, Related } from "./diagnostics/diagnostic.ts";
export type { Path, Place, PlaceInBlueprint, PlaceInText, Position, Range } from "./diagnostics/place.ts";
export type { RoutingKeysByVersion } from "./model/collector/behaviours.ts";
export type { Release, SchemasOf, SchemaVersion } from "./model/collector/release.ts";
export type { SectionsByVersion, SectionsOf } from "./model/collector/sections.ts";
export { type Duration, milliseconds, minutes, seconds } from "./model/duration.ts";
export type { FairleadSettings } from "./model/fairlead-settings.ts";
export type { Json, JsonObject, JsonScalar } from "./model/json.ts";
export type {
  BearerToken,
  CollectorSettings,
  Delivery,
  DnsDiscovery,
  GitOps,
  HealthCheck,
  K8sDiscovery,
  LinkSecurity,
  MutualTls,
  NetworkOptions,
  NetworkPeer,
  Output,
  PipelineParts,
  Resources,
  RoutingKey,
  Tls,
} from "./model/topology.ts";
