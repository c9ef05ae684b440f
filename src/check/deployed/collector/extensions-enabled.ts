/**
 * Extensions that a running component asks for, to authenticate, store or intercept, are enabled under
 * `service.extensions`: `validate` does not look, and the start fails (core and contrib, 0.129.0 and 0.161.0).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedCollector } from "../../../model/deployed.ts";
import { isJsonObject, type Json, jsonAt } from "../../../model/json.ts";
import { canonicalType } from "../../../schema/registry.ts";
import type { DeployedRule } from "../../rule.ts";
import { isReference } from "./reference.ts";
import {
  componentsOf,
  definedIds,
  enabledExtensions,
  findingAt,
  normalId,
  runningIds,
  schemasFor,
  typeOf,
} from "./view.ts";

export const extensionsEnabled: DeployedRule = ({ collectors }) =>
  collectors.flatMap((collector) => {
    const running = runningIds(collector);
    return (["receivers", "exporters"] as const).flatMap((section) =>
      componentsOf(collector, section)
        .filter(([id]) => running.has(normalId(id)) && canonicalType(schemasFor(collector), section, typeOf(id)))
        .flatMap(([id, settings]) => askedFor(collector, [section, id], settings)),
    );
  });

/** The sections that hold one client's or server's settings, by where they stand in a component. */
const places: readonly Path[] = Object.freeze([[], ["protocols", "grpc"], ["protocols", "http"], ["protocol", "otlp"]]);

interface Asked {
  readonly path: Path;
  readonly id: Json | undefined;
  readonly what: string;
}

function askedFor(collector: DeployedCollector, base: Path, settings: Json): readonly Diagnostic[] {
  return places.flatMap((place) => {
    const here = jsonAt(settings, place);
    if (!isJsonObject(here)) return [];
    const asked: readonly Asked[] = [
      { path: ["auth", "authenticator"], id: jsonAt(here, ["auth", "authenticator"]), what: "authenticator" },
      ...(jsonAt(here, ["sending_queue", "enabled"]) === false || !queueRuns(place, here)
        ? []
        : [{ path: ["sending_queue", "storage"], id: jsonAt(here, ["sending_queue", "storage"]), what: "storage" }]),
      ...middlewares(here),
    ];
    // A sub-exporter that cannot be built is logged, and the start goes on without its backend.
    const perBackend = place[0] === "protocol";
    return asked.flatMap((one) => notEnabled(collector, [...base, ...place, ...one.path], one, perBackend));
  });
}

/** The load balancing exporter's own queue is off unless switched on; all others are on. */
function queueRuns(place: Path, here: Json): boolean {
  const isBalancer = place.length === 0 && jsonAt(here, ["resolver"]) !== undefined;
  return !isBalancer || jsonAt(here, ["sending_queue", "enabled"]) === true;
}

function middlewares(here: Json): readonly Asked[] {
  return ["middlewares", "middleware"].flatMap((key) => {
    const list = jsonAt(here, [key]);
    if (!Array.isArray(list)) return [];
    return list.map((entry: Json, index) => ({
      path: [key, index, "id"],
      id: jsonAt(entry, ["id"]),
      what: "middleware",
    }));
  });
}

function notEnabled(
  collector: DeployedCollector,
  path: Path,
  { id: asked, what }: Asked,
  perBackend: boolean,
): readonly Diagnostic[] {
  if (typeof asked !== "string" || asked === "" || isReference(asked)) return [];
  const id = normalId(asked);
  const enabled = enabledExtensions(collector);
  if (enabled.includes(id)) return [];
  const defined = definedIds(collector, "extensions");
  const near = nearest(id, enabled);
  const state = defined.includes(id) ? "is defined but not enabled" : "is not defined";
  return [
    findingAt(collector, "FL2001", path, {
      ...(perBackend && { severity: "warning" }),
      message: `The ${what} "${id}" ${state}; ${perBackend ? "the Collector starts, and no backend can be reached." : "the Collector would not start."}`,
      help: defined.includes(id)
        ? `add ${id} to service.extensions`
        : near.length > 0
          ? `did you mean ${near.join(" or ")}?`
          : `define it under extensions, and add it to service.extensions`,
    }),
  ];
}
