/** No two listeners of one Collector open the same port: the second ends the start. */

import { pathText } from "../../../diagnostics/format.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { canonicalHost, isEverywhere } from "../../../needs/open-ports.ts";
import { listenersOf } from "./listeners.ts";
import type { CollectorRule } from "./view.ts";

export const listenersDistinct: CollectorRule = (view) => {
  const opened = listenersOf(view).filter(({ port }) => port !== 0);
  return opened.flatMap(({ path, host, port, transport }, index) => {
    const first = opened
      .slice(0, index)
      .find((other) => other.port === port && other.transport === transport && overlap(other.host, host));
    if (!first) return [];
    return [
      view.finding("FL4003", path, {
        message: wouldNotStart(`${pathText(first.path)} already opens port ${port}`),
        help: "give one of them another port",
      }),
    ];
  });
};

/** Two loopback addresses of their own do not meet; names other than localhost are not resolved here. */
function overlap(left: string, right: string): boolean {
  const known = (host: string): boolean => /^[\d.]+$/.test(host);
  const same = plain(left) === plain(right);
  return same || isEverywhere(left) || isEverywhere(right) || !known(plain(left)) || !known(plain(right));
}

function plain(host: string): string {
  const address = canonicalHost(host);
  return address === "localhost" ? "127.0.0.1" : address;
}
