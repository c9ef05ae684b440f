/**
 * Files of ours that become part of generated cores as they stand. They are modules like all others, checked and formatted; as
 * text they lose what makes them modules: imports, exports, and declarations of constants that the generator writes.
 */

import { readFileSync } from "node:fs";

/** Below `src/`. */
const paths = {
  crc32: "target/routing-core/fixed/crc32",
  growing: "target/routing-core/fixed/growing",
  "xxhash64-registers": "routing/hash/xxhash64-registers",
  "fnv1a64-registers": "routing/hash/fnv1a64-registers",
  "map-marks": "routing/key/map-marks",
  read: "target/routing-core/fixed/read",
  walk: "target/routing-core/fixed/walk",
  plan: "target/routing-core/fixed/plan",
  attribute: "target/routing-core/fixed/attribute",
  search: "target/routing-core/fixed/search",
  "first-of-trace": "target/routing-core/fixed/first-of-trace",
  "hash-map": "target/routing-core/fixed/hash-map",
  "stream-sum": "target/routing-core/fixed/stream-sum",
  "count-points": "target/routing-core/fixed/count-points",
  expand: "target/routing-core/fixed/expand",
} as const;

export type Included = keyof typeof paths;

/** What the build copies into the package. */
export const includedFiles: readonly string[] = Object.values(paths);

/** `src/`, or `lib/` as it is installed, where their copies lie. */
const root = new URL("../../", import.meta.url);
const ending = import.meta.url.endsWith(".ts") ? ".ts" : ".ts.txt";
const texts = new Map<Included, string>();

export function includedText(name: Included): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = withoutModule(readFileSync(new URL(`${paths[name]}${ending}`, root), "utf8"));
    texts.set(name, text);
  }
  return text;
}

function withoutModule(source: string): string {
  return source
    .replaceAll(/^import [^;]*;\n/gm, "")
    .replaceAll(/^(?:\/\*\* .* \*\/\n)?declare .*\n/gm, "")
    .replaceAll(/^\/\/ biome-ignore .*\n/gm, "")
    .replaceAll(/^export /gm, "")
    .replaceAll(/\n{3,}/g, "\n\n");
}
