/** What exporters refuse in their settings. */

import { isReference } from "../reference.ts";
import { outOfRange, required, type SettingCheck, type SettingProblem, type Settings } from "./setting-check.ts";
import { exporterProblems, grpcEndpointProblems, retryProblems, tlsProblems } from "./shared-parts.ts";

function grpcClient(settings: Settings, base: readonly string[], endpointNeeded: boolean): readonly SettingProblem[] {
  return [
    ...grpcEndpointProblems(settings, [...base, "endpoint"], endpointNeeded),
    ...settings.unknownWord([...base, "balancer_name"], ["round_robin", "pick_first"], "a gRPC balancer"),
    ...exporterProblems(settings, base),
  ];
}

function httpEndpoints(settings: Settings): readonly SettingProblem[] {
  const keys = ["endpoint", "traces_endpoint", "metrics_endpoint", "logs_endpoint"];
  if (keys.every((key) => settings.text(key) === ""))
    return [
      required(
        ["endpoint"],
        "No endpoint is given",
        "give the URL of the receiver, as https://host:4318",
        keys.map((key) => [key]),
      ),
    ];
  return keys
    .filter((key) => settings.text(key) !== "" && !isReference(settings.text(key)) && !isUrl(settings.text(key)))
    .map((key) => outOfRange([key], `"${settings.text(key)}" is not a URL`, "write https://host:port"));
}

/** Go's url.Parse is lenient: only a colon in the first part of a relative address, or broken escapes, are refused. */
function isUrl(text: string): boolean {
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(text)) return !/^[a-z]+:\/\/[^/]*:[^\d/[\]@][^/\]]*(\/|$)/.test(text);
  return !(text.split("/")[0] ?? "").includes(":");
}

export const exporterChecks: readonly SettingCheck[] = Object.freeze([
  {
    component: "exporters/otlp",
    mirrors: "core otlpexporter Validate, both versions",
    check: (settings) => grpcClient(settings, [], true),
  },
  { component: "exporters/otlphttp", mirrors: "core otlphttpexporter Validate, both versions", check: otlpHttp },
  {
    component: "exporters/loadbalancing",
    mirrors:
      "contrib loadbalancingexporter, embedded otlp settings, both versions: the endpoint is replaced, but must be valid",
    check: (settings) => [...grpcClient(settings, ["protocol", "otlp"], false), ...exporterProblems(settings)],
  },
  {
    component: "exporters/debug",
    mirrors: "core debugexporter Validate, both versions: none is a level, but not one of the exporter",
    check: (settings) => {
      const verbosity = settings.effective("verbosity");
      return typeof verbosity === "string" && verbosity.toLowerCase() === "none"
        ? [
            outOfRange(
              ["verbosity"],
              '"none" is not a verbosity of the debug exporter',
              "use basic, normal or detailed",
            ),
          ]
        : [];
    },
  },
  { component: "exporters/file", mirrors: "contrib fileexporter Validate, both versions", check: file },
  {
    component: "exporters/prometheus",
    mirrors: "contrib prometheusexporter, building, both versions",
    check: (settings) =>
      settings.used && settings.text("endpoint") === ""
        ? [required(["endpoint"], "The address to serve metrics on is missing", "give endpoint: 0.0.0.0:8889")]
        : [],
  },
  {
    component: "exporters/prometheusremotewrite",
    mirrors: "contrib prometheusremotewriteexporter Validate, both versions",
    check: remoteWrite,
  },
]);

function otlpHttp(settings: Settings): readonly SettingProblem[] {
  return [...httpEndpoints(settings), ...exporterProblems(settings).filter(({ path }) => path[0] !== "timeout")];
}

function file(settings: Settings): readonly SettingProblem[] {
  const found = [
    ...settings.unknownWord(["format"], ["json", "proto"], "a format of files"),
    ...settings.unknownWord(["compression"], ["zstd"], "a compression of files"),
    ...settings.negative(["flush_interval"]),
  ];
  const compression = settings.text("compression");
  if (settings.text("path") === "") found.push(required(["path"], "No path is given", "give the file to write"));
  const append = settings.effective("append") === true;
  if (append && !settings.has("appendWithCompression") && compression !== "") {
    found.push(outOfRange(["append"], "append cannot be combined with compression", "remove one of them"));
  }
  if (append && settings.section("rotation")) {
    found.push(outOfRange(["append"], "append cannot be combined with rotation", "remove one of them"));
  }
  if (settings.effective("group_by", "enabled") === true && settings.text("path").split("*").length !== 2) {
    found.push(
      outOfRange(["path"], "group_by needs exactly one * in the path", "write it where the group's name goes"),
    );
  }
  return found;
}

function remoteWrite(settings: Settings): readonly SettingProblem[] {
  const queue = ["remote_write_queue"];
  const found: SettingProblem[] = [
    ...settings.negative(["timeout"], [...queue, "num_consumers"]),
    ...retryProblems(settings, ["retry_on_failure"]),
    ...tlsProblems(settings, ["tls"]),
  ];
  const size = settings.number(...queue, "queue_size");
  if (size !== undefined && size < 1 && settings.effective(...queue, "enabled") !== false)
    found.push(outOfRange([...queue, "queue_size"], "queue_size is below 1", "use 1 or more"));
  const endpoint = settings.text("endpoint");
  if (settings.used && endpoint !== "" && !isReference(endpoint) && !isUrl(endpoint))
    found.push(outOfRange(["endpoint"], `"${endpoint}" is not a URL`, "write http://host:port/api/v1/write"));
  return found;
}
