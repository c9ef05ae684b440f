/**
 * A blueprint with its misspelt options under the names that they were meant for. Rules look at this one, so that a
 * misspelling, which has a finding, is not told again as what it leaves out.
 */

import { isInside, ownerOf, type Path, type Place } from "../../diagnostics/place.ts";
import { nearest } from "../../diagnostics/suggest.ts";
import { balancerOptions, poolOptions } from "../../model/options.ts";
import type { Members, Shape } from "../../model/shape.ts";
import type { Topology } from "../../model/topology.ts";
import { mapOptions } from "./map-options.ts";
import { isPlain, membersOfKind } from "./shape.ts";

/** An option that stands under another name than the one that is read. */
interface Move {
  readonly owner: string;
  readonly from: Path;
  readonly to: Path;
}

export interface Meant {
  readonly topology: Topology;
  /** Where the author wrote what stands at a place of the topology. */
  readonly written: <P extends Place>(place: P) => P;
  /** True for the place of an option whose name is wrong, and whose value is read. */
  readonly isMisnamed: (place: Place) => boolean;
}

export function asMeant(asked: Topology): Meant {
  const moves: Move[] = [];
  const topology = mapOptions(asked, (options, table, origin, others) => {
    const move = (from: Path, to: Path) => moves.push({ owner: ownerOf(origin), from, to });
    const misfits = Object.entries(options).filter(([name]) => isOfOthers(name));
    const own = Object.entries(options).filter(([name]) => !isOfOthers(name));
    return {
      ...meantMembers(table, withWordsMeant(Object.fromEntries(own)), [], move),
      ...Object.fromEntries(misfits),
    };

    function isOfOthers(name: string): boolean {
      return Object.hasOwn(others, name) && !Object.hasOwn(table, name);
    }
  });
  return {
    topology,
    written: (place) => moves.filter(({ owner }) => owner === ownerOf(place)).reduceRight(movedBack, place),
    isMisnamed: (place) =>
      moves.some(({ owner, from }) => owner === ownerOf(place) && from.join("\n") === place.path.join("\n")),
  };
}

/** Inner moves were made after outer ones, so they are undone before them. */
function movedBack<P extends Place>(place: P, { from, to }: Move): P {
  return isInside(place.path, to) ? { ...place, path: [...from, ...place.path.slice(to.length)] } : place;
}

type OnMove = (from: Path, to: Path) => void;

/** Only what is a plain object is looked into; anything else has a finding of its shape. */
function meant(shape: Shape, value: unknown, at: Path, onMove: OnMove): unknown {
  if (Array.isArray(value)) {
    const items = shape.kind === "list" || shape.kind === "one-or-more" ? shape.items : undefined;
    return items ? value.map((item, index) => meant(items, item, [...at, index], onMove)) : value;
  }
  if (!isPlain(value)) return value;
  switch (shape.kind) {
    case "one-or-more":
      return meant(shape.items, value, at, onMove);
    case "word-or":
    case "text-or":
      return meant(shape.or, value, at, onMove);
    case "record":
      return eachOf(value, (member, key) => meant(shape.members, member, [...at, key], onMove));
    case "object":
      return meantMembers(shape.members, value, at, onMove);
    case "kinds": {
      const members = membersOfKind(shape.kinds, value["kind"]);
      return members ? meantMembers(members, value, at, onMove) : value;
    }
    default:
      return value;
  }
}

function meantMembers(members: Members, options: object, at: Path, onMove: OnMove): Readonly<Record<string, unknown>> {
  const given = new Map(Object.entries(options));
  for (const [name, value] of Object.entries(options)) {
    if (Object.hasOwn(members, name)) continue;
    const [near] = nearest(name, Object.keys(members));
    const shape = near === undefined ? undefined : members[near];
    if (near === undefined || shape === undefined || !isLeftOut(given.get(near), shape)) continue;
    given.delete(name);
    given.set(near, value);
    onMove([...at, name], [...at, near]);
  }
  return eachOf(Object.fromEntries(given), (value, name) => {
    const shape = Object.hasOwn(members, name) ? members[name] : undefined;
    return shape ? meant(shape, value, [...at, name], onMove) : value;
  });
}

/** Words that decide what other options mean. */
const deciding: Readonly<Record<string, readonly string[]>> = Object.freeze({
  target: balancerOptions.target.words,
  discovery: Object.keys(poolOptions.discovery.or.kinds),
});

function withWordsMeant(options: Readonly<Record<string, unknown>>): typeof options {
  return eachOf(options, (value, name) => {
    const words = Object.hasOwn(deciding, name) ? deciding[name] : undefined;
    if (words === undefined || typeof value !== "string" || words.includes(value)) return value;
    const [near] = nearest(value, words);
    return near === undefined ? value : name === "discovery" ? { kind: near } : near;
  });
}

/** What a declaration has of an option that its author did not write. */
function isLeftOut(value: unknown, shape: Shape): boolean {
  return value === undefined || value === shape.default || (isPlain(value) && Object.keys(value).length === 0);
}

/** Not by assignment: an author may write `__proto__`. */
function eachOf(
  record: Readonly<Record<string, unknown>>,
  change: (value: unknown, key: string) => unknown,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
