/**
 * `$NAME` and `$(NAME)` are text: the Collector expands names in braces only, and Kubernetes nothing in a ConfigMap (core confmap,
 * 0.129.0 and 0.161.0), so a backend that asks for a key refuses all that comes with one.
 */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { pathKey } from "../../../diagnostics/paths-within.ts";
import type { Path } from "../../../diagnostics/place.ts";
import type { CollectorRule, CollectorView } from "./view.ts";
import { textsIn } from "./written-texts.ts";

export const variablesMeant: CollectorRule = (view) =>
  view.components.flatMap(({ path, settings }) =>
    textsIn(settings, path, /[$%{<]/).flatMap(({ text, path: at }): readonly Diagnostic[] => {
      const [, plain, inParentheses] = variable.exec(text) ?? [];
      const name = plain ?? inParentheses;
      if (name === undefined) return placeholder(view, text, at);
      const written = plain === undefined ? `$(${name})` : `$${name}`;
      return [
        view.finding("FL1006", at, {
          message: takesAsWritten(written),
          help: `write \${env:${name}}, or $$${written.slice(1)} to say that the text is meant`,
        }),
      ];
    }),
  );

const takesAsWritten = (text: string) =>
  `The Collector takes ${text} as it is written: it expands names in braces only.`;

/** What was to be filled in: a text of others may be a template, whose tool does that. */
function placeholder(view: CollectorView, text: string, at: Path): readonly Diagnostic[] {
  const found = view.collector.origin.in === "text" ? undefined : toFillIn.exec(text)?.[1];
  if (found === undefined || !at.some((step) => sent.includes(String(step)))) return [];
  const help = "write the value, or ${env:NAME} with the variable in `env` of the tier";
  return [view.finding("FL1006", at, { message: takesAsWritten(found), help })];
}

/** An error of the text itself, such as an address without a port, has its reason here: one finding has both. */
export function withoutVariablesTwice(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const meant = found.filter(({ code, message }) => code === "FL1006" && message.startsWith("The Collector takes $"));
  if (meant.length === 0) return found;
  const isRefusal = ({ severity, code }: Diagnostic) => severity === "error" && code !== "FL1010";
  const refused = new Set(found.filter(isRefusal).map(({ collectorPath = [] }) => pathKey(collectorPath)));
  const taken = new Set(meant.filter(({ collectorPath = [] }) => refused.has(pathKey(collectorPath))));
  const causes = new Map([...taken].toReversed().map((cause) => [pathKey(cause.collectorPath ?? []), cause]));
  return found
    .filter((one) => !taken.has(one))
    .map((one) => {
      const cause = isRefusal(one) ? causes.get(pathKey(one.collectorPath ?? [])) : undefined;
      return cause ? { ...one, message: `${one.message} ${cause.message}`, help: cause.help } : one;
    });
}

/** All of a text, what follows a scheme of credentials, a host or the port of one, in capitals as variables are: groups of expressions are not. */
const variable = /^(?:\w+ |[a-z][a-z\d+.-]*:\/\/)?(?:[\w.-]+:)?\$(?:([A-Z_][A-Z\d_]*)|\(([A-Z_][A-Z\d_]*)\))(?=$|[:/])/;
/** Names as Windows, templates and instructions write them. */
const toFillIn = /^(?:[A-Za-z]+ |[a-z][a-z\d+.-]*:\/\/)?(%[A-Z_]\w*%|\{\{[^{}]+\}\}|<[A-Za-z][\w -]*>)/;
/** Where a text is sent to somebody, or says to whom. */
const sent: readonly string[] = ["headers", "endpoint", "token", "api_key", "password", "client_secret"];
