import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small, type Variation } from "../../small.ts";
import { brief } from "../topology/declared.ts";

const found = (variation: Variation) =>
  compileBlueprint(small({ release: "0.161.0", ...variation }))
    .diagnostics.filter(({ code }) => code === "FL4046")
    .map(brief);

test("a health_check at another port leaves the kubelet without an answer", () => {
  expect(found({ pool: { extensions: { health_check: { endpoint: "0.0.0.0:13134" } } } })).toEqual([
    {
      code: "FL4046",
      severity: "error",
      at: "small/backend: extensions.health_check.endpoint",
      message:
        "The kubelet asks / at port 13133 of the pods, and health_check answers at 0.0.0.0:13134: they never become ready.",
      help: 'leave the extension out, or set its endpoint to "[::]:13133"',
    },
  ]);
});

test("so does one that listens on localhost only, of balancers, too", () => {
  const extensions = { health_check: { endpoint: "localhost:13133" } };
  expect(found({ balancer: { extensions } }).map(({ at }) => at)).toEqual([
    "small/edge: extensions.health_check.endpoint",
  ]);
  expect(found({ balancer: { extensions: { health_check: {} } } })).toHaveLength(1);
});

test("where it listens is its own business otherwise", () => {
  expect(found({})).toEqual([]);
  expect(found({ balancer: { target: "fairlead" } })).toEqual([]);
  expect(found({ pool: { extensions: { health_check: { endpoint: "[::]:13133", path: "/" } } } })).toEqual([]);
});
