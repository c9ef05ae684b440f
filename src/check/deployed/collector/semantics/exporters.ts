/** What exporters refuse in their settings. */

import type { Path } from "../../../../diagnostics/place.ts";
import type { Json } from "../../../../model/json.ts";
import { urlProblems } from "./endpoints.ts";
import { modeProblems } from "./folder-mode.ts";
import { kafkaExporter } from "./kafka.ts";
import { prometheusExporters } from "./prometheus-exporters.ts";
import { neverRetried } from "./retry-and-queue.ts";
import { needed, notNegative, onStart, positive, problemsIn, takenWord, word } from "./rows.ts";
import {
  conflict,
  misleading,
  negative,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type Settings,
  unknownWord,
} from "./setting-check.ts";

export const exporterChecks: readonly SettingCheck[] = Object.freeze([
  { component: "exporters/otlp", mirrors: "core otlpexporter Validate, both versions", check: otlp },
  { component: "exporters/otlphttp", mirrors: "core otlphttpexporter Validate, both versions", check: otlpHttp },
  {
    component: "exporters/loadbalancing",
    mirrors:
      "contrib loadbalancingexporter, embedded otlp settings, both versions: the endpoint is replaced, but must be valid",
    check: loadBalancing,
  },
  {
    component: "exporters/debug",
    mirrors: "core debugexporter Validate, both versions: none is a level, but not one of the exporter",
    check: debug,
  },
  { component: "exporters/file", mirrors: "contrib fileexporter Validate, both versions", check: file },
  ...prometheusExporters,
  kafkaExporter,
  {
    component: "exporters/zipkin",
    mirrors: "contrib zipkinexporter Validate, 0.161.0",
    check: (settings) =>
      problemsIn(
        [needed("endpoint", "give http://zipkin:9411/api/v2/spans"), word("format", ["json", "proto"])],
        settings,
      ),
  },
]);

function* otlp(settings: Settings): Problems {
  if (settings.text("endpoint") === "") yield required("endpoint", "The endpoint is missing", "give host:port");
  if (portOf(settings.text("endpoint")) === "4318")
    yield misleading(
      "endpoint",
      "Port 4318 is that of OTLP over HTTP, and this exporter speaks gRPC",
      "send to port 4317, or use the exporter of OTLP over HTTP",
    );
  yield* negative(settings, "timeout");
  yield* neverRetried(settings);
}

function* otlpHttp(settings: Settings): Problems {
  const keys = ["endpoint", "traces_endpoint", "metrics_endpoint", "logs_endpoint"];
  if (keys.every((key) => settings.text(key) === ""))
    yield required("endpoint", "No endpoint is given", "give the URL of the receiver, such as https://host:4318", keys);
  else if (settings.text("endpoint") === "")
    for (const own of settings.signals.map((signal) => `${signal}_endpoint`))
      if (settings.text(own) === "" && keys.includes(own))
        yield required("endpoint", `Neither endpoint nor ${own} is given`, "give the URL of the receiver", [own]);
  for (const key of keys) yield* urlProblems(settings, key, "https://host:4318");
  yield* otherReceiver(settings, keys);
  yield* neverRetried(settings);
}

/** The path of each signal is added to `endpoint`; the other three are taken as they are (core otlphttpexporter, both versions). */
function* otherReceiver(settings: Settings, keys: readonly string[]): Problems {
  const [, path] = /\/(v1\/(?:traces|metrics|logs))\/?$/.exec(settings.text("endpoint")) ?? [];
  const isUsed = settings.signals.some((signal) => settings.text(`${signal}_endpoint`) === "");
  if (path !== undefined && isUsed)
    yield misleading(
      "endpoint",
      `The path of each signal is added to the endpoint: it would send to /${path}/v1/${settings.signals[0] ?? "traces"}`,
      `leave /${path} out, or write the whole address as ${path.slice("v1/".length)}_endpoint`,
    );
  for (const signal of settings.signals) {
    const own = `${signal}_endpoint`;
    if (keys.includes(own) && /^https?:\/\/[^/?#]+:4318\/?$/.test(settings.text(own)))
      yield misleading(
        own,
        `${own} is taken as it is: it would send to /, where no OTLP receiver takes anything`,
        `end it in /v1/${signal}, or write the address as endpoint`,
      );
  }
  for (const key of keys)
    if (portOf(settings.text(key)) === "4317")
      yield misleading(
        key,
        "Port 4317 is that of OTLP over gRPC, and this exporter speaks HTTP",
        "send to port 4318, or use the exporter of OTLP over gRPC",
      );
}

function portOf(address: string): string | undefined {
  return /:(\d+)(?:[/?#]|$)/.exec(address)?.[1];
}

function* loadBalancing(settings: Settings): Problems {
  const endpoint = settings.written("protocol", "otlp", "endpoint");
  if (endpoint === "" || endpoint === null)
    yield required(["protocol", "otlp", "endpoint"], "The endpoint is empty", "leave it out: each backend has its own");
  yield* negative(settings, "timeout");
  yield* settings.below(["protocol", "otlp"], backendClient);
  yield* settings.below(["resolver", "dns"], lookups);
  const states = ["", "HEALTHY", "UNHEALTHY", "ALL", "HEALTHY_OR_ELSE_ALL"];
  yield* takenWord("resolver.aws_cloud_map.health_status", states, "every lookup fails")(settings);
  yield* portsOfHttp(settings);
}

/** Backends are sent to by gRPC, whoever finds them. */
function* portsOfHttp(settings: Settings): Problems {
  const listed = (...path: Path) => settings.list(...path).map((value, index) => ({ path: [...path, index], value }));
  const ports = [
    ...listed("resolver", "static", "hostnames").map(({ path, value }) => ({ path, port: portOf(String(value)) })),
    ...listed("resolver", "k8s", "ports").map(({ path, value }) => ({ path, port: String(value) })),
    { path: ["resolver", "dns", "port"], port: String(settings.written("resolver", "dns", "port")) },
  ];
  for (const { path, port } of ports)
    if (port === "4318")
      yield misleading(
        path,
        "Port 4318 is that of OTLP over HTTP, and this exporter speaks gRPC",
        "send to port 4317, that of OTLP over gRPC",
      );
}

function* backendClient(settings: Settings): Problems {
  yield* negative(settings, "timeout");
  yield* neverRetried(settings);
}

/** One lookup after the other, by a ticker that waits for nobody (contrib loadbalancingexporter resolver_dns.go). */
function* lookups(settings: Settings): Problems {
  // Zero is the default, and a bare number is another rule's business.
  const timeOf = (key: "interval" | "timeout") =>
    typeof settings.written(key) === "number" ? undefined : settings.duration(key) || dnsDefaults[key];
  const [interval, timeout] = [timeOf("interval"), timeOf("timeout")];
  if (interval === undefined || timeout === undefined || interval <= 0 || timeout <= interval) return;
  const message = "A lookup may still wait when the next is due, so backends are found later than interval says";
  yield misleading("timeout", message, "make the timeout at most the interval", ["interval"]);
}

/** contrib loadbalancingexporter resolver_dns.go, both versions. */
const dnsDefaults = { interval: 5_000, timeout: 1_000 };

function* debug(settings: Settings): Problems {
  const verbosity = settings.effective("verbosity");
  const isLevel = typeof verbosity !== "number" || [0, 1, 2].includes(Math.trunc(verbosity));
  if (settings.text("verbosity").toLowerCase() === "none" || !isLevel)
    yield outOfRange(
      "verbosity",
      `${JSON.stringify(verbosity)} is not a verbosity of the debug exporter`,
      "use basic, normal or detailed",
    );
  const paths = settings.written("output_paths") ?? null;
  if (settings.effective("use_internal_logger") === true && paths !== null)
    yield conflict("output_paths", "output_paths is for use_internal_logger: false", "remove one of them", [
      "use_internal_logger",
    ]);
  else if (Array.isArray(paths) && paths.length === 0)
    yield required("output_paths", "No path is listed", "list stdout");
  if (settings.used && Array.isArray(paths)) yield* sinks(paths);
}

/** Where zap opens what it writes to: a file or a standard stream. */
function* sinks(paths: readonly Json[]): Problems {
  for (const [index, path] of paths.entries()) {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(typeof path === "string" ? path : "")?.[1];
    if (scheme !== undefined && scheme.toLowerCase() !== "file")
      yield outOfRange(["output_paths", index], `Nothing is written to by ${scheme}:`, "use stdout, stderr or a file");
    else if (path === "") yield required(["output_paths", index], "A path is empty", "use stdout, for example");
  }
}

function* file(settings: Settings): Problems {
  yield* problemsIn([word("format", ["json", "proto"]), notNegative("flush_interval")], settings);
  yield* unknownWord(settings, "compression", ["zstd"], "a compression of files");
  const path = settings.text("path");
  if (path === "") yield required("path", "No path is given", "give the file to write");
  const others = [
    ...(settings.text("compression") !== "" && !settings.has("appendWithCompression") ? ["compression"] : []),
    ...(settings.section("rotation") ? ["rotation"] : []),
  ];
  for (const other of settings.effective("append") === true ? others : [])
    yield outOfRange("append", `append cannot be combined with ${other}`, "remove one of them");
  if (settings.effective("group_by", "enabled") === true) yield* groupProblems(settings, path);
  const mode = settings.text("directory_permissions");
  if (mode !== "" && settings.effective("create_directory") !== true)
    yield conflict(
      "directory_permissions",
      "directory_permissions is for create_directory",
      "add create_directory: true",
    );
  // Without one it has its own, written or not.
  else if (mode !== "") yield* modeProblems(settings);
}

function* groupProblems(settings: Settings, path: string): Problems {
  if (path.split("*").length !== 2)
    yield outOfRange("path", "group_by needs exactly one * in the path", "write it where the group's name goes");
  else if (path.startsWith("*"))
    yield outOfRange("path", "With group_by the path does not start with *", "write the folder before it");
  if (
    settings.effective("group_by", "resource_attribute") === "" ||
    settings.effective("group_by", "resource_attribute") === null
  )
    yield required(["group_by", "resource_attribute"], "group_by does not name a resource attribute", "name it");
  yield* onStart(positive("group_by.max_open_files", "100"))(settings);
}
