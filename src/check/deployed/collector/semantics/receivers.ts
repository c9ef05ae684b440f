/** What receivers refuse in their settings. */

import { isJsonObject, type Json } from "../../../../model/json.ts";
import {
  conflict,
  outOfRange,
  required,
  type SettingCheck,
  type SettingProblem,
  type Settings,
} from "./setting-check.ts";
import { listenerProblems, tlsProblems } from "./shared-parts.ts";

export const receiverChecks: readonly SettingCheck[] = Object.freeze([
  { component: "receivers/otlp", mirrors: "core otlpreceiver Validate, both versions", check: otlpReceiver },
  {
    component: "receivers/prometheus",
    mirrors: "contrib prometheusreceiver Validate, both versions",
    check: prometheusReceiver,
  },
  { component: "receivers/hostmetrics", mirrors: "contrib hostmetricsreceiver Validate, 0.129.0", check: hostmetrics },
]);

function otlpReceiver(settings: Settings): readonly SettingProblem[] {
  const protocols = settings.section("protocols") ?? {};
  if (!("grpc" in protocols) && !("http" in protocols))
    return [
      required(["protocols"], "No protocol is enabled", "add grpc or http, empty is enough", [
        ["protocols", "grpc"],
        ["protocols", "http"],
      ]),
    ];
  const listeners = ["grpc", "http"].flatMap((protocol) =>
    settings.used ? listenerProblems(settings, ["protocols", protocol, "endpoint"]) : [],
  );
  if (!settings.has("serverSettingsChecked")) return listeners;
  return [
    ...listeners,
    ...settings.negative(...sizes.map((key) => ["protocols", "grpc", key])),
    ...tlsProblems(settings, ["protocols", "grpc", "tls"]),
    ...tlsProblems(settings, ["protocols", "http", "tls"]),
  ];
}

/** Of a gRPC server. */
const sizes = Object.freeze(["max_recv_msg_size_mib", "read_buffer_size", "write_buffer_size"]);

function prometheusReceiver(settings: Settings): readonly SettingProblem[] {
  const scrapes = settings.written("config", "scrape_configs");
  const files = settings.written("config", "scrape_config_files");
  const some = (list: Json | undefined): boolean => Array.isArray(list) && list.length > 0;
  if (!some(scrapes) && !some(files) && !settings.section("target_allocator")) {
    return [
      required(["config"], "There is nothing to scrape", "add config.scrape_configs", [
        ["config", "scrape_configs"],
        ["config", "scrape_config_files"],
        ["target_allocator"],
      ]),
    ];
  }
  const found: SettingProblem[] = [];
  const names = Array.isArray(scrapes) ? scrapes.map((job) => (isJsonObject(job) ? job["job_name"] : undefined)) : [];
  for (const [index, name] of names.entries()) {
    const path = ["config", "scrape_configs", index, "job_name"];
    if (name === undefined || name === null || name === "")
      found.push(required(path, "A scrape job has no name", "add job_name"));
    else if (names.indexOf(name) < index)
      found.push(conflict(path, `Two scrape jobs are named ${JSON.stringify(name)}`, "name each differently"));
  }
  for (const section of ["alerting", "remote_write", "remote_read", "rule_files"]) {
    const value = settings.written("config", section);
    const filled = some(value) || (isJsonObject(value) && Object.keys(value).length > 0);
    if (filled)
      found.push(
        outOfRange(["config", section], `The receiver does not support ${section} of Prometheus`, "remove it"),
      );
  }
  return found;
}

function hostmetrics(settings: Settings): readonly SettingProblem[] {
  const found: SettingProblem[] = [];
  if (Object.keys(settings.section("scrapers") ?? {}).length === 0)
    found.push(required(["scrapers"], "No scraper is configured", "add cpu, memory and so on"));
  if ((settings.duration("collection_interval") ?? 1) <= 0)
    found.push(outOfRange(["collection_interval"], "collection_interval is not positive", "use 1m, for example"));
  return found;
}
