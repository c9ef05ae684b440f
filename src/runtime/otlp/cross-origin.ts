/**
 * Browsers that send from pages of other origins (CORS). A preflight is answered before anything is asked of a sender, and every answer
 * to an allowed origin may be read by its page, refusals too. Matching is that of the Collector's HTTP receiver (rs/cors 1.11 through
 * confighttp, 0.129.0 and 0.161.0); its answer to a preflight has no header at all where one is refused, ours says which are allowed.
 */

import { pageHeaders, preflightSeconds } from "../../contract/cross-origin.ts";
import type { HttpAnswer, HttpRequest } from "../http1/server.ts";

export interface CrossOriginOptions {
  /** Origins, with one `*` for any characters each; `*` alone is every page. */
  readonly origins: readonly string[];
  /** Headers that a page may set, beside those of OTLP. */
  readonly headers: readonly string[];
}

/** What a page may read beside what every page may: when to try again. */
const exposed = "retry-after";

type Headers = Readonly<Record<string, string>>;

export interface CrossOrigin {
  /** The answer to a preflight; undefined for any other request. */
  readonly preflight: (request: HttpRequest) => HttpAnswer | undefined;
  /** For the answer to any other request. */
  readonly headers: (request: HttpRequest) => Headers;
}

/** @returns undefined where no page may send */
export function crossOrigin({ origins, headers }: CrossOriginOptions): CrossOrigin | undefined {
  if (origins.length === 0) return undefined;
  const patterns = origins.map(patternOf);
  const isEvery = origins.includes("*");
  const allowedHeaders = [...new Set([...pageHeaders, ...headers.map((name) => name.toLowerCase())])].join(", ");
  const allowed = (origin: string | undefined): Headers => {
    if (origin === undefined || !patterns.some((fits) => fits(origin.toLowerCase()))) return {};
    // Where every page may send, none sends with its user's credentials: browsers forbid both together.
    return isEvery
      ? { "access-control-allow-origin": "*" }
      : { "access-control-allow-origin": origin, "access-control-allow-credentials": "true" };
  };
  return {
    preflight: (request) => {
      if (request.method !== "OPTIONS" || request.header("access-control-request-method") === undefined)
        return undefined;
      const granted = allowed(request.header("origin"));
      const isGranted = Object.keys(granted).length > 0;
      return {
        status: 204,
        headers: {
          vary: "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
          ...granted,
          ...(isGranted && {
            "access-control-allow-methods": "POST",
            "access-control-allow-headers": allowedHeaders,
            "access-control-max-age": `${preflightSeconds}`,
          }),
        },
        body: "",
        isLast: false,
      };
    },
    headers: (request) => {
      const granted = allowed(request.header("origin"));
      const isGranted = Object.keys(granted).length > 0;
      return { vary: "Origin", ...granted, ...(isGranted && { "access-control-expose-headers": exposed }) };
    },
  };
}

function patternOf(written: string): (origin: string) => boolean {
  const [before = "", behind] = written.toLowerCase().split("*");
  if (behind === undefined) return (origin) => origin === before;
  return (origin) =>
    origin.length >= before.length + behind.length && origin.startsWith(before) && origin.endsWith(behind);
}
