/** What to do about a setting that does not exist: what it was meant to be, or how the same is had. */

import type { Path } from "../../../diagnostics/place.ts";
import { didYouMean } from "../../../diagnostics/suggest.ts";
import { firstVersionOf } from "../../../model/collector/behaviours.ts";
import { isAtLeast } from "../../../model/collector/release.ts";

const metricsAddress = /^service\.telemetry\.metrics\.address$/;

/** Settings that older versions take, with the first one that does not (core pull request 25115). */
const removed: readonly (readonly [pattern: RegExp, first: string])[] = Object.freeze([
  [metricsAddress, firstVersionOf("metricsAddressGone")],
]);

/** True where the schemas, of a later version, lack what the Collector's own version has. */
export function isOfOlderVersion(path: Path, version: string): boolean {
  const text = path.join(".");
  return /^\d/.test(version) && removed.some(([pattern, first]) => pattern.test(text) && !isAtLeast(version, first));
}

/** Settings that many write and no version has, or has no longer. Keyed by the end of the path; what a blueprint has for it. */
const wellKnown: readonly (readonly [pattern: RegExp, help: string, inBlueprint?: string])[] = Object.freeze([
  [
    metricsAddress,
    "ignored from 0.123 on and removed in 0.128: use `readers: [{ pull: { exporter: { prometheus: { host, port } } } }]`",
    "; Fairlead writes that by itself",
  ],
  [
    /resolver\.static\.weights$/,
    "the ring has no weights: a backend is listed under more names to get more",
    ", which `weights` on the pool does",
  ],
  [
    /resolver\.health_check$/,
    "the exporter does not check health: find backends by dns or k8s, where readiness decides who is listed",
    "; `healthCheck` on a pool writes the probe",
  ],
  [/\.tls_setting$|\.tls_settings$/, "the section is called `tls`"],
]);

/** Settings around the place: those of the section itself, those of the sections in it as `tls.insecure`, those of the section around it. */
export interface Around {
  readonly known: readonly string[];
  readonly below?: readonly string[];
  readonly above?: readonly string[];
  readonly isText?: boolean;
}

export function unknownKeyHelp(path: Path, key: string, { known, below = [], above = [], isText }: Around): string {
  const text = [...path, key].join(".");
  const remembered = wellKnown.find(([pattern]) => pattern.test(text));
  if (remembered) return `${remembered[1]}${isText === true ? "" : (remembered[2] ?? "")}`;
  const inside = below.filter((one) => one.split(".").at(-1) === key);
  if (inside.length > 0 && inside.length <= placesMax) return `did you mean ${inside.join(" or ")}, one level down?`;
  if (above.includes(key)) return `it belongs one level up, beside ${String(path.at(-1))}`;
  const meant = didYouMean(key, known);
  if (meant !== undefined) return meant;
  if (known.length === 0) return "remove it";
  const listed = known.slice(0, 12).join(", ");
  return `there ${known.length === 1 ? "is" : "are"} ${listed}${known.length > 12 ? ", …" : ""}`;
}

/** A name of more sections than these says little. */
const placesMax = 3;
