/**
 * Whether one of many paths leads to a path. A large text has as many findings as errors that may explain them, so a path is looked
 * up by its own beginnings, of which there are few, and is not held against each of the others.
 */

import type { Path } from "./place.ts";

/** An index is the same step as a number and as text. */
export function pathKey(path: Path): string {
  return JSON.stringify(path.map(String));
}

/** @returns true for a path that is one of the outer ones, or leads on from one */
export function insideAnyOf(outers: Iterable<Path>): (path: Path) => boolean {
  const known = new Set(Array.from(outers, pathKey));
  return known.size === 0
    ? () => false
    : (path) => beginningsOf(path).some((beginning) => known.has(pathKey(beginning)));
}

/** The path itself first, the empty path last. */
export function beginningsOf(path: Path): readonly Path[] {
  return Array.from({ length: path.length + 1 }, (_, dropped) => path.slice(0, path.length - dropped));
}
