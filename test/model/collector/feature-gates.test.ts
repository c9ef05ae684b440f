import { expect, test } from "vitest";
import { isGateOn, whyRefused } from "../../../src/model/collector/feature-gates.ts";

test("a gate that nobody switches is on from its beta, as otelcol featuregate lists it", () => {
  expect(isGateOn("filelog.allowFileDeletion", [], "0.129.0")).toBe(false);
  expect(isGateOn("filelog.allowFileDeletion", [], "0.161.0")).toBe(true);
  expect(isGateOn("filelog.allowFileDeletion", [{ id: "filelog.allowFileDeletion", on: false }], "0.161.0")).toBe(
    false,
  );
});

test("a stage is kept by later versions, and nothing is said of a gate between versions that were run", () => {
  const stable = { id: "pkg.translator.prometheus.NormalizeName", on: false };
  expect(whyRefused(stable, "0.128.0")).toBeUndefined();
  expect(whyRefused(stable, "0.140.0")).toContain("stable");
  expect(whyRefused({ ...stable, on: true }, "0.140.0")).toBeUndefined();
  expect(whyRefused({ ...stable, on: true }, "0.170.0")).toContain("removed");
});
