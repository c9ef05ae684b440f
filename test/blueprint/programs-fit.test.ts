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

test("a program that its status page makes longer than kubectl apply can keep is refused, in an image it is not", () => {
  const keys = Array.from({ length: 60 }, (_, index) => `attribute.of.some.length.${index}`);
  const made = (options: object) => {
    const otel = collector("0.161.0");
    const backends = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext" });
    const route = routeBy.attributes(...(keys as [string, ...string[]]));
    const routes = { traces: route, metrics: route, logs: route };
    const edge = otel.balancer("edge", { to: backends, target: "fairlead", routes, ...options } as never);
    return compileBlueprint(
      blueprint("long", { namespace: "long", collector: otel, backends: [backends], balancers: [edge] }),
    );
  };
  const errorsOf = ({ diagnostics }: ReturnType<typeof made>) =>
    diagnostics.filter(({ severity }) => severity === "error");
  expect(errorsOf(made({ statusPage: true }))).toMatchObject([{ code: "FL4012" }]);
  expect(errorsOf(made({}))).toEqual([]);
  const delivery = { kind: "image", image: "example.com/edge:1" };
  expect(errorsOf(made({ statusPage: true, delivery }))).toEqual([]);
});
