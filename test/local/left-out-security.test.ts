import { bearerToken, blueprint, collector, mutualTls, routeBy } from "fairlead";
import { expect, test } from "vitest";
import { buildTopology } from "../../src/blueprint/build-topology.ts";
import { compileBlueprint } from "../../src/blueprint/compile-blueprint.ts";
import { localTopology } from "../../src/local/local-topology.ts";

const otel = collector("0.161.0");
const routes = { traces: routeBy.traceID() };
const token = bearerToken({ secret: "token" });

function differencesOf(options: Parameters<typeof otel.backends>[1], more: object) {
  const pool = otel.backends("backend", options);
  const edge = otel.balancer("edge", { to: pool, queue: "per-backend", routes, ...more });
  const shop = blueprint("shop", { namespace: "shop", collector: otel, backends: [pool], balancers: [edge] });
  const { plan } = compileBlueprint(shop);
  if (!plan) throw new Error("the blueprint compiles");
  return localTopology(plan, buildTopology(shop).topology).balancers.flatMap(({ differences }) => differences);
}

const plain = { count: 2, discovery: "static", security: "plaintext" } as const;
const secured = {
  count: 2,
  discovery: "static",
  auth: token,
  security: mutualTls({ serverSecret: "backend-tls", clientSecret: "edge-tls" }),
} as const;
const own = { target: "fairlead", queue: undefined } as const;

test("what senders must show to Fairlead's balancer is named", () => {
  expect(differencesOf(plain, { ...own, senders: { tls: { secret: "edge-tls" } } })).toEqual([
    "plain text on this machine, without the TLS of senders",
  ]);
  expect(differencesOf(plain, { ...own, senders: { auth: token } })).toEqual([
    "plain text on this machine, without the tokens of senders",
  ]);
});

test("certificates of a receiver that the author wrote for a Collector are named", () => {
  const certs = { kind: "secret", secret: "edge-tls", path: "/certs" };
  const tls = { cert_file: "/certs/tls.crt", key_file: "/certs/tls.key" };
  const receivers = { "otlp/secure": { protocols: { grpc: { endpoint: "0.0.0.0:5317", tls } } } };
  expect(differencesOf(plain, { volumes: { certs }, receivers })).toEqual([
    "plain text on this machine, without the TLS of senders",
  ]);
});

test.each([
  ["Fairlead's balancer", own],
  ["a Collector", {}],
])("what protects the link from %s to its backends is named", (_who, more) => {
  expect(differencesOf(secured, more)).toEqual(["plain text on this machine, without the TLS and tokens for backends"]);
});

test("where all is plain text in the cluster too, nothing is said", () => {
  for (const more of [own, {}]) expect(differencesOf(plain, more)).toEqual([]);
});
