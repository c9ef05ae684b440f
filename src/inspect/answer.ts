/** Where a balancer sends what somebody knows of a piece of telemetry, signal by signal. */

import { resourceUpserter } from "../routing/split/upsert-resource.ts";
import { type Facts, requestOf } from "./facts.ts";
import { type KeysOfRequest, keysOfRequest } from "./keys-of-request.ts";
import type { PreparedRoute } from "./prepared-route.ts";
import type { RouteOfKey } from "./route-of-key.ts";
import type { RoutedBalancer } from "./routed-balancer.ts";

export type Answer =
  | { readonly kind: "routed"; readonly route: RouteOfKey; readonly missing: readonly string[] }
  /** What has to be known as well. */
  | { readonly kind: "undecided"; readonly needs: string }
  | { readonly kind: "anywhere" | "nowhere"; readonly reason: string };

export function answerTo(prepared: PreparedRoute, balancer: RoutedBalancer, facts: Facts): Answer {
  const found = keyFor(prepared, balancer, facts);
  if (found.kind !== "key" || prepared.kind !== "keyed") return found.kind === "key" ? nothing : found;
  return { kind: "routed", route: prepared.table.routeOf(found.key), missing: missingOf(prepared, facts) };
}

export type KeyAnswer =
  | { readonly kind: "key"; readonly key: Uint8Array }
  | Exclude<Answer, { readonly kind: "routed" }>;

/** The key alone, for whoever looks its owner up. */
export function keyFor(prepared: PreparedRoute, balancer: RoutedBalancer, facts: Facts): KeyAnswer {
  if (prepared.kind === "spread") return { kind: "anywhere", reason: prepared.reason };
  if (prepared.kind === "unroutable") return { kind: "nowhere", reason: prepared.reason };
  const lack = lackOf(prepared, facts);
  if (lack !== undefined) return { kind: "undecided", needs: lack };
  const keys = keysOf(prepared, balancer, requestOf(prepared.signal, facts));
  if (keys.kind === "wrong") return { kind: "nowhere", reason: keys.reason };
  const [item] = keys.items;
  if (item?.isRandom)
    return { kind: "anywhere", reason: "a record without a trace id has a key that is drawn anew each time" };
  return item?.key === undefined ? nothing : { kind: "key", key: item.key };
}

const nothing = { kind: "nowhere", reason: "this Collector leaves it out: its key is missing" } as const;

/** The keys of a request, after the balancer has written its own attributes into it. */
export function keysOf(
  { signal, rule }: PreparedRoute & { readonly kind: "keyed" },
  { resourceUpserts }: RoutedBalancer,
  request: Uint8Array,
): KeysOfRequest {
  const upserted = resourceUpserter(resourceUpserts)(request);
  const bytes = upserted ? new Uint8Array(upserted.bytes) : request;
  upserted?.write(bytes);
  return keysOfRequest(signal, rule, bytes);
}

type Keyed = PreparedRoute & { readonly kind: "keyed" };

/** The option that says what the key is made of, where it is not given. */
function lackOf({ rule }: Keyed, facts: Facts): string | undefined {
  switch (rule.kind) {
    case "traceID":
      return facts.traceId === undefined ? "--trace-id" : undefined;
    case "service":
      return facts.service === undefined ? "--service" : undefined;
    case "metric":
      return facts.metric === undefined ? "--metric" : undefined;
    case "resource":
      return isAnythingOfResource(facts) ? undefined : "--service and --attribute, all that the resource has";
    case "streamID":
      return "--otlp: a stream is its whole metric and the attributes of the data point";
    case "attributes": {
      const lacking = rule.names.filter((name) => !isGiven(name, facts));
      return lacking.length === rule.names.length ? lacking.map(optionFor).join(" ") : undefined;
    }
  }
}

function optionFor(name: string): string {
  return name === "service.name" ? "--service" : `--attribute ${name}=…`;
}

function isGiven(name: string, { service, attributes }: Facts): boolean {
  return name in attributes || (name === "service.name" && service !== undefined);
}

function isAnythingOfResource({ service, attributes }: Facts): boolean {
  return service !== undefined || Object.keys(attributes).length > 0;
}

/** Attributes of the key that were not given and so count as absent. */
function missingOf({ rule }: Keyed, facts: Facts): readonly string[] {
  return rule.kind === "attributes" ? rule.names.filter((name) => !isGiven(name, facts)) : [];
}
