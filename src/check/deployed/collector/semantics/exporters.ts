/** What exporters refuse in their settings. */

import { grpcClientProblems, httpClientProblems } from "./clients.ts";
import { grpcEndpointProblems, urlProblems } from "./endpoints.ts";
import {
  misleading,
  negative,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type Settings,
  unknownWord,
  withoutUse,
} from "./setting-check.ts";
import { clientProblems, exporterProblems, neverRetried, retryProblems } from "./shared-parts.ts";
import { tlsProblems } from "./tls.ts";

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
  {
    component: "exporters/prometheus",
    mirrors: "contrib prometheusexporter, building, both versions",
    check: prometheus,
  },
  {
    component: "exporters/prometheusremotewrite",
    mirrors: "contrib prometheusremotewriteexporter Validate, both versions",
    check: remoteWrite,
  },
]);

function* otlp(settings: Settings): Problems {
  if (settings.text("endpoint") === "") yield required("endpoint", "The endpoint is missing", "give host:port");
  yield* grpcClient(settings);
}

function* grpcClient(settings: Settings): Problems {
  yield* grpcEndpointProblems(settings);
  yield* unknownWord(settings, "balancer_name", ["round_robin", "pick_first"], "a gRPC balancer");
  yield* grpcClientProblems(settings);
  yield* exporterProblems(settings);
  yield* neverRetried(settings);
}

function* otlpHttp(settings: Settings): Problems {
  const keys = ["endpoint", "traces_endpoint", "metrics_endpoint", "logs_endpoint"];
  if (keys.every((key) => settings.text(key) === ""))
    yield required("endpoint", "No endpoint is given", "give the URL of the receiver, as https://host:4318", keys);
  for (const key of keys) yield* urlProblems(settings, key, "https://host:4318");
  yield* httpClientProblems(settings);
  yield* clientProblems(settings);
  yield* neverRetried(settings);
}

function* loadBalancing(settings: Settings): Problems {
  // A client that cannot be started is logged, and the start goes on without its backend.
  for (const problem of settings.below(["protocol", "otlp"], grpcClient))
    yield problem.atStart ? withoutUse(problem, "could not reach any backend") : problem;
  yield* exporterProblems(settings);
  yield* settings.below(["resolver", "dns"], lookups);
}

/** One lookup after the other, by a ticker that waits for nobody (contrib loadbalancingexporter resolver_dns.go). */
function* lookups(settings: Settings): Problems {
  const { interval, timeout } = dnsDefaults;
  if ((settings.duration("timeout") ?? timeout) <= (settings.duration("interval") ?? interval)) return;
  const message = "A lookup may still wait when the next is due, so backends are found later than interval says";
  yield misleading("timeout", message, "make the timeout at most the interval", ["interval"]);
}

/** contrib loadbalancingexporter resolver_dns.go, both versions. */
const dnsDefaults = { interval: 5_000, timeout: 1_000 };

function* debug(settings: Settings): Problems {
  if (settings.text("verbosity").toLowerCase() === "none")
    yield outOfRange("verbosity", '"none" is not a verbosity of the debug exporter', "use basic, normal or detailed");
}

function* file(settings: Settings): Problems {
  yield* unknownWord(settings, "format", ["json", "proto"], "a format of files");
  yield* unknownWord(settings, "compression", ["zstd"], "a compression of files");
  yield* negative(settings, "flush_interval");
  const path = settings.text("path");
  if (path === "") yield required("path", "No path is given", "give the file to write");
  const others = [
    ...(settings.text("compression") !== "" && !settings.has("appendWithCompression") ? ["compression"] : []),
    ...(settings.section("rotation") ? ["rotation"] : []),
  ];
  for (const other of settings.effective("append") === true ? others : [])
    yield outOfRange("append", `append cannot be combined with ${other}`, "remove one of them");
  if (settings.effective("group_by", "enabled") === true && path.split("*").length !== 2)
    yield outOfRange("path", "group_by needs exactly one * in the path", "write it where the group's name goes");
}

function* prometheus(settings: Settings): Problems {
  if (settings.used && settings.text("endpoint") === "")
    yield required("endpoint", "The address to serve metrics on is missing", "give endpoint: 0.0.0.0:8889");
}

function* remoteWrite(settings: Settings): Problems {
  yield* negative(settings, "timeout");
  yield* settings.below(["retry_on_failure"], retryProblems);
  yield* settings.below(["tls"], tlsProblems);
  yield* settings.below(["remote_write_queue"], remoteWriteQueue);
  if (!settings.used) return;
  yield* urlProblems(settings, "endpoint", "http://host:port/api/v1/write");
  yield* httpClientProblems(settings);
}

function* remoteWriteQueue(settings: Settings): Problems {
  yield* negative(settings, "num_consumers");
  if ((settings.number("queue_size") ?? 1) < 1 && settings.effective("enabled") !== false)
    yield outOfRange("queue_size", "queue_size is below 1", "use 1 or more");
}
