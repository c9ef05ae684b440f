/** What processors refuse in their settings, and what lets nothing through. */

import { oneOfWords } from "../../../../diagnostics/suggest.ts";
import { isJsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { attributeActions, attributesProcessor } from "./attribute-actions.ts";
import { filter } from "./filter.ts";
import { kubernetesAttributes } from "./kubernetes-attributes.ts";
import { metricsTransform } from "./metrics-transform.ts";
import { resourceDetection } from "./resource-detection.ts";
import { eachFilled, notNegative, positive, problemsIn, type Row, refused, regex, whenBuilt, word } from "./rows.ts";
import {
  conflict,
  emptyStatements,
  misleading,
  negative,
  notSetOr,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type SettingProblem,
  type Settings,
  withoutUse,
} from "./setting-check.ts";
import { spanProcessor } from "./span-processor.ts";
import { tailSampling } from "./tail-sampling.ts";

function rowsCheck(component: string, mirrors: string, ...rows: readonly Row[]): SettingCheck {
  return { component, mirrors, check: (settings) => problemsIn(rows, settings) };
}

export const processorChecks: readonly SettingCheck[] = Object.freeze([
  {
    component: "processors/memory_limiter",
    mirrors: "core memorylimiter Validate, both versions",
    check: memoryLimiter,
  },
  { component: "processors/batch", mirrors: "core batchprocessor Validate, both versions", check: batch },
  {
    component: "processors/attributes",
    mirrors: "contrib attributesprocessor, Validate and building, both versions",
    check: attributesProcessor,
  },
  {
    component: "processors/resource",
    mirrors: "contrib resourceprocessor, Validate and building, both versions",
    check: (settings) => attributeActions(settings, "attributes"),
  },
  {
    component: "processors/tail_sampling",
    mirrors: "contrib tailsamplingprocessor, building at 0.129.0, start at 0.161.0",
    check: tailSampling,
  },
  { component: "processors/filter", mirrors: "contrib filterprocessor, building, both versions", check: filter },
  {
    component: "processors/transform",
    mirrors: "contrib transformprocessor Validate, both versions; statements aside",
    check: transform,
  },
  kubernetesAttributes,
  metricsTransform,
  resourceDetection,
  spanProcessor,
  {
    component: "processors/cumulativetodelta",
    mirrors: "contrib cumulativetodeltaprocessor Validate, both versions",
    check: cumulativeToDelta,
  },
  rowsCheck(
    "processors/deltatocumulative",
    "contrib deltatocumulativeprocessor Validate, both versions",
    positive("max_stale", "5m"),
    notNegative("max_streams"),
  ),
  rowsCheck("processors/interval", "contrib intervalprocessor Validate, 0.161.0", positive("interval", "60s")),
  rowsCheck(
    "processors/groupbytrace",
    "contrib groupbytraceprocessor, building, 0.161.0",
    whenBuilt(
      refused("discard_orphans", "discard_orphans is not supported", "leave it out"),
      refused("store_on_disk", "store_on_disk is not supported", "leave it out"),
      notNegative("num_traces"),
      notNegative("num_workers"),
    ),
  ),
  rowsCheck(
    "processors/probabilistic_sampler",
    "contrib probabilisticsamplerprocessor Validate, both versions",
    notNegative("sampling_percentage"),
    sampleable,
    word("attribute_source", ["", "traceID", "record"]),
    (settings) => aboveMost(settings, "sampling_precision", 14),
    nothingSampled,
  ),
  rowsCheck(
    "processors/redaction",
    "contrib redactionprocessor, Validate (0.161.0) and building (both versions)",
    longKey,
    whenBuilt(
      ...["allowed_values", "blocked_values", "blocked_key_patterns", "ignored_key_patterns"].map((at) =>
        regex(`${at}.*`),
      ),
    ),
  ),
]);

/** A hash that needs a key, by how many bytes it has to have. */
const keyBytesMin: Readonly<Record<string, number>> = Object.freeze({ "hmac-sha256": 32, "hmac-sha512": 64 });

function* longKey(settings: Settings): Problems {
  const hash = settings.text("hash_function");
  const least = Object.hasOwn(keyBytesMin, hash) ? (keyBytesMin[hash] ?? 0) : 0;
  const key = settings.text("hmac_key");
  if (key.length === 0 && least > 0)
    yield required("hmac_key", `${hash} needs hmac_key`, `give ${least} bytes or more, from the environment`, [
      "hash_function",
    ]);
  else if (!isReference(key) && Buffer.byteLength(key) < least)
    yield outOfRange("hmac_key", `hmac_key is shorter than ${least} bytes`, "give a longer one, from the environment");
}

const statementLists = Object.freeze(["trace_statements", "metric_statements", "log_statements", "profile_statements"]);

const filledGroups = statementLists.flatMap((key) => [
  eachFilled(`${key}.*.statements.*`),
  eachFilled(`${key}.*.conditions.*`),
]);

function* transform(settings: Settings): Problems {
  const flatten = "transform.flatten.logs";
  const flattenHelp = `leave it out, or start the Collector with --feature-gates=${flatten}`;
  if (!settings.gate(flatten))
    yield* refused("flatten_data", `flatten_data is behind the feature gate ${flatten}`, flattenHelp)(settings);
  yield* emptyStatements(settings, statementLists);
  yield* problemsIn(filledGroups, settings);
  for (const key of statementLists) {
    for (const [index, entry] of settings.list(key).entries()) {
      if (!isJsonObject(entry) || settings.list(key, index, "statements").length > 0) continue;
      const at = [key, index, "statements"];
      const fact = "A group without statements does nothing";
      if (entry["context"]) yield misleading(at, fact, "add one, or remove the group");
      else yield required(at, `${fact}, and does not say its context`, "add statements", [[key, index, "context"]]);
    }
  }
}

function* aboveMost(settings: Settings, key: string, most: number): Problems {
  if (settings.number(key) === 0) yield outOfRange(key, `${key} is zero`, "use 4, for example");
  if ((settings.number(key) ?? 0) > most) yield outOfRange(key, `${key} is above ${most}`, `use ${most} or less`);
}

function* memoryLimiter(settings: Settings): Problems {
  // They are held in 32 bits, and what does not fit is another number (numbers-held.ts tells which).
  const number = (key: string): number => (settings.number(key) ?? 0) % 2 ** 32;
  if ((settings.duration("check_interval") ?? 1) <= 0)
    yield required(
      "check_interval",
      notSetOr(settings, "check_interval", "is not positive"),
      "set it, for example check_interval: 1s",
    );
  const unknown = ["limit_mib", "limit_percentage"].some((key) => isReference(settings.effective(key)));
  if (!unknown && number("limit_mib") <= 0 && number("limit_percentage") <= 0)
    yield required(
      writtenLimit(settings),
      "Neither limit_mib nor limit_percentage is set",
      "set limit_percentage: 75",
      ["limit_percentage", "limit_mib"],
    );
  for (const key of ["limit_percentage", "spike_limit_percentage"]) {
    if (number(key) > 100) yield outOfRange(key, `${key} is above 100`, "use 1 to 100");
  }
  for (const limit of ["limit_mib", "limit_percentage"]) {
    const spike = `spike_${limit}`;
    if (!unknown && number(limit) > 0 && number(spike) >= number(limit))
      yield outOfRange(spike, `${spike} is not below ${limit}`, "use about a fifth of the limit", [limit]);
  }
  yield* collectionProblems(settings);
}

/** The one that is there, and says nothing. */
function writtenLimit(settings: Settings): string {
  return ["limit_mib", "limit_percentage"].find((key) => settings.written(key) !== undefined) ?? "limit_percentage";
}

/** How often memory is collected, by how far the limit is away. */
function* collectionProblems(settings: Settings): Problems {
  const [soft, hard] = ["min_gc_interval_when_soft_limited", "min_gc_interval_when_hard_limited"] as const;
  const [softMax, hardMax] = ["max_gc_interval_when_soft_limited", "max_gc_interval_when_hard_limited"] as const;
  const time = (key: string): number => settings.duration(key) ?? 0;
  yield* negative(settings, softMax, hardMax);
  if (time(soft) < time(hard)) yield outOfRange(soft, `${soft} is below ${hard}`, "make it at least as long", [hard]);
  for (const [most, least] of [
    [softMax, soft],
    [hardMax, hard],
  ] as const) {
    if (time(most) > 0 && time(most) < time(least))
      yield outOfRange(most, `${most} is below ${least}`, "raise it, or use 0", [least]);
  }
  if (time(softMax) > 0 && time(hardMax) > 0 && time(softMax) < time(hardMax))
    yield outOfRange(softMax, `${softMax} is below ${hardMax}`, "make it at least as long", [hardMax]);
}

function* batch(settings: Settings): Problems {
  yield* negative(settings, "timeout");
  const size = settings.number("send_batch_size") ?? 0;
  const sizeMax = settings.number("send_batch_max_size") ?? 0;
  if (sizeMax > 0 && sizeMax < size) {
    const fact = `send_batch_max_size ${sizeMax} is below send_batch_size ${size}`;
    yield outOfRange("send_batch_max_size", fact, "raise it, or use 0 for no limit", ["send_batch_size"]);
  }
  const keys = settings.list("metadata_keys").map((key) => (typeof key === "string" ? key.toLowerCase() : key));
  if (new Set(keys).size < keys.length)
    yield conflict("metadata_keys", "A metadata key is listed twice (case does not count)", "list each once");
}

const metricTypes: readonly string[] = Object.freeze(["sum", "histogram", "exponentialhistogram"]);

function* cumulativeToDelta(settings: Settings): Problems {
  for (const side of ["include", "exclude"]) {
    const type = settings.text(side, "match_type");
    const named = settings.list(side, "metrics").length > 0;
    if (named && !["strict", "regexp"].includes(type) && !isReference(type))
      yield unmatched([side, "match_type"], type);
    if (!named && type !== "")
      yield required([side, "metrics"], "match_type is for metrics, and none is listed", "list them", [
        [side, "match_type"],
      ]);
    if (type === "regexp") yield* uncompiled(settings, `${side}.metrics.*`);
    for (const [index, kind] of settings.list(side, "metric_types").entries()) {
      if (typeof kind === "string" && !metricTypes.includes(kind.toLowerCase()) && !isReference(kind))
        yield outOfRange(
          [side, "metric_types", index],
          `"${kind}" is not a type of metric that is converted`,
          `use ${metricTypes.join(" or ")}`,
        );
    }
  }
}

/** A filter that cannot be made is none, which nothing tells (both versions). */
function unmatched(at: readonly string[], type: string): SettingProblem {
  if (type === "") return required(at, "Metrics are listed without how they match", "add match_type: strict");
  const help = oneOfWords(type, ["strict", "regexp"]);
  return misleading(at, `"${type}" is not a way to match, so the names that are listed are not looked at`, help);
}

/** What does not compile is let by, and missed when the first metric is looked at. */
function* uncompiled(settings: Settings, at: string): Problems {
  for (const problem of regex(at)(settings)) yield withoutUse(problem, "would crash on the first metric");
}

/** The least share of traces that 56 random bits can tell. */
const shareMin = 2 ** -56;

function* sampleable(settings: Settings): Problems {
  const percentage = settings.number("sampling_percentage") ?? 0;
  // It is held in 32 bits, of which the greatest values are infinity.
  if (!Number.isFinite(Math.fround(percentage)))
    yield outOfRange("sampling_percentage", "sampling_percentage is not a number that can be held", "use 100 for all");
  else if (percentage > 0 && Math.fround(percentage) / 100 < shareMin)
    yield outOfRange("sampling_percentage", "sampling_percentage is too small to sample by", "use 0 for none");
}

/** 0 is the default. A priority, an attribute's percentage or tracestate may still keep some. */
function* nothingSampled(settings: Settings): Problems {
  const keepsSome = settings.text("attribute_source") === "record" || settings.text("sampling_priority") !== "";
  if (!settings.used || keepsSome || settings.number("sampling_percentage") !== 0) return;
  const help = "write the share that is to be kept, in percent; 100 keeps all";
  yield misleading(
    "sampling_percentage",
    "A sampling_percentage of 0 keeps nothing: all data that comes here is dropped",
    help,
  );
}
