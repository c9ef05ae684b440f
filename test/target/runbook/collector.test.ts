import { blueprint, collector, dns, minutes, roundRobin, routeBy } from "fairlead";
import { expect, test } from "vitest";
import { collectorLosses } from "../../../src/target/runbook/collector.ts";
import { planOf } from "../../every-blueprint.ts";

/** Seen of both binaries: 0.129.0 ended with a SIGTERM leaves 13 to 53 of 460 items behind, 0.161.0 none. */
test("a stopped balancer is said to drop its queues where the Collector of its version does", () => {
  const dropping = [losses("0.129.1", {}), losses("0.129.1", { persistence: true }), losses("0.161.0", {})];
  expect(dropping.map((text) => text.includes("so does one that is stopped"))).toEqual([true, false, false]);
  const others = [losses("0.129.1", { queue: "central" }), losses("0.129.1", { found: true })];
  for (const text of others) expect(text).toContain("one that is stopped has time to send it");
});

test("one queue of round robin is delivered by either version", () => {
  expect(losses("0.129.1", { spread: true, found: true })).toContain("one that is stopped has time to send it");
});

interface Asked {
  readonly queue?: "central";
  readonly found?: boolean;
  readonly persistence?: boolean;
  readonly spread?: boolean;
}

function losses(version: "0.129.1" | "0.161.0", { queue, found, persistence, spread }: Asked): string {
  const otel = collector(version);
  const discovery = found ? dns() : "static";
  const pool = otel.backends("backend", { count: 3, discovery, security: "plaintext" });
  const edge = otel.balancer("edge", {
    to: pool,
    queue: queue ?? "per-backend",
    retry: { maxElapsedTime: minutes(5) },
    ...(persistence && { persistence: { size: "1Gi" } }),
    routes: { traces: spread ? roundRobin() : routeBy.traceID() },
  });
  const plan = planOf(blueprint("losing", { namespace: "shop", collector: otel, backends: [pool], balancers: [edge] }));
  const [link] = plan.links;
  if (link?.target !== "collector") throw new Error("the balancer is a Collector");
  return collectorLosses(link).join("\n");
}
