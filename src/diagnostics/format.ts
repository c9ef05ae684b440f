/** Findings as text for people and as JSON for programs. */

import type { Severity } from "./catalogue.ts";
import type { Diagnostic } from "./diagnostic.ts";

const pages = "docs/codes";

export function pageOf(code: string): string {
  return `${pages}/${code}.md`;
}

/** The construct path with the property behind it, as in `edge/loadbalancer/routes/metrics`. */
function constructPath(found: Diagnostic): string {
  return [found.place.construct, ...found.place.property].join("/");
}

function location(found: Diagnostic): string {
  const start = found.range?.start;
  const file = found.file ? ` at ${found.file}${start ? `:${start.line}:${start.column}` : ""}` : "";
  const inner = found.collectorPath ? `${constructPath(found)} = ${found.collectorPath}` : constructPath(found);
  return `${file} (${inner})`;
}

/** One finding, three or more lines, without a trailing newline. */
export function formatDiagnostic(found: Diagnostic): string {
  const lines = [`${found.severity} ${found.code} ${found.name}${location(found)}`, `  ${found.message}`];
  for (const related of found.related) {
    const start = related.range?.start;
    const where = related.file ? ` (${related.file}${start ? `:${start.line}:${start.column}` : ""})` : "";
    lines.push(`  see: ${related.message}${where}`);
  }
  lines.push(`  help: ${found.help} (${pageOf(found.code)})`);
  return lines.join("\n");
}

/** All findings, and a line that counts them. */
export function formatText(diagnostics: readonly Diagnostic[]): string {
  return [...diagnostics.map(formatDiagnostic), formatCounts(diagnostics)].join("\n\n");
}

/** "2 errors, 1 warning", or "no findings". */
export function formatCounts(diagnostics: readonly Diagnostic[]): string {
  const counts = countBySeverity(diagnostics);
  const parts = (["error", "warning", "info"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 || severity === "info" ? "" : "s"}`);
  return parts.length > 0 ? parts.join(", ") : "no findings";
}

function countBySeverity(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const found of diagnostics) counts[found.severity]++;
  return counts;
}

/** The JSON of `fairlead check`, format version 1; paths and positions as in the text. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  const counts = countBySeverity(diagnostics);
  return JSON.stringify(
    {
      formatVersion: 1,
      valid: counts.error === 0,
      counts,
      diagnostics: diagnostics.map((found) => ({
        code: found.code,
        name: found.name,
        severity: found.severity,
        message: found.message,
        file: found.file ?? null,
        range: found.range ?? null,
        collectorPath: found.collectorPath ?? null,
        construct: constructPath(found),
        help: found.help,
        fixes: [],
        url: pageOf(found.code),
        related: found.related.map(({ message, file, range }) => ({
          message,
          file: file ?? null,
          range: range ?? null,
        })),
      })),
    },
    undefined,
    2,
  );
}
