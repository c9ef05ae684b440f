import { expect, test } from "vitest";
import { requestsWithinLimits } from "../../../src/check/topology/requests-within-limits.ts";
import { brief, declared } from "./declared.ts";

test.each([
  { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
  { requests: { cpu: "0.5", memory: "1G" }, limits: { cpu: "500m", memory: "1Gi" } },
])("equal or less is fine: %j", (resources) => {
  expect(requestsWithinLimits(declared({ pool: { resources }, balancer: { resources } }))).toEqual([]);
});

test("what is not a quantity has a finding of its shape alone", () => {
  const resources = { requests: { cpu: "a lot", memory: 128 }, limits: { cpu: "0", memory: undefined } };
  expect(requestsWithinLimits(declared({ balancer: { resources } }))).toEqual([]);
});

test("a request above its limit is refused, in whatever units", () => {
  const resources = { requests: { cpu: "1.5", memory: "1025Mi" }, limits: { cpu: "1400m", memory: "1Gi" } };
  const finding = (unit: string, amounts: string) => ({
    code: "FL4010",
    severity: "error",
    at: `edge/backend: resources.requests.${unit}`,
    message: `The request for ${unit} is above its limit (${amounts}); Kubernetes refuses such a pod.`,
    help: "lower the request or raise the limit",
  });
  expect(requestsWithinLimits(declared({ pool: { resources } })).map(brief)).toEqual([
    finding("cpu", "1.5 > 1400m"),
    finding("memory", "1025Mi > 1Gi"),
  ]);
});

test("a limit in which nothing can run is told", () => {
  const resources = (cpu: string) => ({ requests: { cpu: "1m", memory: "128Mi" }, limits: { cpu, memory: "256Mi" } });
  const [only, ...others] = requestsWithinLimits(declared({ balancer: { resources: resources("1m") } })).map(brief);
  expect([only?.code, only?.severity, only?.at, others]).toEqual([
    "FL1006",
    "warning",
    "edge/lb: resources.limits.cpu",
    [],
  ]);
  expect(requestsWithinLimits(declared({ pool: { resources: resources("100m") } }))).toEqual([]);
});
