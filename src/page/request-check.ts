/**
 * Who may ask the page. It is on loopback, where every web page of the same machine can send requests too: one elsewhere whose name
 * was made to lead here (DNS rebinding) is known by `Host`, one that only sends (cross-site POST) by `Origin`. Browsers write both, and
 * no script can change them.
 */

import type { IncomingHttpHeaders } from "node:http";
import { isIPv6 } from "node:net";

export interface Asked {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

/** @returns undefined for one that may be answered */
export function refusalOf({ method, headers, remoteAddress }: Asked): Refusal | undefined {
  if (!isLoopback(remoteAddress)) return refused(403, "this page answers to its own machine only");
  if (!namesLoopback(headers.host)) {
    return refused(403, "this page answers at localhost and 127.0.0.1 only: Host is another name");
  }
  if (method === "GET" || method === "HEAD") return undefined;
  if (method !== "POST") return refused(405, "this page is read by GET, and its buttons are POST");
  if (headers.origin !== `http://${headers.host}`)
    return refused(403, "a button answers to this page only: Origin is not it");
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return refused(403, "a button answers to this page only");
  // What a form can send without asking first has another type.
  if (headers["content-type"] !== "application/json") return refused(415, "the type of a request is application/json");
  return undefined;
}

function refused(status: number, reason: string): Refusal {
  return { status, reason };
}

/** An IPv4 address may come as one of IPv6. */
function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const bare = address.replace(/^::ffff:/i, "");
  return isIPv6(bare) ? bare === "::1" : /^127(?:\.\d{1,3}){3}$/.test(bare);
}

/** With any port: what forwards to this page has its own. */
function namesLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host);
}
