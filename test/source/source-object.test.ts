import { expect, test } from "vitest";
import { readObjects, textBelow } from "../../src/source/source-object.ts";
import { printedSoon } from "../long-input.ts";

const object = "kind: ConfigMap\ndata:\n  config.yaml: |\n\n    a: 1\n";

test("a text inside an object has places of its own", () => {
  const [found] = readObjects({ file: "edge.yaml", text: object }).objects;
  const position = found && textBelow(found, ["data", "config.yaml"])?.positionInFile?.({ line: 2, column: 1 });
  expect(position).toEqual({ line: 5, column: 5 });
});

test("it is found without a look at all that follows it", () => {
  const code = `
const text = ${JSON.stringify(object)} + "#\\n".repeat(300_000);
const [found] = ours.readObjects({ file: "edge.yaml", text }).objects;
let last;
for (let times = 0; times < 50_000; times++) last = ours.textBelow(found, ["data", "config.yaml"]);
console.log(last.text);`;
  // Below a second; two minutes where each call copies the lines below.
  expect(printedSoon(new URL("../../src/source/source-object.ts", import.meta.url), code)).toBe("a: 1");
});
