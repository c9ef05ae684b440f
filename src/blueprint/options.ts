/**
 * What authors write: the options of each declaration, typed by the Collector version that was bound first. Docs of
 * every option, with units and defaults, are also in docs/blueprints.md.
 */

import type { Signal } from "../contract/signal.ts";
import type { RoutingKeysByVersion } from "../model/collector/behaviours.ts";
import type { Release, SchemasOf } from "../model/collector/release.ts";
import type { SectionsOf } from "../model/collector/sections.ts";
import type { existingOptions } from "../model/existing-options.ts";
import type { FairleadSettings } from "../model/fairlead-settings.ts";
import type { builtInOptions, generatorOptions, generatorOptionsOf } from "../model/generator-options.ts";
import type { balancerOptions, blueprintOptions, poolOptions } from "../model/options.ts";
import type { OptionsOf } from "../model/shape.ts";
import type { CollectorSettings, LinkSecurity, PipelineParts } from "../model/topology.ts";
import type { PendingCallSite } from "./call-site.ts";
import type { HashRoute, LeastLoadedRoute, RoundRobinRoute } from "./vocabulary.ts";

/** Parts of the Collector configuration that the author adds; ids and keys are checked against the bound version. */
export interface CollectorPartsOptions<R extends Release> {
  /** Added to the `otlp` receiver, by component id; the same id replaces. @default none */
  readonly receivers?: SectionsOf<SchemasOf<R>>["receivers"];
  /**
   * * In pipeline order; `memory_limiter` and `batch` are added first and last unless named.
   * @default `memory_limiter` of 1s, 75 %, 15 %; `batch` of 200ms, 8192
   */
  readonly processors?: SectionsOf<SchemasOf<R>>["processors"];
  /** Backends: where telemetry goes. Balancers: in addition to load balancing. @default `debug` for backends */
  readonly exporters?: SectionsOf<SchemasOf<R>>["exporters"];
  /** Added to `health_check`, by component id. @default none */
  readonly extensions?: SectionsOf<SchemasOf<R>>["extensions"];
  /** Connectors, to be named in `pipelines`. @default none */
  readonly connectors?: SectionsOf<SchemasOf<R>>["connectors"];
  /** Sections of `service.telemetry`, each of which replaces Fairlead's. @default Prometheus metrics on port 8888 */
  readonly telemetry?: SectionsOf<SchemasOf<R>>["telemetry"];
  /**
   * * Narrows a pipeline or adds one (`metrics/remote`); components named in one are used only there.
   * @default each signal uses every component that supports it
   */
  readonly pipelines?: { readonly [P in Signal | `${Signal}/${string}`]?: PipelineParts };
}

export interface BackendsOptions<R extends Release> extends CollectorPartsOptions<R>, OptionsOf<typeof poolOptions> {
  /** Whether the link from the balancer is encrypted. There is no default: plaintext must be asked for. */
  readonly security: LinkSecurity;
}

export interface ExistingOptions extends OptionsOf<typeof existingOptions> {
  /** Whether the link from the balancer is encrypted. There is no default: plaintext must be asked for. */
  readonly security: NonNullable<OptionsOf<typeof existingOptions>["security"]>;
}

/** Routes by signal; a key that the version cannot use for the signal does not compile. */
export type RoutesOptions<R extends Release> = {
  readonly [S in Signal]?: HashRoute<RoutingKeysByVersion[SchemasOf<R>][S]> | RoundRobinRoute;
};

/** What does the balancing. */
export type BalancerTarget = "collector" | "fairlead";

export interface BalancerOptionsOf<R extends Release> {
  readonly collector: CollectorBalancerOptions<R>;
  readonly fairlead: FairleadBalancerOptions<R>;
}

export type BalancerOptions<R extends Release> = BalancerOptionsOf<R>[BalancerTarget];

interface AnyBalancerOptions<R extends Release> extends Omit<OptionsOf<typeof balancerOptions>, "target" | "routes"> {
  readonly to: PoolDeclaration<R> | ExistingDeclaration<R>;
}

export interface CollectorBalancerOptions<R extends Release>
  extends CollectorPartsOptions<R>,
    CollectorSettings,
    AnyBalancerOptions<R> {
  /** The Collector's own load balancing exporter. Default: "collector". */
  readonly target?: "collector";
  readonly routes: RoutesOptions<R>;
}

/** Fairlead's balancer hashes every key for every signal that can have it. */
export interface FairleadRoutesOptions {
  readonly traces?: HashRoute<"traceID" | "service" | "resource" | "attributes"> | RoundRobinRoute | LeastLoadedRoute;
  readonly metrics?:
    | HashRoute<"service" | "resource" | "metric" | "streamID" | "attributes">
    | RoundRobinRoute
    | LeastLoadedRoute;
  readonly logs?: HashRoute<"traceID" | "service" | "resource" | "attributes"> | RoundRobinRoute | LeastLoadedRoute;
}

/**
 * Fairlead's own balancer: a Node program whose routing core is generated from these routes. It does not run processors;
 * they belong on the backends.
 */
export interface FairleadBalancerOptions<R extends Release> extends AnyBalancerOptions<R>, FairleadSettings {
  readonly target: "fairlead";
  readonly routes: FairleadRoutesOptions;
}

type SignalOptions = {
  readonly [S in Signal]: { readonly signal: S } & OptionsOf<(typeof generatorOptionsOf)[S]>;
};

export type GeneratorOptions<R extends Release> = Omit<OptionsOf<typeof generatorOptions>, "signal"> &
  OptionsOf<typeof builtInOptions> & {
    readonly to: BalancerDeclaration<R>;
  } & SignalOptions[Signal];

export interface BlueprintOptions<R extends Release> extends OptionsOf<typeof blueprintOptions> {
  /** Binds the version; every part must come from it. */
  readonly collector: { readonly release: R };
  /** What is deployed; what exists already is only referred to. */
  readonly backends?: readonly PoolDeclaration<R>[];
  readonly balancers: readonly BalancerDeclaration<R>[];
  readonly generators?: readonly GeneratorDeclaration<R>[];
}

/** What a declaration helper returns: the options as given, frozen, with the version they are typed by. */
interface Declared<Kind extends string, R extends Release, Options> {
  readonly kind: Kind;
  readonly name: string;
  readonly release: R;
  readonly options: Options;
  readonly callSite: PendingCallSite;
}

export type PoolDeclaration<R extends Release = Release> = Declared<"backends", R, BackendsOptions<R>>;
export type ExistingDeclaration<R extends Release = Release> = Declared<"existing", R, ExistingOptions>;
export type BalancerDeclaration<R extends Release = Release> = Declared<"balancer", R, BalancerOptions<R>>;
export type GeneratorDeclaration<R extends Release = Release> = Declared<"generator", R, GeneratorOptions<R>>;
export type Blueprint<R extends Release = Release> = Declared<"blueprint", R, BlueprintOptions<R>>;
