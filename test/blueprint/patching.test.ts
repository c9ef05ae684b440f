import { readFileSync } from "node:fs";
import { ApiObject, JsonPatch, App as PlainApp } from "cdk8s";
import { BlueprintChart, dns } from "fairlead";
import ts from "typescript";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { small } from "../small.ts";

/** Each heading of the page with its TypeScript and what that writes. */
const examples = readFileSync("docs/patching.md", "utf8")
  .split(/^## /m)
  .flatMap((section) => {
    const [, code] = /```ts\n(.*?)```/s.exec(section) ?? [];
    const [, yaml] = /```yaml\n(.*?)```/s.exec(section) ?? [];
    return code && yaml ? [{ title: section.split("\n")[0] ?? "", code, yaml }] : [];
  });

const [, preamble = ""] = /```ts\n(import.*?)```/s.exec(readFileSync("docs/patching.md", "utf8")) ?? [];

function run(code: string, chart: BlueprintChart): void {
  const text = `${preamble.replace(/^import.*$/m, "").replace("app.add(traces)", "given")}${code}`;
  const javaScript = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ESNext } }).outputText;
  new Function("given", "ApiObject", "JsonPatch", javaScript)(chart, ApiObject, JsonPatch);
}

/** True when it stands somewhere in a value, beside whatever else there is. */
function holds(value: unknown, wanted: unknown): boolean {
  return (
    equals(value, wanted) || (typeof value === "object" && Object.values(value ?? {}).some((one) => holds(one, wanted)))
  );
}

function equals(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return value === wanted;
  const members = Object.entries(wanted);
  return members.every(([key, one]) => equals(Reflect.get(Object(value), key), one));
}

test("the page has examples", () => {
  expect(examples.length).toBeGreaterThan(6);
});

test.each(examples)("$title: the example does what the page says, without a finding", ({ code, yaml }) => {
  const names = { pool: "sampler" };
  const chart = new BlueprintChart(new PlainApp(), small({ names, pool: { discovery: dns() } }));
  const written = () => chart.apiObjects.map((object) => object.toJson() as unknown);
  expect(holds(written(), parse(yaml))).toBe(false);
  run(code, chart);
  expect(chart.findings).toEqual([]);
  expect(holds(written(), parse(yaml))).toBe(true);
});
