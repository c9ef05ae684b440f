/** `checkText`: what `fairlead check` finds in a text, for programs. */

import { type CheckedConfiguration, checkFiles } from "./check-files.ts";
import { type Diagnostic, diagnostic } from "./diagnostics/diagnostic.ts";
import { isReleaseName, knownReleases } from "./model/collector/release.ts";

export interface CheckTextOptions {
  /** Release of the Collector; else that of an image in the text, else the newest known. */
  readonly collector?: string;
  /** What the text is called in findings; Markdown is told by its end. */
  readonly file?: string;
}

export interface CheckedText {
  /** All findings, in their order in the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The configurations that were found, and the release that each was held against. */
  readonly configurations: readonly CheckedConfiguration[];
}

/** Checks YAML of a Collector or of Kubernetes, values of its Helm chart, or Markdown with YAML in it. Never throws for a text: a release that is none is a finding, and nothing is checked. */
export function checkText(text: string, options: CheckTextOptions = {}): CheckedText {
  // What the types refuse comes from JavaScript all the same.
  if (typeof (text as unknown) !== "string") throw new TypeError("checkText: give it a text, as a string");
  if (Object(options) !== options) throw new TypeError("checkText: give its options as an object, or leave them out");
  const { collector, file = "text" } = options;
  if (typeof (file as unknown) !== "string") throw new TypeError("checkText: give the name of the file as a string");
  if (collector !== undefined && !isReleaseName(collector)) {
    const start = { line: 1, column: 1 };
    const unknown = diagnostic("FL1007", {
      at: { in: "text", file, path: [], range: { start, end: start } },
      message: `"${collector}" is not a release such as 0.161.0: nothing was checked.`,
      help: `${knownReleases}; without one the newest is taken`,
    });
    return { diagnostics: [unknown], configurations: [] };
  }
  const { diagnostics, configurations } = checkFiles([{ file, text }], { collector });
  return { diagnostics, configurations };
}
