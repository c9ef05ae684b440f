/** What the exporters for Prometheus refuse, scraped and by remote write. */

import { isReference } from "../reference.ts";
import { urlProblems } from "./endpoints.ts";
import { atLeast, needed, notNegative, problemsIn, type Row, word } from "./rows.ts";
import {
  conflict,
  misleading,
  negative,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type Settings,
} from "./setting-check.ts";

export const prometheusExporters: readonly SettingCheck[] = Object.freeze([
  {
    component: "exporters/prometheus",
    mirrors: "contrib prometheusexporter, Validate and building, both versions",
    check: prometheus,
  },
  {
    component: "exporters/prometheusremotewrite",
    mirrors: "contrib prometheusremotewriteexporter Validate, both versions",
    check: remoteWrite,
  },
]);

const translations = Object.freeze([
  "",
  "UnderscoreEscapingWithSuffixes",
  "UnderscoreEscapingWithoutSuffixes",
  "NoUTF8EscapingWithSuffixes",
  "NoTranslation",
]);

/** What only later versions have says nothing to earlier ones. */
const metricNames: readonly Row[] = Object.freeze([word("translation_strategy", translations)]);

function* prometheus(settings: Settings): Problems {
  if (settings.used && settings.text("endpoint") === "")
    yield required("endpoint", "The address to serve metrics on is missing", "give endpoint: 0.0.0.0:8889");
  yield* problemsIn(metricNames, settings);
  yield* constantLabels(settings, "prometheus");
  // It has a queue by its keys alone, and defaults for none of them (contrib prometheusexporter, 0.161.0).
  const queue = settings.section("sending_queue");
  if (queue && queue["enabled"] !== false && queue["num_consumers"] === undefined)
    yield required(["sending_queue", "num_consumers"], "The queue does not have consumers", "remove the queue");
}

/** Of both exporters for Prometheus (contrib resourcetotelemetry, 0.161.0). */
function* constantLabels(settings: Settings, exporter: "prometheus" | "prometheusremotewrite"): Problems {
  for (const key of ["enabled", "exclude_service_attributes"]) {
    if (settings.written("resource_constant_labels", key) === true)
      yield outOfRange(
        ["resource_constant_labels", key],
        `${key} belongs to resource_to_telemetry_conversion`,
        "use included and excluded",
      );
  }
  const isSet = (section: string): boolean =>
    Object.values(settings.section(section) ?? {}).some(
      (value) => value === true || (Array.isArray(value) && value.length > 0),
    );
  const all = ["enabled", "exclude_service_attributes"].find(
    (key) => settings.written("resource_to_telemetry_conversion", key) === true,
  );
  const some = ["included", "excluded"].find(
    (key) => settings.list("resource_to_telemetry_conversion", key).length > 0,
  );
  if (all !== undefined && some !== undefined)
    yield conflict(["resource_to_telemetry_conversion", all], `${some} replaces ${all}`, `keep ${some}`, [
      ["resource_to_telemetry_conversion", some],
    ]);
  const isOff = settings.gate(`exporter.${exporter}.DisableResourceToTelemetryConversion`);
  if (isOff && isSet("resource_to_telemetry_conversion"))
    yield outOfRange(
      "resource_to_telemetry_conversion",
      "A feature gate has put resource_constant_labels in its place",
      "use resource_constant_labels",
    );
  else if (isSet("resource_to_telemetry_conversion") && isSet("resource_constant_labels"))
    yield conflict(
      "resource_to_telemetry_conversion",
      "resource_constant_labels replaces it",
      "keep resource_constant_labels",
    );
}

const messages = Object.freeze(["prometheus.WriteRequest", "io.prometheus.write.v2.Request"]);

const sendingSecond = "exporter.prometheusremotewritexporter.enableSendingRW2";

function* remoteWrite(settings: Settings): Problems {
  yield* negative(settings, "timeout");
  yield* settings.below(["remote_write_queue"], remoteWriteQueue);
  yield* problemsIn(
    [
      ...metricNames,
      notNegative("max_batch_size_bytes"),
      word("protobuf_message", messages),
      word("compression", ["", "snappy"]),
      word("http.compression", ["", "snappy"]),
    ],
    settings,
  );
  if ((settings.written("max_batch_request_parallelism") ?? null) !== null)
    yield* atLeast("max_batch_request_parallelism", 1)(settings);
  const isSecond = settings.text("protobuf_message") === messages[1];
  if (isSecond && !settings.gate(sendingSecond)) {
    const help = `leave it out, or start the Collector with --feature-gates=${sendingSecond}`;
    yield outOfRange("protobuf_message", "Remote write 2.0 is behind a feature gate", help);
  }
  const translation = settings.text("translation_strategy");
  if (translation.startsWith("No") && !isSecond)
    yield outOfRange(
      "translation_strategy",
      `${translation} needs remote write 2.0`,
      "use UnderscoreEscapingWithSuffixes",
    );
  yield* reservedHeaders(settings);
  yield* constantLabels(settings, "prometheusremotewrite");
  yield* unreadBesideHttp(settings);
  if (!settings.used) return;
  for (const [name, value] of Object.entries(settings.section("external_labels") ?? {}))
    if (name === "" || value === "" || value === null)
      yield required(["external_labels", name], "An external label is empty", "give its value");
  const http = settings.section("http") ? ["http"] : [];
  yield* settings.below(http, function* endpoint(client) {
    yield* needed("endpoint", "give http://host:port/api/v1/write")(client);
    const url = client.text("endpoint");
    const isUri = /^([a-zA-Z][a-zA-Z0-9+.-]*:|\/)/.test(url);
    if (url !== "" && !isReference(url) && !isUri)
      yield outOfRange("endpoint", `"${url}" is not a URL`, "write http://host:port/api/v1/write");
    else yield* urlProblems(client, "endpoint", "http://host:port/api/v1/write");
  });
}

/** Headers that remote write has for itself, by their names in lower case (0.161.0). */
const reserved = Object.freeze(["content-encoding", "content-type", "user-agent", "x-prometheus-remote-write-version"]);

function* reservedHeaders(settings: Settings): Problems {
  for (const [index, key] of settings.list("include_metadata_keys").entries())
    if (reserved.includes(String(key).toLowerCase()))
      yield outOfRange(["include_metadata_keys", index], `Remote write reserves ${String(key)}`, "remove it");
}

/** The section `http` is the client's, where it is written; what stands beside it was the client's before. */
function* unreadBesideHttp(settings: Settings): Problems {
  if (settings.written("http") === undefined) return;
  for (const key of ["endpoint", "tls", "headers", "auth", "proxy_url"])
    if (settings.written(key) !== undefined)
      yield misleading(key, `${key} is not read beside the section http`, `move it to http.${key}`, [["http"]]);
}

function* remoteWriteQueue(settings: Settings): Problems {
  yield* negative(settings, "num_consumers");
  if ((settings.number("queue_size") ?? 1) < 0) yield* negative(settings, "queue_size");
  else if ((settings.number("queue_size") ?? 1) < 1 && settings.effective("enabled") !== false)
    yield outOfRange("queue_size", "queue_size is below 1", "use 1 or more");
}
