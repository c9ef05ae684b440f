/** Who owns a key and why: hash, place, owner, and who would come next if owners left the list one after the other. */

import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { keyHash } from "../routing/key/key-hash.ts";
import { buildHashPicker, type HashAlgorithm, type HashPicker } from "../routing/pick/hash-picker.ts";
import { buildWeightedRing, type Ring, ringSize } from "../routing/pick/ring.ts";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";

export interface RouteOfKey {
  readonly key: Uint8Array;
  /** CRC-32 of the key. */
  readonly hash: number;
  /** Where the hash falls, of how many places; undefined for rendezvous, which has none. */
  readonly place: { readonly at: number; readonly of: number } | undefined;
  /** Of a ring: the point that the place belongs to. */
  readonly point: number | undefined;
  readonly owner: string;
  /** Who owns the key once the owner has left the list, then once that one has left it too, and so on. */
  readonly next: readonly string[];
}

export interface KeyTable {
  readonly picker: HashPicker;
  readonly routeOf: (key: Uint8Array) => RouteOfKey;
  /** The owner alone. */
  readonly ownerOf: (key: Uint8Array) => string;
}

/** How many owners are told. */
const nextMax = 3;

/** @param weighted in the order that decides contested places; at least one */
export function keyTable(algorithm: HashAlgorithm, weighted: readonly WeightedEndpoint[]): KeyTable {
  assert(weighted.length > 0, "a table has endpoints");
  const picker = buildHashPicker(algorithm, weighted);
  const ring = algorithm.kind === "ring" ? buildWeightedRing(algorithm.generation, weighted) : undefined;
  const without = new Map<string, HashPicker>();
  /** Built anew, as the balancer does it: on a ring of the first two generations other points take the places that are free then. */
  const pickerWithout = (gone: readonly string[]): HashPicker => {
    const name = gone.join(" ");
    const built =
      without.get(name) ??
      buildHashPicker(
        algorithm,
        weighted.filter(({ endpoint }) => !gone.includes(endpoint)),
      );
    without.set(name, built);
    return built;
  };
  const routeOf = (key: Uint8Array): RouteOfKey => {
    const hash = keyHash([key]);
    const owner = ownerIn(picker, hash);
    const size = ring ? ringSize(ring.generation) : picker.table?.length;
    return {
      key,
      hash,
      place: size === undefined ? undefined : { at: hash % size, of: size },
      point: ring && pointAfter(ring, hash % ringSize(ring.generation)),
      owner,
      next: nextOwners(owner, new Set(picker.endpoints).size, (gone) => ownerIn(pickerWithout(gone), hash)),
    };
  };
  return { picker, routeOf, ownerOf: (key) => ownerIn(picker, keyHash([key])) };
}

function nextOwners(
  owner: string,
  count: number,
  ownerWithout: (gone: readonly string[]) => string,
): readonly string[] {
  const gone = [owner];
  while (gone.length < Math.min(count, 1 + nextMax)) gone.push(ownerWithout(gone));
  return gone.slice(1);
}

function ownerIn({ endpoints, ownerOf }: HashPicker, hash: number): string {
  return endpoints[ownerOf(hash)] ?? "";
}

/** The first point at the place or behind it, around the circle. */
function pointAfter({ positions }: Ring, place: number): number {
  return positions.find((position) => position >= place) ?? positions[0] ?? 0;
}

/** Text where all of it can be read, and the bytes. */
export function keyText(key: Uint8Array): string {
  const hex = Buffer.from(key).toString("hex");
  const text = Buffer.from(key).toString("utf8");
  const size = `${key.length} byte${key.length === 1 ? "" : "s"}`;
  if (key.length === 0) return "empty";
  return /^[\x20-\x7e]+$/.test(text) ? `"${text}" (${size})` : `${hex} (${size})`;
}
