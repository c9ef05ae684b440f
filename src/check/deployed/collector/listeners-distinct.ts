/** No two listeners of one Collector open the same port: the second ends the start. */

import { pathText } from "../../../diagnostics/format.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { listenersOf } from "./listeners.ts";
import type { CollectorRule } from "./view.ts";

export const listenersDistinct: CollectorRule = (view) => {
  const opened = listenersOf(view).flatMap(({ path, endpoint }) => {
    const [, host = "", port = "0"] = (typeof endpoint === "string" && /^(.*):(\d+)$/.exec(endpoint)) || [];
    return Number(port) === 0 ? [] : [{ path, host, port: Number(port) }];
  });
  return opened.flatMap(({ path, host, port }, index) => {
    const first = opened.slice(0, index).find((other) => other.port === port && overlap(other.host, host));
    if (!first) return [];
    return [
      view.finding("FL4003", path, {
        message: wouldNotStart(`${pathText(first.path)} already opens port ${port}`),
        help: "give one of them another port",
      }),
    ];
  });
};

const everywhere: readonly string[] = Object.freeze(["", "0.0.0.0", "[::]", "::"]);

/** Two loopback addresses of their own do not meet; names other than localhost are not resolved here. */
function overlap(left: string, right: string): boolean {
  const known = (host: string): boolean => /^[\d.]+$/.test(host);
  const same = plain(left) === plain(right);
  return same || everywhere.includes(left) || everywhere.includes(right) || !known(plain(left)) || !known(plain(right));
}

function plain(host: string): string {
  return host === "localhost" ? "127.0.0.1" : host;
}
