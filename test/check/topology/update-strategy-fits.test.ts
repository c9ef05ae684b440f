import { compileBlueprint, dns } from "fairlead";
import { expect, test } from "vitest";
import { small, type Variation } from "../../small.ts";

const rolling = (members: object) => ({ updateStrategy: { kind: "rolling-update", ...members } });
const kind = (of: string) => ({ updateStrategy: { kind: of } });
const kept = { persistence: { size: "1Gi" }, queue: "central" };

const found = (variation: Variation) =>
  compileBlueprint(small(variation)).diagnostics.map(({ code, place }) => `${code} ${place.path.join(".")}`);

test.each<readonly [string, string, Variation]>([
  [
    "a StatefulSet that is recreated",
    "FL4021 updateStrategy.kind",
    { pool: { discovery: dns(), ...kind("recreate") } },
  ],
  [
    "a surge of a StatefulSet",
    "FL4021 updateStrategy.maxSurge",
    { pool: { discovery: dns(), ...rolling({ maxSurge: 1 }) } },
  ],
  ["a partition of a Deployment", "FL4021 updateStrategy.partition", { pool: rolling({ partition: 1 }) }],
  [
    "a partition that no pod is behind",
    "FL4021 updateStrategy.partition",
    { pool: { discovery: dns(), ...rolling({ partition: 3 }) } },
  ],
  ["a Deployment that waits for somebody", "FL4021 updateStrategy.kind", { generator: kind("on-delete") }],
  ["several pods that go at once", "FL4021 updateStrategy.kind", { balancer: { replicas: 2, ...kind("recreate") } }],
  [
    "all that may be missing",
    "FL4021 updateStrategy.maxUnavailable",
    { balancer: { replicas: 2, ...rolling({ maxUnavailable: "100%" }) } },
  ],
  [
    "nothing that may change",
    "FL4020 updateStrategy.maxSurge",
    { balancer: rolling({ maxSurge: 0, maxUnavailable: "0%" }) },
  ],
  [
    "half a partition",
    "FL4020 updateStrategy.partition",
    { pool: { discovery: dns(), ...rolling({ partition: 0.5 }) } },
  ],
  ["a share above all", "FL1009 updateStrategy.maxSurge", { balancer: rolling({ maxSurge: "120%" }) }],
  [
    "a StatefulSet that the operator makes",
    "FL4021 updateStrategy",
    { balancer: { ...kept, ...rolling({}) }, blueprint: { output: "operator" } },
  ],
])("%s is found", (_, expected, variation) => {
  expect(found(variation)).toEqual([expected]);
});

test.each<readonly [string, Variation]>([
  ["one pod that is recreated", { pool: kind("recreate"), balancer: kind("recreate"), generator: kind("recreate") }],
  ["a partition of a StatefulSet", { pool: { discovery: dns(), ...rolling({ partition: 2 }) } }],
  ["a surge without a pod missing", { balancer: { replicas: 3, ...rolling({ maxSurge: 1, maxUnavailable: 0 }) } }],
])("%s draws no finding", (_, variation) => {
  expect(found(variation)).toEqual([]);
});
