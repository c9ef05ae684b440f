/**
 * What statsd refuses: words of its own, and how timers and histograms are told (contrib statsdreceiver Validate, and the
 * transport at start, both versions).
 */

import type { Path } from "../../../../diagnostics/place.ts";
import {
  atLeast,
  atMost,
  needed,
  notAscending,
  positive,
  problemsIn,
  type Row,
  regex,
  whenBuilt,
  word,
} from "./rows.ts";
import { conflict, outOfRange, type Problems, required, type SettingCheck, type Settings } from "./setting-check.ts";

const mappings = "timer_histogram_mapping";

const rows: readonly Row[] = Object.freeze([
  positive("aggregation_interval", "60s"),
  word("counter_type", ["", "int", "float", "stochastic_int"]),
  word(`${mappings}.*.statsd_type`, ["timing", "timer", "histogram", "distribution", ""]),
  word(`${mappings}.*.observer_type`, ["gauge", "summary", "histogram", ""]),
  needed(`${mappings}.*.statsd_type`, "say timing, timer, histogram or distribution"),
  needed(`${mappings}.*.observer_type`, "say gauge, summary or histogram"),
  atLeast(`${mappings}.*.summary.percentiles.*`, 0),
  atMost(`${mappings}.*.summary.percentiles.*`, 100),
  whenBuilt(word("transport", ["udp", "udp4", "udp6", "tcp", "tcp4", "tcp6", "unixgram"])),
]);

export const statsdReceiver: SettingCheck = Object.freeze({
  component: "receivers/statsd",
  mirrors: "contrib statsdreceiver Validate and start, both versions",
  check: function* statsd(settings: Settings): Problems {
    yield* problemsIn(rows, settings);
    for (const index of settings.list(mappings).keys()) yield* mapping(settings, [mappings, index]);
  },
});

/** Of an exponential histogram (lightstep/go-expohisto structure.MinSize and MaximumMaxSize); zero is the default. */
const sizes = Object.freeze({ least: 2, most: 16_384 });

function* mapping(settings: Settings, path: Path): Problems {
  const observer = settings.text(...path, "observer_type");
  if (!["gauge", "summary", "histogram"].includes(observer)) return;
  const at = (...keys: readonly string[]): Path => [...path, ...keys];
  const size = settings.number(...path, "histogram", "max_size") ?? 0;
  const hasBuckets = Array.isArray(settings.written(...path, "histogram", "explicit_buckets"));
  if (observer === "histogram") {
    if (size !== 0 && (size < sizes.least || size > sizes.most))
      yield outOfRange(at("histogram", "max_size"), `max_size is ${size}`, `use ${sizes.least} to ${sizes.most}`);
    for (const index of settings.list(...path, "histogram", "explicit_buckets").keys())
      yield* buckets(settings, [...at("histogram", "explicit_buckets"), index]);
  } else if (size !== 0 || hasBuckets)
    yield conflict(at("histogram"), `histogram is for observer_type: histogram, which is ${observer}`, "remove one", [
      at("observer_type"),
    ]);
  if (observer !== "summary" && settings.list(...path, "summary", "percentiles").length > 0)
    yield conflict(at("summary"), `summary is for observer_type: summary, which is ${observer}`, "remove one", [
      at("observer_type"),
    ]);
}

/** Which metrics have buckets of their own (0.161.0). */
function* buckets(settings: Settings, path: Path): Problems {
  const pattern = [...path, "matcher_pattern"];
  if (settings.text(...pattern) === "")
    yield required(pattern, "matcher_pattern is missing", 'write which metrics these buckets are for; ".*" is all');
  yield* regex(pattern.join("."))(settings);
  const bounds = [...path, "buckets"];
  if (settings.list(...bounds).length === 0) yield required(bounds, "No bucket is given", "list their bounds");
  for (const index of notAscending(settings.list(...bounds), { twice: true }))
    yield outOfRange(
      [...bounds, index],
      "A bound of a bucket is below the one before it",
      "list them in ascending order",
    );
}
