/** Collector releases that a blueprint can bind, and the schemas that describe each. */

/** Versions whose schemas were extracted; see `schemas/`. */
export type SchemaVersion = "0.129.0" | "0.161.0";

/**
 * Release → schemas. A patch release of the distribution changes no component: 0.129.1 differs from 0.129.0 in a
 * build workflow only (opentelemetry-collector-releases v0.129.1).
 */
export const schemaVersionOfRelease = {
  "0.129.0": "0.129.0",
  "0.129.1": "0.129.0",
  "0.161.0": "0.161.0",
} as const;

export type Release = keyof typeof schemaVersionOfRelease;
export type SchemasOf<R extends Release> = (typeof schemaVersionOfRelease)[R] & SchemaVersion;

/** Oldest first. */
export const schemaVersions: readonly SchemaVersion[] = Object.freeze([
  ...new Set(Object.values(schemaVersionOfRelease)),
]);

/** Every release a blueprint may name, oldest first. */
export const releases: readonly Release[] = Object.freeze(Object.keys(schemaVersionOfRelease) as Release[]);

/** For whoever has to name one. */
export const knownReleases = `schemas are held of ${releases.join(", ")}`;

export function isReleaseName(text: string): boolean {
  return /^v?\d+\.\d+\.\d+$/.test(text);
}

export interface CollectorRelease {
  readonly version: string;
  /** Undefined when the release is unknown; then nothing below the release can be checked. */
  readonly schemas: SchemaVersion | undefined;
  readonly image: string;
}

export function isRelease(version: string): version is Release {
  return Object.hasOwn(schemaVersionOfRelease, version);
}

/** Schemas of the nearest version, for a release that no table has; of two that are equally near, the later ones. */
export function nearestSchemas(version: string): SchemaVersion {
  if (isRelease(version)) return schemaVersionOfRelease[version];
  return schemaVersions.reduce((nearest, candidate) =>
    isAtLeast(version, midway(nearest, candidate)) ? candidate : nearest,
  );
}

/** The schemas that a release is held against: its own, or those of the known versions before and behind it. */
export function schemasBeside(version: string): readonly SchemaVersion[] {
  if (isRelease(version)) return [schemaVersionOfRelease[version]];
  const minorOf = (one: string): string => one.split(".").slice(0, 2).join(".");
  const same = schemaVersions.find((known) => minorOf(known) === minorOf(version));
  if (same) return [same];
  const before = schemaVersions.filter((known) => isAtLeast(version, known)).at(-1);
  const behind = schemaVersions.find((known) => isAtLeast(known, version));
  return [before, behind].filter((known) => known !== undefined);
}

/** True of a version before the oldest or behind the newest that is known, whose settings may be others. */
export function isBeyondKnown(version: string): boolean {
  const minors = schemaVersions.map((known) => known.split(".").slice(0, 2).join("."));
  const own = version.split(".").slice(0, 2).join(".");
  return /^\d+\.\d+$/.test(own) && schemasBeside(version).length === 1 && !minors.includes(own);
}

/** The first version that is nearer to the later one of two, or as near. */
export function midway(earlier: string, later: string): string {
  const minor = (version: string): number => Number(version.split(".")[1]);
  return `0.${Math.ceil((minor(earlier) + minor(later)) / 2)}.0`;
}

/** True when a version is `from` or later. */
export function isAtLeast(version: string, from: string): boolean {
  const left = version.split(".").map(Number);
  const right = from.split(".").map(Number);
  for (let index = 0; index < 3; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
