/**
 * What authenticates at a client or a server can do so there, and a client by gRPC that has to show a secret does it over TLS:
 * all found out at start, after `validate` (core configauth, configgrpc, both versions).
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { isJsonObject, type JsonObject, jsonAt } from "../../../model/json.ts";
import { type Component, normalId } from "../../../needs/configuration.ts";
import { isLoopback } from "../../../needs/open-ports.ts";
import { canonicalType, schemaFile } from "../../../schema/registry.ts";
import { isOff, writtenSections } from "../../../schema/written-sections.ts";
import { onePerCause } from "../one-per-cause.ts";
import { isUnread } from "./semantics/unread-sections.ts";
import { type CollectorRule, type CollectorView, isLoadBalancer } from "./view.ts";

interface Authenticator {
  readonly client: boolean;
  readonly server: boolean;
  /** Its secrets go over gRPC with TLS only: `RequireTransportSecurity` of the extension. */
  readonly needsTls: boolean;
}

/** Extensions of contrib that authenticate, at 0.129.0 and 0.161.0; basicauth is the one or the other by its settings. */
const authenticators: Readonly<Record<string, Authenticator>> = Object.freeze({
  bearertokenauth: { client: true, server: true, needsTls: true },
  basicauth: { client: true, server: true, needsTls: true },
  oauth2client: { client: true, server: false, needsTls: true },
  headers_setter: { client: true, server: false, needsTls: false },
  sigv4auth: { client: true, server: false, needsTls: false },
  asapclient: { client: true, server: false, needsTls: true },
  googleclientauth: { client: true, server: false, needsTls: true },
  azureauth: { client: true, server: true, needsTls: true },
  azure_auth: { client: true, server: true, needsTls: true },
  oidc: { client: false, server: true, needsTls: false },
});

interface Use {
  readonly component: Component;
  /** The section that holds `auth`. */
  readonly path: Path;
  readonly settings: JsonObject;
  readonly side: "client" | "server";
  readonly protocol: "grpc" | "http";
}

export const authenticatorsFit: CollectorRule = (view) => {
  const found = usesIn(view).flatMap((use) => {
    const finding = problemOf(view, use) ?? secretInPlainText(view, use);
    return finding ? [{ cause: `${use.path.join("/")}`, finding }] : [];
  });
  return onePerCause(found, "component");
};

/** Sections of clients and servers, each known by keys that only it has. */
const sides: readonly (readonly [keys: readonly string[], side: Use["side"], protocol: Use["protocol"]])[] = [
  [["balancer_name", "write_buffer_size"], "client", "grpc"],
  [["compression_params", "max_idle_conns"], "client", "http"],
  [["max_recv_msg_size_mib", "max_concurrent_streams"], "server", "grpc"],
  [["response_headers", "compression_algorithms"], "server", "http"],
];

function usesIn(view: CollectorView): readonly Use[] {
  return view.components.flatMap((component): readonly Use[] => {
    const { section, type, settings, path, runs } = component;
    const schema = runs ? schemaFile(view.schemas, section, type, "exact") : undefined;
    if (!schema || !isJsonObject(settings)) return [];
    return writtenSections(schema, settings).flatMap(({ path: inner, keys }): readonly Use[] => {
      const [, side, protocol] = sides.find(([own]) => own.every((key) => keys.has(key))) ?? [];
      const written = jsonAt(settings, inner);
      if (side === undefined || protocol === undefined || !isJsonObject(written)) return [];
      if (isUnread(view, component, inner) || isOff(inner, (at) => jsonAt(settings, at))) return [];
      return [{ component, path: [...path, ...inner], settings: written, side, protocol }];
    });
  });
}

function extensionOf(view: CollectorView, { settings }: Use): Component | undefined {
  const asked = jsonAt(settings, ["auth", "authenticator"]);
  return typeof asked === "string" ? view.in("extensions").find(({ name }) => name === normalId(asked)) : undefined;
}

function problemOf(view: CollectorView, use: Use): Diagnostic | undefined {
  const extension = extensionOf(view, use);
  if (!extension) return undefined;
  const { type, name } = extension;
  const known = Object.hasOwn(authenticators, type) ? authenticators[type] : undefined;
  if (!known && canonicalType(view.schemas, "extensions", type) === undefined) return undefined;
  const at = [...use.path, "auth", "authenticator"];
  const fact = known ? sideFault(extension, known, use) : `"${name}" does not authenticate anybody`;
  if (fact !== undefined) {
    const help = `name one for ${use.side}s, such as bearertokenauth`;
    return view.finding("FL1102", at, { message: consequence(fact, use), help, severity: severityOf(view, use) });
  }
  return known?.needsTls && use.protocol === "grpc" && isPlain(use) ? refusedInPlainText(view, name, use) : undefined;
}

function sideFault({ type, name, settings }: Component, known: Authenticator, { side }: Use): string | undefined {
  if (!known[side]) return `"${name}" does not authenticate ${side}s`;
  if (type !== "basicauth") return undefined;
  const [own, other] = side === "client" ? ["client_auth", "htpasswd"] : ["htpasswd", "client_auth"];
  const isOther = isJsonObject(jsonAt(settings, [other])) && !isJsonObject(jsonAt(settings, [own]));
  return isOther ? `"${name}" has ${other}, and ${side}s need ${own}` : undefined;
}

/** What is written here has to work; a text of others may wait for what comes later. */
function severityOf({ collector }: CollectorView, { component }: Use): "warning" | undefined {
  return isLoadBalancer(component) && collector.origin.in === "text" ? "warning" : undefined;
}

/** A sub-exporter that cannot be built is logged, and the start goes on without its backend. */
function consequence(fact: string, { component }: Use): string {
  return isLoadBalancer(component)
    ? `${fact}; the Collector starts, but cannot reach any backend.`
    : wouldNotStart(fact);
}

function refusedInPlainText(view: CollectorView, name: string, use: Use): Diagnostic {
  const fact = `"${name}" sends its secret only over TLS, and this connection is plain text ("the credentials require transport level security")`;
  return view.finding("FL5003", [...use.path, "auth", "authenticator"], {
    severity: severityOf(view, use),
    message: consequence(fact, use),
    help: "encrypt it: leave out tls.insecure, and set ca_file if your own authority signed the certificate",
    restsOn: [[...use.path, "tls", "insecure"]],
  });
}

/** A client by gRPC speaks TLS unless told otherwise; a CA overrules `insecure`, as https:// does (core configtls, configgrpc). */
function isPlain({ settings, protocol, side, component }: Use): boolean {
  if (side !== "client") return false;
  const endpoint = jsonAt(settings, ["endpoint"]);
  const url = typeof endpoint === "string" ? endpoint : "";
  if (protocol === "http") return /^http:\/\//i.test(url);
  const hasCa = ["ca_file", "ca_pem"].some((key) => jsonAt(settings, ["tls", key]));
  const isHttps = url.startsWith("https://") && !isLoadBalancer(component);
  return jsonAt(settings, ["tls", "insecure"]) === true && !hasCa && !isHttps;
}

const secretHeader = /^(authorization|proxy-authorization|cookie|.*(api[-_]?key|token|secret|password).*)$/i;

/** What works and shows a secret to whoever can read the network; not to a process in the same pod. */
function secretInPlainText(view: CollectorView, use: Use): Diagnostic | undefined {
  const endpoint = jsonAt(use.settings, ["endpoint"]);
  const { v6, name = "" } =
    (typeof endpoint === "string" && /^(?:\w+:\/\/)?(?:\[(?<v6>[^\]]*)\]|(?<name>[^:/]*))/.exec(endpoint)?.groups) ||
    {};
  const isLocal = isLoopback(v6 ?? name);
  if (!isPlain(use) || isLocal) return undefined;
  const extension = extensionOf(view, use);
  const shows = extension && (authenticators[extension.type]?.needsTls || setsSecret(extension));
  const header = Object.keys(headersIn(use.settings)).find((name) => secretHeader.test(name));
  if (!shows && header === undefined) return undefined;
  const what = shows ? `The secret of "${extension.name}"` : `The header ${header}`;
  return view.finding("FL5003", [...use.path, ...(shows ? ["auth", "authenticator"] : ["headers", header ?? ""])], {
    severity: "warning",
    message: `${what} goes out in plain text: anyone who can read that network can send with it.`,
    help: use.protocol === "http" ? "send to https://" : "encrypt it: leave out tls.insecure",
  });
}

function setsSecret({ settings }: Component): boolean {
  const headers = jsonAt(settings, ["headers"]);
  return (
    Array.isArray(headers) && headers.some((one) => isJsonObject(one) && secretHeader.test(String(one["key"] ?? "")))
  );
}

function headersIn(settings: JsonObject): JsonObject {
  const headers = jsonAt(settings, ["headers"]);
  return isJsonObject(headers) ? headers : {};
}
