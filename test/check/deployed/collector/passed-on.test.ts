import { expect, test } from "vitest";
import { reachedFrom } from "../../../../src/check/deployed/collector/passed-on.ts";
import { viewOf } from "../../../../src/check/deployed/collector/view.ts";
import { inBlueprint } from "../../../../src/diagnostics/place.ts";
import { piped } from "./configuration.ts";

function reached(connectors: readonly string[], pipelines: Parameters<typeof piped>[0]): readonly string[] {
  const config = piped(pipelines, { connectors: Object.fromEntries(connectors.map((name) => [name, null])) });
  const origin = inBlueprint("a", "b");
  const view = viewOf({ name: "a", namespace: "b", version: "0.161.0", config, marks: [], origin });
  return [...reachedFrom(view.using("receivers", "otlp"), view)].map(({ id }) => id);
}

const ways = (name: string) => ({
  traces: { receivers: ["otlp"], exporters: [name] },
  "traces/next": { receivers: [name], exporters: ["forward/back"] },
  "traces/last": { receivers: ["forward/back"], exporters: [name] },
  "traces/other": { receivers: ["otlp/other"], exporters: ["debug"] },
});

test.each(["forward", "forward/a", "routing", "failover", "roundrobin", "round_robin"])(
  "%s passes on, in circles, too",
  (name) => {
    expect(reached([name, "forward/back"], ways(name))).toEqual(["traces", "traces/next", "traces/last"]);
  },
);

test("what makes another signal of it, or counts it, does not", () => {
  const pipelines = {
    traces: { receivers: ["otlp"], exporters: ["spanmetrics", "sum"] },
    metrics: { receivers: ["spanmetrics", "sum"], exporters: ["debug"] },
    "traces/next": { receivers: ["sum"], exporters: ["debug"] },
  };
  expect(reached(["spanmetrics", "sum"], pipelines)).toEqual(["traces"]);
});
