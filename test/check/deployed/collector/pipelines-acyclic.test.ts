import { expect, test } from "vitest";
import { pipelinesAcyclic } from "../../../../src/check/deployed/collector/pipelines-acyclic.ts";
import { piped, told } from "./configuration.ts";

const connectors = { forward: null, "forward/b": null };

test("a pipeline that feeds itself", () => {
  const traces = { receivers: ["otlp", "forward"], exporters: ["forward", "debug"] };
  expect(told(pipelinesAcyclic, piped({ traces }, { connectors }))).toEqual([
    {
      at: "error FL2007 service.pipelines.traces",
      message: "Connectors form a cycle: traces → traces; the Collector would not start.",
      help: "take the connector out of one of these pipelines",
    },
  ]);
});

test("a circle of two is told once, with the way round", () => {
  const traces = { receivers: ["otlp", "forward"], exporters: ["forward/b"] };
  const other = { receivers: ["forward/b"], exporters: ["forward", "debug"] };
  expect(
    told(pipelinesAcyclic, piped({ traces, "traces/b": other }, { connectors })).map(({ message }) => message),
  ).toEqual(["Connectors form a cycle: traces → traces/b → traces; the Collector would not start."]);
});

test("two ways to one pipeline are not a circle, and equal names of other components are not a connector", () => {
  const traces = { receivers: ["otlp"], exporters: ["forward", "forward/b"] };
  const other = { receivers: ["forward", "forward/b"], exporters: ["debug"] };
  expect(told(pipelinesAcyclic, piped({ traces, "traces/b": other }, { connectors }))).toEqual([]);
  const same = { receivers: ["otlp"], exporters: ["otlp"] };
  expect(told(pipelinesAcyclic, piped({ traces: same }, { exporters: { otlp: { endpoint: "a:1" } } }))).toEqual([]);
});

test("a chain that is longer than the call stack is walked to its end", () => {
  const count = 20_000;
  const names = Array.from({ length: count }, (_, index) => `forward/${index}`);
  const chain = names.map((name, index) => [
    `traces/${index}`,
    { receivers: [names.at(index - 1) ?? ""], exporters: [name] },
  ]);
  const pipelines = Object.fromEntries(chain) as Parameters<typeof piped>[0]; // fromEntries forgets the keys
  const [found, ...others] = told(
    pipelinesAcyclic,
    piped(pipelines, { connectors: Object.fromEntries(names.map((name) => [name, null])) }),
  );
  expect(others).toEqual([]);
  expect(found?.message).toBe(
    `Connectors form a cycle: ${Array.from({ length: 11 }, (_, index) => `traces/${index}`).join(" → ")} → ${count - 11} more → traces/0; the Collector would not start.`,
  );
});
