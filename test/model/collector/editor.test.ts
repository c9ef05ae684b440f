/** What an author sees while writing: TypeScript's own language service over a blueprint's sections. */

import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** Stands for the cursor. */
const cursor = "¦";
const file = resolve("test/model/collector/written-in-an-editor.ts");

let written = { text: "", version: 0 };
const service = ts.createLanguageService(host(), ts.createDocumentRegistry());

function host(): ts.LanguageServiceHost {
  const options = ts.getParsedCommandLineOfConfigFile("tsconfig.json", undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, "\n"));
    },
  })?.options;
  return {
    getCompilationSettings: () => options ?? {},
    getScriptFileNames: () => [file],
    getScriptVersion: (name) => (name === file ? String(written.version) : "0"),
    getScriptSnapshot: (name) => {
      const text = name === file ? written.text : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: ts.sys.readFile,
  };
}

/** @returns where the cursor stands */
function write(version: "0.129.0" | "0.161.0", kind: string, section: string): number {
  const before = `import type { SectionsOf } from "../../../src/model/collector/sections.ts";
export const section: SectionsOf<"${version}">["${kind}"] = ${section};\n`;
  written = { text: before.replace(cursor, ""), version: written.version + 1 };
  return before.indexOf(cursor);
}

function offered(version: "0.129.0" | "0.161.0", kind: string, section: string): readonly ts.CompletionEntry[] {
  return service.getCompletionsAtPosition(file, write(version, kind, section), undefined)?.entries ?? [];
}

function complaints(version: "0.129.0" | "0.161.0", kind: string, section: string): readonly string[] {
  write(version, kind, section);
  return service
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("completion", () => {
  test("offers the component types of a section", () => {
    const names = offered("0.129.0", "connectors", "{ ¦ }").map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["forward", "routing", "spanmetrics"]));
  });

  test("offers the settings deep inside the load balancing exporter", () => {
    const names = offered("0.129.0", "exporters", "{ loadbalancing: { protocol: { otlp: { tls: { ¦ } } } } }");
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["insecure", "ca_file", "server_name_override"]),
    );
  });

  test("offers the same under a name", () => {
    const names = offered("0.161.0", "exporters", '{ "load_balancing/edge": { resolver: { k8s: { ¦ } } } }');
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(["service", "ports", "return_hostnames"]));
  });

  test("offers the values of an enumeration", () => {
    const names = offered("0.129.0", "exporters", '{ debug: { verbosity: "¦" } }').map(({ name }) => name);
    expect(names).toEqual(["basic", "detailed", "none", "normal"]);
  });

  test("strikes out a former name of a component", () => {
    const struck = offered("0.161.0", "exporters", "{ ¦ }").filter(({ kindModifiers }) =>
      kindModifiers?.includes("deprecated"),
    );
    expect(struck.map(({ name }) => name)).toEqual(["loadbalancing", "otlp", "otlphttp", "prometheusremotewrite"]);
  });
});

test("hovering over a setting shows its default", () => {
  const shown = service.getQuickInfoAtPosition(file, write("0.129.0", "processors", '{ batch: { ¦timeout: "5s" } }'));
  // batchprocessor 0.129.0 sends after 200ms.
  expect(ts.displayPartsToString(shown?.documentation)).toBe("Default: 200ms.");
});

describe("the compiler's message", () => {
  test.each([
    { mistake: "{ debug: { verbosty: null } }", says: "Did you mean to write 'verbosity'?" },
    { mistake: "{ loadbalancin: null }", says: "Did you mean to write 'loadbalancing'?" },
    { mistake: '{ debug: { verbosity: "verbose" } }', says: '"basic" | "detailed" | "none" | "normal"' },
    { mistake: "{ otlp: { timeout: 5 } }", says: "Type 'number' is not assignable to type 'Duration" },
    { mistake: '{ "otlp/two": { sending_queue: { sise: 1 } } }', says: "'sise' does not exist in type" },
    { mistake: "{ load_balancing: null }", says: "'load_balancing' does not exist in type 'Exporters'" },
  ])("for $mistake says: $says", ({ mistake, says }) => {
    expect(complaints("0.129.0", "exporters", mistake)).toEqual([expect.stringContaining(says)]);
  });
});
