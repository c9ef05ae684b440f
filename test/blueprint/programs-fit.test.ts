import { blueprint, collector, compileBlueprint, routeBy } from "fairlead";
import { expect, test } from "vitest";

const otel = collector("0.129.1");
const backends = otel.backends("backend", { count: 3, discovery: "static", security: "plaintext" });

function compiled(resourceAttributes: Readonly<Record<string, string>>) {
  const edge = otel.balancer("edge", {
    to: backends,
    target: "fairlead",
    routes: { traces: routeBy.traceID() },
    resourceAttributes,
  });
  const large = blueprint("large", { namespace: "large", collector: otel, backends: [backends], balancers: [edge] });
  return compileBlueprint(large);
}

test("a ConfigMap that Kubernetes would refuse is found before it is written", () => {
  const notes = Array.from({ length: 100 }, (_, index) => [`note.${index}`, "x".repeat(6_000)]);
  const { diagnostics, plan } = compiled(Object.fromEntries(notes));
  expect(diagnostics).toMatchObject([{ code: "FL4012", place: { construct: "large/edge" } }]);
  expect(diagnostics[0]?.message).toMatch(/"edge-balancer-config" has 7\d{5} bytes of the 700000/);
  expect(plan).toBeUndefined();
  expect(compiled({ note: "short" }).diagnostics).toEqual([]);
});
