import { expect, test } from "vitest";
import { dns, k8s } from "../../../src/blueprint/vocabulary.ts";
import { healthCheckMappable } from "../../../src/check/topology/health-check-mappable.ts";
import { seconds } from "../../../src/model/duration.ts";
import { brief, declared } from "./declared.ts";
import { sendingTo } from "./existing.ts";

const healthCheck = { interval: seconds(30), timeout: seconds(5), healthyThreshold: 2, unhealthyThreshold: 3 };
const finding = (at: string, message: string, help: string) => ({
  code: "FL3008",
  severity: "error",
  at: `edge/backend: ${at}`,
  message,
  help,
});

test.each([dns(), k8s()])("readiness decides who is found: %j", (discovery) => {
  expect(healthCheckMappable(declared({ pool: { discovery, healthCheck } }))).toEqual([]);
});

test("no health check asks nothing", () => {
  expect(healthCheckMappable(declared())).toEqual([]);
});

test("named backends are not found by readiness", () => {
  expect(healthCheckMappable(declared({ pool: { healthCheck } })).map(brief)).toEqual([
    finding(
      "healthCheck",
      `The exporter does not check health: the backends of "backend" are listed by name and keep their share of keys even while they are down.`,
      "use `discovery: dns()` or `k8s()`, so that a readiness probe decides who is listed",
    ),
  ]);
});

test("what exists already is asked by Fairlead's balancer alone", () => {
  const existing = { service: "sampling/tail-sampler", healthCheck };
  expect(healthCheckMappable(sendingTo(existing, { balancer: { target: "fairlead", queue: undefined } }))).toEqual([]);
  expect(healthCheckMappable(sendingTo(existing)).map(brief)).toEqual([
    {
      ...finding(
        "healthCheck",
        'The exporter does not check health, so "lb" would not ask these backends how they are.',
        'use `target: "fairlead"` for it, or leave this out: behind a Service, the readiness probes of its pods decide who is listed',
      ),
      at: "edge/sampler: healthCheck",
    },
  ]);
});

test("a probe that outlasts its interval is reported", () => {
  const slow = { ...healthCheck, interval: seconds(5), timeout: seconds(6) };
  expect(healthCheckMappable(declared({ pool: { discovery: dns(), healthCheck: slow } })).map(brief)).toEqual([
    {
      ...finding(
        "healthCheck.timeout",
        'A probe that waits "6s" is still waiting when the next is due after "5s".',
        "make the timeout no longer than the interval",
      ),
      severity: "warning",
    },
  ]);
});
