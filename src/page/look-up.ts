/** Where a key goes at this moment, and why: its owner by the ring, and what the owner's health and the failover make of it. */

import type { BackendStatus } from "../contract/status.ts";
import { answerTo } from "../inspect/answer.ts";
import type { Facts } from "../inspect/facts.ts";
import { keySource, type PreparedRoute } from "../inspect/prepared-route.ts";
import { keyText, type RouteOfKey } from "../inspect/route-of-key.ts";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { howOf } from "./page-balancer.ts";
import type { PageAnswer } from "./page-state.ts";

export interface LookedAt {
  readonly balancer: RoutedBalancer;
  readonly prepared: readonly PreparedRoute[];
  /** What people call the backend of an endpoint. */
  readonly name: (endpoint: string) => string;
  /** As `troubleIn` writes it; undefined where nobody knows. */
  readonly troubleOf: (endpoint: string) => string | undefined;
}

export function lookUp(at: LookedAt, facts: Facts): readonly PageAnswer[] {
  return at.prepared.map((prepared) => {
    const [by, how] = prepared.kind === "keyed" ? [keySource(prepared.rule), howOf(prepared)] : ["", ""];
    return { signal: prepared.signal, by, how, result: resultOf(prepared, at, facts) };
  });
}

function resultOf(prepared: PreparedRoute, at: LookedAt, facts: Facts): PageAnswer["result"] {
  const answer = answerTo(prepared, at.balancer, facts);
  switch (answer.kind) {
    case "routed":
      return routed(answer.route, prepared, at);
    case "undecided": {
      const by = prepared.kind === "keyed" ? keySource(prepared.rule) : "";
      return { kind: "open", reason: `it is routed by ${by}, which was not given` };
    }
    case "anywhere":
    case "nowhere":
      return { kind: "open", reason: answer.reason };
  }
}

function routed(route: RouteOfKey, prepared: PreparedRoute, at: LookedAt): PageAnswer["result"] {
  const { key, hash, place, point, owner, next } = route;
  return {
    kind: "routed",
    key: keyText(key),
    ...{ hash, place, point },
    owner: at.name(owner),
    next: distinct(next.map(at.name), at.name(owner)),
    now: nowOf(route, prepared, at),
  };
}

/** Several names on the ring may be one backend. */
function distinct(names: readonly string[], owner: string): readonly string[] {
  return [...new Set(names)].filter((name) => name !== owner);
}

function nowOf({ owner, hash }: RouteOfKey, prepared: PreparedRoute, { troubleOf, name }: LookedAt): string {
  const trouble = troubleOf(owner);
  if (trouble === undefined)
    return "how it is, nobody has said: a Collector never does, and a balancer does so each second";
  if (trouble === "") {
    return prepared.route.algorithm === "bounded-load"
      ? "it is available, and takes it as long as it holds no more than its bound"
      : "it is available, and takes it";
  }
  switch (prepared.route.failover) {
    case "hold":
      return `${trouble}: what has this key waits in the balancer`;
    case "shed":
      return `${trouble}: what has this key is rejected`;
    case "spill": {
      const picker = prepared.kind === "keyed" ? prepared.table.picker : undefined;
      const other = picker?.ownerWhere(hash, (index) => troubleOf(picker.endpoints[index] ?? "") === "") ?? -1;
      const endpoint = picker?.endpoints[other];
      return endpoint === undefined
        ? `${trouble}, and no other backend can be used`
        : `${trouble}: what has this key goes to ${name(endpoint)} meanwhile`;
    }
  }
}

/** Why a backend cannot be used, as a part of a sentence; empty for one that can. */
export function troubleIn({ isAvailable, connection }: Pick<BackendStatus, "isAvailable" | "connection">): string {
  if (!isAvailable) return "it is not available";
  return connection === "ready" || connection === "idle" ? "" : "there is no connection to it";
}
