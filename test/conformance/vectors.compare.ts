/** All recordings of a folder against the routing core. */

import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { compareRings } from "./vectors.rings.ts";
import { compareRouting, readProtobuf } from "./vectors.routing.ts";
import { createTally, type Tally } from "./vectors.tally.ts";

/** Undefined, with nothing to compare, where the folder is absent. */
export function vectorsFolder(): string | undefined {
  const folder = resolve(process.env["FAIRLEAD_VECTORS"] ?? "../shared/vectors");
  return existsSync(folder) ? folder : undefined;
}

export function compareFolder(folder: string): Tally {
  const tally = createTally();
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const protobuf = readProtobuf(join(folder, "protobuf.json"), tally);
  for (const name of files.sort()) {
    if (name.startsWith("rings-")) compareRings(join(folder, name), tally);
    if (name.startsWith("keys-")) compareRouting(join(folder, name), "keys", protobuf, tally);
    if (name.startsWith("requests-")) compareRouting(join(folder, name), "requests", protobuf, tally);
  }
  return tally;
}
