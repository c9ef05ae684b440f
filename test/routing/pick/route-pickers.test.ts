import { expect, test } from "vitest";
import type { RouteConfig } from "../../../src/contract/balancer-config.ts";
import { buildRing, ringShares } from "../../../src/routing/pick/ring.ts";
import { routePickers } from "../../../src/routing/pick/route-pickers.ts";
import { evenWeights } from "../../../src/routing/pick/weighted-endpoint.ts";

const endpoints = ["backend-1:4317", "backend-2:4317", "backend-3:4317"];
const ring: RouteConfig = {
  algorithm: "ring",
  routingKey: "service",
  routingAttributes: [],
  compatibleWith: "0.129.0",
  balanceFactor: 1.25,
  failover: "hold",
};

const none = { traces: undefined, metrics: undefined, logs: undefined };

test("routes that place keys in the same way share one picker", () => {
  const routes = {
    traces: ring,
    metrics: { ...ring, algorithm: "bounded-load" },
    logs: { ...ring, algorithm: "maglev" },
  } as const;
  const pickers = routePickers(routes, evenWeights(endpoints));
  expect(pickers.get("metrics")).toBe(pickers.get("traces"));
  expect(pickers.get("logs")).not.toBe(pickers.get("traces"));
  expect(pickers.get("traces")?.shares).toEqual(ringShares(buildRing(1, endpoints)));
});

test("rings of two generations are two pickers", () => {
  const pickers = routePickers(
    { ...none, traces: ring, logs: { ...ring, compatibleWith: "0.161.0" } },
    evenWeights(endpoints),
  );
  expect(pickers.get("traces")?.shares).toEqual(ringShares(buildRing(1, endpoints)));
  expect(pickers.get("logs")?.shares).toEqual(ringShares(buildRing(3, endpoints)));
});

test("a route that spreads whole requests has none", () => {
  expect(routePickers({ ...none, traces: { ...ring, algorithm: "round-robin" } }, evenWeights(endpoints)).size).toBe(0);
});
