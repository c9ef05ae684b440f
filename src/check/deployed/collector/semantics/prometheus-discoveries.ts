/**
 * What the service discoveries of Prometheus refuse when they are read (discovery packages of Prometheus 0.304 and 0.314, which
 * are in the receivers of 0.129.0 and 0.161.0): a line for each, of what it cannot be without and of its words.
 */

import type { Path } from "../../../../diagnostics/place.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { countOf, needed, notEmpty, positive, problemsIn, type Row, word, writtenAt } from "./rows.ts";
import { conflict, outOfRange, type Problems, required, type Settings } from "./setting-check.ts";

interface Discovery {
  readonly name: string;
  readonly needs?: readonly string[];
  readonly words?: Readonly<Record<string, readonly string[]>>;
  /** Settings that hold a URL; its scheme may be one of a few. */
  readonly urls?: readonly string[];
  readonly rows?: (at: string) => readonly Row[];
}

const secretKey = (at: string): readonly Row[] => [
  countOf(at, ["secret_key", "secret_key_file"], { least: 1, most: 1 }),
];
const zookeeper = (at: string): readonly Row[] => [
  shaped(`${at}.paths.*`, /^\//, "a path of ZooKeeper", "begin it with /"),
];
const files = /^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/;

const discoveries: readonly Discovery[] = Object.freeze([
  { name: "azure", needs: ["subscription_id"], rows: (at) => [azure(at)] },
  { name: "aws", needs: ["role"], words: { role: ["ec2", "ecs", "elasticache", "lightsail", "msk", "rds"] } },
  { name: "consul", rows: (at) => [notEmpty(`${at}.server`, "localhost:8500")] },
  { name: "digitalocean", words: { role: ["droplets", "databases"] } },
  { name: "dns", needs: ["names"] },
  { name: "docker", needs: ["host"] },
  { name: "dockerswarm", needs: ["host", "role"], words: { role: ["services", "nodes", "tasks"] } },
  { name: "eureka", needs: ["server"], urls: ["server"] },
  {
    name: "file",
    needs: ["files"],
    rows: (at) => [
      shaped(`${at}.files.*`, files, "a name of a file of targets", "end it with .json, .yml or .yaml"),
      notEmpty(`${at}.files.*`, "targets.json"),
    ],
  },
  { name: "gce", needs: ["project", "zone"] },
  { name: "hetzner", needs: ["role"], words: { role: ["robot", "hcloud"] } },
  { name: "http", needs: ["url"], urls: ["url"] },
  { name: "ionos", needs: ["datacenter_id"] },
  { name: "kubernetes", needs: ["role"], rows: (at) => [kubernetes(at)] },
  { name: "kuma", needs: ["server"], urls: ["server"] },
  { name: "marathon", needs: ["servers"], rows: (at) => [countOf(at, ["auth_token", "auth_token_file"], { most: 1 })] },
  { name: "nerve", needs: ["servers", "paths"], rows: zookeeper },
  { name: "nomad", rows: (at) => [notEmpty(`${at}.server`, "http://localhost:4646")] },
  { name: "oci", needs: ["region"], rows: (at) => [oracle(at), positive(`${at}.refresh_interval`, "60s")] },
  {
    name: "openstack",
    needs: ["role", "region"],
    words: {
      role: ["hypervisor", "instance", "loadbalancer"],
      availability: ["public", "internal", "admin"],
    },
  },
  { name: "outscale", needs: ["region", "access_key"], rows: secretKey },
  {
    name: "ovhcloud",
    needs: ["application_key", "application_secret", "consumer_key"],
    words: { service: ["dedicated_server", "vps"] },
  },
  { name: "puppetdb", needs: ["url", "query"], urls: ["url"] },
  {
    name: "scaleway",
    needs: ["role", "project_id", "access_key"],
    words: { role: ["instance", "baremetal"] },
    rows: secretKey,
  },
  { name: "serverset", needs: ["servers", "paths"], rows: zookeeper },
  {
    name: "triton",
    needs: ["account", "dns_suffix", "endpoint"],
    words: { role: ["container", "cn"] },
    rows: (at) => [positive(`${at}.refresh_interval`, "60s")],
  },
  { name: "uyuni", needs: ["server", "username", "password"] },
]);

const perJob = discoveries.flatMap(({ name, needs = [], words = {}, urls = [], rows }) => {
  const at = `config.scrape_configs.*.${name}_sd_configs.*`;
  return [
    ...needs.map((key) => needed(`${at}.${key}`, `give ${key}`)),
    ...Object.entries(words).map(([key, list]) => word(`${at}.${key}`, list)),
    ...urls.map((key) => shaped(`${at}.${key}`, /^https?:\/\/[^/]/, "a URL", "write http://host:port")),
    ...(rows?.(at) ?? []),
  ];
});

/** @param settings of the whole receiver */
export function* discoveryProblems(settings: Settings): Problems {
  yield* problemsIn(perJob, settings);
  yield* dnsPorts(settings);
  yield* consulWays(settings);
}

function shaped(at: string, shape: RegExp, what: string, help: string): Row {
  return function* named(settings) {
    for (const { path, value } of writtenAt(settings, at))
      if (typeof value === "string" && value !== "" && !shape.test(value))
        yield outOfRange(path, `"${value}" is not ${what}`, help);
  };
}

/** An address has no port unless it is a record of a service. */
function* dnsPorts(settings: Settings): Problems {
  for (const { path, value } of writtenAt(settings, "config.scrape_configs.*.dns_sd_configs.*")) {
    if (!isJsonObject(value)) continue;
    const type = value["type"] ?? "SRV";
    if (isReference(type)) continue;
    const kind = String(type).toUpperCase();
    if (!["SRV", "A", "AAAA", "MX", "NS"].includes(kind))
      yield outOfRange([...path, "type"], `"${String(type)}" is not a type of record`, "use SRV, A, AAAA, MX or NS");
    else if (kind !== "SRV" && !value["port"])
      yield required([...path, "port"], `A record of type ${kind} has no port`, "give port", [[...path, "type"]]);
  }
}

function* consulWays(settings: Settings): Problems {
  for (const { path, value } of writtenAt(settings, "config.scrape_configs.*.consul_sd_configs.*")) {
    if (!isJsonObject(value)) continue;
    const both = (one: readonly string[], other: readonly string[]): string | undefined =>
      one.some((key) => value[key]) ? other.find((key) => value[key]) : undefined;
    const second = both(["username", "password"], ["basic_auth"]) ?? both(["token"], ["authorization", "oauth2"]);
    if (second) yield conflict([...path, second], `Consul gets credentials twice`, `remove ${second}`);
  }
}

/** Who asks; by default an application with a secret. */
function azure(at: string): Row {
  return function* asking(settings) {
    const later = settings.has("azureWorkloads") ? ["WorkloadIdentity"] : [];
    yield* word(`${at}.authentication_method`, ["OAuth", "ManagedIdentity", "SDK", ...later])(settings);
    for (const { path, value } of writtenAt(settings, at)) if (isJsonObject(value)) yield* application(value, path);
  };
}

function* application(discovery: JsonObject, path: Path): Problems {
  if ((discovery["authentication_method"] ?? "OAuth") !== "OAuth") return;
  for (const key of ["tenant_id", "client_id", "client_secret"])
    if (!isGiven(discovery[key]))
      yield required([...path, key], `OAuth needs ${key}`, `give ${key}`, [[...path, "authentication_method"]]);
}

const ofKey = Object.freeze(["tenancy", "user", "fingerprint", "key_file"]);

/** Who asks Oracle's cloud: by default a user with a key. */
function oracle(at: string): Row {
  return function* asking(settings) {
    yield* word(`${at}.auth`, ["api_key", "instance_principal"])(settings);
    for (const { path, value } of writtenAt(settings, at)) if (isJsonObject(value)) yield* userWithKey(value, path);
  };
}

function* userWithKey(discovery: JsonObject, path: Path): Problems {
  const by = discovery["auth"] ?? "api_key";
  for (const key of ofKey) {
    if (by === "api_key" && !isGiven(discovery[key]))
      yield required([...path, key], `api_key needs ${key}`, `give ${key}`, [[...path, "auth"]]);
    if (by === "instance_principal" && isGiven(discovery[key]))
      yield conflict([...path, key], `instance_principal is asked without ${key}`, `remove ${key}`);
  }
}

/** What each role of Kubernetes can select by. */
const selectable: Readonly<Record<string, readonly string[]>> = Object.freeze({
  pod: ["pod"],
  service: ["service"],
  endpointslice: ["pod", "service", "endpointslice"],
  endpoints: ["pod", "service", "endpoints"],
  node: ["node"],
  ingress: ["ingress"],
});

const clientKeys: readonly string[] = Object.freeze([
  "basic_auth",
  "authorization",
  "oauth2",
  "bearer_token",
  "bearer_token_file",
  "tls_config",
  "proxy_url",
]);

function kubernetes(at: string): Row {
  return function* ofCluster(settings) {
    for (const { path, value } of writtenAt(settings, at)) {
      if (!isJsonObject(value)) continue;
      yield* problemsIn([word(`${path.join(".")}.role`, ["", ...Object.keys(selectable)])], settings);
      yield* reaching(value, path);
      const role = Object.keys(selectable).find((one) => one === value["role"]);
      if (role !== undefined) yield* selectors(value["selectors"], selectable[role] ?? [], [...path, "selectors"]);
    }
  };
}

/** The API server is that of the own cluster, that of a file, or one that is named. */
function* reaching(discovery: JsonObject, path: Path): Problems {
  const [server, file] = ["api_server", "kubeconfig_file"].map((key) => isGiven(discovery[key]));
  const client = clientKeys.find((key) => isGiven(discovery[key]));
  const names = discovery["namespaces"];
  if (server && file)
    yield conflict([...path, "kubeconfig_file"], "api_server and kubeconfig_file are both set", "keep one");
  if (client && !server)
    yield conflict([...path, client], `${client} is for an api_server, and none is given`, "give api_server");
  if ((server || file) && isJsonObject(names) && names["own_namespace"] === true)
    yield conflict(
      [...path, "namespaces", "own_namespace"],
      "Another cluster does not know the own namespace",
      "name them",
    );
}

function* selectors(list: Json | undefined, allowed: readonly string[], path: Path): Problems {
  const seen = new Set<Json | undefined>();
  for (const [index, one] of Array.isArray(list) ? (list as readonly Json[]).entries() : []) {
    const role = isJsonObject(one) ? one["role"] : undefined;
    if (isReference(role)) continue;
    if (seen.has(role)) yield conflict([...path, index, "role"], `Two selectors are of ${String(role)}`, "keep one");
    else if (!allowed.includes(String(role)))
      yield outOfRange(
        [...path, index, "role"],
        `"${String(role)}" cannot be selected by here`,
        `use ${allowed.join(" or ")}`,
      );
    seen.add(role);
  }
}

function isGiven(value: Json | undefined): boolean {
  return (
    value !== undefined && value !== null && value !== "" && !(isJsonObject(value) && Object.keys(value).length === 0)
  );
}
