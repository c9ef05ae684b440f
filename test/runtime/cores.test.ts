import { expect, test } from "vitest";
import { createCores } from "../../src/runtime/cores.ts";
import { generatedText, importCore } from "../target/routing-core/generated.ts";
import { balancerConfig } from "./configuration.ts";

test("a program that was built for another key refuses to start", async () => {
  const core = await importCore(generatedText({ traces: { routingKey: "service" } }));
  const { routes } = balancerConfig([]);
  const config = balancerConfig([], {
    routes: { ...routes, traces: routes.traces && { ...routes.traces, routingKey: "traceID" } },
  });
  expect(createCores(config, core, Math.random)).toEqual({
    kind: "wrong",
    problems: [{ path: ["routes", "traces"], reason: expect.stringContaining('built for, ["service"') }],
  });
});
