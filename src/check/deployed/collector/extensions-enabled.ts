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
import { type CollectorRule, type CollectorView, isLoadBalancer } from "./view.ts";

/** An extension that several components ask for is missing once. */
export const extensionsEnabled: CollectorRule = (view) =>
  onePerCause(
    askedFor(view).flatMap((asked) => notEnabled(view, asked)),
    "component",
  );

/** Names of the extensions that running components ask for. */
export function extensionsAskedFor(view: CollectorView): ReadonlySet<string> {
  return new Set(askedFor(view).map(({ id }) => id));
}

function askedFor(view: CollectorView): readonly Asked[] {
  return view.components.filter(({ runs }) => runs).flatMap((component) => askedBy(view, component));
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
    .filter((one) => !isOff(one.path, (at) => jsonAt(settings, at) ?? jsonAt(defaults, at)))
    .flatMap((one) => placesIn(component, one));
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

/** Log receivers keep where they were, and receiver_creator watches observers. */
function ownPlaces({ section, type, settings }: Component): readonly Place[] {
  if (section !== "receivers") return [];
  const observers = type === "receiver_creator" ? jsonAt(settings, ["watch_observers"]) : undefined;
  return [
    ...(typeof jsonAt(settings, ["storage"]) === "string" ? [{ path: ["storage"], what: "storage" }] : []),
    ...(Array.isArray(observers)
      ? observers.map((_, index) => ({ path: ["watch_observers", index], what: "observer" }))
      : []),
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
  const defined = view.names("extensions").includes(id);
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
