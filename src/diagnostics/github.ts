/** Findings as annotations of GitHub Actions: one workflow command a finding. */

import type { Severity } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { printable } from "./excerpt.ts";
import { withSlashes } from "./file-uri.ts";

const commands: Readonly<Record<Severity, string>> = Object.freeze({
  error: "error",
  warning: "warning",
  info: "notice",
});

export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(annotation).join("\n");
}

function annotation({ severity, accepted, code, name, message, help, place }: Diagnostic): string {
  const { file, range } = place;
  const properties = {
    ...(file !== undefined && { file: withSlashes(file) }),
    ...(range && {
      line: range.start.line,
      endLine: range.end.line,
      // Columns count within one line only.
      ...(range.start.line === range.end.line && { col: range.start.column, endColumn: range.end.column }),
    }),
    title: `${code} ${name}`,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  const then = accepted === undefined ? `help: ${help} (fairlead explain ${code})` : `accepted because: ${accepted}`;
  const command = accepted === undefined ? commands[severity] : commands.info;
  return `::${command} ${written.join(",")}::${data(`${message}\n${then}`)}`;
}

/** Characters that end a command, or a part of it (actions/toolkit, packages/core); and no other that a terminal or a log obeys. */
function data(text: string): string {
  return text.replaceAll("%", "%25").split("\n").map(printable).join("%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
