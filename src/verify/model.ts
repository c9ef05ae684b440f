/** What a run is held against: how a balancer routes each signal, and which backend stands behind each endpoint that it knows. */

import type { Signal } from "../contract/signal.ts";
import { type PreparedRoute, prepareRoutes } from "../inspect/prepared-route.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { dialTarget } from "../routing/endpoint.ts";
import type { KeyRule } from "../routing/key/key-rule.ts";
import { routeKeyRule } from "../routing/route-rule.ts";

export interface Model {
  readonly routed: RoutedBalancer;
  /** The backend behind each dial target; one that is not there is called by its target. */
  readonly backendAt: ReadonlyMap<string, string>;
}

/** What can be said of a signal before anything is sent. */
export interface SignalModel {
  readonly signal: Signal;
  /** What keeps items together; undefined where whole requests are spread. */
  readonly rule: KeyRule | undefined;
  /** The backend of a key, or why none is told. */
  readonly owners: Owners;
  /** The part of all keys that each backend has, or why none is told. */
  readonly shares: Shares;
  /** Why two items of one key may be at two backends, where that is as it should be. */
  readonly mayPart: string | undefined;
  /** Why a key may be at another backend for a while, where failures are met so. */
  readonly mayMove: string | undefined;
  /** What may be missing although all is well. */
  readonly mayDrop: string | undefined;
}

export type Owners =
  | { readonly kind: "known"; readonly ownerOf: (key: Uint8Array) => string }
  | { readonly kind: "unknown"; readonly because: string };

export type Shares =
  | { readonly kind: "known"; readonly of: ReadonlyMap<string, number>; readonly unit: "keys" | "items" }
  | { readonly kind: "unknown"; readonly because: string };

/** @returns undefined for a signal that the balancer does not route */
export function signalModel({ routed, backendAt }: Model, signal: Signal): SignalModel | undefined {
  const prepared = prepareRoutes(routed).find((route) => route.signal === signal);
  if (!prepared) return undefined;
  const nameOf = (endpoint: string) => backendAt.get(dialTarget(endpoint)) ?? dialTarget(endpoint);
  const rule = keyRuleOf(prepared);
  const doubt = doubtOf(prepared);
  return {
    signal,
    rule,
    owners: ownersOf(prepared, doubt, nameOf),
    shares: sharesOf(prepared, doubt, backendAt, nameOf),
    mayMove:
      prepared.route.failover === "spill"
        ? `failover is "spill", so items of a backend that fails go to the next one until it is back`
        : undefined,
    mayDrop: prepared.effects.find(({ kind }) => kind === "may drop")?.says,
    mayPart: rule === undefined ? "whole requests are spread, so no key keeps items together" : partingOf(prepared),
  };
}

function keyRuleOf(prepared: PreparedRoute): KeyRule | undefined {
  if (prepared.kind === "spread") return undefined;
  const result = routeKeyRule(prepared.signal, prepared.route);
  return result.kind === "refused" ? undefined : result.rule;
}

/** Why a key may be at another backend than its owner although all is well. */
function doubtOf({ changedBy, route }: PreparedRoute): string | undefined {
  if (changedBy.length > 0) return `${changedBy.join(", ")} may write what keys are made of before they are read`;
  return route.algorithm === "bounded-load" ? "bounded load moves keys of a busy backend on purpose" : undefined;
}

function partingOf({ route }: PreparedRoute): string | undefined {
  return route.algorithm === "bounded-load" ? "bounded load moves keys of a busy backend on purpose" : undefined;
}

function ownersOf(prepared: PreparedRoute, doubt: string | undefined, nameOf: (endpoint: string) => string): Owners {
  if (prepared.kind !== "keyed") return { kind: "unknown", because: prepared.reason };
  if (doubt !== undefined) return { kind: "unknown", because: doubt };
  return { kind: "known", ownerOf: (key) => nameOf(prepared.table.ownerOf(key)) };
}

function sharesOf(
  prepared: PreparedRoute,
  doubt: string | undefined,
  backendAt: ReadonlyMap<string, string>,
  nameOf: (endpoint: string) => string,
): Shares {
  const of = new Map<string, number>();
  const add = (name: string, share: number) => of.set(name, (of.get(name) ?? 0) + share);
  if (prepared.kind === "keyed" && doubt === undefined) {
    const { endpoints, shares } = prepared.table.picker;
    for (const [index, endpoint] of endpoints.entries()) add(nameOf(endpoint), shares[index] ?? 0);
    return { kind: "known", of, unit: "keys" };
  }
  const names = [...new Set(backendAt.values())];
  if (prepared.kind === "spread" && prepared.route.algorithm === "round-robin" && names.length > 0) {
    for (const name of names) add(name, 1 / names.length);
    return { kind: "known", of, unit: "items" };
  }
  const spread = `${prepared.route.algorithm} promises no shares`;
  return { kind: "unknown", because: doubt ?? (prepared.kind === "unroutable" ? prepared.reason : spread) };
}
