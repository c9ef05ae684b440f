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
export const extensionsEnabled: CollectorRule = (view) => {
  const asking = [...view.in("receivers"), ...view.in("exporters")].filter(
    ({ runs, section, type }) => runs && canonicalType(view.schemas, section, type) !== undefined,
  );
  return onePerCause(
    asking.flatMap((component) => askedFor(view, component)),
    "component",
  );
};

/** The sections that hold one client's or server's settings, by where they stand in a component. */
const places: readonly Path[] = Object.freeze([[], ["protocols", "grpc"], ["protocols", "http"], ["protocol", "otlp"]]);

interface Asked {
  /** Below the section that holds it. */
  readonly path: Path;
  readonly what: string;
}

function askedFor(view: CollectorView, component: Component): readonly Caused[] {
  return places.flatMap((place) => {
    const here = jsonAt(component.settings, place);
    if (!isJsonObject(here)) return [];
    const asked: readonly Asked[] = [
      { path: ["auth", "authenticator"], what: "authenticator" },
      ...(queueRuns(component, place, here) ? [{ path: ["sending_queue", "storage"], what: "storage" }] : []),
      ...["middlewares", "middleware"].flatMap((key) => {
        const list = here[key];
        return Array.isArray(list) ? list.map((_, index) => ({ path: [key, index, "id"], what: "middleware" })) : [];
      }),
    ];
    // A sub-exporter that cannot be built is logged, and the start goes on without its backend.
    const perBackend = place[0] === "protocol";
    return asked.flatMap(({ path, what }) =>
      notEnabled(view, [...component.path, ...place, ...path], what, perBackend),
    );
  });
}

/** The load balancing exporter's own queue is off unless switched on; all others are on unless switched off. */
function queueRuns(component: Component, place: Path, here: Json): boolean {
  const enabled = jsonAt(here, ["sending_queue", "enabled"]);
  return isLoadBalancer(component) && place.length === 0 ? enabled === true : enabled !== false;
}

function notEnabled(view: CollectorView, path: Path, what: string, perBackend: boolean): readonly Caused[] {
  const asked = view.at(path);
  const known = Array.isArray(view.at(["service", "extensions"]) ?? []);
  if (!known || typeof asked !== "string" || asked === "" || isReference(asked)) return [];
  const id = normalId(asked);
  if (view.extensions.includes(id)) return [];
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
