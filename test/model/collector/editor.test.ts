/** What an author sees while writing: TypeScript's own language service over a blueprint's sections. */

import { describe, expect, test } from "vitest";
import { createEditor } from "../../editor.ts";

const editor = createEditor("test/model/collector/written-in-an-editor.ts");

function text(version: "0.129.0" | "0.161.0", kind: string, section: string): string {
  return `import type { SectionsOf } from "../../../src/model/collector/sections.ts";
export const section: SectionsOf<"${version}">["${kind}"] = ${section};\n`;
}

function offered(version: "0.129.0" | "0.161.0", kind: string, section: string) {
  return editor.offered(text(version, kind, section));
}

function complaints(version: "0.129.0" | "0.161.0", kind: string, section: string): readonly string[] {
  return editor.complaints(text(version, kind, section));
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
  // batchprocessor 0.129.0 sends after 200ms.
  expect(editor.hover(text("0.129.0", "processors", '{ batch: { ¦timeout: "5s" } }'))).toBe("Default: 200ms.");
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
