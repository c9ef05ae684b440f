/** A host as an author writes it: a name or an address, with a port or not; an IPv6 address with a port is in brackets. */

import { isIP, isIPv6 } from "./ip-address.ts";

export interface Host {
  /** Without brackets. */
  readonly host: string;
  readonly port: number | undefined;
}

export interface NotAHost {
  /** Completes "… is": what stands there instead. */
  readonly problem: string;
  /** What the author may have meant. */
  readonly meant: string | undefined;
}

const portMax = 65_535;
const hostName =
  /^(?=.{1,253}$)[A-Za-z0-9_]([-A-Za-z0-9_]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([-A-Za-z0-9_]*[A-Za-z0-9_])?)*$/;

export function parseHost(text: string): Host | NotAHost {
  if (isIP(text) !== 0 && !text.includes("%")) return { host: text, port: undefined };
  const scheme = /^[a-z][a-z0-9+.-]*:\/\/+/i.exec(text)?.[0];
  if (scheme !== undefined) return { problem: "a URL", meant: withoutPath(text.slice(scheme.length)) };
  if (text.includes("/")) return { problem: "a path behind a host", meant: withoutPath(text) };
  const [, bracketed, name, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*))(?::(.*))?$/.exec(text) ?? [];
  const host = bracketed ?? name ?? "";
  const isHost = bracketed === undefined ? isName(host) : isIPv6(host) && !host.includes("%");
  if (!isHost) return { problem: "neither a name nor an address", meant: undefined };
  if (port === undefined) return { host, port: undefined };
  const number = /^[1-9]\d{0,4}$/.test(port) ? Number(port) : 0;
  if (number >= 1 && number <= portMax) return { host, port: number };
  const first = /^(\d+):\d+$/.exec(port)?.[1];
  return {
    problem: first === undefined ? "a host with a port that is not one" : "a host with two ports",
    meant: first === undefined ? undefined : `${text.slice(0, -port.length)}${first}`,
  };
}

/** Digits and dots alone are an address with a mistake. */
function isName(host: string): boolean {
  return isIP(host) !== 0 || (hostName.test(host) && !/^[\d.]+$/.test(host));
}

function withoutPath(text: string): string | undefined {
  const [host = ""] = text.split(/[/?#]/);
  return "host" in parseHost(host) ? host : undefined;
}

export interface ServiceReference {
  readonly name: string;
  /** Undefined: the blueprint's own. */
  readonly namespace: string | undefined;
}

const serviceLabel = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Reads `namespace/name`, or a name alone. */
export function parseService(text: string): ServiceReference | undefined {
  const [first = "", second, ...rest] = text.split("/");
  if (rest.length > 0) return undefined;
  const [namespace, name] = second === undefined ? [undefined, first] : [first, second];
  if (!serviceLabel.test(name) || (namespace !== undefined && !label.test(namespace))) return undefined;
  return { name, namespace };
}
