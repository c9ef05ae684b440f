/** Which backend gets what, for one route: endpoints, weights and health as they are, frozen until the next change. */

import type { RouteConfig, WeightedBackend } from "../../contract/balancer-config.ts";
import { weightRatioMax } from "../../contract/limits.ts";
import type { OwnerTable } from "../../contract/routing-core.ts";
import { mix32 } from "../../routing/hash/mix32.ts";
import { loadBound } from "../../routing/pick/bounded-load.ts";
import { type HashAlgorithm, type HashPicker, hashPickerSteps, pickerOfTable } from "../../routing/pick/hash-picker.ts";
import { pickLeastLoaded } from "../../routing/pick/least-loaded.ts";
import { createRoundRobin, pickRoundRobin } from "../../routing/pick/round-robin.ts";
import { hashAlgorithm } from "../../routing/route-rule.ts";
import { allSteps } from "../../routing/steps.ts";

/** What a pick looks at, by index of the endpoint. */
export interface BackendView {
  readonly isUsable: (index: number) => boolean;
  /** The part of its share that it gets: 1, or less while it grows into it. */
  readonly growth: (index: number) => number;
  /** Items waiting or on their way. */
  readonly load: (index: number) => number;
}

export interface RoutePick {
  /** Index of the endpoint for the CRC-32 of a key; -1 without endpoints. Hot path. */
  readonly pick: (hash: number) => number;
  /** The same among those that are accepted. */
  readonly pickAmong: (accepts: (index: number) => boolean) => (hash: number) => number;
  /** The exact share of evenly spread keys that each endpoint owns; empty where keys do not decide. */
  readonly shares: readonly number[];
}

export interface RoutePickOptions {
  readonly route: RouteConfig;
  readonly weighted: readonly WeightedBackend[];
  readonly view: BackendView;
  readonly random: () => number;
  /** Laid out by the compiler; used as long as it has these endpoints and weights. */
  readonly owners: OwnerTable | undefined;
}

export function createRoutePick(options: RoutePickOptions): RoutePick {
  const algorithm = hashAlgorithm(options.route);
  if (!algorithm) return spreadingPick(options);
  const base = allSteps(basePicker(algorithm, options));
  return options.route.algorithm === "bounded-load" ? boundedPick(base, options) : keyedPick(base, options);
}

/** By the list: health changes far more often than it, and signals share it. */
const laidOut = new WeakMap<readonly WeightedBackend[], Map<string, HashPicker>>();

type Layout = Pick<RoutePickOptions, "route" | "weighted" | "owners">;

/** What the pick for a list looks things up in, made step by step before the list is in use. */
export function* layOut(layout: Layout): Generator<undefined, void> {
  const algorithm = hashAlgorithm(layout.route);
  if (algorithm) yield* basePicker(algorithm, layout);
}

function* basePicker(
  algorithm: HashAlgorithm,
  { weighted, owners }: Omit<Layout, "route">,
): Generator<undefined, HashPicker> {
  const known = laidOut.get(weighted) ?? new Map<string, HashPicker>();
  laidOut.set(weighted, known);
  const key = Object.values(algorithm).join();
  const found = known.get(key);
  if (found) return found;
  const made =
    owners && isOf(owners, weighted)
      ? pickerOfTable(owners.endpoints, owners.table)
      : yield* hashPickerSteps(algorithm, weighted);
  known.set(key, made);
  return made;
}

function isOf({ endpoints, weights }: OwnerTable, weighted: readonly WeightedBackend[]): boolean {
  return (
    endpoints.length === weighted.length &&
    weighted.every(({ endpoint, weight }, index) => endpoint === endpoints[index] && weight === weights[index])
  );
}

/** With spill a key goes to the next owner while its own cannot be used; otherwise it waits for its owner or is shed. */
function keyedPick(base: HashPicker, { route, view }: RoutePickOptions): RoutePick {
  const everyUsable = base.endpoints.every((_endpoint, index) => view.isUsable(index));
  const pick = route.failover === "spill" && !everyUsable ? base.restrictedTo(view.isUsable) : base.ownerOf;
  return {
    pick: route.failover === "spill" ? growingPick(pick, base, view) : pick,
    pickAmong: base.restrictedTo,
    shares: base.shares,
  };
}

/** The keys of a growing backend come back step by step; the others stay where they went meanwhile. */
function growingPick(pick: (hash: number) => number, base: HashPicker, view: BackendView): (hash: number) => number {
  if (base.endpoints.every((_endpoint, index) => view.growth(index) === 1)) return pick;
  const amongGrown = base.restrictedTo((index) => view.isUsable(index) && view.growth(index) === 1);
  return (hash) => {
    const owner = pick(hash);
    if (owner === -1 || keyPlace(hash) < view.growth(owner)) return owner;
    const other = amongGrown(hash);
    return other === -1 ? owner : other;
  };
}

/** The place in [0, 1) of a key in the order in which keys come back, which is independent of its place on a ring. */
function keyPlace(hash: number): number {
  return mix32(hash) / 2 ** 32;
}

function boundedPick(base: HashPicker, { route, view }: RoutePickOptions): RoutePick {
  const indexes = base.endpoints.map((_endpoint, index) => index);
  const among = (accepts: (index: number) => boolean) => (hash: number) => {
    const bound = loadBound(indexes.map(view.load), route.balanceFactor);
    const ownerWithin = (boundOf: (index: number) => number) =>
      base.ownerWhere(hash, (index) => accepts(index) && view.load(index) + 1 <= boundOf(index));
    const owner = ownerWithin((index) => bound * view.growth(index));
    // If all that are left still grow, none may have room within its part.
    return owner === -1 ? ownerWithin(() => bound) : owner;
  };
  return { pick: among(view.isUsable), pickAmong: among, shares: base.shares };
}

/** Whole requests, to any backend that can be used. */
function spreadingPick({ route, weighted, view, random }: RoutePickOptions): RoutePick {
  const among = (accepts: (index: number) => boolean) => {
    const indexes = weighted.map((_backend, index) => index).filter(accepts);
    const chosen = grownWeights(indexes, weighted, view);
    if (route.algorithm === "round-robin") {
      const state = createRoundRobin(chosen);
      return () => indexes[pickRoundRobin(state)] ?? -1;
    }
    const weights = chosen.map(({ weight }) => weight);
    return () => indexes[pickLeastLoaded({ loads: indexes.map(view.load), weights }, random)] ?? -1;
  };
  return { pick: among(view.isUsable), pickAmong: among, shares: [] };
}

/** Weights as grown so far, within the ratio that weights may have. */
function grownWeights(indexes: readonly number[], weighted: readonly WeightedBackend[], view: BackendView) {
  const chosen = indexes.flatMap((index) => {
    const backend = weighted[index];
    return backend ? [{ endpoint: backend.endpoint, weight: backend.weight * view.growth(index) }] : [];
  });
  const least = chosen.reduce((most, { weight }) => Math.max(most, weight), 0) / weightRatioMax;
  return chosen.map(({ endpoint, weight }) => ({ endpoint, weight: Math.max(weight, least) }));
}
