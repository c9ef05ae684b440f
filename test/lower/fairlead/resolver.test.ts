import { dns, k8s, leastLoaded, seconds } from "fairlead";
import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/model/plan.ts";
import { planOf } from "../../every-blueprint.ts";
import { small as smallBlueprint } from "../../small.ts";

const small = (pool: object, balancer: object = {}): Plan =>
  planOf(smallBlueprint({ pool, balancer: { target: "fairlead", ...balancer } }));

const resolverOf = (plan: Plan) => plan.programs[0]?.config.resolver;

describe("the resolver of Fairlead's balancer", () => {
  test("has weights as they are, and no further names for them", () => {
    const plan = small({ weights: [10, 70, 20] });
    const resolver = resolverOf(plan);
    expect(resolver?.kind === "static" && resolver.backends.map(({ weight }) => weight)).toEqual([1, 7, 2]);
    expect(plan.services.map(({ name }) => name).sort()).toEqual([
      "backend-1",
      "backend-2",
      "backend-3",
      "edge-balancer",
    ]);
  });

  test("lists named backends in the order of bytes, with the weight of each", () => {
    const weights = Array.from({ length: 10 }, (_, index) => index + 1);
    const resolver = resolverOf(small({ count: 10, weights }));
    const listed = resolver?.kind === "static" ? resolver.backends : [];
    expect(listed.map(({ endpoint, weight }) => [endpoint.split(".")[0], weight]).slice(0, 3)).toEqual([
      ["backend-1", 1],
      ["backend-10", 10],
      ["backend-2", 2],
    ]);
  });

  test("looks a discovered pool up by DNS", () => {
    expect(resolverOf(small({ discovery: dns({ interval: seconds(9) }) }))).toEqual({
      kind: "dns",
      hostname: "backend-headless.small.svc.cluster.local",
      port: 4317,
      intervalMs: 9_000,
      timeoutMs: 1_000,
    });
  });

  test("watches Kubernetes with the account of the pod", () => {
    const plan = small({ discovery: k8s() }, { network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } } });
    expect(resolverOf(plan)).toEqual({
      kind: "k8s",
      service: "backend-headless",
      namespace: "small",
      port: 4317,
      apiServer: "https://kubernetes.default.svc",
      tokenFile: "/var/run/secrets/kubernetes.io/serviceaccount/token",
      caFile: "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt",
    });
    const workload = plan.workloads.find(({ name }) => name === "edge-balancer");
    expect([workload?.automountToken, workload?.serviceAccount]).toEqual([true, "edge-balancer"]);
  });
});

describe("the shares of keys", () => {
  const sharesOf = (balancer: object) =>
    small({ count: 11, weights: [...Array(10).fill(1), 10] }, balancer).links[0]?.shares;

  test.each(["ring", "maglev", "rendezvous"])(
    "by %s are those that were asked for, backend by backend",
    (algorithm) => {
      const shares = sharesOf({ algorithm }) ?? [];
      expect(shares.map(({ backend }) => backend)).toEqual(shares.map((_, index) => `backend-${index + 1}`));
      expect(shares.at(-1)?.asked).toBe(0.5);
      expect(Math.abs((shares.at(-1)?.share ?? 0) - 0.5)).toBeLessThan(0.05);
      expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    },
  );

  test("are none where no key decides", () => {
    expect(sharesOf({ routes: { traces: leastLoaded() } })).toEqual([]);
  });
});
