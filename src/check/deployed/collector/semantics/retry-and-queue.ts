/** Retry and queue, which many components share (core configretry and exporterhelper, both versions). */

import {
  conflict,
  misleading,
  negative,
  notSetOr,
  outOfRange,
  type Problems,
  required,
  type Settings,
} from "./setting-check.ts";

/** exporterhelper's retry sender gives up when the time is over before the next pause would be, both versions. */
export function* neverRetried(settings: Settings): Problems {
  const whole = settings.duration("retry_on_failure", "max_elapsed_time") ?? 0;
  const first = settings.duration("retry_on_failure", "initial_interval") ?? 0;
  const isOn = settings.effective("retry_on_failure", "enabled") === true;
  if (!isOn || whole <= 0 || whole < first || (settings.duration("timeout") ?? 0) < whole) return;
  const message = "timeout is not below max_elapsed_time, so a call that times out is never tried again";
  yield misleading("timeout", message, "lower it, or raise retry_on_failure.max_elapsed_time", [
    ["retry_on_failure", "max_elapsed_time"],
  ]);
}

/** configretry: earlier versions look only at an enabled retry. */
export function* retryProblems(settings: Settings): Problems {
  if (settings.effective("enabled") !== true && !settings.has("disabledRetryChecked")) return;
  yield* negative(settings, "initial_interval", "max_interval", "max_elapsed_time", "multiplier");
  const factor = settings.number("randomization_factor") ?? 0;
  if (factor < 0 || factor > 1)
    yield outOfRange("randomization_factor", `randomization_factor is ${factor}`, "use 0 to 1");
  const whole = settings.duration("max_elapsed_time") ?? 0;
  const longer = ["initial_interval", "max_interval"].find((key) => whole < (settings.duration(key) ?? 0));
  if (whole <= 0 || longer === undefined) return yield* growingPauses(settings);
  const help = `make it at least as long as ${longer}, or 0 for no end`;
  yield outOfRange("max_elapsed_time", `max_elapsed_time is shorter than ${longer}`, help, [longer]);
}

/** cenkalti/backoff v5: the first pause is as long as asked, and only those after it have a limit. */
function* growingPauses(settings: Settings): Problems {
  const [first, most] = ["initial_interval", "max_interval"].map((key) => settings.duration(key) ?? 0);
  // Less than a millisecond lacks its unit, which is told by itself.
  if (first === undefined || most === undefined || most < 1 || first <= most) return;
  const message =
    "initial_interval is above max_interval, so the first pause is the longest and all others are shorter";
  yield misleading("initial_interval", message, "start with a short pause: make it at most max_interval", [
    "max_interval",
  ]);
}

/** exporterqueue, later queuebatch: only an enabled queue is looked at; of one that is off earlier versions look at its batch. */
export function* queueProblems(settings: Settings): Problems {
  const hasDefaults = settings.has("queueBatchDefaults");
  if (settings.effective("enabled") === false) {
    if (!hasDefaults && settings.section("batch")) yield* batchProblems(settings);
    return;
  }
  for (const key of ["queue_size", "num_consumers"]) {
    // What is not written and has no default is another rule's business (load-balancing/queue-complete.ts).
    const value = settings.written(key) === undefined ? undefined : settings.number(key);
    if (value !== undefined && Math.trunc(value) <= 0)
      yield outOfRange(key, `${key} is not positive`, "use 1 or more", ["enabled"]);
  }
  yield* storedProblems(settings);
  // Where it has defaults, it is on as soon as it is named.
  if (settings.section("batch") || (hasDefaults && settings.written("batch") === null)) yield* batchInQueue(settings);
}

function* storedProblems(settings: Settings): Problems {
  const isStored = settings.text("storage") !== "";
  if (isStored && settings.effective("wait_for_result") === true)
    yield conflict("wait_for_result", "wait_for_result cannot be combined with storage", "remove one of them");
  if (isStored && !settings.has("storedQueueSizers") && !["requests", ""].includes(settings.text("sizer")))
    yield conflict("sizer", "storage works only with the sizer requests", "use sizer: requests");
}

/** What a present but unset `batch` has, where it has defaults (core exporterhelper, NewDefaultBatchConfig). */
const batchDefaults = { flushTimeoutMs: 200, minSize: 8_192 };
const noDefaults = { flushTimeoutMs: 0, minSize: 0 };

function batchSizes(settings: Settings) {
  const { flushTimeoutMs, minSize } = settings.has("queueBatchDefaults") ? batchDefaults : noDefaults;
  return {
    flushTimeoutMs: settings.duration("batch", "flush_timeout") ?? flushTimeoutMs,
    least: settings.number("batch", "min_size") ?? minSize,
    most: settings.number("batch", "max_size") ?? 0,
  };
}

/** What a batch is in itself. */
function* batchProblems(settings: Settings): Problems {
  const { flushTimeoutMs, least, most } = batchSizes(settings);
  if (flushTimeoutMs <= 0)
    yield required(
      ["batch", "flush_timeout"],
      notSetOr(settings, ["batch", "flush_timeout"], "is not positive"),
      "set it, for example flush_timeout: 200ms",
    );
  for (const [key, amount] of [
    ["min_size", least],
    ["max_size", most],
  ] as const)
    if (amount < 0) yield outOfRange(["batch", key], `${key} is negative`, "use 0 or more");
  if (most > 0 && most < least)
    yield outOfRange(["batch", "max_size"], "max_size is below min_size", "raise it, or use 0 for no limit", [
      ["batch", "min_size"],
    ]);
  const keys = settings.list("batch", "partition", "metadata_keys").map((key) => String(key ?? "").toLowerCase());
  const again = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (again >= 0)
    yield conflict(
      ["batch", "partition", "metadata_keys", again],
      `The metadata key "${keys[again]}" is listed twice (case does not count)`,
      "list each once",
    );
}

/** Compares it with the queue around it. */
function* batchInQueue(settings: Settings): Problems {
  const sizer = batchSizer(settings);
  if (!["items", "bytes"].includes(sizer))
    yield conflict("batch", "batch needs the sizer items or bytes", "set sizer: items beside it", ["sizer"]);
  yield* batchProblems(settings);
  const { least } = batchSizes(settings);
  const capacity = settings.number("queue_size") ?? 0;
  // Both versions; a sizer that is refused is the only cause.
  const isCompared = ["items", "bytes"].includes(sizer) && sizer === settings.text("sizer");
  if (isCompared && least > capacity && capacity > 0)
    yield outOfRange(["batch", "min_size"], "min_size is above queue_size", "raise queue_size or lower min_size", [
      "queue_size",
      "sizer",
    ]);
}

/** Its own sizer where it has one: else that of the queue where it is written beside a batch with content, else items. */
function batchSizer(settings: Settings): string {
  const isBesideOne = settings.written("sizer") !== undefined && settings.section("batch") !== undefined;
  const inherits = !settings.has("queueBatchDefaults") || isBesideOne;
  return settings.text("batch", "sizer") || (inherits ? settings.text("sizer") : "items");
}
