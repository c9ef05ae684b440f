import { describe, expect, test } from "vitest";
import { blueprint, collector, isBlueprint } from "../../src/blueprint/declarations.ts";
import { bearerToken, dns, k8s, mutualTls, roundRobin, routeBy } from "../../src/blueprint/vocabulary.ts";
import { small } from "../small.ts";

describe("the words of a blueprint", () => {
  test("are plain values", () => {
    expect(routeBy.streamID()).toEqual({ kind: "hash", key: "streamID" });
    expect(routeBy.attributes("b", "a")).toEqual({ kind: "hash", key: "attributes", attributes: ["b", "a"] });
    expect(routeBy.tenant()).toEqual({ kind: "hash", key: "attributes", attributes: ["tenant.id"] });
    expect(dns({ interval: "1s" })).toEqual({ kind: "dns", interval: "1s" });
    expect(bearerToken({ secret: "otlp" })).toEqual({ kind: "bearer-token", secret: "otlp", key: "token" });
  });

  test.each([
    ["a route", routeBy.attributes("a")],
    ["round robin", roundRobin()],
    ["a discovery", k8s()],
    ["a link", mutualTls({ serverSecret: "a", clientSecret: "b" })],
    ["a token", bearerToken({ secret: "s" })],
    ["the vocabulary itself", routeBy],
  ])("%s cannot be changed", (_what, word) => {
    expect(Object.isFrozen(word)).toBe(true);
  });
});

describe("a declaration", () => {
  test("names its kind and the release that it is bound to", () => {
    const otel = collector("0.161.0");
    const pool = otel.backends("b", { count: 1, discovery: "static", security: "plaintext" });
    expect(pool).toMatchObject({ kind: "backends", name: "b", release: "0.161.0" });
    expect(Object.isFrozen(pool)).toBe(true);
    const whole = blueprint("shop", { namespace: "shop", collector: otel, backends: [pool], balancers: [] });
    expect(whole).toMatchObject({ kind: "blueprint", name: "shop", release: "0.161.0" });
  });

  test("of a blueprint is told from whatever else a module exports", () => {
    expect(isBlueprint(small())).toBe(true);
    expect([undefined, null, "blueprint", {}, { kind: "balancer" }, () => small()].filter(isBlueprint)).toEqual([]);
  });
});
