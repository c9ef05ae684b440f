/** What the prometheus receiver refuses: Prometheus' own rules on scrape jobs, and what the receiver does not support (contrib, both versions). */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { discoveryProblems } from "./prometheus-discoveries.ts";
import { prometheusGlobal, twiceIn } from "./prometheus-global.ts";
import { needed, onStart, positive, problemsIn, type Row, regex, takenWord, word, writtenAt } from "./rows.ts";
import { httpServerRefusals } from "./servers.ts";
import {
  conflict,
  outOfRange,
  type Problems,
  refusedAtStart,
  required,
  type Settings,
  textIn,
  useless,
} from "./setting-check.ts";
import { isUrl } from "./urls.ts";

const listed = ["config", "scrape_configs"];

export function* prometheusReceiver(settings: Settings): Problems {
  const scrapes = settings.list(...listed);
  const sources = [listed, ["config", "scrape_config_files"], ["target_allocator"]];
  const scraped = sources.some((source) => settings.list(...source).length > 0);
  const allocator = settings.written("target_allocator");
  const isOn = allocator !== null || settings.has("apiServerOptional");
  const allocated = allocator !== undefined && isOn && settings.written("target_allocator", "enabled") !== false;
  if (!scraped && !allocated) {
    yield required(listed, "There is nothing to scrape", "add config.scrape_configs", sources);
    return;
  }
  if (allocated) yield* allocatorProblems(settings);
  yield* namesOf(scrapes);
  yield* problemsIn(words, settings);
  yield* globalTimes(settings);
  yield* sizes(settings);
  yield* prometheusGlobal(settings);
  yield* discoveryProblems(settings);
  if (
    Array.isArray(settings.written("config", "global", "scrape_protocols")) &&
    settings.list("config", "global", "scrape_protocols").length === 0
  )
    yield required(["config", "global", "scrape_protocols"], "No protocol is listed", "leave it out");
  for (const [index, job] of scrapes.entries())
    if (isJsonObject(job)) yield* jobProblems(job, [...listed, index], settings);
  yield* unsupported(settings);
  yield* problemsIn(tracing, settings);
  // Later versions leave both to a processor.
  if (!settings.has("apiServerOptional")) yield* onStart(regex("start_time_metric_regex"))(settings);
  // A server that is switched off is validated, too.
  if (settings.effective("api_server", "enabled") !== true)
    yield* settings.below(["api_server", "server_config"], httpServerRefusals);
}

const tracing: readonly Row[] = Object.freeze([
  needed("config.tracing.endpoint", "give endpoint: collector:4317, or remove tracing"),
  word("config.tracing.client_type", ["grpc", "http"]),
  word("config.tracing.compression", ["gzip", ""]),
  function* headers(settings) {
    for (const { path } of writtenAt(settings, "config.tracing.headers.*"))
      if (/^authorization$/i.test(String(path.at(-1))))
        yield outOfRange(path, "authorization cannot be set as a header", "remove it");
  },
]);

function* namesOf(scrapes: readonly Json[]): Problems {
  const names = scrapes.map((job) => (isJsonObject(job) ? job["job_name"] : undefined));
  const first = new Map<Json | undefined, number>();
  for (const [index, name] of names.entries()) {
    const path = [...listed, index, "job_name"];
    if (name === undefined || name === null || name === "")
      yield required(path, "A scrape job has no name", "add job_name");
    else if (first.has(name))
      yield conflict(path, `Two scrape jobs are named ${JSON.stringify(name)}`, "name each differently");
    else first.set(name, index);
  }
}

const protocols = Object.freeze([
  "PrometheusProto",
  "OpenMetricsText0.0.1",
  "OpenMetricsText1.0.0",
  "PrometheusText0.0.4",
  "PrometheusText1.0.0",
]);
const validation = Object.freeze(["", "legacy", "utf8"]);
const escaping = Object.freeze(["", "allow-utf-8", "underscores", "dots", "values"]);

/** Amounts of bytes, in powers of 1000 or 1024. */
const bytes = /^(0|\d+(\.\d+)?([KMGTPE]i?)?B)$/;

function* sizes(settings: Settings): Problems {
  for (const at of ["config.global.body_size_limit", "config.scrape_configs.*.body_size_limit"]) {
    for (const { path, value } of writtenAt(settings, at))
      if (value !== null && !bytes.test(String(value)))
        yield outOfRange(path, `"${String(value)}" is not an amount of bytes`, "write 10MB, for example");
  }
}

const words = Object.freeze([
  takenWord("config.scrape_configs.*.scheme", ["", "http", "https"], "every scrape fails"),
  ...["config.global", "config.scrape_configs.*"].flatMap((at) => [
    word(`${at}.scrape_protocols.*`, protocols),
    word(`${at}.metric_name_validation_scheme`, validation),
    word(`${at}.metric_name_escaping_scheme`, escaping),
    word(`${at}.fallback_scrape_protocol`, ["", ...protocols]),
  ]),
]);

/** Prometheus' units: its times have neither fractions nor nanoseconds. */
const units: Readonly<Record<string, number>> = Object.freeze({
  y: 31_536_000_000,
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
});

function timeOf(value: Json | undefined): number | undefined {
  if (typeof value !== "string" || !/^(\d+(y|w|d|h|ms|m|s))+$/.test(value)) return undefined;
  return [...value.matchAll(/(\d+)(y|w|d|h|ms|m|s)/g)].reduce(
    (sum, [, amount, unit = "s"]) => sum + Number(amount) * (units[unit] ?? 0),
    0,
  );
}

/** The defaults of Prometheus: every minute, for ten seconds at most. */
const minuteMs = 60_000;

function* globalTimes(settings: Settings): Problems {
  const interval = timeOf(settings.written("config", "global", "scrape_interval")) ?? minuteMs;
  const timeout = timeOf(settings.written("config", "global", "scrape_timeout")) ?? 0;
  if (interval > 0 && timeout > interval)
    yield longer(["config", "global", "scrape_timeout"], ["config", "global", "scrape_interval"]);
}

function longer(timeout: Path, interval: Path) {
  return outOfRange(timeout, "scrape_timeout is longer than scrape_interval", "make it shorter", [interval]);
}

function* jobProblems(job: Readonly<Record<string, Json>>, path: Path, settings: Settings): Problems {
  const interval =
    timeOf(job["scrape_interval"]) ?? timeOf(settings.written("config", "global", "scrape_interval")) ?? minuteMs;
  const timeout = timeOf(job["scrape_timeout"]) ?? 0;
  if (timeout > interval && !isReference(job["scrape_interval"]))
    yield longer([...path, "scrape_timeout"], [...path, "scrape_interval"]);
  if (Array.isArray(job["scrape_protocols"]) && job["scrape_protocols"].length === 0)
    yield required([...path, "scrape_protocols"], "No protocol is listed", "leave it out");
  yield* twiceIn(settings, [...path, "scrape_protocols"]);
  const groups = job["static_configs"];
  for (const [index, group] of Array.isArray(groups) ? (groups as readonly Json[]).entries() : [])
    yield* targetProblems(group, [...path, "static_configs", index]);
}

function* targetProblems(group: Json, path: Path): Problems {
  const targets = isJsonObject(group) ? group["targets"] : undefined;
  for (const [index, target] of Array.isArray(targets) ? (targets as readonly Json[]).entries() : []) {
    if (typeof target === "string" && target.includes("/") && !isReference(target))
      yield outOfRange(
        [...path, "targets", index],
        `"${target}" is not a host`,
        "write host:port; scheme and metrics_path are settings of the job",
      );
  }
}

function* allocatorProblems(settings: Settings): Problems {
  const at = "target_allocator";
  const endpoint = settings.text(at, "endpoint");
  if (settings.has("urlColonsRefused") && /^\w+:\/\/[^/[\]]*:[^/]*:/.test(endpoint) && !isReference(endpoint))
    yield outOfRange([at, "endpoint"], `"${endpoint}" has too many colons`, "give http://allocator:80");
  else if (!isReference(endpoint) && !(/^([a-zA-Z][a-zA-Z0-9+.-]*:|\/)/.test(endpoint) && isUrl(endpoint)))
    yield required([at, "endpoint"], `"${endpoint}" is not a URL`, "give http://allocator:80");
  // 0.161.0 goes on asking in the background.
  else if (!isReference(endpoint) && !/^https?:\/\//.test(endpoint))
    yield settings.has("apiServerOptional")
      ? useless(
          [at, "endpoint"],
          `"${endpoint}" does not start with http:// or https://`,
          "give http://allocator:80",
          "nothing is scraped",
        )
      : refusedAtStart(
          [at, "endpoint"],
          `"${endpoint}" does not start with http:// or https://`,
          "give http://allocator:80",
        );
  if (settings.text(at, "collector_id") === "")
    yield required([at, "collector_id"], "collector_id is missing", "give collector_id: ${env:POD_NAME}");
  if (settings.has("allocatorIntervalAsked") && settings.written(at, "interval") === undefined)
    yield required([at, "interval"], "interval is missing", "give interval: 30s");
  yield* positive(`${at}.interval`, "30s")(settings);
}

function* unsupported(settings: Settings): Problems {
  const sections = [
    ["remote_write"],
    ["remote_read"],
    ["rule_files"],
    ["alerting", "alert_relabel_configs"],
    ["alerting", "alertmanagers"],
  ];
  for (const section of sections) {
    if (settings.list("config", ...section).length > 0)
      yield outOfRange(
        ["config", section[0] ?? ""],
        `The receiver does not support ${section.join(".")} of Prometheus`,
        "remove it",
      );
  }
  if (
    !settings.has("apiServerOptional") &&
    settings.written("api_server", "enabled") === true &&
    textIn(settings.written("api_server"), "server_config", "endpoint") === ""
  )
    yield required(
      ["api_server", "server_config", "endpoint"],
      "The API server needs an address",
      "give endpoint: localhost:9090",
    );
}
