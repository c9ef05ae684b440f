import { describe, expect, test } from "vitest";
import { configuration, findings, verdicts } from "./configuration.ts";

const pipelines = (list: object) => ({ pipelines: list }) as never;

describe("pipelines", () => {
  test("a name that is not defined is found with the nearest one that is", () => {
    const config = configuration({ service: pipelines({ traces: { receivers: ["otlp"], exporters: ["debgu"] } }) });
    expect(findings(config)).toContainEqual(
      expect.objectContaining({
        code: "FL2001",
        collectorPath: ["service", "pipelines", "traces", "exporters", 0],
        help: "did you mean debug?",
      }),
    );
  });

  test("what is in no pipeline is a warning, as the Collector only reads it", () => {
    const config = configuration({
      exporters: { "debug/other": null },
      service: pipelines({ traces: { receivers: ["otlp"], exporters: ["debug"] } }),
    });
    expect(verdicts(config)).toEqual(["warning FL2002 exporters.debug/other"]);
  });

  test.each([
    {
      name: "a pipeline without exporters",
      list: { traces: { receivers: ["otlp"] } },
      found: "error FL2004 service.pipelines.traces",
    },
    { name: "no pipeline", list: {}, found: "error FL2004 service.pipelines" },
    {
      name: "a processor twice",
      list: { traces: { receivers: ["otlp"], processors: ["batch", "batch"], exporters: ["debug"] } },
      found: "error FL2003 service.pipelines.traces.processors",
    },
  ])("$name is refused", ({ list, found }) => {
    expect(verdicts(configuration({ processors: { batch: null }, service: pipelines(list) }))).toContain(found);
  });

  test("a component in a pipeline of a signal it does not take is refused", () => {
    const processors = { tail_sampling: { policies: [{ name: "a", type: "always_sample" }] } };
    const list = { metrics: { receivers: ["otlp"], processors: ["tail_sampling"], exporters: ["debug"] } };
    expect(verdicts(configuration({ processors, service: pipelines(list) }))).toEqual([
      "error FL2005 service.pipelines.metrics.processors[0]",
    ]);
  });

  test("a connector wired on one side only is refused", () => {
    const list = { traces: { receivers: ["otlp"], exporters: ["forward"] } };
    expect(verdicts(configuration({ connectors: { forward: null }, service: pipelines(list) }))).toContain(
      "error FL2006 service.pipelines.traces.exporters",
    );
  });

  test("connectors that lead in a circle are refused, with the way round", () => {
    const list = { traces: { receivers: ["otlp", "forward"], exporters: ["forward", "debug"] } };
    const found = findings(configuration({ connectors: { forward: null }, service: pipelines(list) }));
    expect(found).toContainEqual(
      expect.objectContaining({ code: "FL2007", message: expect.stringContaining("traces → traces") as string }),
    );
  });

  test.each([
    { processors: ["batch", "memory_limiter"], found: ["warning FL2011 service.pipelines.traces.processors"] },
    {
      processors: ["resource", "memory_limiter", "batch"],
      found: ["warning FL2010 service.pipelines.traces.processors"],
    },
    { processors: ["memory_limiter", "resource", "batch"], found: [] },
  ])("memory_limiter comes first and batch after it: $processors", ({ processors, found }) => {
    const parts = {
      batch: null,
      memory_limiter: { check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 15 },
      resource: { attributes: [{ key: "a", value: "b", action: "upsert" }] },
    };
    const used = Object.fromEntries(processors.map((id) => [id, parts[id as keyof typeof parts]]));
    expect(verdicts(configuration({ processors: used }))).toEqual(found);
  });

  test("two listeners on one port are refused: the Collector validates and then ends at start", () => {
    const grpc = { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } };
    expect(verdicts(configuration({ receivers: { otlp: grpc, "otlp/again": grpc } }))).toEqual([
      "error FL4003 receivers.otlp/again.protocols.grpc.endpoint",
    ]);
  });
});
