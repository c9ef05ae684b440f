/**
 * What Go takes for a URL (net/url Parse): it is generous with paths and queries, and strict with the host. 0.161.0 is built with
 * Go 1.26, which no longer takes a second colon in the host of HTTP.
 */

import { isIPv6 } from "../../../../model/ip-address.ts";

interface Options {
  readonly manyColons?: boolean;
}

export function isUrl(text: string, { manyColons = true }: Options = {}): boolean {
  const [bare = "", ...fragment] = text.split("#");
  if (control.test(bare) || text.startsWith(":") || !isEscaped(fragment.join("#"))) return false;
  const [, scheme, behind = ""] = /^([a-zA-Z][a-zA-Z0-9+.-]*:)?([^?]*)/.exec(bare) ?? [];
  if (scheme === undefined && (behind.split("/")[0] ?? "").includes(":")) return false;
  if (scheme !== undefined && !behind.startsWith("/")) return true;
  const [, authority, path = ""] = /^(?:\/\/(?!\/)([^/]*))?(.*)$/.exec(behind) ?? [];
  const isHttp = /^https?:$/i.test(scheme ?? "");
  return isEscaped(path) && (authority === undefined || isAuthority(authority, { manyColons, isHttp }));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const control = /[\x00-\x1f\x7f]/;

function isEscaped(part: string): boolean {
  return !/%(?![\da-f]{2})/i.test(part);
}

interface Rules {
  readonly manyColons: boolean;
  readonly isHttp: boolean;
}

function isAuthority(authority: string, { manyColons, isHttp }: Rules): boolean {
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const user = authority.slice(0, -host.length - 1);
  if (!/^[\w\-.:~!$&'()*+,;=%@]*$/.test(user) || !isEscaped(user)) return false;
  // Of escapes a host has those of other letters than ASCII's, and one before a zone.
  if (/[\s\\^`{|}]|%(?!25|[89a-f][\da-f])/i.test(host)) return false;
  if (host.includes("[")) return manyColons ? /\](?::\d*)?$/.test(host) : isBracketed(host);
  return /:\d*$|^[^:]*$/.test(host) && (manyColons || !isHttp || host.split(":").length <= 2);
}

/** An IPv6 address, with a zone or without. */
function isBracketed(host: string): boolean {
  const [, address = "", zone] = /^\[(.*?)(%25.+)?\](?::\d*)?$/.exec(host) ?? [];
  return isIPv6(address) && !zone?.includes("]");
}
