/** What receivers refuse in their settings. */

import { signals } from "../../../../contract/signal.ts";
import type { Path } from "../../../../diagnostics/place.ts";
import { didYouMean } from "../../../../diagnostics/suggest.ts";
import { isReference } from "../reference.ts";
import { expressionProblem } from "./expression.ts";
import { kafkaReceiver } from "./kafka.ts";
import { kubernetesAccess } from "./kubernetes.ts";
import { logReceiverChecks } from "./log-receivers.ts";
import { prometheusReceiver } from "./prometheus-receiver.ts";
import {
  hostAndPort,
  needed,
  notEmpty,
  notNegative,
  positive,
  problemsIn,
  type Row,
  refused,
  regex,
  whenBuilt,
  word,
} from "./rows.ts";
import {
  conflict,
  misleading,
  outOfRange,
  type Problems,
  required,
  type SettingCheck,
  type Settings,
  textIn,
} from "./setting-check.ts";
import { statsdReceiver } from "./statsd.ts";
import { isUrl } from "./urls.ts";

/** Of scrapers (core scraperhelper ControllerConfig.Validate, both versions). */
const scraped: readonly Row[] = Object.freeze([positive("collection_interval", "1m"), notNegative("timeout")]);

function rowsCheck(component: string, mirrors: string, ...rows: readonly Row[]): SettingCheck {
  return { component, mirrors, check: (settings) => problemsIn(rows, settings) };
}

/** Shares of what a node has, which is asked for by the node's name (contrib kubeletstatsreceiver Validate, both versions). */
const kubeletShares: readonly Row[] = ["cpu", "memory"].flatMap((what) =>
  [`k8s.container.${what}.node.utilization`, `k8s.pod.${what}.node.utilization`].map(
    (metric): Row =>
      function* shares(settings) {
        if (settings.written("metrics", metric, "enabled") === true && settings.text("node") === "")
          yield required("node", `${metric} needs the name of the node`, "give node: ${env:K8S_NODE_NAME}", [
            ["metrics", metric],
          ]);
      },
  ),
);

export const receiverChecks: readonly SettingCheck[] = Object.freeze([
  { component: "receivers/otlp", mirrors: "core otlpreceiver Validate, both versions", check: otlpReceiver },
  {
    component: "receivers/prometheus",
    mirrors: "contrib prometheusreceiver and Prometheus itself, both versions",
    check: prometheusReceiver,
  },
  {
    component: "receivers/hostmetrics",
    mirrors: "contrib hostmetricsreceiver Validate, both versions",
    check: hostmetrics,
  },
  { component: "receivers/jaeger", mirrors: "contrib jaegerreceiver Validate, both versions", check: jaeger },
  kafkaReceiver,
  rowsCheck(
    "receivers/kubeletstats",
    "contrib kubeletstatsreceiver Validate and building, both versions",
    ...scraped,
    ...kubernetesAccess(""),
    ...kubernetesAccess("k8s_api_config"),
    needed("k8s_api_config.auth_type", "use serviceAccount"),
    ...kubeletShares,
    whenBuilt(
      word("metric_groups.*", ["container", "pod", "node", "volume"]),
      word("extra_metadata_labels.*", ["container.id", "k8s.volume.type"]),
    ),
  ),
  rowsCheck(
    "receivers/k8s_cluster",
    "contrib k8sclusterreceiver Validate, both versions",
    ...kubernetesAccess(""),
    word("distribution", ["openshift", "kubernetes"]),
  ),
  {
    component: "receivers/receiver_creator",
    mirrors: "contrib receivercreator, decoding, both versions",
    check: endpointTypes,
  },
  rowsCheck(
    "receivers/redis",
    "contrib redisreceiver, Validate and building, both versions",
    ...scraped,
    word("transport", transports()),
    whenBuilt(needed("endpoint", "give redis:6379"), hostAndPort("endpoint", "redis:6379")),
  ),
  statsdReceiver,
  ...logReceiverChecks,
]);

const observed = ["container", "hostport", "k8s.ingress", "k8s.node", "k8s.service", "pod", "pod.container", "port"];

function* endpointTypes(settings: Settings): Problems {
  const known = settings.has("topicsUnobserved") ? observed : [...observed, "kafka.topics"];
  yield* subreceiverRules(settings, known);
  for (const type of Object.keys(settings.section("resource_attributes") ?? {}))
    if (!known.includes(type))
      yield outOfRange(
        ["resource_attributes", type],
        `"${type}" is not a type of endpoint`,
        didYouMean(type, known) ?? `use one of ${known.join(", ")}`,
      );
}

/** A rule starts with the type of what it is for; the rest is an expression, which is not read here. */
function* subreceiverRules(settings: Settings, known: readonly string[]): Problems {
  for (const [id, subreceiver] of Object.entries(settings.section("receivers") ?? {})) {
    const rule = textIn(subreceiver, "rule");
    const at = ["receivers", id, "rule"];
    const type = /^type\s*==\s*"([^"]*)"/.exec(rule)?.[1];
    const help = `write type == "port" && …, of ${known.join(", ")}`;
    if (rule === "") yield required(at, "A receiver does not say for which endpoints it is started", help);
    else if (isReference(rule)) continue;
    else if (type === undefined) yield outOfRange(at, "The rule does not start with type", help);
    else if (!known.includes(type))
      yield outOfRange(at, `"${type}" is not a type of endpoint`, didYouMean(type, known) ?? help);
    else yield* expressionProblem(rule, at);
  }
}

function transports(): readonly string[] {
  const versions = ["tcp", "udp", "ip"].flatMap((one) => [one, `${one}4`, `${one}6`]);
  return [...versions, "unix", "unixgram", "unixpacket", "npipe"];
}

function isOn(settings: Settings, path: readonly string[]): boolean {
  return settings.written(...path) !== undefined && settings.written(...path, "enabled") !== false;
}

function* otlpReceiver(settings: Settings): Problems {
  const paths = ["grpc", "http"].map((protocol) => ["protocols", protocol]);
  if (!paths.some((path) => isOn(settings, path)))
    yield required("protocols", "No protocol is enabled", "add grpc or http, empty is enough", paths);
  for (const { protocol, other, port, own } of registeredPorts)
    if (new RegExp(`:${port}$`).test(settings.text("protocols", protocol, "endpoint")))
      yield misleading(
        ["protocols", protocol, "endpoint"],
        `Port ${port} is that of OTLP over ${other}, and senders that expect it are refused here`,
        `listen on ${own}, or under protocols.${other.toLowerCase()}`,
      );
  for (const signal of signals) yield* urlPath(settings, ["protocols", "http", `${signal}_url_path`]);
  if (settings.used) yield* settings.below(["protocols", "http"], httpPaths);
}

/** IANA's, of OTLP: what senders have by default for each protocol. */
const registeredPorts = Object.freeze([
  { protocol: "grpc", other: "HTTP", port: 4318, own: 4317 },
  { protocol: "http", other: "gRPC", port: 4317, own: 4318 },
]);

/** Of a receiver that no pipeline uses, too: it is read as a URL. */
function* urlPath(settings: Settings, path: Path): Problems {
  const text = settings.text(...path);
  if (!isReference(text) && !isUrl(text))
    yield outOfRange(path, `"${text}" is not a path of URLs`, "write /v1/traces, for example");
}

/** Go's http.ServeMux panics over a path twice, and over a pattern that it cannot read. */
function* httpPaths(settings: Settings): Problems {
  const paths = signals
    .filter((signal) => settings.signals.includes(signal))
    .map((signal) => ({ key: `${signal}_url_path`, path: settings.text(`${signal}_url_path`) || `/v1/${signal}` }));
  for (const [index, { key, path }] of paths.entries()) {
    const same = paths.find((other, at) => at !== index && other.path === path);
    if (same && settings.text(key) !== "" && (settings.text(same.key) === "" || paths.indexOf(same) < index))
      yield conflict(key, `${key} is the same path as ${same.key}`, "give each signal its own path", [same.key]);
    if (/[{}\s]/.test(path) && !isReference(path))
      yield outOfRange(key, `"${path}" has characters that this path cannot have`, "write /v1/traces, for example");
  }
}

function* jaeger(settings: Settings): Problems {
  const protocols = ["grpc", "thrift_http", "thrift_compact", "thrift_binary"];
  const paths = protocols.map((protocol) => ["protocols", protocol]);
  // 0.129.0 takes a receiver that has nothing behind its name, and no other that is empty.
  const isAsked = settings.isWritten || settings.has("serverSettingsChecked");
  if (isAsked && !paths.some((path) => isOn(settings, path)))
    yield required("protocols", "No protocol is enabled", "add grpc, empty is enough", paths);
  const udp = ["thrift_compact", "thrift_binary"]
    .filter((protocol) => isOn(settings, ["protocols", protocol]))
    .flatMap((protocol) => [
      notNegative(`protocols.${protocol}.queue_size`),
      positive(`protocols.${protocol}.workers`, "10"),
      positive(`protocols.${protocol}.max_packet_size`, "65000"),
    ]);
  // Later versions look at it in every server.
  if (!settings.has("serverSettingsChecked")) yield* notNegative("protocols.grpc.max_recv_msg_size_mib")(settings);
  yield* problemsIn(
    [
      ...protocols
        .filter((protocol) => isOn(settings, ["protocols", protocol]))
        .flatMap((protocol) => [
          notEmpty(`protocols.${protocol}.endpoint`, "0.0.0.0:14250"),
          hostAndPort(`protocols.${protocol}.endpoint`, "0.0.0.0:14250"),
          anyPort(`protocols.${protocol}.endpoint`),
        ]),
      refused("remote_sampling", "Sampling is not served by this receiver", "use the extension jaegerremotesampling"),
      whenBuilt(...udp),
    ],
    settings,
  );
  if (settings.section("remote_sampling") && Object.keys(settings.section("remote_sampling") ?? {}).length === 0)
    yield outOfRange(
      "remote_sampling",
      "Sampling is not served by this receiver",
      "use the extension jaegerremotesampling",
    );
}

/** A port that the machine chooses is refused by this receiver alone. */
function anyPort(at: string): Row {
  return function* chosen(settings) {
    if (/:0+$/.test(settings.text(...at.split("."))))
      yield outOfRange(at.split("."), "0 is not a port of this receiver", "use 1 to 65535");
  };
}

/** Filters of scrapers that are a kind of match, and a list of names beside it. */
const scraperFilters: readonly (readonly [string, string])[] = Object.freeze([
  ["disk.include", "devices"],
  ["disk.exclude", "devices"],
  ["filesystem.include_devices", "devices"],
  ["filesystem.exclude_devices", "devices"],
  ["filesystem.include_fs_types", "fs_types"],
  ["filesystem.exclude_fs_types", "fs_types"],
  ["filesystem.include_mount_points", "mount_points"],
  ["filesystem.exclude_mount_points", "mount_points"],
  ["network.include", "interfaces"],
  ["network.exclude", "interfaces"],
  ["process.include", "names"],
  ["process.exclude", "names"],
]);

function* hostmetrics(settings: Settings): Problems {
  if (Object.keys(settings.section("scrapers") ?? {}).length === 0)
    yield required("scrapers", "No scraper is configured", "add cpu, memory and so on");
  yield* problemsIn([...scraped, whenBuilt(notNegative("metadata_collection_interval"))], settings);
  if (!settings.used) return;
  for (const [filter, names] of scraperFilters) {
    const path = ["scrapers", ...filter.split(".")];
    if (settings.list(...path, names).length > 0) yield* matchType(settings, path);
    if (settings.text(...path, "match_type") === "regexp") yield* regex(`${path.join(".")}.${names}.*`)(settings);
  }
}

function* matchType(settings: Settings, path: readonly string[]): Problems {
  const type = settings.text(...path, "match_type");
  if (!["strict", "regexp"].includes(type) && !isReference(type))
    yield required([...path, "match_type"], `match_type is "${type}"`, "use strict or regexp");
}
