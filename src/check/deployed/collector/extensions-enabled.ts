/**
 * Extensions that a running component asks for, to authenticate, store or intercept, are enabled under
 * `service.extensions`: `validate` does not look, and the start fails (core and contrib, 0.129.0 and 0.161.0).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { type Component, normalId } from "../../../needs/configuration.ts";
import { defaultsOf, schemaFile } from "../../../schema/registry.ts";
import { isOff, type WrittenSection, writtenSections } from "../../../schema/written-sections.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { isReference } from "./reference.ts";
import { isUnread } from "./semantics/unread-sections.ts";
import { type CollectorRule, type CollectorView, isLoadBalancer } from "./view.ts";

/** An extension that several components ask for is missing once. */
export const extensionsEnabled: CollectorRule = (view) =>
  onePerCause(
    askedFor(view).flatMap((one) => notEnabled(view, one)),
    "component",
  );

/** Names of the extensions that running components ask for. */
export function extensionsAskedFor(view: CollectorView): ReadonlySet<string> {
  return new Set(askedFor(view).map(({ id }) => id));
}

const asked = new WeakMap<CollectorView, readonly Asked[]>();

/** Worked out once for each configuration, as two rules want it. */
function askedFor(view: CollectorView): readonly Asked[] {
  const found =
    asked.get(view) ?? view.components.filter(({ runs }) => runs).flatMap((component) => askedBy(view, component));
  asked.set(view, found);
  return found;
}

interface Asked {
  readonly path: Path;
  readonly what: string;
  /** The extension's name, empty where a section that needs one does not say it. */
  readonly id: string;
  readonly perBackend: boolean;
}

interface Place {
  /** Below the component. */
  readonly path: Path;
  readonly what: string;
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
  return [...inSections, ...ownPlaces(component)].flatMap(({ path: inner, what }) => {
    const name = jsonAt(settings, inner) ?? "";
    if (typeof name !== "string" || isReference(name) || (name === "" && what === "storage")) return [];
    // A sub-exporter that cannot be built is logged, and the start goes on without its backend.
    const perBackend = inner[0] === "protocol" && isLoadBalancer(component);
    return [{ path: [...path, ...inner], what, id: normalId(name), perBackend }];
  });
}

/** What a section that many share asks for, known by its keys. */
function placesIn(component: Component, { path, keys }: WrittenSection): readonly Place[] {
  const at = (key: string) => jsonAt(component.settings, [...path, key]);
  if (keys.has("authenticator"))
    return at("enabled") === false ? [] : [{ path: [...path, "authenticator"], what: "authenticator" }];
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

/** Log receivers keep where they were, receiver_creator watches observers, and one of several receivers leads. */
function ownPlaces(component: Component): readonly Place[] {
  const { section, type, settings } = component;
  if (section === "exporters" && type === "kafka") return kafkaPlaces(component);
  if (section !== "receivers") return [];
  const observers = type === "receiver_creator" ? jsonAt(settings, ["watch_observers"]) : undefined;
  return [
    ...(typeof jsonAt(settings, ["k8s_leader_elector"]) === "string"
      ? [{ path: ["k8s_leader_elector"], what: "leader elector" }]
      : []),
    ...(typeof jsonAt(settings, ["storage"]) === "string" ? [{ path: ["storage"], what: "storage" }] : []),
    ...(Array.isArray(observers)
      ? observers.map((_, index) => ({ path: ["watch_observers", index], what: "observer" }))
      : []),
  ];
}

/** Words for an encoding that the exporter has itself; another is an extension's name (contrib kafkaexporter, both versions). */
const kafkaEncodings: Readonly<Record<string, readonly string[]>> = Object.freeze({
  traces: ["otlp_proto", "otlp_json", "zipkin_proto", "zipkin_json", "jaeger_proto", "jaeger_json"],
  metrics: ["otlp_proto", "otlp_json"],
  logs: ["otlp_proto", "otlp_json", "raw"],
});

function kafkaPlaces({ settings }: Component): readonly Place[] {
  const partitioner = ["record_partitioner", "extension"];
  const bySignal = Object.entries(kafkaEncodings).map(([signal, words]) => ({ path: [signal, "encoding"], words }));
  // Up to 0.129.0 one word could be that of every signal.
  const ofAll = { path: ["encoding"], words: ["", ...Object.values(kafkaEncodings).flat()] };
  const encodings = [ofAll, ...bySignal].flatMap(({ path, words }) => {
    const word = jsonAt(settings, path);
    return typeof word === "string" && !words.includes(word) ? [{ path, what: "encoding" }] : [];
  });
  return [
    ...encodings,
    ...(typeof jsonAt(settings, partitioner) === "string" ? [{ path: partitioner, what: "partitioner" }] : []),
  ];
}

/** The load balancing exporter's own queue is off unless switched on; all others are on unless switched off. */
function queueRuns(component: Component, path: Path): boolean {
  const enabled = jsonAt(component.settings, [...path, "enabled"]);
  return isLoadBalancer(component) && path.length === 1 ? enabled === true : enabled !== false;
}

function notEnabled(view: CollectorView, { path, what, id, perBackend }: Asked): readonly Caused[] {
  const known = Array.isArray(view.at(["service", "extensions"]) ?? []);
  if (!known || view.extensions.includes(id)) return [];
  if (id === "") return [{ cause: path.join("/"), finding: unnamed(view, path, what, perBackend) }];
  const defined = view.defines("extensions", id);
  const fact = `The ${what} "${id}" ${defined ? "is defined but not enabled" : "is not defined"}`;
  const finding = view.finding("FL2001", path, {
    restsOn: [["service", "extensions"]],
    severity: perBackend ? "warning" : undefined,
    message: perBackend ? `${fact}; the Collector starts, but cannot reach any backend.` : wouldNotStart(fact),
    help: defined
      ? `add ${id} to service.extensions`
      : (didYouMean(id, view.extensions) ?? "define it under extensions, and add it to service.extensions"),
  });
  return [{ cause: `${what} ${id} ${perBackend}`, finding }];
}

function unnamed(view: CollectorView, path: Path, what: string, perBackend: boolean): Diagnostic {
  const fact = `No ${what} is named`;
  return view.finding("FL1101", path, {
    severity: perBackend ? "warning" : undefined,
    message: perBackend ? `${fact}; the Collector starts, but cannot reach any backend.` : wouldNotStart(fact),
    help: "name an extension that is in service.extensions",
  });
}
