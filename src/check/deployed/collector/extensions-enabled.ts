/**
 * Extensions that a running component asks for, to authenticate, store or intercept, are enabled under
 * `service.extensions`: `validate` does not look, and the start fails (core and contrib, 0.129.0 and 0.161.0).
 */

import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { type Component, normalId } from "../../../needs/configuration.ts";
import { canonicalType } from "../../../schema/registry.ts";
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
  return [...view.in("receivers"), ...view.in("exporters")]
    .filter(({ runs, section, type }) => runs && canonicalType(view.schemas, section, type) !== undefined)
    .flatMap((component) => askedBy(view, component));
}

/** The sections that hold one client's or server's settings, by where they stand in a component. */
const places: readonly Path[] = Object.freeze([[], ["protocols", "grpc"], ["protocols", "http"], ["protocol", "otlp"]]);

interface Asked {
  readonly path: Path;
  readonly what: string;
  /** The extension's name. */
  readonly id: string;
  readonly perBackend: boolean;
}

function askedBy(view: CollectorView, component: Component): readonly Asked[] {
  return places.flatMap((place) => {
    const here = jsonAt(component.settings, place);
    if (!isJsonObject(here)) return [];
    const asked: readonly Pick<Asked, "path" | "what">[] = [
      { path: ["auth", "authenticator"], what: "authenticator" },
      ...(queueRuns(component, place, here) ? [{ path: ["sending_queue", "storage"], what: "storage" }] : []),
      ...["middlewares", "middleware"].flatMap((key) => {
        const list = here[key];
        return Array.isArray(list) ? list.map((_, index) => ({ path: [key, index, "id"], what: "middleware" })) : [];
      }),
    ];
    // A sub-exporter that cannot be built is logged, and the start goes on without its backend.
    const perBackend = place[0] === "protocol";
    return asked.flatMap(({ path: inner, what }) => {
      const path = [...component.path, ...place, ...inner];
      const name = view.at(path);
      if (typeof name !== "string" || name === "" || isReference(name)) return [];
      return [{ path, what, id: normalId(name), perBackend }];
    });
  });
}

/** The load balancing exporter's own queue is off unless switched on; all others are on unless switched off. */
function queueRuns(component: Component, place: Path, here: Json): boolean {
  const enabled = jsonAt(here, ["sending_queue", "enabled"]);
  return isLoadBalancer(component) && place.length === 0 ? enabled === true : enabled !== false;
}

function notEnabled(view: CollectorView, { path, what, id, perBackend }: Asked): readonly Caused[] {
  const known = Array.isArray(view.at(["service", "extensions"]) ?? []);
  if (!known || view.extensions.includes(id)) return [];
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
