import { dns, roundRobin } from "fairlead";
import { expect, test } from "vitest";
import { existingUnchecked } from "../../../src/check/topology/existing-unchecked.ts";
import { brief, declared } from "./declared.ts";
import { sendingTo } from "./existing.ts";

test("a pool that is deployed is checked", () => {
  expect(existingUnchecked(declared())).toEqual([]);
});

test("what cannot be known is said once, with what the way of finding and routing takes for granted", () => {
  const topology = sendingTo({ service: "a/b", discovery: dns() }, { balancer: { routes: { traces: roundRobin() } } });
  expect(existingUnchecked(topology).map(brief)).toEqual([
    {
      code: "FL2023",
      severity: "info",
      at: "edge/sampler: ",
      message:
        '"sampler" exists already, so nothing here checks that the Service is headless, that its pods take OTLP in plain text, that they run what the routes are for, that their own NetworkPolicies let the balancers in and that its connections end after a while (`max_connection_age`), or round robin never finds new ones.',
      help: "runbook.md has the commands that show it, and what its owner has to permit",
    },
  ]);
});
