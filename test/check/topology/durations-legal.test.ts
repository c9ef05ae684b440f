import { expect, test } from "vitest";
import { dns, k8s } from "../../../src/blueprint/vocabulary.ts";
import { durationsLegal } from "../../../src/check/topology/durations-legal.ts";
import { seconds } from "../../../src/model/duration.ts";
import { brief, declared } from "./declared.ts";

const help = 'write seconds(5), minutes(1), or a Go duration such as "1m30s"';

test("Go durations are fine, and so is giving up never", () => {
  const topology = declared({
    pool: { discovery: dns({ interval: "1m30s", timeout: "250ms" }), maxConnectionAge: { age: "30s", grace: "10s" } },
    balancer: { timeout: "1.5s", retry: { initialInterval: "1s", maxInterval: "30s", maxElapsedTime: "0" } },
  });
  expect(durationsLegal(topology)).toEqual([]);
  expect(durationsLegal(declared({ pool: { discovery: k8s() } }))).toEqual([]);
});

test("what is no duration, or cannot pass, is refused where it stands", () => {
  const topology = declared({
    pool: {
      discovery: { kind: "dns", interval: "10", timeout: "0s" },
      maxConnectionAge: { age: "1 minute" as never, grace: seconds(-1) },
    },
    balancer: {
      timeout: 5 as never,
      retry: { initialInterval: "1s", maxElapsedTime: "-1s" } as never,
    },
    generator: { every: seconds(Number.NaN) },
  });
  const finding = (at: string, message: string) => ({ code: "FL3014", severity: "error", at, message, help });
  expect(durationsLegal(topology).map(brief)).toEqual([
    finding("edge/backend: discovery.interval", 'interval is "10", which is no duration.'),
    finding("edge/backend: discovery.timeout", 'timeout is "0s", which is no time that can pass.'),
    finding("edge/backend: maxConnectionAge.age", 'age is "1 minute", which is no duration.'),
    finding("edge/backend: maxConnectionAge.grace", 'grace is "-1s", which is no time that can pass.'),
    finding("edge/lb: timeout", "timeout is 5, which is no duration."),
    finding("edge/lb: retry.maxInterval", "maxInterval is missing."),
    finding("edge/lb: retry.maxElapsedTime", 'maxElapsedTime is "-1s", which is no time that can pass.'),
    finding("edge/checkout: every", 'every is "NaNs", which is no duration.'),
  ]);
});
