import { blueprint, collector, dns, routeBy } from "fairlead";
import { expect, test } from "vitest";
import { changes } from "../../../src/target/runbook/changes.ts";
import { planOf } from "../../every-blueprint.ts";

interface Asked {
  readonly target: "collector" | "fairlead";
  readonly queue?: "central" | "per-backend";
  readonly compatibleWith?: "fairlead";
  readonly isExisting?: boolean;
}

function told({ target, queue, compatibleWith, isExisting }: Asked): string {
  const otel = collector("0.161.0");
  const ours = otel.backends("backend", { count: 3, discovery: dns(), security: "plaintext" });
  const to = isExisting ? otel.existing("sampler", { service: "tracing/sampler", security: "plaintext" }) : ours;
  const settings = { ...(queue && { queue }), ...(compatibleWith && { compatibleWith }) };
  const edge = otel.balancer("edge", { to, target, routes: { traces: routeBy.traceID() }, ...settings } as never); // either kind
  const backends = isExisting ? [] : [ours];
  return changes(planOf(blueprint("b", { namespace: "b", collector: otel, backends, balancers: [edge] }))).join("\n");
}

test("what waits for a backend that is scaled away is lost only where a queue is its own", () => {
  expect(told({ target: "collector", queue: "per-backend" })).toContain(
    "in a queue of its own is lost when it is gone",
  );
  expect(told({ target: "collector", queue: "central" })).toContain("what waits is routed again");
  expect(told({ target: "fairlead" })).toContain("what waits for it goes to those that have its keys then");
});

test("a ring that follows the bound version is said to cross, of either kind of balancer", () => {
  const crossing = "send one key to two backends while the rollout lasts";
  expect(told({ target: "collector" })).toContain(crossing);
  expect(told({ target: "fairlead" })).toContain(crossing);
  expect(told({ target: "fairlead", compatibleWith: "fairlead" })).not.toContain(crossing);
});

test.each(["Backends go first", "then the backends"])(
  "%s is said of a pool that is deployed, not of one that exists",
  (words) => {
    expect(told({ target: "fairlead" })).toContain(words);
    expect(told({ target: "fairlead", isExisting: true })).not.toContain(words);
  },
);

test("a queue on disk is not spoken of where there is none", () => {
  expect(told({ target: "fairlead" })).not.toContain("queue on disk");
});
