/**
 * Declarations: typed, frozen values that name each other directly. The Collector version is bound once, by
 * `collector(…)`, and travels in every type, so parts of two versions do not fit together.
 */

import type { Release } from "../model/collector/release.ts";
import { markCallSite } from "./call-site.ts";
import type {
  BackendsOptions,
  BalancerDeclaration,
  BalancerOptionsOf,
  BalancerTarget,
  Blueprint,
  BlueprintOptions,
  ExistingDeclaration,
  ExistingOptions,
  GeneratorDeclaration,
  GeneratorOptions,
  PoolDeclaration,
} from "./options.ts";

/** A bound Collector version, and the declarations that belong to it. */
export interface Collector<R extends Release> {
  readonly release: R;
  /** Backends with one way to find them. */
  backends(name: string, options: BackendsOptions<R>): PoolDeclaration<R>;
  /** Backends that are there already: a balancer's `to`, and nothing that is deployed. */
  existing(name: string, options: ExistingOptions): ExistingDeclaration<R>;
  /** The tier that routes to a pool. */
  balancer<T extends BalancerTarget = "collector">(
    name: string,
    options: BalancerOptionsOf<R>[T] & { readonly target?: T },
  ): BalancerDeclaration<R>;
  /** A workload that makes telemetry. */
  generator(name: string, options: GeneratorOptions<R>): GeneratorDeclaration<R>;
}

/** Binds a Collector release, such as "0.129.1"; one that is not known does not compile. */
export function collector<const R extends Release>(release: R): Collector<R> {
  const bound: Collector<R> = {
    release,
    backends: function backends(name, options) {
      return Object.freeze({ kind: "backends", name, release, options, callSite: markCallSite(bound.backends) });
    },
    existing: function existing(name, options) {
      return Object.freeze({ kind: "existing", name, release, options, callSite: markCallSite(bound.existing) });
    },
    balancer: function balancer(name, options) {
      return Object.freeze({ kind: "balancer", name, release, options, callSite: markCallSite(bound.balancer) });
    },
    generator: function generator(name, options) {
      return Object.freeze({ kind: "generator", name, release, options, callSite: markCallSite(bound.generator) });
    },
  };
  return Object.freeze(bound);
}

/** A whole topology, as a value without side effects; `App.add` makes a chart of it. */
export function blueprint<R extends Release>(
  name: string,
  // Only `collector` says which version it is; parts of another do not fit.
  options: BlueprintOptions<NoInfer<R>> & { readonly collector: { readonly release: R } },
): Blueprint<R> {
  return Object.freeze({
    kind: "blueprint",
    name,
    // Past the types there may be none: a rule says so.
    release: (options.collector as { readonly release: R } | null | undefined)?.release as R,
    options,
    callSite: markCallSite(blueprint),
  });
}

/** Narrows what a module exports. */
export function isBlueprint(value: unknown): value is Blueprint {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "blueprint";
}
