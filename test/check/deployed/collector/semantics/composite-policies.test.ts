import { expect, test } from "vitest";
import { checkFiles } from "../../../../../src/check-files.ts";

const sub = (name: string) => ({ name, type: "always_sample" });

function found(composite: object, version: string): readonly string[] {
  const policies = [{ name: "comp", type: "composite", composite: { max_total_spans_per_second: 1000, ...composite } }];
  const config = {
    receivers: { otlp: { protocols: { grpc: { endpoint: "127.0.0.1:4317" } } } },
    processors: { tail_sampling: { policies } },
    exporters: { debug: {} },
    service: { pipelines: { traces: { receivers: ["otlp"], processors: ["tail_sampling"], exporters: ["debug"] } } },
  };
  const text = JSON.stringify(config);
  return checkFiles([{ file: "a.yaml", text }], { collector: version }).diagnostics.flatMap(
    ({ code, message, help, collectorPath = [] }) =>
      collectorPath.includes("composite") ? [`${code} ${collectorPath.slice(5).join(".")} ${message} | ${help}`] : [],
  );
}

/** contrib composite_helper.go: before, only what rate_allocation names has spans a second; nothing reads policy_order. */
test("a share for a policy that is not there is told, and what becomes of those without one", () => {
  const misspelt = {
    policy_order: ["keep-errors"],
    composite_sub_policy: [sub("keep-error")],
    rate_allocation: [{ policy: "keep-errors", percent: 80 }],
  };
  expect(found(misspelt, "0.129.0")).toEqual([
    'FL1006 rate_allocation.0.policy No policy of this composite is named "keep-errors", so nothing has this share, and a policy that is not named has none, and keeps nothing. | did you mean keep-error?',
  ]);
  expect(found(misspelt, "0.161.0")).toEqual([expect.stringContaining("has an equal one. | did you mean keep-error?")]);
});

test("a policy without a share keeps nothing at the earlier version", () => {
  const one = { composite_sub_policy: [sub("a"), sub("b")], rate_allocation: [{ policy: "a", percent: 50 }] };
  expect(found(one, "0.129.0")).toEqual([expect.stringMatching(/^FL1006 composite_sub_policy.1.name .*keeps nothing/)]);
  expect(found(one, "0.161.0")).toEqual([]);
  expect(found({ ...one, rate_allocation: [{ policy: "a" }, { policy: "b" }] }, "0.129.0")).toEqual([]);
});

test("the order names policies that are there", () => {
  const shares = { composite_sub_policy: [sub("errors")], rate_allocation: [{ policy: "errors", percent: 50 }] };
  for (const version of ["0.129.0", "0.161.0"]) {
    expect(found({ ...shares, policy_order: ["errors"] }, version)).toEqual([]);
    expect(found({ ...shares, policy_order: ["error"] }, version)).toEqual([
      expect.stringMatching(/^FL1006 policy_order.0 No policy .* is not read.* \| did you mean errors\?$/),
    ]);
  }
});
