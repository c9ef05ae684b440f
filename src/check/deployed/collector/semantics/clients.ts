/** What clients by gRPC and HTTP refuse beside their address (core configgrpc, confighttp, configcompression, both versions). */

import { isJsonObject, type Json } from "../../../../model/json.ts";
import { isReference } from "../reference.ts";
import { grpcEndpointProblems } from "./endpoints.ts";
import {
  conflict,
  misleading,
  outOfRange,
  type Problems,
  refusedAtStart,
  type Settings,
  textIn,
  unknownWord,
  useless,
} from "./setting-check.ts";
import { isUrl } from "./urls.ts";

const grpcCompressions = Object.freeze(["gzip", "snappy", "zstd", "none", ""]);

/** The load balancing exporter's backends, too, are reached by such a client each. */
export function* grpcClientProblems(settings: Settings): Problems {
  yield* grpcEndpointProblems(settings);
  yield* insecureOverruled(settings);
  yield* unknownWord(settings, "balancer_name", ["round_robin", "pick_first"], "a gRPC balancer");
  const compression = settings.text("compression");
  // A compression that there is not at all is a mismatch with the schema.
  if (["zlib", "deflate", "lz4", "x-snappy-framed"].includes(compression))
    yield refusedAtStart(
      "compression",
      `"${compression}" is not a compression of gRPC`,
      `use ${grpcCompressions.slice(0, 4).join(", ")}`,
    );
  yield* namedOnce(settings, "headers");
  for (const header of headersOf(settings)) yield* metadataProblems(header);
}

/** A CA, or https:// in the address, asks for TLS, whatever insecure says (core configtls, configgrpc and confighttp, both versions). */
function* insecureOverruled(settings: Settings): Problems {
  if (settings.written("tls", "insecure") !== true) return;
  const at = ["tls", "insecure"];
  const help = "leave it out; insecure_skip_verify is what trusts any certificate";
  const ca = ["ca_file", "ca_pem"].find((key) => settings.text("tls", key) !== "");
  if (ca !== undefined)
    yield misleading(at, `insecure has no effect beside ${ca}: the connection is encrypted`, help, [["tls", ca]]);
  else if (settings.text("endpoint").startsWith("https://"))
    yield misleading(at, "insecure has no effect behind https://: the connection is encrypted", help, ["endpoint"]);
}

function* metadataProblems({ name, value, path }: Header): Problems {
  if (!/^[\w.-]+$/.test(name)) {
    yield useless(path, `"${name}" is not a name of gRPC metadata`, "use letters, digits, - _ .");
  } else if (/^grpc-/i.test(name)) {
    const message = `gRPC reserves names that start with grpc-: ${name} is not sent.`;
    yield { ...outOfRange(path, "", "name it differently"), code: "FL1006", message, severity: "warning" };
  } else if (!/-bin$/i.test(name) && !isReference(value) && /[^\x20-\x7e]/.test(value)) {
    const help = "use printable ASCII, or a name that ends in -bin";
    yield useless(path, `The value of ${name} has characters that gRPC metadata cannot hold`, help);
  }
}

export function* httpClientProblems(settings: Settings): Problems {
  yield* levelProblems(settings);
  yield* insecureOverruled(settings);
  if (
    settings.text("compression") === "x-snappy-framed" &&
    !settings.has("framedSnappy") &&
    !settings.gate("confighttp.framedSnappy")
  )
    yield refusedAtStart("compression", "x-snappy-framed is behind a feature gate", "use snappy");
  const proxy = settings.text("proxy_url");
  if (proxy !== "" && !isReference(proxy) && !/^[a-z][a-z0-9+.-]*:\S/i.test(proxy))
    yield outOfRange("proxy_url", `"${proxy}" is not a URL`, "write http://proxy:3128");
  else if (proxy !== "" && !isReference(proxy) && !isUrl(proxy, { manyColons: !settings.has("urlColonsRefused") }))
    yield refusedAtStart("proxy_url", `"${proxy}" is not a URL`, "write http://proxy:3128");
  yield* namedOnce(settings, "headers");
  for (const header of headersOf(settings)) yield* headerProblems(header);
  yield* keepaliveProblems(settings);
}

/** Settings whose place the section keepalive has taken; zero says nothing (core confighttp, 0.161.0). */
function* keepaliveProblems(settings: Settings): Problems {
  if (settings.section("keepalive") === undefined) return;
  for (const key of ["idle_conn_timeout", "max_idle_conns", "max_idle_conns_per_host", "disable_keep_alives"]) {
    const value = settings.written(key) ?? 0;
    if (value !== 0 && value !== false && !/^0+(ns|us|ms|s|m|h)?$/.test(String(value)))
      yield conflict(key, `${key} is set beside keepalive, which replaces it`, "keep keepalive");
  }
}

/** Levels of Go's compress/flate; zstd takes the nearest that it has. */
/** Of a compression, whoever uses it (core configcompression). */
export function* levelProblems(settings: Settings): Problems {
  const level = settings.number("compression_params", "level") ?? 0;
  const compression = settings.text("compression");
  if (level === 0 || ["", "none", "zstd"].includes(compression) || isReference(compression)) return;
  if (["gzip", "zlib", "deflate"].includes(compression) && level >= -2 && level <= 9) return;
  const help = "use 1 to 9 with gzip, zlib or deflate; zstd takes any";
  yield outOfRange(["compression_params", "level"], `${compression} does not have a level ${level}`, help);
}

function* headerProblems({ name, value, path }: Header): Problems {
  if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name))
    yield useless(path, `"${name}" is not a name of an HTTP header`, "use letters, digits and -");
  // A tab may stand in a value.
  else if (!isReference(value) && /[^\t\x20-\x7e\x80-\uffff]/.test(value))
    yield useless(path, `The value of ${name} has a control character`, "write it in one line");
}

/** A list of names and values has each name once (core configopaque MapList, 0.161.0). */
export function* namedOnce(settings: Settings, key: string): Problems {
  const names = settings.list(key).map((entry) => textIn(entry ?? {}, "name"));
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      yield conflict([key, index], `${key} has ${JSON.stringify(name)} twice`, "name each once");
}

interface Header {
  readonly name: string;
  readonly value: string;
  readonly path: readonly (string | number)[];
}

/** A section of names and values; later versions take a list of both, too. */
function headersOf(settings: Settings): readonly Header[] {
  const listed = settings.list("headers");
  if (listed.length > 0) {
    return listed.flatMap((entry: Json, index) =>
      isJsonObject(entry) && typeof entry["name"] === "string"
        ? [{ name: entry["name"], value: String(entry["value"] ?? ""), path: ["headers", index] }]
        : [],
    );
  }
  return Object.entries(settings.section("headers") ?? {}).map(([name, value]) => ({
    name,
    value: String(value ?? ""),
    path: ["headers", name],
  }));
}
