/** Findings as text for people and as JSON for programs. */

import type { Severity } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { excerpt, type LinesOf, printable } from "./excerpt.ts";
import { fixesOf } from "./fixes.ts";
import { type Paint, plain } from "./paint.ts";
import type { Path, Place } from "./place.ts";
import { shortened } from "./shortened.ts";

/** The page of a code, where this package is installed. */
export function pageUrl(code: string): URL {
  return new URL(`../../docs/codes/${code}.md`, import.meta.url);
}

/** The construct path with the property behind it, as in `edge/loadbalancer/routes/metrics`; the path alone in a text. */
function placeText(place: Place): string {
  return (place.in === "blueprint" ? [place.construct, ...place.path] : place.path).join("/");
}

/** `exporters.loadbalancing.resolver.static.hostnames[0]` */
export function pathText(path: Path): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

/** `collector.yaml:31:13`; empty while the file is not known. */
function fileText({ file, range }: Place): string {
  return file === undefined ? "" : `${file}${range ? `:${range.start.line}:${range.start.column}` : ""}`;
}

function location({ place, collectorPath }: Diagnostic): string {
  const file = fileText(place);
  const written = place.in === "text" && collectorPath ? [] : [placeText(place)];
  const inner = [...written, ...(collectorPath ? [pathText(collectorPath)] : [])].join(" = ");
  return `${file === "" ? "" : ` at ${file}`}${inner === "" ? "" : ` (${inner})`}`;
}

/**
 * One finding, three or more lines, without a trailing newline.
 *
 * @param linesOf shows the line that the finding is about
 */
export function formatDiagnostic(found: Diagnostic, paint: Paint = plain, linesOf?: LinesOf): string {
  const { file, range } = found.place;
  const told =
    found.accepted === undefined
      ? paint(found.severity, `${found.severity} ${found.code}`)
      : paint("place", `accepted ${found.code}`);
  const head = `${told} ${paint("name", found.name)}`;
  const where = printable(shortened(location(found)));
  const written = file === undefined ? undefined : linesOf?.(file);
  const lines = [
    `${head}${where === "" ? "" : paint("place", where)}`,
    ...(written && range ? excerpt(written, range) : []).map((line) => paint("place", line)),
    printable(`  ${found.message}`),
  ];
  for (const related of found.related) {
    const at = related.place ? fileText(related.place) : "";
    lines.push(printable(`  see: ${related.message}${at === "" ? "" : ` (${at})`}`));
  }
  if (found.accepted !== undefined) {
    return [...lines, printable(`  accepted because: ${found.accepted}`)].join("\n");
  }
  const page = paint("place", `(fairlead explain ${found.code})`);
  lines.push(`  ${paint("help", "help:")} ${printable(found.help)} ${page}`);
  return lines.join("\n");
}

/** All findings, and a line that counts them. */
export function formatText(diagnostics: readonly Diagnostic[], paint: Paint = plain, linesOf?: LinesOf): string {
  const told = diagnostics.map((found) => formatDiagnostic(found, paint, linesOf));
  return [...told, formatCounts(diagnostics)].join("\n\n");
}

/** "2 errors, 1 warning", or "no findings". */
export function formatCounts(diagnostics: readonly Diagnostic[]): string {
  const counts = countBySeverity(diagnostics);
  const parts = (["error", "warning", "info"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 || severity === "info" ? "" : "s"}`);
  if (counts.accepted > 0) parts.push(`${counts.accepted} accepted`);
  return parts.length > 0 ? parts.join(", ") : "no findings";
}

/** What is accepted counts as such alone. */
function countBySeverity(diagnostics: readonly Diagnostic[]): Record<Severity | "accepted", number> {
  const counts = { error: 0, warning: 0, info: 0, accepted: 0 };
  for (const { severity, accepted } of diagnostics) counts[accepted === undefined ? severity : "accepted"]++;
  return counts;
}

/**
 * The JSON of `fairlead check`, format version 1; paths and positions as in the text.
 *
 * @param basis what the findings rest on, beside them
 * @param linesOf what fixes are held against
 */
export function formatJson(
  diagnostics: readonly Diagnostic[],
  basis: Readonly<Record<string, unknown>> = {},
  linesOf: LinesOf = () => undefined,
): string {
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
        file: found.place.file ?? null,
        range: found.place.range ?? null,
        collectorPath: found.collectorPath ? pathText(found.collectorPath) : null,
        construct: found.place.in === "blueprint" ? placeText(found.place) : null,
        help: found.help,
        accepted: found.accepted ?? null,
        fixes: fixesOf(found, linesOf),
        url: pageUrl(found.code).href,
        related: found.related.map(({ message, place }) => ({
          message,
          file: place?.file ?? null,
          range: place?.range ?? null,
        })),
      })),
      ...basis,
    },
    undefined,
    2,
  );
}
