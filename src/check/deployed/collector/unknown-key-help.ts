/** What to do about a setting that does not exist: what it was meant to be, or how the same is had. */

import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";

/** Settings that many write and no version has, or has no longer. Keyed by the end of the path. */
const wellKnown: readonly (readonly [RegExp, string])[] = Object.freeze([
  [
    /^service\.telemetry\.metrics\.address$/,
    "removed in 0.128: use `readers: [{ pull: { exporter: { prometheus: { host, port } } } }]`; Fairlead writes that by itself",
  ],
  [
    /resolver\.static\.weights$/,
    "the ring has no weights: ask for `weights` on the pool, and a backend is listed under more names",
  ],
  [
    /resolver\.health_check$/,
    "the exporter does not check health: ask for `healthCheck` on a pool found by dns, and readiness decides who is listed",
  ],
  [/protocol\.otlp\.insecure$/, "it belongs one level down: `tls: { insecure: true }`"],
  [/\.tls_setting$|\.tls_settings$/, "the section is called `tls`"],
]);

export function unknownKeyHelp(path: Path, key: string, known: readonly string[]): string {
  const text = [...path, key].join(".");
  const remembered = wellKnown.find(([pattern]) => pattern.test(text));
  if (remembered) return remembered[1];
  const meant = didYouMean(key, known);
  if (meant !== undefined) return meant;
  if (known.length === 0) return "remove it";
  const listed = known.slice(0, 12).join(", ");
  return `there ${known.length === 1 ? "is" : "are"} ${listed}${known.length > 12 ? ", …" : ""}`;
}
