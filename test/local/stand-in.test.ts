import { expect, test } from "vitest";
import { parseBalancerConfig } from "../../src/contract/parse-balancer-config.ts";
import { balancerOfAddresses } from "../../src/inspect/routed-balancer.ts";
import { standInConfig } from "../../src/local/stand-in.ts";

test("what stands in for a Collector is a configuration that a balancer takes, with the routes of that version", () => {
  const { routes } = balancerOfAddresses({
    endpoints: ["a:1"],
    routingKey: undefined,
    routingAttributes: [],
    version: "0.129.0",
  });
  const resolver = { kind: "static", backends: [{ endpoint: "a:1", weight: 1 }] };
  const parsed = parseBalancerConfig(JSON.stringify({ ...standInConfig("edge", routes), resolver }));
  expect(parsed).toMatchObject({
    kind: "config",
    config: { name: "edge", routes: { traces: { compatibleWith: "0.129.0" }, logs: { compatibleWith: "0.129.0" } } },
  });
});
