/**
 * From the hash of a key to its endpoint, for every algorithm that keeps keys together. All of them see only the
 * CRC-32 of a key, so a key is hashed once and looked up here. A ring and maglev are one table of owners each.
 *
 *     hash ─► place = hash mod table size ─► owner
 */

import { allSteps } from "../steps.ts";
import { maglevTable } from "./maglev.ts";
import { buildRendezvous, type Rendezvous, rendezvousOwner } from "./rendezvous.ts";
import { type Ring, ringShares, ringSize, weightedRing } from "./ring.ts";
import type { RingGeneration } from "./ring-points.ts";
import type { WeightedEndpoint } from "./weighted-endpoint.ts";

/** Marks a place in a table that has no owner. */
const noOwner = 0xffff;

export interface HashPicker {
  readonly endpoints: readonly string[];
  /** The exact share of evenly spread keys that each endpoint gets, parallel to `endpoints`. */
  readonly shares: readonly number[];
  /** The owner of each place, `noOwner` for none; undefined for rendezvous, which has no places. */
  readonly table: Uint16Array | undefined;
  /** Hot path. Index of the endpoint for the CRC-32 of a key; -1 without endpoints. */
  readonly ownerOf: (hash: number) => number;
  /** The owner, or the next one for this key if that is not accepted; -1 if none is accepted. */
  readonly ownerWhere: (hash: number, accepts: (owner: number) => boolean) => number;
  /** The same keys among the accepted endpoints only; indexes stay. */
  readonly restrictedTo: (accepts: (owner: number) => boolean) => (hash: number) => number;
}

/** How the owner of a hash is found. */
export type HashAlgorithm =
  | { readonly kind: "ring"; readonly generation: RingGeneration }
  | { readonly kind: "maglev" }
  | { readonly kind: "rendezvous" };

/** @param weighted in the order that decides contested places: sorted by name, as resolvers return them */
export function buildHashPicker(algorithm: HashAlgorithm, weighted: readonly WeightedEndpoint[]): HashPicker {
  return allSteps(hashPickerSteps(algorithm, weighted));
}

/** The same, step by step. */
export function* hashPickerSteps(
  algorithm: HashAlgorithm,
  weighted: readonly WeightedEndpoint[],
): Generator<undefined, HashPicker> {
  switch (algorithm.kind) {
    case "ring": {
      const ring = yield* weightedRing(algorithm.generation, weighted);
      return tablePicker(ring.endpoints, ringShares(ring), expandRing(ring));
    }
    case "maglev":
      return pickerOfTable(
        weighted.map(({ endpoint }) => endpoint),
        maglevTable(weighted),
      );
    case "rendezvous":
      return rendezvousPicker(buildRendezvous(weighted));
  }
}

/** For a table that was laid out before; shares are counted from it. */
export function pickerOfTable(endpoints: readonly string[], table: Uint16Array): HashPicker {
  const places = new Array<number>(endpoints.length).fill(0);
  for (const owner of table) places[owner] = (places[owner] ?? 0) + 1;
  return tablePicker(
    endpoints,
    places.map((count) => count / table.length),
    table,
  );
}

/** The owner of each place: the owner of the next point at or after it, around the circle. */
export function expandRing(ring: Ring): Uint16Array {
  const { positions, owners } = ring;
  const table = new Uint16Array(ringSize(ring.generation));
  let owner = owners[0] ?? noOwner;
  let item = positions.length - 1;
  for (let place = table.length - 1; place >= 0; place--) {
    if (positions[item] === place) {
      owner = owners[item] ?? noOwner;
      item--;
    }
    table[place] = owner;
  }
  return table;
}

function tablePicker(endpoints: readonly string[], shares: readonly number[], table: Uint16Array): HashPicker {
  const lookUp = lookUpIn(table);
  return Object.freeze({
    endpoints,
    shares,
    table,
    ownerOf: lookUp,
    ownerWhere: (hash: number, accepts: (owner: number) => boolean) => ownerWhere(table, hash, accepts),
    restrictedTo: (accepts: (owner: number) => boolean) =>
      lookUpIn(
        restrictTable(
          table,
          endpoints.map((_endpoint, index) => accepts(index)),
        ),
      ),
  });
}

function lookUpIn(table: Uint16Array): (hash: number) => number {
  const size = table.length;
  if (size === 0) return () => -1;
  return (hash) => {
    const owner = table[hash % size] ?? noOwner;
    return owner === noOwner ? -1 : owner;
  };
}

function ownerWhere(table: Uint16Array, hash: number, accepts: (owner: number) => boolean): number {
  const size = table.length;
  let refused = noOwner;
  for (let step = 0, place = size === 0 ? 0 : hash % size; step < size; step++) {
    const owner = table[place] ?? noOwner;
    if (owner !== noOwner && owner !== refused) {
      if (accepts(owner)) return owner;
      refused = owner;
    }
    place = place + 1 === size ? 0 : place + 1;
  }
  return -1;
}

/** Each place of an endpoint that is not accepted goes to the owner of the next place whose owner is. */
function restrictTable(table: Uint16Array, accepted: readonly boolean[]): Uint16Array {
  const isAccepted = (owner: number) => accepted[owner] === true;
  const restricted = new Uint16Array(table.length).fill(noOwner);
  let next = table.find(isAccepted) ?? noOwner;
  for (let place = table.length - 1; place >= 0; place--) {
    const owner = table[place] ?? noOwner;
    if (isAccepted(owner)) next = owner;
    restricted[place] = next;
  }
  return restricted;
}

function rendezvousPicker(rendezvous: Rendezvous): HashPicker {
  const ownerWhereOf = (hash: number, accepts: (owner: number) => boolean) =>
    rendezvousOwner(rendezvous, hash, accepts);
  const all = () => true;
  const total = rendezvous.weights.reduce((sum, weight) => sum + weight, 0);
  return Object.freeze({
    endpoints: rendezvous.endpoints,
    shares: Array.from(rendezvous.weights, (weight) => weight / total),
    table: undefined,
    ownerOf: (hash: number) => ownerWhereOf(hash, all),
    ownerWhere: ownerWhereOf,
    restrictedTo: (accepts: (owner: number) => boolean) => (hash: number) => ownerWhereOf(hash, accepts),
  });
}
