/**
 * Files of ours that become part of generated cores as they stand. They are modules like all others, checked and formatted; as
 * text they lose what makes them modules, and what they declare becomes a constant, or is there already.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFolder } from "../sources.ts";
import { numbers } from "./numbers.ts";

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
  fields: "target/routing-core/fixed/fields",
  search: "target/routing-core/fixed/search",
  "first-of-trace": "target/routing-core/fixed/first-of-trace",
  "hash-map": "target/routing-core/fixed/hash-map",
  "stream-sum": "target/routing-core/fixed/stream-sum",
  "count-points": "target/routing-core/fixed/count-points",
  expand: "target/routing-core/fixed/expand",
} as const;

export type Included = keyof typeof paths;

export const includedFiles: readonly string[] = Object.values(paths);

const sources = new Map<Included, string>();

/** @param ofCore the constants that differ from core to core */
export function includedText(name: Included, ofCore: Readonly<Record<string, number | boolean>> = {}): string {
  const source = sources.get(name) ?? readFileSync(join(sourceFolder, `${paths[name]}.ts`), "utf8");
  sources.set(name, source);
  return source
    .replaceAll(/^import [^;]*;\n/gm, "")
    .replaceAll(/^declare const (\w+): (?:number|boolean);/gm, (_line, constant: string) => {
      const value = ofCore[constant] ?? numbers[constant];
      assert(value !== undefined, `${constant} of ${name} is known`);
      return `const ${constant} = ${value};`;
    })
    .replaceAll(/^(?:\/\*\* .* \*\/\n)?declare .*\n/gm, "")
    .replaceAll(/^\/\/ biome-ignore .*\n/gm, "")
    .replaceAll(/^export /gm, "")
    .replaceAll(/\n{3,}/g, "\n\n");
}
