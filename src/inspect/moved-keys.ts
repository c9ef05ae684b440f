/**
 * How many keys have another backend after a change, signal by signal: the same telemetry is asked of both balancers, so that
 * another way of writing keys counts as well as another ring.
 */

import type { Signal } from "../contract/signal.ts";
import { type Random, seededRandom } from "../generate/random.ts";
import { ringGenerationOf } from "../routing/collector-version.ts";
import { keyFor } from "./answer.ts";
import type { Facts } from "./facts.ts";
import { type PreparedRoute, prepareRoutes } from "./prepared-route.ts";
import type { RoutedBalancer } from "./routed-balancer.ts";

export interface MovedKeys {
  readonly signal: Signal;
  readonly before: string;
  readonly after: string;
  /** Part of the sampled keys; undefined where one side does not route by a key, which `note` says. */
  readonly moved: number | undefined;
  readonly note: string | undefined;
  /** Generations of the ring, where an upgrade goes from one to another. */
  readonly crossing: { readonly from: number; readonly to: number } | undefined;
}

export function movedKeys(before: RoutedBalancer, after: RoutedBalancer, count: number): readonly MovedKeys[] {
  const [old, fresh] = [prepareRoutes(before), prepareRoutes(after)];
  const routed = [...new Set([...old, ...fresh].map(({ signal }) => signal))];
  return routed.map((signal) => {
    const [one, other] = [old, fresh].map((routes) => routes.find((route) => route.signal === signal));
    const told = { signal, before: howOf(one), after: howOf(other), crossing: crossing(one, other) };
    if (one?.kind !== "keyed" || other?.kind !== "keyed") {
      return {
        ...told,
        moved: undefined,
        note: reasonOf(one) ?? reasonOf(other) ?? "only one side routes this signal",
      };
    }
    return { ...told, moved: movedPart({ one, before, other, after }, count), note: undefined };
  });
}

function howOf(route: PreparedRoute | undefined): string {
  if (route === undefined) return "not routed";
  const key =
    route.route.routingAttributes.length > 0 ? route.route.routingAttributes.join(", ") : route.route.routingKey;
  const version = route.route.compatibleWith;
  if (route.kind !== "keyed") return route.route.algorithm;
  return `${key === "" ? "its default key" : key}, ${route.how} of ${version === "fairlead" ? "Fairlead" : version}`;
}

function reasonOf(route: PreparedRoute | undefined): string | undefined {
  return route && route.kind !== "keyed" ? route.reason : undefined;
}

function crossing(one: PreparedRoute | undefined, other: PreparedRoute | undefined): MovedKeys["crossing"] {
  const generationOf = (route: PreparedRoute | undefined) =>
    route && /^(?:ring|bounded-load)$/.test(route.route.algorithm)
      ? (ringGenerationOf(route.route.compatibleWith) ?? 3)
      : undefined;
  const [from, to] = [generationOf(one), generationOf(other)];
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined;
}

interface Sides {
  readonly one: PreparedRoute & { readonly kind: "keyed" };
  readonly before: RoutedBalancer;
  readonly other: PreparedRoute & { readonly kind: "keyed" };
  readonly after: RoutedBalancer;
}

function movedPart({ one, before, other, after }: Sides, count: number): number | undefined {
  const random = seededRandom(1);
  const names = [...one.route.routingAttributes, ...other.route.routingAttributes];
  let [asked, moved] = [0, 0];
  for (let index = 0; index < count; index++) {
    const facts = drawn(random, names);
    const [was, is] = [keyFor(one, before, facts), keyFor(other, after, facts)];
    if (was.kind !== "key" || is.kind !== "key") continue;
    asked += 1;
    if (one.table.ownerOf(was.key) !== other.table.ownerOf(is.key)) moved += 1;
  }
  return asked === 0 ? undefined : moved / asked;
}

/** Telemetry that has every kind of key. */
function drawn(random: Random, names: readonly string[]): Facts {
  const word = () => random.next().toString(16).padStart(8, "0");
  return {
    traceId: `${word()}${word()}${word()}${word()}`,
    service: `service-${word()}`,
    metric: `metric-${word()}`,
    attributes: Object.fromEntries(names.filter((name) => name !== "service.name").map((name) => [name, word()])),
  };
}
