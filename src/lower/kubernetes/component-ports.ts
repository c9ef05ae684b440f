/** The ports that a Collector's components open to others: OTLP's, which every tier takes, and those that an author adds. */

import { isJsonObject, type Json, jsonAt } from "../../model/json.ts";
import type { Port } from "../../model/pod.ts";
import type { Audience } from "../../needs/component-needs.ts";
import { isLoopback, type OpenPort, openPortsOf } from "../../needs/open-ports.ts";
import { ports } from "../defaults.ts";

export interface ComponentPort extends Port {
  readonly who: Audience;
}

export interface ConfiguredPorts {
  /** What balancers and generators of the blueprint may send to. */
  readonly otlp: readonly Port[];
  /** Without metrics and health, which every tier has. */
  readonly more: readonly ComponentPort[];
}

type Opened = OpenPort & { readonly port: number };

/** A port that two components ask for is a finding of its own. */
export function portsIn(body: Json): ConfiguredPorts {
  const opened = openPortsOf(body).map(withPort).filter(isOpened);
  const otlp = oncePerPort(opened.filter(isOtlp));
  const more = oncePerPort(opened.filter((open) => !isOtlp(open) && !isOfEveryTier(open) && !isLoopback(open.host)));
  const all = [...otlp, ...more.filter((open) => !otlp.some((other) => keyOf(other) === keyOf(open)))];
  // Names are of one use in a pod.
  const nameOf = ({ name, port, transport }: Opened, index: number) =>
    all.some((other, at) => other.name === name && (index < otlp.length ? at < index : at !== index))
      ? `port-${port}-${transport.toLowerCase()}`
      : name;
  const named = all.map((open, index) => ({
    name: nameOf(open, index),
    port: open.port,
    protocol: open.transport,
    appProtocol: appProtocolOf(open),
    who: open.who,
  }));
  return { otlp: portsFor(named.slice(0, otlp.length), "senders"), more: named.slice(otlp.length) };
}

export function portsFor(found: readonly ComponentPort[], ...audiences: readonly Audience[]): readonly Port[] {
  return found.filter(({ who }) => audiences.includes(who)).map(({ who: _, ...port }) => port);
}

/** The receiver `otlp`, which an author may replace, wherever it listens, and others in its place; on localhost it is a finding. */
function isOtlp({ component, port, transport, who }: Opened): boolean {
  if (component.section !== "receivers" || who !== "senders" || transport !== "TCP") return false;
  return component.id === "otlp" || port === ports.otlpGrpc || port === ports.otlpHttp;
}

function isOfEveryTier({ port, transport }: Opened): boolean {
  return transport === "TCP" && (port === ports.metrics || port === ports.health);
}

/** Where only the environment knows the address of `otlp`, it is taken to be at the usual port. */
function withPort(open: OpenPort): OpenPort {
  const { component, endpoint, path, port } = open;
  const isHidden = port === undefined && typeof endpoint === "string" && endpoint.includes("${");
  if (!isHidden || component.section !== "receivers" || component.id !== "otlp") return open;
  return { ...open, port: path.includes("grpc") ? ports.otlpGrpc : ports.otlpHttp };
}

function isOpened(open: OpenPort): open is Opened {
  return open.port !== undefined && open.port !== 0;
}

/** Where TLS is spoken a mesh must not look inside, and `https` is its word for that. */
function appProtocolOf({ appProtocol, component, path }: Opened): Port["appProtocol"] {
  const security = jsonAt(component.settings, [...path.slice(component.path.length, -1), "tls"]);
  return component.type === "otlp" && isJsonObject(security) ? "https" : appProtocol;
}

function oncePerPort(opened: readonly Opened[]): readonly Opened[] {
  return opened.filter((open, index) => index === opened.findIndex((other) => keyOf(other) === keyOf(open)));
}

function keyOf({ port, transport }: Opened): string {
  return `${port} ${transport}`;
}
