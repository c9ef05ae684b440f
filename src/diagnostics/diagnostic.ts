/** A finding: what is wrong, where, why it matters, what to do. Data only; printing is elsewhere. */

import { type Code, catalogue, type Severity } from "./catalogue.ts";

/** Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where in a blueprint a finding belongs: construct path, and the property inside that declaration's literal. */
export interface BlueprintPlace {
  readonly construct: string;
  readonly property: readonly (string | number)[];
}

export interface Related {
  readonly message: string;
  readonly file?: string | undefined;
  readonly range?: Range | undefined;
}

export interface Diagnostic {
  readonly code: Code;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly place: BlueprintPlace;
  /** Path in the Collector configuration, as `exporters.debug.verbosity`; undefined for findings elsewhere. */
  readonly collectorPath: string | undefined;
  /** Known once the place was looked up in the author's file. */
  readonly file: string | undefined;
  readonly range: Range | undefined;
  readonly related: readonly Related[];
}

interface Finding {
  readonly at: BlueprintPlace;
  readonly message: string;
  readonly help: string;
  readonly collectorPath?: string | undefined;
  /** When the verdict depends on use; the catalogue's otherwise. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
}

/** Builds a finding of the catalogue. */
export function diagnostic(code: Code, finding: Finding): Diagnostic {
  return Object.freeze({
    code,
    name: catalogue[code].name,
    severity: finding.severity ?? catalogue[code].severity,
    message: finding.message,
    help: finding.help,
    place: finding.at,
    collectorPath: finding.collectorPath,
    file: undefined,
    range: undefined,
    related: finding.related ?? [],
  });
}

/** True when any finding is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}

/** File order, then position, code and message: the same findings always print in the same order. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (left, right) =>
      compare(left.file ?? "", right.file ?? "") ||
      (left.range?.start.line ?? 0) - (right.range?.start.line ?? 0) ||
      (left.range?.start.column ?? 0) - (right.range?.start.column ?? 0) ||
      compare(left.place.construct, right.place.construct) ||
      compare(left.place.property.join("/"), right.place.property.join("/")) ||
      compare(left.code, right.code) ||
      compare(left.message, right.message),
  );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
