/**
 * Where a value was written: in a blueprint, or in a text such as YAML. Every part of the model carries its place from
 * phase to phase, so that a finding points at what its author wrote. Plain data; a path is a list until it is printed.
 */

export type Path = readonly (string | number)[];

/** Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Place = PlaceInBlueprint | PlaceInText;

export interface PlaceInBlueprint {
  readonly in: "blueprint";
  /** Construct path: the blueprint's name, then the declaration's, as in `edge/loadbalancer`. */
  readonly construct: string;
  /** Path inside the options literal of that declaration; empty for the declaration itself. */
  readonly path: Path;
  /** File and range are known once the author's file was read, which only a finding is worth. */
  readonly file?: string | undefined;
  readonly range?: Range | undefined;
  /** Of a value that its author left out: the end of what it is missing in. */
  readonly missingBefore?: Position | undefined;
}

export interface PlaceInText {
  readonly in: "text";
  readonly file: string;
  /** Path inside the text's value; behind the kind and name of the object where a text holds objects of Kubernetes. */
  readonly path: Path;
  /** Of the value; of its key where the value has no line of its own. */
  readonly range: Range;
  /** Of the key that leads to the value. */
  readonly key?: Range | undefined;
}

/** The place of a declaration, or of a blueprint. */
export function inBlueprint(construct: string, ...path: Path): PlaceInBlueprint {
  return { in: "blueprint", construct, path };
}

/** The declaration or the file that a place is in. */
export function ownerOf(place: Place): string {
  return place.in === "blueprint" ? place.construct : place.file;
}

/** The place of a value further inside. */
export function within(place: Place, ...steps: Path): Place {
  return { ...place, path: [...place.path, ...steps] };
}

/** Where the key of a value stands: a mistake in a name is shown at the name. */
export function atKey(place: Place): Place {
  return place.in === "text" && place.key ? { ...place, range: place.key } : place;
}

/** True when a path is the outer one, or leads on from it. An index is the same step as a number and as text. */
export function isInside(path: Path, outer: Path): boolean {
  return outer.length <= path.length && outer.every((step, index) => String(step) === String(path[index]));
}

/** Says where the values below `at` (a path in a configuration) come from. */
export interface Mark {
  readonly at: Path;
  readonly origin: Place;
  /** Of a number that is spelt in another way than its digits: 0100, 1_000, 1.10. */
  readonly written?: string | undefined;
}

/**
 * The places that a configuration's value comes from: those of the longest marks that lead to it, extended by the rest of the
 * path. There are several where signals share an exporter.
 */
export function originsOf(path: Path, marks: readonly Mark[], fallback: Place): readonly [Place, ...Place[]] {
  const byPath = indexOf(marks);
  for (let length = path.length; length >= 0; length--) {
    const [first, ...others] = byPath.get(keyOf(path.slice(0, length))) ?? [];
    const rest = path.slice(length);
    if (first) return [within(first.origin, ...rest), ...others.map((other) => within(other.origin, ...rest))];
  }
  return [fallback];
}

const indexes = new WeakMap<readonly Mark[], ReadonlyMap<string, readonly Mark[]>>();

/** A large text has a mark for each of its values, and may have as many findings. */
function indexOf(marks: readonly Mark[]): ReadonlyMap<string, readonly Mark[]> {
  const known = indexes.get(marks);
  if (known) return known;
  const made = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = keyOf(mark.at);
    const others = made.get(key);
    if (others) others.push(mark);
    else made.set(key, [mark]);
  }
  indexes.set(marks, made);
  return made;
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String));
}
