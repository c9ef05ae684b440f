/**
 * What the settings of a configuration let it hold at once, as a lower bound: items without names and attributes, one span a trace.
 * Bytes were measured on the heap of real Collectors (0.129.0 and 0.161.0, 5 000 to 200 000 items, after collection) and rounded down.
 */

import type { Path } from "../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { type Component, runningIn } from "./configuration.ts";
import { httpRequestBytes } from "./request-limits.ts";

export interface Held {
  /** Of the setting, in the configuration. */
  readonly path: Path;
  /** In words: `num_traces of tail_sampling`. */
  readonly what: string;
  readonly bytes: number;
}

/** Measured: 780 and 880 a trace of one span, 233 a span, 139 a record, 122 a point, 1105 a queued request of one span. */
const least = Object.freeze({ trace: 700, span: 200, record: 120, point: 100, request: 1_000 });
const mib = 2 ** 20;

/** One component may hold several things. */
type Holding = (settings: JsonObject) => readonly { readonly at: Path; readonly bytes: number }[];

function numberAt(settings: JsonObject, path: Path): number {
  const found = jsonAt(settings, path);
  return typeof found === "number" && found > 0 ? found : 0;
}

/** A trace is held until it is decided on. */
const traces: Holding = (settings) => [{ at: ["num_traces"], bytes: numberAt(settings, ["num_traces"]) * least.trace }];

/** Whatever the signal, of which the smallest is a point. */
const items: Holding = (settings) => [
  { at: ["send_batch_size"], bytes: numberAt(settings, ["send_batch_size"]) * least.point },
];

/** A message is in memory as a whole before it is decoded; what it becomes is more. As much as over HTTP anybody takes. */
const messages: Holding = (settings) => {
  const at = ["protocols", "grpc", "max_recv_msg_size_mib"];
  const bytes = numberAt(settings, at) * mib;
  return bytes > httpRequestBytes ? [{ at, bytes }] : [];
};

/** What a queue holds at least when it is full. */
export function queueBytes(size: Json | undefined, sizer: Json | undefined): number {
  const each = sizer === "bytes" ? 1 : sizer === "items" ? least.point : least.request;
  return typeof size === "number" && size > 0 ? size * each : 0;
}

/** A queue with storage keeps on disk what waits. */
const queue: Holding = (settings) =>
  [["sending_queue"], ["protocol", "otlp", "sending_queue"]].flatMap((at) => {
    const found = jsonAt(settings, at);
    if (!isJsonObject(found) || found["enabled"] === false || found["storage"]) return [];
    return [{ at: [...at, "queue_size"], bytes: queueBytes(found["queue_size"], found["sizer"]) }];
  });

const holdings: Readonly<Record<string, Holding>> = Object.freeze({
  "processors/tail_sampling": traces,
  "processors/groupbytrace": traces,
  "processors/batch": items,
  "receivers/otlp": messages,
});

/** Of what runs, as far as it is written: defaults fit the smallest containers. */
export function heldAtMost(config: Json): readonly Held[] {
  return runningIn(config).flatMap(heldBy);
}

function heldBy({ section, type, id, path, settings }: Component): readonly Held[] {
  const holding = section === "exporters" ? queue : holdings[`${section}/${type}`];
  if (!holding || !isJsonObject(settings)) return [];
  return holding(settings)
    .filter(({ bytes }) => bytes > 0)
    .map(({ at, bytes }) => ({ path: [...path, ...at], what: `${String(at.at(-1))} of ${id}`, bytes }));
}
