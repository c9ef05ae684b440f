/** Addresses that clients send to (core config packages, both versions). */

import { isIPv6 } from "../../../../model/ip-address.ts";
import { isReference } from "../reference.ts";
import {
  outOfRange,
  type Problems,
  refusedAtStart,
  type SettingProblem,
  type Settings,
  useless,
} from "./setting-check.ts";
import { isUrl } from "./urls.ts";

const portMax = 65_535;

/** Schemes that grpc-go finds addresses by; others are taken for a part of the address. */
const grpcSchemes = /^(unix|unix-abstract|dns|passthrough|ipv4|ipv6|vsock|xds):|^https?:\/\//;

/** `host:port` of a gRPC client, after a scheme is taken off (core configgrpc, otlpexporter). */
export function* grpcEndpointProblems(settings: Settings): Problems {
  const endpoint = settings.text("endpoint");
  if (endpoint === "" || isReference(endpoint)) return;
  const bySchemes = settings.has("grpcEndpointSchemes");
  const bare = bySchemes ? withoutScheme(endpoint) : endpoint.replace(/^(https?:\/\/|dns:\/\/\/?)/, "");
  if (bySchemes && /^unix:\/\/./.test(endpoint)) return;
  if (endpoint === "unix://")
    yield outOfRange("endpoint", "unix:// does not name a socket", "write unix:///var/run/otlp");
  else if (bySchemes && bare !== endpoint && !grpcSchemes.test(endpoint))
    yield useless("endpoint", `"${endpoint}" has a scheme that gRPC does not know`, "write host:4317");
  else if (/^dns:\/\/[^/]+$/.test(endpoint) && (bySchemes || !isWithoutPort(bare))) yield nameless(settings, endpoint);
  else yield* portProblems(endpoint, bare);
}

/** What follows dns:// is the server that is asked; the name to be looked up stands behind a third slash. */
function nameless(settings: Settings, endpoint: string): SettingProblem {
  const [fact, help] = [`"${endpoint}" does not name what to look up`, "write dns:///host:4317"] as const;
  return settings.has("grpcEndpointSchemes") ? useless("endpoint", fact, help) : refusedAtStart("endpoint", fact, help);
}

/** Later versions take the path of a URL, whatever its scheme. */
function withoutScheme(endpoint: string): string {
  return endpoint.replace(/^https?:\/\/|^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/]*\/?/, "");
}

function isWithoutPort(address: string): boolean {
  return !/:[^:\]]*$/.test(address);
}

function* portProblems(endpoint: string, bare: string): Problems {
  const [, host = "", port] = /^(.*):([^:\]]*)$/.exec(bare) ?? [];
  if (!bare.startsWith("[") && bare.split(":").length > 2) {
    const help = "write host:4317, and an IPv6 address in brackets";
    yield outOfRange("endpoint", `"${endpoint}" has too many colons`, help);
  } else if (port === undefined) yield outOfRange("endpoint", `"${endpoint}" has no port`, "write host:4317");
  else if (!/^-?\d+$/.test(port)) yield outOfRange("endpoint", `"${port}" is not a port`, "write host:4317");
  else if (Number(port) < 1 || Number(port) > portMax)
    yield useless("endpoint", `${port} is not a port`, `use 1 to ${portMax}`);
  else if (/[\s/"'<>]/.test(host) || (host.startsWith("[") && !isIPv6(host.slice(1, -1).replace(/%.*/, ""))))
    yield useless("endpoint", `"${host}" is not a host`, "write host:4317, and http:// with its colon");
}

/** The URL that an HTTP client sends to. */
export function* urlProblems(settings: Settings, key: string, example: string): Problems {
  const url = settings.text(key);
  if (url === "" || isReference(url)) return;
  const help = `write ${example}`;
  const manyColons = !settings.has("urlColonsRefused");
  if (!isUrl(url, { manyColons })) yield outOfRange(key, `"${url}" is not a URL`, help);
  else if (!/^https?:\/\//i.test(url)) {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1];
    yield useless(
      key,
      scheme ? `${scheme} is not a scheme of HTTP` : `"${url}" does not start with http:// or https://`,
      help,
    );
  } else if (/^https?:\/\/([/?#]|$)/i.test(url)) yield useless(key, `"${url}" does not name a host`, help);
  else yield* hostProblems(url, key, help);
}

/** What no connection can be made to. */
function* hostProblems(url: string, key: string, help: string): Problems {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]*)/i.exec(url)?.[1] ?? "";
  const port = /:(\d+)$/.exec(host)?.[1];
  if (!host.startsWith("[") && host.split(":").length > 2) yield useless(key, `"${host}" has too many colons`, help);
  else if (port !== undefined && (Number(port) < 1 || Number(port) > portMax))
    yield useless(key, `${port} is not a port`, help);
}
