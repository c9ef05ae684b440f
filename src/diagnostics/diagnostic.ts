/** A finding: what is wrong, where, why it matters, what to do. Data only; printing is elsewhere. */

import { type Code, catalogue, type Severity } from "./codes.ts";
import { ownerOf, type Path, type Place, type Position } from "./place.ts";
import { shortened } from "./shortened.ts";

export interface Related {
  readonly message: string;
  readonly place?: Place | undefined;
}

export interface Diagnostic {
  readonly code: Code;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly place: Place;
  /** Other places that the same value comes from, as signals may share an exporter. */
  readonly otherPlaces: readonly Place[];
  /** Path in the Collector configuration; undefined for findings elsewhere. */
  readonly collectorPath: Path | undefined;
  /** Paths of other values that it rests on: where one of them is wrong, that is the cause. */
  readonly restsOn: readonly Path[];
  readonly related: readonly Related[];
  /** Why its author wants it so; undefined unless the declaration accepts it. */
  readonly accepted: string | undefined;
}

export interface DiagnosticParts {
  readonly at: Place;
  readonly otherPlaces?: readonly Place[];
  readonly message: string;
  readonly help: string;
  readonly collectorPath?: Path | undefined;
  readonly restsOn?: readonly Path[] | undefined;
  /** When the verdict depends on use; the catalogue's otherwise. */
  readonly severity?: Severity | undefined;
  readonly related?: readonly Related[];
}

/** Builds a finding of the catalogue. */
export function diagnostic(code: Code, finding: DiagnosticParts): Diagnostic {
  return Object.freeze({
    code,
    name: catalogue[code].name,
    severity: finding.severity ?? catalogue[code].severity,
    message: shortened(finding.message),
    help: shortened(finding.help),
    place: finding.at,
    otherPlaces: finding.otherPlaces ?? [],
    collectorPath: finding.collectorPath,
    restsOn: finding.restsOn ?? [],
    related: finding.related ?? [],
    accepted: undefined,
  });
}

/** True when any finding is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}

/**
 * One value may become several settings, by an option or an alias, each with the same finding. What has no better place than
 * its declaration is told apart by its path in the configuration.
 */
export function onePerPlace(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const writtenAt = ({ place, collectorPath }: Diagnostic) =>
    place.in === "text" ? place.range : place.path.length > 0 ? place.path : collectorPath;
  const keyOf = (one: Diagnostic): string =>
    JSON.stringify([one.code, one.message, ownerOf(one.place), writtenAt(one)]);
  return [...new Map(found.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();
}

/**
 * File order, then position, code and message: the same findings always print in the same order. What is missing comes behind
 * what is there, as a name that is not known may be the cause.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (left, right) =>
      inOrderOfPlaces(left.place, right.place) ||
      compare(left.code, right.code) ||
      compare(left.message, right.message),
  );
}

function inOrderOfPlaces(left: Place, right: Place): number {
  return (
    compare(left.file ?? "", right.file ?? "") ||
    (startOf(left)?.line ?? 0) - (startOf(right)?.line ?? 0) ||
    (startOf(left)?.column ?? 0) - (startOf(right)?.column ?? 0) ||
    compare(ownerOf(left), ownerOf(right)) ||
    compare(left.path.join("/"), right.path.join("/"))
  );
}

function startOf(place: Place): Position | undefined {
  return (place.in === "blueprint" ? place.missingBefore : undefined) ?? place.range?.start;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
