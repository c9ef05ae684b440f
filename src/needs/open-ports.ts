/** The ports that the components of a configuration open: by the table, and for what is not in it by what its addresses say. */

import type { Path } from "../diagnostics/place.ts";
import { isIPv4, isIPv6 } from "../model/ip-address.ts";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import { onceForEach } from "../model/once-for-each.ts";
import type { Audience, Opening, Transport } from "./component-needs.ts";
import { type Component, configurationOf } from "./configuration.ts";
import { needsOf } from "./table.ts";

export interface OpenPort extends Pick<Opening, "appProtocol"> {
  readonly component: Component;
  /** Of the address, in the configuration. */
  readonly path: Path;
  /** As written, or the component's own default. */
  readonly endpoint: Json | undefined;
  readonly isWritten: boolean;
  /** As the address has it: empty for every interface. */
  readonly host: string;
  /** Undefined where only the environment knows, and 0 for any that is free. */
  readonly port: number | undefined;
  readonly transport: Transport;
  /** Of the port in a Service. */
  readonly name: string;
  readonly who: Audience;
  /** False where the table does not know the component, which may be told an address to connect to. */
  readonly isKnown: boolean;
}

/** Of what runs, in the order of a configuration. */
export const openPortsOf = onceForEach((config: Json): readonly OpenPort[] => {
  const { receivers, extensions, exporters } = configurationOf(config).sections;
  return [...receivers, ...exporters, ...extensions].filter(({ runs }) => runs).flatMap(portsOfComponent);
});

export function portsOfComponent(component: Component): readonly OpenPort[] {
  const { section, type, settings } = component;
  const needs = needsOf(section, type);
  const written = isJsonObject(settings) ? settings : {};
  if (!needs) return section === "exporters" ? [] : guessed(component, written);
  return (needs.opens ?? []).flatMap((opening) => {
    const { within = [], transportAt, unless } = opening;
    if (!isOn(written, within) || (unless && jsonAt(written, unless) !== undefined)) return [];
    const transport = transportAt ? transportOf(jsonAt(written, transportAt), opening.transport) : opening.transport;
    return transport ? [openPort(component, { ...opening, transport }, written)] : [];
  });
}

/** A protocol is on where it is written, empty too, unless it says otherwise. */
function isOn(settings: JsonObject, within: Path): boolean {
  return (
    within.length === 0 ||
    (jsonAt(settings, within) !== undefined && jsonAt(settings, [...within, "enabled"]) !== false)
  );
}

/** confignet's words, and those of statsd and carbon: tcp4, udp6, unixgram, … */
function transportOf(word: Json | undefined, otherwise: Transport): Transport | undefined {
  if (typeof word !== "string") return otherwise;
  if (word.startsWith("tcp")) return "TCP";
  return word.startsWith("udp") ? "UDP" : undefined;
}

function openPort(component: Component, opening: Opening, settings: JsonObject): OpenPort {
  const { at, otherwise, transport, name, who, appProtocol } = opening;
  const written = jsonAt(settings, at) ?? undefined; // Null leaves the default alone.
  const endpoint = written === "" ? undefined : written;
  const security = jsonAt(settings, [...at.slice(0, -1), "tls"]);
  return {
    component,
    path: [...component.path, ...at],
    endpoint: endpoint ?? otherwise,
    isWritten: endpoint !== undefined,
    // An empty address is any port that is free.
    ...(written === "" ? { host: "", port: 0 } : addressOf(endpoint ?? otherwise)),
    transport,
    name,
    who,
    isKnown: true,
    // Where TLS is spoken a mesh must not look inside.
    ...(appProtocol && !isJsonObject(security) && { appProtocol }),
  };
}

const portMax = 65_535;

/** Everything before the last colon is the host; a socket in the file system has no port. */
function addressOf(endpoint: Json | undefined): Pick<OpenPort, "host" | "port"> {
  const { host = "", port } =
    (typeof endpoint === "string" && /^(?<host>.*):(?<port>\d+)$/.exec(endpoint)?.groups) || {};
  const number = Number(port);
  const isPort = port !== undefined && number <= portMax && !host.includes("/");
  return { host: host.replace(/^\[(.*)\]$/, "$1"), port: isPort ? number : undefined };
}

/** Deeper than any component nests its addresses. */
const depthMax = 4;
const addressKeys: readonly string[] = ["endpoint", "listen_address"];

/** Who is told an address of every interface listens there: nobody can connect to one. */
function guessed(component: Component, settings: JsonObject): readonly OpenPort[] {
  return addressesIn(settings, [], depthMax).flatMap((at) => {
    const name = component.type.replaceAll(/[^a-z0-9]+/g, "-").slice(0, 15);
    const opening: Opening = {
      name,
      at,
      transport: "TCP",
      who: component.section === "receivers" ? "senders" : "operators",
    };
    const found = openPort(component, opening, settings);
    return isEverywhere(found.host) && found.port !== undefined ? [{ ...found, isKnown: false }] : [];
  });
}

function addressesIn(value: Json, at: Path, depth: number): readonly Path[] {
  if (!isJsonObject(value) || depth === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    addressKeys.includes(key) ? [[...at, key]] : addressesIn(inner, [...at, key], depth - 1),
  );
}

/** Every interface of the pod, in any spelling that Go's net reads: `[::0]`, `[0:0:0:0:0:0:0:0]`, `[::ffff:0.0.0.0]`. */
export function isEverywhere(host: string): boolean {
  return ["", "0.0.0.0", "::"].includes(canonicalHost(host));
}

/** The pod itself, in any spelling. */
export function isLoopback(host: string): boolean {
  const address = canonicalHost(host);
  return address === "localhost" || address === "::1" || (address.startsWith("127.") && isIPv4(address));
}

/** An address in the one spelling of RFC 5952, and a name in that of DNS; IPv4 in IPv6 is IPv4, as Go's net has it. */
export function canonicalHost(host: string): string {
  const [address = "", zone] = host.split("%");
  // Nearly all hosts are names, and what tells an address takes longer.
  if (!host.includes(":") || !isIPv6(address)) return host.toLowerCase().replace(/\.$/, "");
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(short) ?? [];
  if (high === undefined || low === undefined)
    return zone === undefined || short === "::1" ? short : `${short}%${zone}`;
  const bytes = [high, low].flatMap((half) => [Number.parseInt(half, 16) >> 8, Number.parseInt(half, 16) & 0xff]);
  return bytes.join(".");
}
