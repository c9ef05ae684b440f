import { describe, expect, test } from "vitest";
import { componentsConform } from "../../../../src/check/deployed/collector/components-conform.ts";
import { unknownType } from "../../../../src/check/deployed/collector/unknown-type.ts";
import { viewOf } from "../../../../src/check/deployed/collector/view.ts";
import { configuration, deployedCollector, told } from "./configuration.ts";

function helpOn(version: string, receiver: string): string | undefined {
  const config = configuration({ receivers: { [receiver]: {} } });
  const [collector] = deployedCollector(config, { version }).collectors;
  if (!collector) return undefined;
  const view = viewOf(collector);
  const component = view.in("receivers").find(({ id }) => id === receiver);
  return component && unknownType(view, component)[0]?.help;
}

// Named so from 0.153.0 on: contrib pull request 48533.
test.each([
  ["0.152.0", 1],
  ["0.153.0", 0],
])("load_balancing at %s", (version, count) => {
  const config = configuration({ exporters: { load_balancing: {} } });
  const { collectors } = deployedCollector(config, { version });
  const views = collectors.map((collector) => viewOf({ ...collector, schemas: "0.129.0" }));
  const found = views.flatMap((view) => view.in("exporters").flatMap((one) => unknownType(view, one)));
  expect(found.filter(({ message }) => message.includes("load_balancing"))).toHaveLength(count);
});

describe("a type that the distribution of a version does not have", () => {
  test.each([
    ["0.129.1", "k8s_objects", "0.129.0 calls it k8sobjects"],
    ["0.129.0", "systemd", "Collector 0.161.0 has it: bind that version, or do without it"],
    ["0.161.0", "opencensus", "use otlp, and let senders speak OTLP"],
    ["0.161.0", "k8s_event", "did you mean k8s_events?"],
    ["0.161.0", "tail_sampling", "it is a processor: write it under processors"],
    ["0.161.0", "completely_else", "the contrib distribution has no such receiver in any version that Fairlead knows"],
  ])("at %s, %s: %s", (version, type, help) => {
    expect(helpOn(version, type)).toBe(help);
  });

  test.each([
    ["logging", /^use debug/],
    ["jaeger", /^use otlp: Jaeger takes OTLP/],
    ["loki", /^use otlphttp .*\/otlp/],
  ])("is told what replaces the exporter %s, though there may be a receiver of that name", (type, help) => {
    const found = told(componentsConform, configuration({ exporters: { [type]: {} } }), "0.161.0");
    expect(found.map((one) => one.at)).toEqual([`error FL1001 exporters.${type}`]);
    expect(found[0]?.help).toMatch(help);
  });

  test.each(["k8s_objects", "k8sobjects"])("is not one that 0.161.0 takes by its new or its old name: %s", (type) => {
    expect(helpOn("0.161.0", type)).toBeUndefined();
  });
});
