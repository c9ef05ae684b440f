/** Whose a key is, by looking for it on the ring: the owner of the next point at or after its place, around the circle. */

import { crc32 } from "node:zlib";
import { type Ring, ringSize } from "../../../src/routing/pick/ring.ts";

export function ringOwner({ generation, endpoints, positions, owners }: Ring, key: Uint8Array): string | undefined {
  const place = crc32(key) % ringSize(generation);
  const next = positions.findIndex((position) => position >= place);
  return endpoints[owners[Math.max(next, 0)] ?? -1];
}
