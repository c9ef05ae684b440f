import { describe, expect, test } from "vitest";
import { compileBlueprint } from "../../../src/blueprint/compile-blueprint.ts";
import { blueprint } from "../../../src/blueprint/declarations.ts";
import { collector, dns, routeBy, type Unchecked, unchecked } from "../../../src/index.ts";
import { isJsonObject, type Json, jsonAt } from "../../../src/model/json.ts";

const otel = collector("0.161.0");

function compiled(receivers: Unchecked, options: object = {}) {
  const pool = otel.backends("sampler", {
    count: 1,
    discovery: dns(),
    security: "plaintext",
    receivers: { ...receivers },
    ...options,
  });
  const edge = otel.balancer("edge", {
    to: pool,
    queue: "central",
    routes: { traces: routeBy.traceID() },
    network: { clients: [{ podLabels: {} }] },
  });
  return compileBlueprint(
    blueprint("shop", { namespace: "shop", collector: otel, backends: [pool], balancers: [edge] }),
  );
}

function pipelinesOf(receivers: Unchecked, options?: object): Json | undefined {
  const { plan } = compiled(receivers, options);
  const body = plan?.configs.find(({ tier }) => tier === "backends")?.body;
  return body && jsonAt(body, ["service", "pipelines"]);
}

describe("a component without a schema", () => {
  test("is used for the signals that the author names, which makes their pipelines", () => {
    const pipelines = pipelinesOf({ ...unchecked("github", { any: [1] }, { signals: ["logs"] }) });
    expect(pipelines).toMatchObject({
      traces: { receivers: ["otlp"] },
      logs: { receivers: ["otlp", "github"] },
    });
  });

  test("is in no pipeline but those that name it when there are no signals", () => {
    const receivers = unchecked("github/shop", {});
    expect(isJsonObject(pipelinesOf({ ...receivers })) && pipelinesOf({ ...receivers })).toMatchObject({
      traces: { receivers: ["otlp"] },
    });
    expect(compiled({ ...receivers }).diagnostics.map(({ code }) => code)).toContain("FL2002");
    const pipelines = { logs: { receivers: ["github/shop"] } };
    expect(pipelinesOf({ ...receivers }, { pipelines })).toMatchObject({ logs: { receivers: ["github/shop"] } });
  });

  test("is written as given, and told once as not checked", () => {
    const { plan, diagnostics } = compiled({ ...unchecked("github", { any: [1] }, { signals: ["logs"] }) });
    expect(diagnostics.filter(({ severity }) => severity !== "warning").map(({ code }) => code)).toEqual(["FL1008"]);
    const body = plan?.configs.find(({ tier }) => tier === "backends")?.body;
    expect(body && jsonAt(body, ["receivers", "github"])).toEqual({ any: [1] });
  });

  test("has an id and settings as any other", () => {
    const codes = (receivers: Unchecked) => compiled(receivers).diagnostics.map(({ code }) => code);
    expect(codes({ ...unchecked("git-hub", {}) })).toContain("FL1004");
    const settings = { since: new Date(0) } as unknown as Parameters<typeof unchecked>[1]; // Past the types.
    expect(codes({ ...unchecked("github", settings) })).toContain("FL1009");
  });
});
