/**
 * Prints the tables of docs/blueprints.md from the rows of src/model: name, comment and `@default` of each option. What
 * stands between `<!-- options: FILE TABLE PREFIX -->` and `<!-- end -->` is replaced; a test holds it to date.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export interface DocumentedRow {
  readonly name: string;
  readonly meaning: string;
  /** What the row's `@default` says; "required" where an author may not leave it out. */
  readonly fallback: string;
  /** Rows of an object that stands there, by the same reading. */
  readonly inside: readonly DocumentedRow[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const docs = `${root}docs/blueprints.md`;
const marked = /(<!-- options: (\S+) (\S+) ?(\S*) -->\n)[\s\S]*?(<!-- end -->)/g;

/** The page with its tables as the rows are now. */
export function withOptionTables(page: string): string {
  return page.replace(marked, (_whole, start: string, file: string, table: string, prefix: string, end: string) => {
    const rows = documentedRows(file, table).map(
      ({ name, meaning, fallback }) =>
        `| \`${prefix}${name}\` | ${meaning} | ${fallback.replaceAll(/"[^"]*"|\{.*\}/g, "`$&`")} |`,
    );
    return `${start}\n${["| option | meaning | default |", "| --- | --- | --- |", ...rows].join("\n")}\n\n${end}`;
  });
}

/** The rows of a table, or of an interface, in the order of the file. */
export function documentedRows(file: string, table: string): readonly DocumentedRow[] {
  const source = ts.createSourceFile(file, readFileSync(`${root}${file}`, "utf8"), ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === table) {
      return statement.members.flatMap((member) => documented(member, member.questionToken !== undefined, []));
    }
    const declarations = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
    const declared = declarations.find(({ name }) => name.getText() === table)?.initializer;
    if (declared) return rowsIn(declared);
  }
  throw new Error(`${file} declares no ${table}`);
}

/** Rows stand in the first object literal of an expression: in the table itself, or in what `objectOf` is given. */
function rowsIn(expression: ts.Node): readonly DocumentedRow[] {
  if (!ts.isObjectLiteralExpression(expression)) {
    const inner: (readonly DocumentedRow[])[] = [];
    ts.forEachChild(expression, (child) => void inner.push(rowsIn(child)));
    return inner.find((rows) => rows.length > 0) ?? [];
  }
  return expression.properties.flatMap((property) => {
    const value = ts.isPropertyAssignment(property) ? property.initializer : property;
    const isOptional = /^(optional|setting)\(|^(image|persistence|row)\b/.test(value.getText());
    return documented(property, isOptional, ts.isPropertyAssignment(property) ? rowsIn(value) : []);
  });
}

function documented(
  member: ts.ObjectLiteralElementLike | ts.TypeElement,
  isOptional: boolean,
  inside: readonly DocumentedRow[],
): readonly DocumentedRow[] {
  const [comment] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc).slice(-1);
  if (!comment || !member.name) return [];
  const tag = comment.tags?.find(({ tagName }) => tagName.text === "default");
  const fallback = [isOptional ? "" : "required", words(tag?.comment)].filter((part) => part !== "").join("; ");
  return [{ name: member.name.getText(), meaning: words(comment.comment), fallback, inside }];
}

function words(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return (ts.getTextOfJSDocComment(comment) ?? "").replaceAll(/\s+/g, " ").trim();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(docs, withOptionTables(readFileSync(docs, "utf8")));
}
