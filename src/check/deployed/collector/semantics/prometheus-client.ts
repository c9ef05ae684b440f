/**
 * Sections of Prometheus itself, wherever they stand: its HTTP clients, its TLS and its relabelling (prometheus/common
 * HTTPClientConfig.Validate and relabel.Config.Validate, as both versions of the receiver have them).
 */

import { isJsonObject, type Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { conflict, outOfRange, type Problems, required, type Settings } from "./setting-check.ts";
import { regexProblem } from "./tail-sampling.ts";
import { isUrl } from "./urls.ts";

/** `${file:…}` and the like: what they hold is not known. */
function isGiven(value: Json | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(isJsonObject(value) && Object.keys(value).length === 0)
  );
}

export function* prometheusClient(settings: Settings): Problems {
  const has = (...path: string[]): boolean => isGiven(settings.written(...path));
  yield* proxyProblems(settings);
  const proxy = settings.text("proxy_url");
  if (proxy !== "" && !isReference(proxy) && !isUrl(proxy))
    yield outOfRange("proxy_url", `"${proxy}" is not a URL`, "write http://proxy:3128");
  for (const [section, one] of secrets) {
    const [first, second] = [one, `${one}_file`, `${one}_ref`].filter((key) => has(...section, key));
    if (second !== undefined) yield conflict([...section, second], `${first} and ${second} are both set`, "keep one");
  }
  const ways = ["basic_auth", "authorization", "oauth2", "bearer_token", "bearer_token_file"].filter((way) => has(way));
  if (ways.length > 1 && !(ways.length === 2 && ways.every((way) => way.startsWith("bearer_token"))))
    yield conflict(ways[1] ?? "", `${ways[0]} and ${ways[1]} both authenticate`, "keep one");
  if (settings.text("authorization", "type").toLowerCase() === "basic")
    yield conflict(["authorization", "type"], "authorization cannot be basic", "use basic_auth");
  if (settings.section("oauth2")) yield* oauth2Problems(settings);
  for (const name of Object.keys(settings.section("http_headers") ?? {}))
    if (ownHeaders.includes(name.toLowerCase()))
      yield outOfRange(["http_headers", name], `Prometheus reserves the header ${name}`, "remove it");
}

/** Headers that its client sets (prometheus/common config ReservedHeaders). */
const ownHeaders = Object.freeze([
  "authorization",
  "host",
  "content-encoding",
  "content-length",
  "content-type",
  "user-agent",
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "www-authenticate",
  "accept-encoding",
  "x-prometheus-remote-write-version",
  "x-prometheus-remote-read-version",
  "x-prometheus-scrape-timeout-seconds",
  "x-amz-date",
  "x-amz-security-token",
  "x-amz-content-sha256",
]);

/** Written here, in a file, or by reference: in one of the ways. */
const secrets: readonly (readonly [readonly string[], string])[] = Object.freeze([
  [[], "bearer_token"],
  [["basic_auth"], "username"],
  [["basic_auth"], "password"],
  [["authorization"], "credentials"],
  [["oauth2"], "client_secret"],
]);

function* oauth2Problems(settings: Settings): Problems {
  for (const key of ["client_id", "token_url"]) {
    if (!isGiven(settings.written("oauth2", key)) && !isGiven(settings.written("oauth2", `${key}_file`)))
      yield required(["oauth2", key], `oauth2 needs ${key}`, `give ${key}`);
  }
}

function* proxyProblems(settings: Settings): Problems {
  // A text of Prometheus is "false" where false is written.
  const has = (key: string): boolean =>
    isGiven(settings.written(key)) && (key === "no_proxy" || settings.written(key) !== false);
  const fromEnvironment = settings.written("proxy_from_environment") === true;
  if (fromEnvironment && has("proxy_url"))
    yield conflict("proxy_url", "proxy_from_environment has one, too", "keep one");
  if (fromEnvironment && has("no_proxy")) yield conflict("no_proxy", "proxy_from_environment has one, too", "keep one");
  if (!fromEnvironment && !has("proxy_url")) {
    for (const key of ["no_proxy", "proxy_connect_header"]) {
      if (has(key)) yield required("proxy_url", `${key} is for a proxy, and none is given`, "give proxy_url", [[key]]);
    }
  }
}

const tlsVersions: readonly string[] = Object.freeze(["TLS10", "TLS11", "TLS12", "TLS13"]);

export function* prometheusTls(settings: Settings): Problems {
  for (const key of ["min_version", "max_version"]) {
    const written = settings.written(key);
    if (written !== undefined && written !== null && !isReference(written) && !tlsVersions.includes(String(written)))
      yield outOfRange(
        key,
        `"${String(written)}" is not a TLS version of Prometheus`,
        `use ${tlsVersions.join(" or ")}`,
      );
  }
  const has = (key: string): boolean => isGiven(settings.written(key));
  for (const part of ["ca", "cert", "key"]) {
    const file = `${part}_file`;
    const [inline, path, reference] = [has(part), has(file), has(`${part}_ref`)];
    if ([inline, path, reference].filter(Boolean).length > 1)
      yield conflict(inline ? part : file, `Two of ${part}, ${file} and ${part}_ref are set`, "keep one");
  }
  const [cert, key] = ["cert", "key"].map((part) => has(part) || has(`${part}_file`) || has(`${part}_ref`));
  if (cert === key) return;
  const given = cert ? "cert" : "key";
  const at = [given, `${given}_file`, `${given}_ref`].find(has) ?? given;
  yield required(at, "Only one of certificate and key is given", "give both", [cert ? "key_file" : "cert_file"]);
}

const actions = Object.freeze([
  "replace",
  "keep",
  "drop",
  "keepequal",
  "dropequal",
  "hashmod",
  "labelmap",
  "labeldrop",
  "labelkeep",
  "lowercase",
  "uppercase",
]);
const needTarget: readonly string[] = Object.freeze([
  "replace",
  "hashmod",
  "lowercase",
  "uppercase",
  "keepequal",
  "dropequal",
]);

export function* relabelling(settings: Settings): Problems {
  const written = settings.written("action");
  const action = written === undefined ? "replace" : String(written ?? "").toLowerCase();
  if (isReference(action)) return;
  if (!actions.includes(action))
    yield outOfRange(
      "action",
      `"${String(written ?? "")}" is not an action of relabelling`,
      `use one of ${actions.join(", ")}`,
    );
  if (needTarget.includes(action) && !isGiven(settings.written("target_label")))
    yield required("target_label", `${action} needs a target_label`, "name the label to write");
  if (action === "hashmod" && (settings.number("modulus") ?? 0) <= 0)
    yield required("modulus", "hashmod needs a modulus", "give the number of shards");
  yield* regexProblem(settings.written("regex"), ["regex"]);
  yield* sourceLabels(settings);
  if (action === "labeldrop" || action === "labelkeep") yield* unusedSettings(settings, action);
}

function* sourceLabels(settings: Settings): Problems {
  for (const [index, label] of settings.list("source_labels").entries())
    if (label === null || label === "")
      yield required(["source_labels", index], "A label does not have a name", "name it");
}

function* unusedSettings(settings: Settings, action: string): Problems {
  for (const key of ["source_labels", "target_label", "modulus", "separator", "replacement"])
    if (isGiven(settings.written(key))) yield conflict(key, `${action} looks at regex alone`, "remove it");
}
