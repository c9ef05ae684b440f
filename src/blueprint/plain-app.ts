/**
 * How findings are told in an App of cdk8s itself: as validations of its charts, whose errors it throws. The exception is for
 * the author's mistakes and not for one in a program, so that it ends the process with 1 and without a stack.
 */

import type { IConstruct } from "constructs";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostics/diagnostic.ts";
import { formatDiagnostic, formatText } from "../diagnostics/format.ts";
import { paintFor } from "../diagnostics/paint.ts";
import { blueprintsApart } from "./blueprints-apart.ts";
import { endWith } from "./exit.ts";
import type { Blueprint } from "./options.ts";

/** Blueprints by the root that they are under, in the order in which they were added. */
const together = new WeakMap<IConstruct, Blueprint[]>();

/** The blueprints of an App, to which this one is added. */
export function addedTo(root: IConstruct, blueprint: Blueprint): readonly Blueprint[] {
  const list = together.get(root) ?? [];
  list.push(blueprint);
  together.set(root, list);
  return list;
}

/** Errors, as cdk8s takes them; what it would keep to itself is printed. */
export function reported(own: readonly Diagnostic[], blueprint: Blueprint, all: readonly Blueprint[]): string[] {
  const upToThis = all.slice(0, all.indexOf(blueprint) + 1);
  const earlier = new Set(blueprintsApart(upToThis.slice(0, -1)).map((found) => formatDiagnostic(found)));
  const apart = blueprintsApart(upToThis).filter((found) => !earlier.has(formatDiagnostic(found)));
  const findings = sortDiagnostics([...apart, ...own]);
  if (hasErrors(findings)) {
    told.push(...findings);
    tellWithoutStack();
    return findings.filter(({ severity }) => severity === "error").map((found) => formatDiagnostic(found));
  }
  if (findings.length > 0) {
    const paint = paintFor(process.stderr);
    process.stderr.write(`${findings.map((found) => formatDiagnostic(found, paint)).join("\n\n")}\n`);
  }
  return [];
}

const told: Diagnostic[] = [];
let listening = false;

function tellWithoutStack(): void {
  if (listening) return;
  listening = true;
  process.once("uncaughtException", (error: unknown) => {
    process.stderr.write(`${validationText(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
    endWith(1);
    process.exit(1);
  });
}

/** Findings by themselves, then what other validations said; undefined when it is another exception. */
function validationText(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.message.startsWith("Validation failed with the following errors")) {
    return undefined;
  }
  const ours = told.map((found) => formatDiagnostic(found));
  const others = error.message
    .split(/\n {2}(?=\[[^\]\n]*\] )/)
    .slice(1)
    .filter((text) => !ours.includes(text.replace(/^\[[^\]\n]*\] /, "")));
  return [formatText(sortDiagnostics(told), paintFor(process.stderr)), ...others].join("\n\n");
}
