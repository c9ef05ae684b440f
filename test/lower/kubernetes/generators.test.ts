import { routeBy, seconds } from "fairlead";
import { expect, test } from "vitest";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

test.each([
  { signal: "traces", every: seconds(5), rate: "--rate=0.4" }, // two spans in five seconds
  { signal: "metrics", every: seconds(7), rate: "--rate=0.142857" }, // one point in seven
  { signal: "logs", every: seconds(6), rate: "--rate=0.166667" },
] as const)("a generator of $signal every $every has $rate", ({ signal, every, rate }) => {
  const routes = { traces: routeBy.service(), metrics: routeBy.service(), logs: routeBy.traceID() };
  const sender = planOf(small({ balancer: { routes }, generator: { signal, every } })).workloads.find(
    ({ tier }) => tier === "generators",
  );
  expect(sender?.container.args).toContain(rate);
});

test("a generator has its author's image and resources, as Kubernetes spells them", () => {
  const resources = { requests: { cpu: "0.1", memory: "1024Mi" }, limits: { memory: "1024Mi" } };
  const image = "registry.example.com/telemetrygen:v0.161.0";
  const sender = planOf(small({ generator: { resources, image } })).workloads.find(({ tier }) => tier === "generators");
  expect(sender?.container).toMatchObject({
    image,
    resources: { requests: { cpu: "100m", memory: "1Gi" }, limits: { memory: "1Gi" } },
  });
});
