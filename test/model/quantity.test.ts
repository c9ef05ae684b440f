import { describe, expect, test } from "vitest";
import { canonicalQuantity, parseCpuMillicores, parseMemoryBytes } from "../../src/model/quantity.ts";
import { planOf } from "../every-blueprint.ts";
import { small } from "../small.ts";

/** Suffixes as in the Kubernetes documentation of quantities: 129e6 bytes are about 129M and 123Mi. */
describe("quantities of memory", () => {
  test.each([
    ["128974848", 128_974_848],
    ["123Mi", 128_974_848],
    ["129M", 129_000_000],
    ["1k", 1_000],
    ["1Ki", 1_024],
    ["1.5Gi", 1_610_612_736],
    ["2T", 2_000_000_000_000],
    ["1Ti", 1_099_511_627_776],
  ])("%s is %i bytes", (text, bytes) => {
    expect(parseMemoryBytes(text)).toBe(bytes);
  });

  test.each(["", "Mi", "-1Mi", "1 Mi", "1mi", "1MiB", "1.Gi", "many"])("%j is not one", (text) => {
    expect(parseMemoryBytes(text)).toBeUndefined();
  });
});

describe("quantities of CPU", () => {
  test.each([
    ["100m", 100],
    ["0.1", 100],
    ["1", 1_000],
    ["1.5", 1_500],
  ])("%s is %i thousandths of a core", (text, millicores) => {
    expect(parseCpuMillicores(text)).toBe(millicores);
  });

  test.each(["", "m", "-1", "1 m", "1core", "1Mi"])("%j is not one", (text) => {
    expect(parseCpuMillicores(text)).toBeUndefined();
  });
});

describe("a quantity is spelled as the API server keeps it", () => {
  // Written by kube-apiserver for what it was given (apimachinery, resource.Quantity String).
  test.each([
    ["1024Mi", "1Gi"],
    ["1.5Gi", "1536Mi"],
    ["0.5Gi", "512Mi"],
    ["1000Mi", "1000Mi"],
    ["1000M", "1G"],
    ["268435456", "268435456"],
    ["0.5", "500m"],
    ["1000m", "1"],
    ["1500m", "1500m"],
    ["0", "0"],
    ["100m", "100m"],
    ["2", "2"],
  ])("%s is %s", (given, kept) => {
    expect(canonicalQuantity(given)).toBe(kept);
  });

  test("in containers and autoscalers", () => {
    const resources = { requests: { cpu: "0.5", memory: "1024Mi" }, limits: { cpu: "1000m", memory: "2048Mi" } };
    const autoscaling = { min: 1, max: 2, cpu: "0.7" };
    const plan = planOf(small({ pool: { resources }, balancer: { target: "fairlead", resources, autoscaling } }));
    const kept = { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "1", memory: "2Gi" } };
    for (const { container } of plan.workloads) expect(container.resources).toEqual(kept);
    expect(plan.autoscalers.map(({ averageCpu }) => averageCpu)).toEqual(["700m"]);
  });
});
