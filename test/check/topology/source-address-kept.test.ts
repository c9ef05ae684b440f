import { expect, test } from "vitest";
import { sourceAddressKept } from "../../../src/check/topology/source-address-kept.ts";
import { brief, declared } from "./declared.ts";

const found = (service: object | undefined, clients: readonly object[] = [{ cidr: "10.0.0.0/8" }]) =>
  sourceAddressKept(declared({ balancer: { service, network: { clients } } })).map(brief);

test("a load balancer hands connections on with the address of a node", () => {
  expect(found({ type: "LoadBalancer" })).toEqual([
    {
      code: "FL4048",
      severity: "warning",
      at: "edge/lb: service.externalTrafficPolicy",
      message:
        '"lb" admits clients by their addresses, and its LoadBalancer replaces the source address of traffic that nodes forward: clients are refused, or admitting the nodes admits everybody.',
      help: 'say `externalTrafficPolicy: "Local"`; accept this where the load balancer sends to pods directly, or the network keeps the address',
    },
  ]);
  expect(found({ type: "NodePort", externalTrafficPolicy: "Cluster" })).toHaveLength(1);
});

test("to backends, too", () => {
  const pool = { service: { type: "LoadBalancer" }, network: { clients: [{ cidr: "10.0.0.0/8" }] } };
  expect(sourceAddressKept(declared({ pool })).map(({ code }) => code)).toEqual(["FL4048"]);
});

test.each<[string, object | undefined, readonly object[]]>([
  ["it stays on the node", { type: "LoadBalancer", externalTrafficPolicy: "Local" }, [{ cidr: "10.0.0.0/8" }]],
  ["clients come from inside", undefined, [{ cidr: "10.0.0.0/8" }]],
  ["clients are pods", { type: "LoadBalancer" }, [{ namespace: "shop" }]],
  ["everybody is let in", { type: "LoadBalancer" }, [{ cidr: "0.0.0.0/0" }, { cidr: "::/0" }]],
])("nothing is lost where %s", (_, service, clients) => {
  expect(found(service, clients)).toEqual([]);
});
