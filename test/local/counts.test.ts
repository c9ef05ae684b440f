import { expect, test } from "vitest";
import { consistentTraces } from "../../blueprints/consistent-traces.ts";
import { buildTopology } from "../../src/blueprint/build-topology.ts";
import { compileBlueprint } from "../../src/blueprint/compile-blueprint.ts";
import { requestOf } from "../../src/inspect/facts.ts";
import { prepareRoutes } from "../../src/inspect/prepared-route.ts";
import { countsOf } from "../../src/local/counts.ts";
import { localTopology } from "../../src/local/local-topology.ts";
import { dialTarget } from "../../src/routing/endpoint.ts";

test("items of keys that belong to another backend are told apart", () => {
  const { plan } = compileBlueprint(consistentTraces);
  if (!plan) throw new Error("the blueprint compiles");
  const { balancers, backends } = localTopology(plan, buildTopology(consistentTraces).topology);
  const [balancer] = balancers;
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  const request = requestOf("traces", { traceId, service: undefined, attributes: {}, metric: undefined });
  const route = balancer && prepareRoutes(balancer.routed).find(({ signal }) => signal === "traces");
  if (route?.kind !== "keyed") throw new Error("traces go by a key");
  const owner = balancer?.backendAt.get(dialTarget(route.table.ownerOf(Buffer.from(traceId, "hex"))));
  const counts = countsOf(balancers);
  for (const { name } of backends) counts.received(name, "traces", request);
  for (const { name } of backends) {
    expect(counts.of(name)).toMatchObject({ items: { traces: 1 }, requests: 1, elsewhere: name === owner ? 0 : 1 });
  }
  expect(counts.total("traces")).toBe(backends.length);
});
