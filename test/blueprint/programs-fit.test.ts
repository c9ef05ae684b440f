import { blueprint, collector, compileBlueprint, routeBy } from "fairlead";
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

test("a program that is longer than kubectl apply can keep is told, in an image it is not; its status page is in another ConfigMap", () => {
  const made = (length: number, options: object) => {
    const keys = Array.from({ length }, (_, index) => `attribute.of.some.length.${index}`);
    const otel = collector("0.161.0");
    const backends = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext" });
    const route = routeBy.attributes(...(keys as [string, ...string[]]));
    const routes = { traces: route, metrics: route, logs: route };
    const edge = otel.balancer("edge", { to: backends, target: "fairlead", routes, ...options } as never);
    return compileBlueprint(
      blueprint("long", { namespace: "long", collector: otel, backends: [backends], balancers: [edge] }),
    );
  };
  const found = ({ diagnostics }: ReturnType<typeof made>) =>
    diagnostics.filter(({ code }) => code === "FL4012").map(({ severity }) => severity);
  expect(found(made(3, { statusPage: true }))).toEqual([]);
  const long = made(60, {});
  expect(found(long)).toEqual(["warning"]);
  expect(long.plan).toBeDefined();
  expect(found(made(60, { delivery: { kind: "image", image: "example.com/edge:1" } }))).toEqual([]);
});
