/** What the docs show compiles, as an author would see it, and makes blueprints without errors. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as cdk8s from "cdk8s";
import * as fairlead from "fairlead";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { documentedRows } from "../tools/docs/option-tables.ts";
import { createEditor } from "./editor.ts";

const page = readFileSync("docs/blueprints.md", "utf8");
const [opening = "", ...sections] = page.split(/^(?=##)/m);
const shown = sections.flatMap((section) =>
  [...section.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""]) => ({
    text,
    title: text.split("\n")[0],
    // What the page says of all examples, and what stands beside this one.
    told: new Set((opening + section.replaceAll(/^```ts\n[\s\S]*?^```/gm, "")).match(/FL\d{4}/g)),
  })),
);
const snippets = shown.map(({ text }) => text);

const editor = createEditor("test/shown.ts");

/** What a snippet speaks of and another has declared. */
const before: Readonly<Record<string, string>> = {
  otel: 'collector("0.161.0")',
  pool: 'otel.backends("backend", { count: 3, discovery: dns(), security: "plaintext" })',
  edge: 'otel.balancer("edge", { to: pool, queue: "central", routes: { traces: routeBy.traceID() } })',
  traces: 'blueprint("traces", { namespace: "telemetry", collector: otel, backends: [pool], balancers: [edge] })',
  app: "new App()",
};

function declaredIn(text: string): readonly string[] {
  return [...text.matchAll(/^(?:export )?const (\w+)/gm)].map(([, name = ""]) => name);
}

/** True where a text uses a name, be it spread: not in quotes, not as a key, not as a member. */
function speaksOf(name: string, text: string): boolean {
  return new RegExp(`(?<!["'.\\w/-])${name}\\b(?!["'\\w-]|: )`).test(
    text.replace(/"[^"]*"/g, '""').replaceAll("...", " "),
  );
}

/** The names that a text speaks of, and those that their declarations speak of. */
function neededFor(text: string, own: readonly string[]): ReadonlySet<string> {
  const named = Object.keys(before).filter((name) => !own.includes(name) && speaksOf(name, text));
  return new Set(named.flatMap((name) => [name, ...neededFor(before[name] ?? "", [...own, name])]));
}

/** The snippet as a module of its own. */
function moduleOf(snippet: string): string {
  const own = declaredIn(snippet);
  const needed = neededFor(snippet, own);
  const others = Object.entries(before).filter(([name]) => needed.has(name));
  const text = [...others.map(([name, value]) => `const ${name} = ${value};`), snippet].join("\n");
  const imported = Object.keys(fairlead).filter((name) => speaksOf(name, text));
  return `import { ${imported.join(", ")} } from "fairlead";
import { JsonPatch } from "cdk8s";
${text}
export { ${[...own, ...needed].join(", ")} };`;
}

/** Runs it with what it imports, and gives what it exports. */
function valuesOf(text: string): Readonly<Record<string, unknown>> {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const exported = {};
  const imports: Readonly<Record<string, unknown>> = { fairlead, cdk8s };
  new Function("exports", "require", outputText)(exported, (name: string) => imports[name]);
  return exported;
}

type Shown = fairlead.Blueprint<"0.161.0">["options"];
type Pools = NonNullable<Shown["backends"]>;

/** For a pool that is shown alone. */
function edgeTo(to: Pools[number], otel: fairlead.Collector<"0.161.0">): Shown["balancers"][number] {
  const routes = { traces: fairlead.routeBy.traceID() };
  return otel.balancer("edge", { to, queue: "central", routes });
}

/** Declarations that no blueprint of the snippet holds are put into one. */
function blueprintsIn(values: Readonly<Record<string, unknown>>): readonly fairlead.Blueprint[] {
  const all = Object.values(values);
  const otel = values["otel"] as fairlead.Collector<"0.161.0">; // every snippet has it
  const ofKind = (kind: string): readonly unknown[] => all.filter((value) => Object(value).kind === kind);
  const balancers = ofKind("balancer") as Shown["balancers"]; // what a declaration says of itself
  const referred = balancers.flatMap(({ options: { to } }) => (to.kind === "backends" ? [to] : []));
  const backends = [...new Set([...(ofKind("backends") as Pools), ...referred])];
  const generators = ofKind("generator") as NonNullable<Shown["generators"]>;
  const shown = fairlead.blueprint("shown", {
    namespace: "shown",
    collector: otel,
    backends,
    balancers: balancers.length > 0 ? balancers : backends.slice(0, 1).map((pool) => edgeTo(pool, otel)),
    generators,
  });
  return [
    ...(ofKind("blueprint") as readonly fairlead.Blueprint[]),
    ...(balancers.length + backends.length > 0 ? [shown] : []),
  ];
}

describe.each(shown)("docs/blueprints.md: $title", ({ text, told }) => {
  test("compiles", () => {
    expect(editor.complaints(moduleOf(text))).toEqual([]);
  });

  test("is a blueprint without errors, and without findings that the page does not name", () => {
    const findings = blueprintsIn(valuesOf(moduleOf(text))).flatMap(
      (one) => fairlead.compileBlueprint(one).diagnostics,
    );
    const unexpected = findings.filter(({ severity, code }) => severity === "error" || !told.has(code));
    expect(unexpected.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  });
});

test("every option in a table of docs/blueprints.md is shown in its code", () => {
  const tables = [...page.matchAll(/<!-- options: (\S+) (\w+)/g)];
  const names = tables.flatMap(([, file = "", table = ""]) => documentedRows(file, table).map(({ name }) => name));
  const code = snippets.join("\n");
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  expect(names.length).toBeGreaterThan(60);
});

describe("the README, walked from the top in a fresh checkout,", () => {
  const readme = readFileSync("README.md", "utf8");

  test("builds the command before it uses it", () => {
    const built = readme.indexOf("npm run build");
    expect(built).toBeGreaterThan(0);
    expect(readme.indexOf("npx fairlead")).toBeGreaterThan(built);
  });

  test("says that npm cannot fetch the package by name before it shows an installation", () => {
    const said = readme.indexOf("E404");
    expect(said).toBeGreaterThan(0);
    expect([...readme.matchAll(/npm install/g)].map(({ index }) => index > said - 100)).not.toContain(false);
  });

  test("shows all that npm run synth prints", () => {
    const folder = mkdtempSync(join(tmpdir(), "fairlead-readme-"));
    const program = "--conditions=fairlead-source --import tsx src/cli/main.ts synth blueprints/main.ts --output".split(
      " ",
    );
    const output = join(folder, "dist");
    const { stdout, stderr } = spawnSync(process.execPath, [...program, output], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    const [, shown] = /npm run synth\n```\n\n```\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(shown).toBe((stdout + stderr).replaceAll(output, "dist"));
  });
});
