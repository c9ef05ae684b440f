/**
 * Where running components name an extension: to authenticate, store, intercept, encode, observe or lead, each known by the keys
 * of a section that many share, or by the component that has it (core and contrib, 0.129.0 and 0.161.0).
 */

import type { Path } from "../../../diagnostics/place.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { type Component, normalId } from "../../../needs/configuration.ts";
import { canonicalType, defaultsOf, schemaFile } from "../../../schema/registry.ts";
import { isOff, type WrittenSection, writtenSections } from "../../../schema/written-sections.ts";
import { encodingPlaces } from "./kafka-encodings.ts";
import { isReference } from "./reference.ts";
import { isUnread } from "./semantics/unread-sections.ts";
import { type CollectorView, isLoadBalancer } from "./view.ts";

/** What an extension is asked for, in the words of a finding. */
export type Purpose =
  | "authenticator"
  | "storage"
  | "middleware"
  | "encoding"
  | "partitioner"
  | "leader elector"
  | "observer";

/** Names of the extensions that running components ask for. */
export function extensionsAskedFor(view: CollectorView): ReadonlySet<string> {
  return new Set(askedFor(view).map(({ id }) => id));
}

const asked = new WeakMap<CollectorView, readonly Asked[]>();

/** Worked out once for each configuration, as two rules want it. */
export function askedFor(view: CollectorView): readonly Asked[] {
  const found =
    asked.get(view) ?? view.components.filter(({ runs }) => runs).flatMap((component) => askedBy(view, component));
  asked.set(view, found);
  return found;
}

export interface Asked {
  readonly component: Component;
  readonly path: Path;
  readonly what: Purpose;
  /** The extension's name, empty where a section that needs one does not say it. */
  readonly id: string;
  readonly perBackend: boolean;
}

export interface AskingPlace {
  /** Below the component. */
  readonly path: Path;
  readonly what: Purpose;
}

function askedBy(view: CollectorView, component: Component): readonly Asked[] {
  const { section, type, settings, path } = component;
  const schema = schemaFile(view.schemas, section, type, "exact");
  if (!schema || !isJsonObject(settings)) return [];
  const defaults = defaultsOf(view.schemas, section, type) as Json; // plain JSON
  const inSections = writtenSections(schema, settings)
    .flatMap((one) => placesIn(component, one))
    .filter(
      ({ path: at }) =>
        !isUnread(view, component, at) &&
        !isOff(at.slice(0, -1), (one) => jsonAt(settings, one) ?? jsonAt(defaults, one)),
    );
  return [...inSections, ...ownPlaces(view, component)].flatMap(({ path: inner, what }) => {
    const name = jsonAt(settings, inner) ?? "";
    if (typeof name !== "string" || isReference(name) || (name === "" && what === "storage")) return [];
    // A sub-exporter that cannot be built is logged, and the start goes on without its backend.
    const perBackend = inner[0] === "protocol" && isLoadBalancer(component);
    return [{ component, path: [...path, ...inner], what, id: normalId(name), perBackend }];
  });
}

/** What a section that many share asks for, known by its keys. */
function placesIn(component: Component, { path, keys }: WrittenSection): readonly AskingPlace[] {
  const at = (key: string) => jsonAt(component.settings, [...path, key]);
  if (keys.has("authenticator"))
    return at("enabled") === false ? [] : [{ path: [...path, "authenticator"], what: "authenticator" as const }];
  if (keys.has("storage") && keys.has("num_consumers"))
    return queueRuns(component, path) ? [{ path: [...path, "storage"], what: "storage" }] : [];
  return ["middlewares", "middleware"]
    .filter((key) => keys.has(key))
    .flatMap((key) => {
      const list = at(key);
      return Array.isArray(list)
        ? list.map((_, index) => ({ path: [...path, key, index, "id"], what: "middleware" }))
        : [];
    });
}

/** Settings of single components, by their section and oldest type; `*` stands for every entry of a list. */
const ownSettings: readonly (readonly [component: string, at: string, what: Purpose])[] = Object.freeze([
  ["receivers/*", "storage", "storage"],
  ["receivers/*", "k8s_leader_elector", "leader elector"],
  ["receivers/receiver_creator", "watch_observers.*", "observer"],
  ["exporters/file", "encoding", "encoding"],
  ["exporters/kafka", "record_partitioner.extension", "partitioner"],
  ["exporters/kafka", "auth.sasl.oauthbearer_token_source", "authenticator"],
  ["receivers/kafka", "auth.sasl.oauthbearer_token_source", "authenticator"],
  ["extensions/headers_setter", "additional_auth", "authenticator"],
]);

/** Kafka is shown a token by one mechanism only. */
function signsInByToken({ settings }: Component): boolean {
  return jsonAt(settings, ["auth", "sasl", "mechanism"]) === "OAUTHBEARER";
}

function ownPlaces(view: CollectorView, component: Component): readonly AskingPlace[] {
  const { section, type, settings } = component;
  const name = (oldest: string) => canonicalType(view.schemas, section, oldest) ?? oldest;
  const own = ownSettings.flatMap(([of, at, what]) => {
    const [kind, oldest = ""] = of.split("/");
    if (kind !== section || (oldest !== "*" && name(oldest) !== name(type))) return [];
    const isList = at.endsWith(".*");
    const path = at.split(".").slice(0, isList ? -1 : undefined);
    const value = jsonAt(settings, path);
    if (isList) return Array.isArray(value) ? value.map((_, index) => ({ path: [...path, index], what })) : [];
    const isAsked = typeof value === "string" && (path[0] !== "auth" || signsInByToken(component));
    return isAsked ? [{ path, what }] : [];
  });
  return [...own, ...encodingPlaces(view, component).map((path) => ({ path, what: "encoding" as const }))];
}

/** The load balancing exporter's own queue is off unless switched on; all others are on unless switched off. */
function queueRuns(component: Component, path: Path): boolean {
  const enabled = jsonAt(component.settings, [...path, "enabled"]);
  return isLoadBalancer(component) && path.length === 1 ? enabled === true : enabled !== false;
}
