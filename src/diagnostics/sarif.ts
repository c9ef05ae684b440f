/** Findings in SARIF 2.1.0, which code hosts show beside a change. */

import { createHash } from "node:crypto";
import { type Code, catalogue, type Severity } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { fileUri } from "./file-uri.ts";
import { pathText } from "./format.ts";
import { ownerOf, type Place } from "./place.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = Object.freeze({
  error: "error",
  warning: "warning",
  info: "note",
});

/**
 * @param version of this package
 * @param pageOf what there is to say of a code, in Markdown: whoever reads it on a code host has no command to ask
 */
export function formatSarif(
  diagnostics: readonly Diagnostic[],
  version: string,
  pageOf: (code: Code) => string,
): string {
  const used = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Fairlead", semanticVersion: version, rules: used.map((code) => ruleOf(code, pageOf(code))) },
        },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((found) => resultOf(found, used.indexOf(found.code))),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function ruleOf(code: Code, page: string): object {
  const { name, title, severity } = catalogue[code];
  return {
    id: code,
    name,
    shortDescription: { text: `${title}.` },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(found: Diagnostic, ruleIndex: number): object {
  const { code, severity, message, help, place, collectorPath, related, accepted } = found;
  const name = collectorPath && collectorPath.length > 0 ? pathText(collectorPath) : place.path.join("/");
  const logical = name === "" ? {} : { logicalLocations: [{ fullyQualifiedName: name }] };
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: `${message}\nhelp: ${help}` },
    locations: place.file === undefined && name === "" ? [] : [{ ...physical(place), ...logical }],
    ...(related.length > 0 && {
      relatedLocations: related.map((one) => ({
        ...(one.place && physical(one.place)),
        message: { text: one.message },
      })),
    }),
    ...(accepted !== undefined && {
      suppressions: [{ kind: "inSource", status: "accepted", justification: accepted }],
    }),
    partialFingerprints: { "fairlead/v1": fingerprint(found) },
  };
}

function physical({ file, range }: Place): object {
  if (file === undefined) return {};
  const region = range && {
    startLine: range.start.line,
    startColumn: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
  };
  return { physicalLocation: { artifactLocation: { uri: fileUri(file) }, ...(region && { region }) } };
}

/** Stays when lines move: hosts know a finding again by it. */
function fingerprint({ code, place, collectorPath, message }: Diagnostic): string {
  const parts = [code, ownerOf(place), place.path, collectorPath ?? [], message];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
