/**
 * `$NAME` and `$(NAME)` are text: the Collector expands names in braces only, and Kubernetes nothing in a ConfigMap (core confmap,
 * 0.129.0 and 0.161.0), so a backend that asks for a key refuses all that comes with one.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Path } from "../../../diagnostics/place.ts";
import { isJsonObject, type Json } from "../../../model/json.ts";
import type { CollectorRule } from "./view.ts";

export const variablesMeant: CollectorRule = (view) =>
  view.components.flatMap(({ path, settings }) =>
    textsIn(settings, path).flatMap(({ text, at }): readonly Diagnostic[] => {
      const [, plain, inParentheses] = variable.exec(text) ?? [];
      const name = plain ?? inParentheses;
      if (name === undefined) return [];
      const written = plain === undefined ? `$(${name})` : `$${name}`;
      return [
        view.finding("FL1006", at, {
          message: `The Collector takes ${written} as it is written: it expands names in braces only.`,
          help: `write \${env:${name}}, or $$${written.slice(1)} to say that the text is meant`,
        }),
      ];
    }),
  );

/** All of a text, what follows a scheme of credentials, or a host, in capitals as variables are: groups of expressions are not. */
const variable = /^(?:\w+ |[a-z][a-z\d+.-]*:\/\/)?\$(?:([A-Z_][A-Z\d_]*)|\(([A-Z_][A-Z\d_]*)\))(?=$|[:/])/;
/** Deeper nesting is not looked into; no configuration has any. */
const depthMax = 64;

interface Text {
  readonly text: string;
  readonly at: Path;
}

function textsIn(value: Json | undefined, at: Path): readonly Text[] {
  if (typeof value === "string") return value.includes("$") ? [{ text: value, at }] : [];
  if (at.length > depthMax) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => textsIn(item, [...at, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...at, key]));
}
