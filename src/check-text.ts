/** `checkText`: what `fairlead check` finds in a text, for programs. */

import { type CheckedConfiguration, checkFiles } from "./check-files.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";

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

/** Checks YAML of a Collector or of Kubernetes, values of its Helm chart, or Markdown with YAML in it. Never throws for a text. */
export function checkText(text: string, { collector, file = "text" }: CheckTextOptions = {}): CheckedText {
  const { diagnostics, configurations } = checkFiles([{ file, text }], { collector });
  return { diagnostics, configurations };
}
