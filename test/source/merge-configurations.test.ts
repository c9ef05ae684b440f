import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { readCollectorYaml } from "../../src/source/collector-yaml.ts";
import { mergeConfigurations } from "../../src/source/merge-configurations.ts";

function merged(...texts: readonly string[]) {
  const parts = texts.map((text, index) => readCollectorYaml({ file: `${index}.yaml`, text }));
  return mergeConfigurations(parts.flatMap((part) => (part.kind === "value" ? [part] : [])));
}

test("sections go into sections; lists, scalars and null take the place of what was there", () => {
  expect(merged("a: { b: 1, c: [1, 2], d: { e: 1 } }", "a: { c: [3], d: null, f: 2 }").value).toEqual({
    a: { b: 1, c: [3], d: null, f: 2 },
  });
});

test("a value is placed in the file that it is from, a section in the first", () => {
  const { marks } = merged("a:\n  b: 1\n", "a:\n  b: 2\n  c: 3\n");
  expect(marks.map(({ at, origin }) => `${at.join(".")} ${origin.file}`)).toEqual([
    " 0.yaml",
    "a 0.yaml",
    "a.b 1.yaml",
    "a.c 1.yaml",
  ]);
});

const parts = ["exporters: { debug: }", "receivers: { otlp: { protocols: { grpc: } } }"];
const pipelines = "service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }";
const names = (texts: readonly string[], isMerged: boolean) => {
  const { configurations, diagnostics } = checkFiles(texts.map((text, at) => ({ file: `${at}.yaml`, text, isMerged })));
  return [configurations.map(({ name }) => name), diagnostics.map(({ code }) => code)];
};

test("files that are said to be parts are one configuration", () => {
  expect(names([...parts, pipelines, "exporters: { debug: { verbosity: full } }"], true)).toEqual([
    ["0.yaml + 1.yaml + 2.yaml + 3.yaml"],
    ["FL1004"],
  ]);
});

test("named files of which only one has pipelines are one too, as they are none by themselves; whole ones are apart", () => {
  expect(names([...parts, pipelines], false)).toEqual([["0.yaml + 1.yaml + 2.yaml"], []]);
  const whole = [...parts, pipelines].join("\n");
  expect(names([whole, whole], false)).toEqual([["0.yaml", "1.yaml"], []]);
});
