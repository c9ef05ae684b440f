/** How `fairlead check` tells what it found: findings on stdout in the form asked for, all else on stderr. */

import { existsSync, readFileSync } from "node:fs";
import type { CheckedConfiguration, CheckedFiles } from "../check-files.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { LinesOf } from "../diagnostics/excerpt.ts";
import { formatJson, formatText } from "../diagnostics/format.ts";
import { formatGithub } from "../diagnostics/github.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { formatSarif } from "../diagnostics/sarif.ts";
import type { SourceFile } from "../source/read-sources.ts";
import { pageOf } from "./code-page.ts";
import { packageVersion } from "./package-version.ts";
import { isTerminal } from "./print.ts";

export const formats = ["text", "json", "sarif", "github"] as const;
export type Format = (typeof formats)[number];

export interface Told {
  readonly findings: readonly Diagnostic[];
  readonly checked: CheckedFiles;
  readonly files: readonly SourceFile[];
}

export function formatted(format: Format, { findings, checked, files }: Told): string {
  switch (format) {
    case "text":
      return formatText(findings, paintFor({ isTTY: isTerminal(1) }), linesFrom(files));
    case "json":
      return formatJson(findings, basisOf(checked), writtenLines(files));
    case "sarif":
      return formatSarif(findings, packageVersion(), pageOf);
    case "github":
      return formatGithub(findings);
  }
}

function basisOf({ configurations, passedOver, suppressedCount }: CheckedFiles): Readonly<Record<string, unknown>> {
  return { configurations, passedOver, suppressed: suppressedCount };
}

function linesFrom(files: readonly SourceFile[]): LinesOf {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const text = known.has(name) ? undefined : files.find(({ file }) => file === name)?.text;
    if (text !== undefined) known.set(name, text.split(/\r\n?|\n/));
    return known.get(name);
  };
}

/** Of modules, too: as they stand on the disk. */
function writtenLines(files: readonly SourceFile[]): LinesOf {
  const ofTexts = linesFrom(files);
  const read = new Map<string, readonly string[] | undefined>();
  return (name) => {
    const known = ofTexts(name);
    if (known || files.some(({ file }) => file === name)) return known;
    if (!read.has(name)) read.set(name, existsSync(name) ? readFileSync(name, "utf8").split(/\r\n?|\n/) : undefined);
    return read.get(name);
  };
}

/** What was held against which release and why, and what was not looked at. */
export function basisText({ configurations, balancers, passedOver, suppressedCount }: CheckedFiles): readonly string[] {
  const groups = new Map<string, CheckedConfiguration[]>();
  for (const one of configurations) {
    const key = `${one.version}: ${one.because}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [
    ...configurations
      .filter(({ name }) => name.includes(" + "))
      .map(({ name }) => `${name}: parts of one configuration`),
    ...[...groups.values()].map(heldAgainst),
    ...(balancers.length > 0
      ? [`${counted(balancers.length, "configuration")} of Fairlead's balancer read as the balancer reads it`]
      : []),
    ...(passedOver.length > 0 ? [`${counted(passedOver.length, "file")} without a configuration passed over`] : []),
    ...(suppressedCount > 0 ? [`${counted(suppressedCount, "finding")} taken away by comments`] : []),
  ];
}

function heldAgainst(group: readonly CheckedConfiguration[]): string {
  const [{ version, because, schemas } = { version: "", because: "", schemas: [] }] = group;
  const known = schemas.join(" and ");
  const by = known === version || known === "" ? "" : `, by the schemas of ${known}`;
  return `${counted(group.length, "configuration")} held against Collector ${version} (${because})${by}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
