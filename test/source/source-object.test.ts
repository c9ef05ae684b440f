import { expect, test } from "vitest";
import { objectsIn, type SourceObject, textBelow } from "../../src/source/source-object.ts";
import { readDocuments } from "../../src/source/yaml-documents.ts";
import { printedSoon } from "../long-input.ts";

const object = "kind: ConfigMap\ndata:\n  config.yaml: |\n\n    a: 1\n";

function objectsOf(text: string): readonly SourceObject[] {
  const source = { file: "edge.yaml", text };
  return readDocuments(source).flatMap((one) => (one.kind === "value" ? objectsIn(one, source) : []));
}

test("a text inside an object has places of its own", () => {
  const [found] = objectsOf(object);
  const position = found && textBelow(found, ["data", "config.yaml"])?.positionInFile?.({ line: 2, column: 1 });
  expect(position).toEqual({ line: 5, column: 5 });
});

test("it is found without a look at all that follows it", () => {
  const code = `
const text = ${JSON.stringify(object)} + "#\\n".repeat(300_000);
const source = { file: "edge.yaml", text };
const json = { kind: "ConfigMap", data: { "config.yaml": "a: 1" } };
const place = { in: "text", file: "edge.yaml", path: [], range: { start: { line: 3, column: 16 }, end: { line: 5, column: 9 } } };
const marks = [{ at: ["data", "config.yaml"], origin: place }];
const [found] = ours.objectsIn({ kind: "value", value: json, marks }, source);
let last;
for (let times = 0; times < 50_000; times++) last = ours.textBelow(found, ["data", "config.yaml"]);
console.log(last.text);`;
  // Below a second; two minutes where each call copies the lines below.
  expect(printedSoon(new URL("../../src/source/source-object.ts", import.meta.url), code)).toBe("a: 1");
});
