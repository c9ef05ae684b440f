import { compileBlueprint, routeBy } from "fairlead";
import { expect, test } from "vitest";
import { jsonAt } from "../../../src/model/json.ts";
import { planOf } from "../../every-blueprint.ts";
import { small } from "../../small.ts";

test("a component named in `pipelines` is used only there; memory_limiter and batch stand around what is named", () => {
  const plan = planOf(
    small({
      balancer: {
        processors: { "filter/own": { metrics: { metric: ['name == "a"'] } } },
        routes: { traces: routeBy.traceID(), metrics: routeBy.service() },
        exporters: { debug: {} },
        pipelines: { "metrics/own": { processors: ["filter/own"], exporters: ["debug"] } },
      },
    }),
  );
  const pipelines = jsonAt(plan.configs.find(({ tier }) => tier === "balancer")?.body ?? null, [
    "service",
    "pipelines",
  ]);
  expect(pipelines).toMatchObject({
    traces: { processors: ["memory_limiter", "batch"], exporters: ["loadbalancing/traceID"] },
    "metrics/own": { processors: ["memory_limiter", "filter/own", "batch"], exporters: ["debug"] },
  });
});

test.each(["constructor", "toString", "__proto__", "__proto__/own"])(
  "a pipeline called `%s` stands where the schema reports it, as any other unknown signal does",
  (id) => {
    const pipelines = Object.fromEntries([[id, {}]]);
    const wrong = small({ balancer: { pipelines } });
    expect(compileBlueprint(wrong).diagnostics.map(({ code }) => code)).toContain("FL1004");
  },
);

test("a load balancing exporter that the author wrote stands in the place of Fairlead's, once in the pipeline", () => {
  const loadbalancing = {
    protocol: { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } },
    resolver: { static: { hostnames: ["backend-1", "backend-2"] } },
  };
  const own = small({ balancer: { exporters: { loadbalancing } } });
  expect(compileBlueprint(own).diagnostics).toEqual([]);
  const body = planOf(own).configs.find(({ tier }) => tier === "balancer")?.body ?? null;
  expect(jsonAt(body, ["service", "pipelines", "traces", "exporters"])).toEqual(["loadbalancing"]);
  expect(jsonAt(body, ["exporters"])).toEqual({ loadbalancing });
});
