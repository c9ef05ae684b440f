import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../small.ts";

const attributes = (length: number) =>
  Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`note.${index}`, "x".repeat(length)]));
const compiled = (resourceAttributes: Readonly<Record<string, string>>, options: object = {}) =>
  compileBlueprint(
    small({ names: { blueprint: "large" }, balancer: { target: "fairlead", resourceAttributes, ...options } }),
  );

test("a ConfigMap that Kubernetes would refuse is found before it is written", () => {
  const { diagnostics, plan } = compiled(attributes(8_000));
  expect(diagnostics).toMatchObject([{ code: "FL4012", place: { construct: "large/edge" } }]);
  expect(diagnostics[0]?.message).toMatch(/"edge-balancer-config" has 8\d{5} bytes of the 700000/);
  expect(plan).toBeUndefined();
  expect(compiled({ note: "short" }).diagnostics).toEqual([]);
});

test("a ConfigMap that is longer than kubectl apply can keep is told, whatever else its pod mounts", () => {
  const found = (options: object, length: number) =>
    compiled(attributes(length), options).diagnostics.map(({ code, severity }) => [code, severity]);
  const image = { delivery: { kind: "image", image: "example.com/edge:1" } };
  for (const options of [{}, { statusPage: true }, image]) {
    expect(found(options, 10)).toEqual([]);
    expect(found(options, 3_000)).toEqual([["FL4012", "warning"]]);
  }
  expect(compiled(attributes(3_000)).plan).toBeDefined();
});

test("a generator's ConfigMap has the same limits", () => {
  const found = (length: number) =>
    compileBlueprint(
      small({
        names: { blueprint: "large" },
        generator: { runner: "built-in", spans: { min: 1, max: 1 }, attributes: attributes(length) },
      }),
    ).diagnostics.map(({ code, severity, place }) => [code, severity, "construct" in place && place.construct]);
  expect(found(10)).toEqual([]);
  expect(found(2_000)).toEqual([["FL4012", "warning", "large/checkout"]]);
  expect(found(7_000)).toEqual([["FL4012", "error", "large/checkout"]]);
});
