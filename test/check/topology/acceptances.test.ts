import { bearerToken, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/compile.ts";
import { runbook } from "../../../src/target/runbook/runbook.ts";
import type { Variation } from "../../small.ts";
import { brief, declared } from "./declared.ts";

const hiding = { queue: undefined };
const accept = (code: string, because: unknown = "one rack") => ({ accept: [{ code, because }] });

function found(variation: Variation) {
  return compile(declared(variation)).diagnostics.map((one) => ({ ...brief(one), accepted: one.accepted }));
}

describe("a warning is accepted", () => {
  test.each<[string, Variation]>([
    ["where it is", { balancer: { ...hiding, ...accept("FL3005") } }],
    ["for the whole blueprint", { balancer: hiding, blueprint: accept("FL3005") }],
  ])("%s", (_, variation) => {
    expect(found(variation)).toMatchObject([{ code: "FL3005", severity: "warning", accepted: "one rack" }]);
  });

  test("and the runbook says so, with the reason", () => {
    const { plan } = compile(declared({ balancer: { ...hiding, ...accept("FL3005") } }));
    const text = plan ? runbook(plan) : "";
    expect(text).toContain("## What was accepted\n\n- FL3005 hides-dead-backend at `edge/lb/queue`: ");
    expect(text).toContain("Accepted because: one rack");
    expect(runbook(compile(declared()).plan as never)).not.toContain("accepted because");
  });

  test("of what is so in one case, though it is an error in another", () => {
    const spanmetrics = {
      connectors: { spanmetrics: {} },
      pipelines: {
        traces: { exporters: ["debug", "spanmetrics"] },
        metrics: { receivers: ["spanmetrics"], exporters: ["debug"] },
      },
      exporters: { debug: {} },
    };
    const balancer = { routes: { traces: routeBy.traceID() }, ...accept("FL3009", "queries sum") };
    expect(found({ pool: spanmetrics, balancer })).toMatchObject([{ code: "FL3009", accepted: "queries sum" }]);
  });
});

describe("an acceptance has a finding", () => {
  test.each<[string, Variation, object]>([
    [
      "of a code that says that something does not work",
      { pool: accept("FL1002") },
      {
        code: "FL1013",
        severity: "error",
        at: "edge/backend: accept.0.code",
        message: "FL1002 cannot be accepted: only a warning that says what an author may want can be.",
        help: "mend what it finds: fairlead explain FL1002",
      },
    ],
    [
      "of a word that is nearly a code",
      { balancer: accept("FL305") },
      { code: "FL1013", at: "edge/lb: accept.0.code", help: expect.stringContaining("did you mean FL3005") as string },
    ],
    [
      "of the name of a code",
      { balancer: accept("hides-dead-backend") },
      { code: "FL1013", at: "edge/lb: accept.0.code", help: 'write its code, "FL3005"' },
    ],
    [
      "without a reason",
      { generator: accept("FL3005", " ") },
      { code: "FL1009", at: "edge/checkout: accept.0.because", help: "say why this is what you want" },
    ],
    [
      "of what is not found",
      { blueprint: accept("FL3005") },
      {
        code: "FL1014",
        severity: "warning",
        at: "edge: accept.0",
        message: "There is no finding FL3005 here to accept.",
      },
    ],
    [
      "of what is found elsewhere",
      { pool: accept("FL3005"), balancer: { ...hiding, ...accept("FL3005") } },
      { code: "FL1014", at: "edge/backend: accept.0" },
    ],
  ])("%s", (_, variation, expected) => {
    expect(found(variation).filter(({ accepted }) => accepted === undefined)).toMatchObject([expected]);
  });

  test("of a warning that is an error here, which stays one", () => {
    const pool = { security: "plaintext", auth: bearerToken({ secret: "s" }), ...accept("FL5003") };
    expect(found({ pool })).toMatchObject([
      { code: "FL1013", at: "edge/backend: accept.0.code" },
      { code: "FL5003", severity: "error", accepted: undefined },
    ]);
  });

  test("that is misspelt, and is not also unused", () => {
    const balancer = { ...hiding, accpet: [{ code: "FL3005", because: "one rack" }] };
    expect(found({ balancer })).toMatchObject([
      { code: "FL1009", at: "edge/lb: accpet", help: "did you mean accept?" },
      { code: "FL3005", accepted: "one rack" },
    ]);
  });
});
