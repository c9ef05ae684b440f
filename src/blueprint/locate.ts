/**
 * Turns a place in a blueprint (declaration and property path) into file, line and column, by reading the author's
 * TypeScript: the call at the declaration's call site, its object literal, the property's value. The `typescript`
 * package is loaded only when there is something to locate: a clean synth never pays for it.
 */

import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import type * as TypeScript from "typescript";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Path, Place, PlaceInBlueprint, Range } from "../diagnostics/place.ts";
import { type PendingCallSite, resolveCallSite } from "./call-site.ts";

/** Where each declaration was made, by construct path. */
export type CallSites = ReadonlyMap<string, PendingCallSite>;

/** Identifiers followed from use to definition; a longer chain ends at the use. */
const hopsMax = 5;

/** The findings with file and range filled in, as far as the author's source can be read. */
export function locate(diagnostics: readonly Diagnostic[], callSites: CallSites): readonly Diagnostic[] {
  if (diagnostics.length === 0) return diagnostics;
  sources ??= new SourceReader();
  const reader = sources;
  return diagnostics.map((found) => ({ ...found, place: located(found.place, callSites, reader) }));
}

function located(place: Place, callSites: CallSites, sources: SourceReader): Place {
  if (place.in === "text") return place;
  const pending = callSites.get(place.construct);
  const site = pending && resolveCallSite(pending);
  if (!site) return place;
  const file = relative(process.cwd(), site.file);
  const at = { line: site.line, column: site.column };
  return { ...place, file, ...(sources.whereIs(site, place.path) ?? { range: { start: at, end: at } }) };
}

interface ReadFile {
  readonly mtimeMs: number;
  readonly size: number;
  readonly source: TypeScript.SourceFile;
}

/** A file may hold many blueprints, each of which is located by itself. */
let sources: SourceReader | undefined;

/** Reads each file once, and again when it was written since. */
class SourceReader {
  readonly #ts: typeof TypeScript = createRequire(import.meta.url)("typescript");
  readonly #files = new Map<string, ReadFile>();

  whereIs(
    site: { file: string; line: number; column: number },
    path: Path,
  ): Pick<PlaceInBlueprint, "range" | "missingBefore"> | undefined {
    const source = this.#read(site.file);
    if (!source) return undefined;
    const position = positionInFile(source, site.line, site.column);
    const call = position === undefined ? undefined : this.#callAt(source, position);
    if (!call) return undefined;
    const { at, missingIn } = this.#follow(source, call, path);
    return {
      range: rangeOfNode(source, at),
      ...(missingIn && { missingBefore: rangeOfNode(source, missingIn).end }),
    };
  }

  #read(file: string): TypeScript.SourceFile | undefined {
    try {
      const { mtimeMs, size } = statSync(file);
      const known = this.#files.get(file);
      if (known?.mtimeMs === mtimeMs && known.size === size) return known.source;
      const source = this.#ts.createSourceFile(file, readFileSync(file, "utf8"), this.#ts.ScriptTarget.Latest, true);
      this.#files.set(file, { mtimeMs, size, source });
      return source;
    } catch {
      return undefined; // The author's file is gone or unreadable: the call site itself is still a good answer.
    }
  }

  /** The innermost call expression whose callee covers the position (V8 points at the method's name). */
  #callAt(source: TypeScript.SourceFile, position: number): TypeScript.CallExpression | undefined {
    const ts = this.#ts;
    let found: TypeScript.CallExpression | undefined;
    const visit = (node: TypeScript.Node): void => {
      if (position < node.getStart(source) || position >= node.getEnd()) return;
      if (ts.isCallExpression(node) && position < node.expression.getEnd()) found = node;
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  }

  /** The node of a path below the call's options literal; the deepest part that is there, and which object lacks the rest. */
  #follow(source: TypeScript.SourceFile, call: TypeScript.CallExpression, path: Path) {
    const options = call.arguments.find((argument) => this.#literalOf(source, argument) !== undefined);
    const declaration = { at: call.arguments[0] ?? call, missingIn: undefined };
    if (path.length === 0 || !options) return declaration;
    let here: TypeScript.Node = options;
    for (const step of path) {
      const next = this.#member(source, here, step);
      if (!next) return { at: here === options ? declaration.at : here, missingIn: here };
      here = next;
    }
    return { at: here, missingIn: undefined };
  }

  #member(source: TypeScript.SourceFile, node: TypeScript.Node, step: string | number): TypeScript.Node | undefined {
    const ts = this.#ts;
    const literal = this.#literalOf(source, node);
    if (!literal) return undefined;
    if (ts.isArrayLiteralExpression(literal)) return literal.elements[Number(step)];
    if (!ts.isObjectLiteralExpression(literal)) return undefined;
    return this.#ownProperty(literal, String(step)) ?? this.#spreadProperty(source, literal, step);
  }

  /** The last assignment of a name wins, as at run time. */
  #ownProperty(literal: TypeScript.ObjectLiteralExpression, wanted: string): TypeScript.Node | undefined {
    const ts = this.#ts;
    const member = literal.properties.findLast(
      ({ name }) => name && !ts.isComputedPropertyName(name) && name.text === wanted,
    );
    return member && ts.isPropertyAssignment(member) ? member.initializer : member;
  }

  #spreadProperty(source: TypeScript.SourceFile, literal: TypeScript.ObjectLiteralExpression, step: string | number) {
    const spreads = literal.properties.filter((member) => this.#ts.isSpreadAssignment(member));
    for (const spread of spreads) {
      const found = this.#member(source, spread.expression, step);
      if (found) return found;
    }
    return undefined;
  }

  /** Looks through `as`, `satisfies`, parentheses, and names defined in the same file. */
  #literalOf(source: TypeScript.SourceFile, start: TypeScript.Node): TypeScript.Expression | undefined {
    const ts = this.#ts;
    let node: TypeScript.Node | undefined = start;
    for (let hop = 0; node && hop < hopsMax; hop++) {
      while (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)) {
        node = node.expression;
      }
      if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)) return node;
      if (ts.isCallExpression(node)) node = node.arguments[0];
      else if (ts.isIdentifier(node)) node = this.#definition(source, node.text);
      else if (ts.isShorthandPropertyAssignment(node)) node = this.#definition(source, node.name.text);
      else return undefined;
    }
    return undefined;
  }

  #definition(source: TypeScript.SourceFile, name: string): TypeScript.Expression | undefined {
    const ts = this.#ts;
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declared of statement.declarationList.declarations) {
        if (ts.isIdentifier(declared.name) && declared.name.text === name) return declared.initializer;
      }
    }
    return undefined;
  }
}

function positionInFile(source: TypeScript.SourceFile, line: number, column: number): number | undefined {
  const starts = source.getLineStarts();
  const start = starts[line - 1];
  return start === undefined ? undefined : start + column - 1;
}

function rangeOfNode(source: TypeScript.SourceFile, node: TypeScript.Node): Range {
  const start = source.getLineAndCharacterOfPosition(node.getStart(source));
  const end = source.getLineAndCharacterOfPosition(node.getEnd());
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
