/** Pages that may send from browsers, as the HTTP side of a Collector's OTLP receiver is told of them. */

import { pageHeaders, preflightSeconds } from "../../contract/cross-origin.ts";
import { type Mark, type Place, within } from "../../diagnostics/place.ts";
import type { JsonObject } from "../../model/json.ts";
import type { PageSenders } from "../../model/topology.ts";

/** `cors` of a receiver's HTTP side, or nothing: a Collector that is told of no origins answers no preflight. */
export function crossOriginSetting({ origins = [] }: PageSenders = {}): JsonObject {
  if (origins.length === 0) return {};
  return { cors: { allowed_origins: origins, allowed_headers: pageHeaders, max_age: preflightSeconds } };
}

/** Where it was asked for. */
export function crossOriginMark(origin: Place): Mark {
  return { at: ["receivers", "otlp", "protocols", "http", "cors"], origin: within(origin, "senders", "origins") };
}
