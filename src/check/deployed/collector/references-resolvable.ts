/** Each `${…}` names something that the distribution can resolve: a well-formed variable, or a scheme it has. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { wouldNotStart } from "../../../diagnostics/would-not-start.ts";
import { type Referring, referringTexts } from "./reference.ts";
import type { CollectorRule, CollectorView } from "./view.ts";

/** Providers of the contrib distribution. */
const schemes: readonly string[] = Object.freeze([
  "env",
  "file",
  "http",
  "https",
  "yaml",
  "aes",
  "googlesecretmanager",
  "s3",
  "secretsmanager",
]);
/** `scheme:rest`; a scheme has two letters at least (core confmap). */
const withScheme = /^([A-Za-z][A-Za-z0-9+.-]+):/;
const variable = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

export const referencesResolvable: CollectorRule = (view) =>
  referringTexts(view.collector.config).flatMap((text) => unresolvable(view, text));

function unresolvable(view: CollectorView, { path, references }: Referring): readonly Diagnostic[] {
  const [wrong] = references.flatMap((inner) => {
    const reason = reasonAgainst(inner);
    return reason ? [{ inner, ...reason }] : [];
  });
  if (!wrong) return [];
  return [
    view.finding("FL1010", path, {
      message: wouldNotStart(`\${${wrong.inner}} cannot be resolved: ${wrong.why}`),
      help: wrong.help,
    }),
  ];
}

function reasonAgainst(inner: string): { readonly why: string; readonly help: string } | undefined {
  const scheme = withScheme.exec(inner)?.[1];
  if (inner.includes(":") && !(scheme !== undefined && schemes.includes(scheme))) {
    const [before = "", otherwise] = inner.split(":-");
    const defaulted = otherwise !== undefined && variable.test(before);
    return {
      why: defaulted
        ? "a default needs the scheme env: before the name"
        : `nothing reads the scheme "${inner.split(":")[0]}"`,
      help: defaulted
        ? `write \${env:${inner}}`
        : `use one of ${schemes.slice(0, 5).join(", ")}, or $\${…} to keep it as text`,
    };
  }
  if (scheme !== undefined && scheme !== "env") return undefined;
  const [name = ""] = inner.replace(/^env:/, "").split(":-");
  if (variable.test(name)) return undefined;
  return {
    why: name === "" ? "it does not name a variable" : `"${name}" cannot be the name of a variable`,
    help: /^\d+$/.test(name)
      ? `for a group of a regular expression write $\${${name}}`
      : "use letters, digits and underscores",
  };
}
