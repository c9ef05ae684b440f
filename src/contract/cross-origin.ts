/** What pages of other origins may do (CORS): the same whether Fairlead's balancer or a Collector is asked, so that one option says it. */

/** One `*` stands for any characters, as for the Collector's HTTP receiver (rs/cors 1.11 through confighttp, 0.129.0 and 0.161.0). */
export const pageOrigin = {
  accepts: /^(?:\*|https?:\/\/[^\s/?#*]*\*?[^\s/?#*]*)$/,
  otherwise: "an origin as https://shop.example, with at most one *, or * alone",
} as const;

/** As a header that a page sets itself: those of OTLP. */
export const pageHeaders: readonly string[] = Object.freeze([
  "content-type",
  "content-encoding",
  "authorization",
  "x-requested-with",
]);

/** How long a browser need not ask again; none keeps it longer than two hours. */
export const preflightSeconds = 7_200;
