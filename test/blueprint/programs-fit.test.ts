import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../small.ts";

const compiled = (resourceAttributes: Readonly<Record<string, string>>) =>
  compileBlueprint(small({ names: { blueprint: "large" }, balancer: { target: "fairlead", resourceAttributes } }));

test("a ConfigMap that Kubernetes would refuse is found before it is written", () => {
  const notes = Array.from({ length: 100 }, (_, index) => [`note.${index}`, "x".repeat(6_000)]);
  const { diagnostics, plan } = compiled(Object.fromEntries(notes));
  expect(diagnostics).toMatchObject([{ code: "FL4012", place: { construct: "large/edge" } }]);
  expect(diagnostics[0]?.message).toMatch(/"edge-balancer-config" has [78]\d{5} bytes of the 700000/);
  expect(plan).toBeUndefined();
  expect(compiled({ note: "short" }).diagnostics).toEqual([]);
});
