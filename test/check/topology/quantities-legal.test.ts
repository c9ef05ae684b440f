import { expect, test } from "vitest";
import { quantitiesLegal } from "../../../src/check/topology/quantities-legal.ts";
import { brief, declared } from "./declared.ts";

const cpuHelp = 'write a quantity such as "200m" or "1"';
const memoryHelp = 'write a quantity such as "256Mi" or "1Gi"';

test.each([
  { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
  { requests: { cpu: "0.5", memory: "1G" }, limits: { cpu: "500m", memory: "1Gi" } },
])("quantities are fine: %j", (resources) => {
  expect(quantitiesLegal(declared({ pool: { resources }, balancer: { resources } }))).toEqual([]);
});

test("what is no quantity, missing or nothing is refused", () => {
  const resources = { requests: { cpu: "a lot", memory: 128 }, limits: { cpu: "0", memory: undefined } } as never;
  const finding = (at: string, message: string, help: string) => ({
    code: "FL4010",
    severity: "error",
    at: `edge/lb: ${at}`,
    message,
    help,
  });
  expect(quantitiesLegal(declared({ balancer: { resources } })).map(brief)).toEqual([
    finding("resources.requests.cpu", 'resources.requests.cpu is "a lot".', cpuHelp),
    finding("resources.limits.cpu", 'resources.limits.cpu is "0", which is nothing to run in.', cpuHelp),
    finding("resources.requests.memory", "resources.requests.memory is 128.", memoryHelp),
    finding("resources.limits.memory", "resources.limits.memory is missing.", memoryHelp),
  ]);
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
  expect(quantitiesLegal(declared({ pool: { resources } })).map(brief)).toEqual([
    finding("cpu", "1.5 > 1400m"),
    finding("memory", "1025Mi > 1Gi"),
  ]);
});
