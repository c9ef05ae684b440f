import { expect, test } from "vitest";
import { configurationsSound } from "../../../../src/check/deployed/collector/rules.ts";
import type { Severity } from "../../../../src/diagnostics/codes.ts";
import { inBlueprint } from "../../../../src/diagnostics/place.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { type CollectorCase, collectorCases, configurationOf } from "../../../collector-cases.ts";

/** The worst that is said of a case; what may be lost by a load balancer's queues is said of every one. */
function worst(one: CollectorCase, version: string): Severity | "nothing" {
  const collector = { name: "case", namespace: "case", version, config: configurationOf(one), marks: [] };
  const deployed: Deployed = {
    clusterDomain: "cluster.local",
    collectors: [{ ...collector, origin: inBlueprint("case") }],
    programs: [],
    workloads: [],
    services: [],
    policies: [],
    roles: [],
  };
  const said = configurationsSound(deployed).filter(({ code }) => code !== "FL3005");
  return (
    (["error", "warning", "info"] as const).find((one) => said.some(({ severity }) => severity === one)) ?? "nothing"
  );
}

const recorded = collectorCases.flatMap((one) =>
  Object.entries(one.starts).map(([version, starts]) => ({ one, version, starts, name: one.name })),
);

test.each(recorded)("$name at $version is said as the real Collector takes it", ({ one, version, starts }) => {
  expect(worst(one, version)).toBe(one.said?.[version] ?? (starts ? "nothing" : "error"));
});
