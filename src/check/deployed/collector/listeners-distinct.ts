/** No two listeners of one Collector open the same port: the second ends the start. */

import { pathText } from "../../../diagnostics/format.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { canonicalHost, isEverywhere } from "../../../needs/open-ports.ts";
import { type Listener, listenersOf } from "./listeners.ts";
import type { CollectorRule } from "./view.ts";

export const listenersDistinct: CollectorRule = (view) => {
  const opened = listenersOf(view).filter(({ port }) => port !== 0);
  const before = new Map<string, Listener[]>();
  return opened.flatMap((listener) => {
    const { path, host, port, transport } = listener;
    const others = before.get(`${port}/${transport}`) ?? [];
    before.set(`${port}/${transport}`, others);
    const first = others.find((other) => overlap(other.host, host));
    others.push(listener);
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
