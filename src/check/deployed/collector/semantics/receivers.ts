/** What receivers refuse in their settings. */

import { signals } from "../../../../contract/signal.ts";
import { isJsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { listenerProblems } from "./endpoints.ts";
import {
  conflict,
  negative,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type Settings,
} from "./setting-check.ts";
import { serverTlsProblems } from "./tls.ts";

export const receiverChecks: readonly SettingCheck[] = Object.freeze([
  { component: "receivers/otlp", mirrors: "core otlpreceiver Validate, both versions", check: otlpReceiver },
  {
    component: "receivers/prometheus",
    mirrors: "contrib prometheusreceiver Validate, both versions",
    check: prometheusReceiver,
  },
  { component: "receivers/hostmetrics", mirrors: "contrib hostmetricsreceiver Validate, 0.129.0", check: hostmetrics },
]);

function* otlpReceiver(settings: Settings): Problems {
  const paths = ["grpc", "http"].map((protocol) => ["protocols", protocol]);
  if (paths.every((path) => settings.written(...path) === undefined))
    yield required("protocols", "No protocol is enabled", "add grpc or http, empty is enough", paths);
  for (const path of paths) yield* settings.below(path, serverProblems);
  if (settings.used) yield* settings.below(["protocols", "http"], httpPaths);
}

/** Go's http.ServeMux panics over a path twice, and over a pattern that it cannot read. */
function* httpPaths(settings: Settings): Problems {
  const paths = signals
    .filter((signal) => settings.signals.includes(signal))
    .map((signal) => ({ key: `${signal}_url_path`, path: settings.text(`${signal}_url_path`) || `/v1/${signal}` }));
  for (const [index, { key, path }] of paths.entries()) {
    const same = paths.find((other, at) => at !== index && other.path === path);
    if (same && settings.text(key) !== "" && (settings.text(same.key) === "" || paths.indexOf(same) < index))
      yield conflict(key, `${key} is the same path as ${same.key}`, "give each signal a path of its own", [same.key]);
    if (/[{}\s]/.test(path) && !isReference(path))
      yield outOfRange(key, `"${path}" has characters that this path cannot have`, "write /v1/traces, for example");
  }
}

function* serverProblems(settings: Settings): Problems {
  if (settings.used) yield* listenerProblems(settings);
  yield* settings.below(["tls"], serverTlsProblems);
  const transport = settings.text("transport");
  if (settings.used && !streams.includes(transport) && !isReference(transport))
    yield outOfRange("transport", `A server does not listen on ${transport}`, "leave it out, or use tcp or unix");
  if (!settings.has("serverSettingsChecked")) return;
  yield* negative(settings, ...grpcSizes);
  if ((settings.number("max_recv_msg_size_mib") ?? 0) > mibMax)
    yield outOfRange("max_recv_msg_size_mib", `max_recv_msg_size_mib is above ${mibMax}`, "use 16, for example");
}

/** Its bytes fill an int64. */
const mibMax = 2 ** 43 - 1;

const streams = Object.freeze(["", "tcp", "tcp4", "tcp6", "unix"]);

/** Settings that an HTTP server does not have. */
const grpcSizes = Object.freeze(["max_recv_msg_size_mib", "read_buffer_size", "write_buffer_size"]);

function* prometheusReceiver(settings: Settings): Problems {
  const scrapes = settings.list("config", "scrape_configs");
  const sources = [["config", "scrape_configs"], ["config", "scrape_config_files"], ["target_allocator"]];
  const scraped = sources.some((source) => settings.list(...source).length > 0);
  if (!scraped && !settings.section("target_allocator")) {
    yield required("config", "There is nothing to scrape", "add config.scrape_configs", sources);
    return;
  }
  const names = scrapes.map((job) => (isJsonObject(job) ? job["job_name"] : undefined));
  for (const [index, name] of names.entries()) {
    const path = ["config", "scrape_configs", index, "job_name"];
    if (name === undefined || name === null || name === "")
      yield required(path, "A scrape job has no name", "add job_name");
    else if (names.indexOf(name) < index)
      yield conflict(path, `Two scrape jobs are named ${JSON.stringify(name)}`, "name each differently");
  }
  for (const section of ["alerting", "remote_write", "remote_read", "rule_files"]) {
    const value = settings.written("config", section) ?? null;
    if (typeof value === "object" && value !== null && Object.keys(value).length > 0)
      yield outOfRange(["config", section], `The receiver does not support ${section} of Prometheus`, "remove it");
  }
}

function* hostmetrics(settings: Settings): Problems {
  if (Object.keys(settings.section("scrapers") ?? {}).length === 0)
    yield required("scrapers", "No scraper is configured", "add cpu, memory and so on");
  if ((settings.duration("collection_interval") ?? 1) <= 0)
    yield outOfRange("collection_interval", "collection_interval is not positive", "use 1m, for example");
}
