import { expect, test } from "vitest";
import { partsDealt } from "../../../../src/check/deployed/collector/parts-dealt.ts";
import { piped, told } from "./configuration.ts";

const sections = {
  processors: { tail_sampling: null },
  connectors: { roundrobin: null, forward: null, servicegraph: null },
};
type Pipelines = Parameters<typeof piped>[0];
const of = (pipelines: Pipelines) => told(partsDealt, piped(pipelines, sections)).map(({ at }) => at);
const dealt = { receivers: ["otlp"], exporters: ["roundrobin"] };
const sampled = { receivers: ["roundrobin"], processors: ["tail_sampling"], exporters: ["debug"] };
const at = "warning FL3009 processors.tail_sampling";

// Each pipeline has an instance of a processor of its own: core service/internal/graph, 0.129.0 and 0.161.0.
test("a sampler in each of several ways sees a part", () => {
  expect(of({ traces: dealt, "traces/a": sampled, "traces/b": sampled })).toEqual([at]);
  expect(
    told(partsDealt, piped({ traces: dealt, "traces/a": sampled, "traces/b": sampled }, sections))[0]?.message,
  ).toBe(
    '"tail_sampling" needs all spans of a trace at one instance, and "roundrobin" distributes requests over several pipelines: each instance sees only a part.',
  );
});

test("so does one in a single way of several, and behind a forward connector", () => {
  const aside = { receivers: ["roundrobin"], exporters: ["debug"] };
  expect(of({ traces: dealt, "traces/a": sampled, "traces/b": aside })).toEqual([at]);
  const through = { receivers: ["roundrobin"], exporters: ["forward"] };
  const behind = { ...sampled, receivers: ["forward"] };
  expect(of({ traces: dealt, "traces/a": through, "traces/b": aside, "traces/c": behind })).toEqual([at]);
});

test("one in front, one in the only way, and one where all ways meet see all", () => {
  const aside = { receivers: ["roundrobin"], exporters: ["debug"] };
  expect(of({ traces: { ...dealt, processors: ["tail_sampling"] }, "traces/a": aside, "traces/b": aside })).toEqual([]);
  expect(of({ traces: dealt, "traces/a": sampled })).toEqual([]);
  const through = { receivers: ["roundrobin"], exporters: ["forward"] };
  const behind = { ...sampled, receivers: ["forward"] };
  expect(of({ traces: dealt, "traces/a": through, "traces/b": through, "traces/c": behind })).toEqual([]);
  const counted = { receivers: ["roundrobin"], exporters: ["servicegraph"] };
  expect(of({ traces: dealt, "traces/a": counted, "traces/b": counted })).toEqual([]);
});
