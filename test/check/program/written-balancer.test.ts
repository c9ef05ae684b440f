import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const folder = "dist/loadbalancer-demo-fairlead/images/loadbalancer";
const written = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
const [json, core] = [written("balancer.json"), written("routing-core.mjs")];
const found = (text: string, coreText = core) =>
  checkFiles([{ file: "balancer.json", text, coreText }]).diagnostics.map(({ code, place, message }) => ({
    code,
    line: place.in === "text" ? text.split("\n")[place.range.start.line - 1]?.trim() : undefined,
    message,
  }));

test("what synth wrote is what the balancer takes, beside its routing core", () => {
  expect(found(json)).toEqual([]);
  expect(checkFiles([{ file: "a/balancer.json", text: json }])).toMatchObject({
    balancers: ["a/balancer.json"],
    configurations: [],
    passedOver: [],
  });
});

test("what it would refuse is told at its line", () => {
  expect(found(json.replace('"timeoutMs": 10000', '"timeoutMs": "10s"'))).toEqual([
    {
      code: "FL3016",
      line: '"timeoutMs": "10s",',
      message: 'The balancer would not start: exporter.timeoutMs must be a number from 1 to 86400000, not "10s".',
    },
  ]);
});

test("a key that its version does not route by is told, and a core that was built for another", () => {
  const tenant = json.replace('"routingKey": "service"', '"routingKey": "tenant"');
  expect(found(tenant)[0]).toMatchObject({ code: "FL3016", line: '"routingKey": "tenant",' });
  const other = json.replaceAll('"routingKey": "service"', '"routingKey": ""');
  expect(found(other).map(({ line }) => line)).toContain('"traces": {');
});

test("so it is in a ConfigMap", () => {
  const wrong = json.replace('"timeoutMs": 10000', '"timeoutMs": -1');
  const lines = wrong.split("\n").map((line) => `    ${line}\n`);
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  balancer.json: |\n${lines.join("")}`;
  const [one, ...others] = checkFiles([{ file: "a.yaml", text }]).diagnostics;
  expect(others).toEqual([]);
  expect(one).toMatchObject({ code: "FL3016", place: { file: "a.yaml" } });
  const line = one?.place.in === "text" ? one.place.range.start.line : 0;
  expect(text.split("\n")[line - 1]).toContain('"timeoutMs": -1');
});
