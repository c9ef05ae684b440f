/** Meaning of receivers', extensions' and connectors' settings. */

import { isJsonObject, type Json } from "../../../../model/json.ts";
import {
  conflict,
  durationAt,
  type Meaning,
  numberAt,
  outOfRange,
  required,
  type Said,
  type Settings,
  sectionAt,
  textAt,
  written,
} from "./meaning.ts";
import { listenerMeaning, tlsMeaning } from "./shared-parts.ts";

export const otherMeanings: readonly Meaning[] = Object.freeze([
  { component: "receivers/otlp", mirrors: "core otlpreceiver Validate, both versions", check: otlpReceiver },
  {
    component: "receivers/prometheus",
    mirrors: "contrib prometheusreceiver Validate, both versions",
    check: prometheusReceiver,
  },
  { component: "receivers/hostmetrics", mirrors: "contrib hostmetricsreceiver Validate, 0.129.0", check: hostmetrics },
  {
    component: "extensions/health_check",
    mirrors: "contrib healthcheckextension Validate, both versions",
    check: healthCheck,
  },
  {
    component: "extensions/bearertokenauth",
    mirrors: "contrib bearertokenauthextension Validate, both versions",
    check: bearerToken,
  },
  { component: "extensions/basicauth", mirrors: "contrib basicauthextension Validate, 0.129.0", check: basicAuth },
  {
    component: "connectors/spanmetrics",
    mirrors: "contrib spanmetricsconnector Validate, 0.129.0",
    check: spanMetrics,
  },
  { component: "connectors/span_metrics", mirrors: "the same, 0.161.0", check: spanMetrics },
  { component: "connectors/routing", mirrors: "contrib routingconnector Validate, 0.129.0", check: routing },
]);

function otlpReceiver(settings: Settings): readonly Said[] {
  const protocols = sectionAt(settings, ["protocols"]) ?? {};
  if (!("grpc" in protocols) && !("http" in protocols))
    return [required(["protocols"], "No protocol is switched on", "add grpc or http, empty is enough")];
  const listeners = ["grpc", "http"].flatMap((protocol) =>
    settings.used ? listenerMeaning(settings, ["protocols", protocol, "endpoint"]) : [],
  );
  if (settings.version === "0.129.0") return listeners;
  return [
    ...listeners,
    ...sizes(settings),
    ...tlsMeaning(settings, ["protocols", "grpc", "tls"]),
    ...tlsMeaning(settings, ["protocols", "http", "tls"]),
  ];
}

/** configgrpc's server settings, checked from 0.161 on. */
function sizes(settings: Settings): readonly Said[] {
  return ["max_recv_msg_size_mib", "read_buffer_size", "write_buffer_size"]
    .filter((key) => (numberAt(settings, ["protocols", "grpc", key]) ?? 0) < 0)
    .map((key) => outOfRange(["protocols", "grpc", key], `${key} is negative`, "use 0 or more"));
}

function prometheusReceiver(settings: Settings): readonly Said[] {
  const scrapes = written(settings, ["config", "scrape_configs"]);
  const files = written(settings, ["config", "scrape_config_files"]);
  const some = (list: Json | undefined): boolean => Array.isArray(list) && list.length > 0;
  if (!some(scrapes) && !some(files) && !sectionAt(settings, ["target_allocator"])) {
    return [required(["config"], "There is nothing to scrape", "add config.scrape_configs")];
  }
  const found: Said[] = [];
  const names = Array.isArray(scrapes) ? scrapes.map((job) => (isJsonObject(job) ? job["job_name"] : undefined)) : [];
  for (const [index, name] of names.entries()) {
    const path = ["config", "scrape_configs", index, "job_name"];
    if (name === undefined || name === null || name === "")
      found.push(required(path, "A scrape job has no name", "add job_name"));
    else if (names.indexOf(name) < index)
      found.push(conflict(path, `Two scrape jobs are named ${JSON.stringify(name)}`, "name each differently"));
  }
  for (const section of ["alerting", "remote_write", "remote_read", "rule_files"]) {
    const value = written(settings, ["config", section]);
    const filled = some(value) || (isJsonObject(value) && Object.keys(value).length > 0);
    if (filled)
      found.push(outOfRange(["config", section], `The receiver does not support Prometheus' ${section}`, "remove it"));
  }
  return found;
}

function hostmetrics(settings: Settings): readonly Said[] {
  const found: Said[] = [];
  if (Object.keys(sectionAt(settings, ["scrapers"]) ?? {}).length === 0)
    found.push(required(["scrapers"], "No scraper is named", "add cpu, memory and so on"));
  if ((durationAt(settings, ["collection_interval"]) ?? 1) <= 0)
    found.push(outOfRange(["collection_interval"], "collection_interval is not positive", "use 1m, for example"));
  return found;
}

function healthCheck(settings: Settings): readonly Said[] {
  const found: Said[] = [];
  if (textAt(settings, ["endpoint"]) === "")
    found.push(required(["endpoint"], "The endpoint is missing", "give endpoint: 0.0.0.0:13133"));
  const path = textAt(settings, ["path"]);
  if (!path.startsWith("/"))
    found.push(outOfRange(["path"], `"${path}" does not begin with /`, "write it as a URL path"));
  return found;
}

function bearerToken(settings: Settings): readonly Said[] {
  const tokens = written(settings, ["tokens"]);
  const has = {
    token: textAt(settings, ["token"]) !== "",
    tokens: Array.isArray(tokens) && tokens.length > 0,
    filename: textAt(settings, ["filename"]) !== "",
  };
  if (has.token && has.tokens) return [conflict(["tokens"], "token and tokens are both set", "keep one")];
  return has.token || has.tokens || has.filename
    ? []
    : [required(["token"], "No token is given", "give filename, or token from the environment")];
}

function basicAuth(settings: Settings): readonly Said[] {
  const [server, client] = [sectionAt(settings, ["htpasswd"]), sectionAt(settings, ["client_auth"])];
  if (server && client)
    return [conflict(["client_auth"], "htpasswd and client_auth are both set", "use one extension for each end")];
  return server || client
    ? []
    : [required(["htpasswd"], "Neither htpasswd nor client_auth is given", "give the one for this end")];
}

const builtInDimensions = Object.freeze(["service.name", "span.name", "span.kind", "status.code"]);

function spanMetrics(settings: Settings): readonly Said[] {
  const found: Said[] = [];
  if (sectionAt(settings, ["histogram", "explicit"]) && sectionAt(settings, ["histogram", "exponential"])) {
    found.push(conflict(["histogram"], "explicit and exponential histograms are both set", "keep one"));
  }
  const dimensions = written(settings, ["dimensions"]);
  const names = Array.isArray(dimensions)
    ? dimensions.map((entry) => (isJsonObject(entry) ? String(entry["name"] ?? "") : ""))
    : [];
  for (const [index, name] of names.entries()) {
    if (builtInDimensions.includes(name) || (name !== "" && names.indexOf(name) < index))
      found.push(conflict(["dimensions", index], `The dimension "${name}" is there already`, "remove it"));
  }
  if ((durationAt(settings, ["metrics_flush_interval"]) ?? 0) < 0)
    found.push(outOfRange(["metrics_flush_interval"], "metrics_flush_interval is negative", "use a positive time"));
  if (
    (numberAt(settings, ["dimensions_cache_size"]) ?? 1) <= 0 &&
    settings.config["dimensions_cache_size"] !== undefined
  ) {
    found.push(outOfRange(["dimensions_cache_size"], "dimensions_cache_size is not positive", "use 1000, for example"));
  }
  return found;
}

function routing(settings: Settings): readonly Said[] {
  const table = written(settings, ["table"]);
  if (!Array.isArray(table) || table.length === 0)
    return [
      required(["table"], "The routing table is empty", "add an entry with statement or condition, and pipelines"),
    ];
  return table.flatMap((entry, index) => {
    if (!isJsonObject(entry)) return [];
    const found: Said[] = [];
    const forms = ["condition", "statement"].filter((key) => typeof entry[key] === "string" && entry[key] !== "");
    if (forms.length !== 1)
      found.push(conflict(["table", index], "An entry needs exactly one of condition and statement", "keep one"));
    if (!Array.isArray(entry["pipelines"]) || entry["pipelines"].length === 0)
      found.push(required(["table", index, "pipelines"], "An entry leads to no pipeline", "name the pipelines"));
    return found;
  });
}
