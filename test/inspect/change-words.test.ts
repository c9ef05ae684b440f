import { expect, test } from "vitest";
import { routingWords, settingWords } from "../../src/inspect/change-words.ts";
import { listed, type RoutedBalancer, type SignalRoute } from "../../src/inspect/routed-balancer.ts";

const route = (signal: SignalRoute["signal"], words: Partial<SignalRoute["route"]> = {}): SignalRoute => ({
  ...{ signal, exporter: "loadbalancing", changedBy: [], effects: [], backends: listed(["a:4317", "b:4317"]) },
  route: {
    ...{ algorithm: "ring", routingKey: "", routingAttributes: [], compatibleWith: "0.129.1", failover: "hold" },
    ...words,
  },
});
const edge = (...routes: readonly SignalRoute[]): RoutedBalancer => ({
  ...{ name: "edge", source: "test", resourceUpserts: [], routes },
});

test("a routing key is told with the default that nobody spelled out", () => {
  expect(routingWords(edge(route("traces")), edge(route("traces", { routingKey: "service" })))).toEqual([
    "balancer edge: routing key of traces from traceID to service",
  ]);
  expect(routingWords(edge(route("traces")), edge(route("traces", { routingKey: "traceID" })))).toEqual([]);
  const tenants = { routingKey: "attributes", routingAttributes: ["tenant", "region"] };
  expect(
    routingWords(
      edge(route("traces", { ...tenants, compatibleWith: "0.161.0" })),
      edge(route("traces", { compatibleWith: "0.161.0" })),
    ),
  ).toEqual(["balancer edge: routing key of traces from the attributes tenant, region to traceID"]);
});

test("backends, weights, versions, discoveries and signals are told, once where all signals have them", () => {
  const backends = {
    kind: "listed",
    weighted: [
      { endpoint: "a:4317", weight: 2 },
      { endpoint: "c:4317", weight: 1 },
    ],
  } as const;
  const both = (more: Partial<SignalRoute>, words: Partial<SignalRoute["route"]> = {}) =>
    edge({ ...route("traces", words), ...more }, { ...route("metrics", words), ...more });
  expect(routingWords(both({}), both({ backends }, { compatibleWith: "0.161.0" }))).toEqual([
    "balancer edge: rings and keys from those of Collector 0.129.1 to those of Collector 0.161.0",
    "balancer edge: weight of backend a:4317 from 1 to 2",
    "balancer edge: backend c:4317 joins",
    "balancer edge: backend b:4317 leaves",
  ]);
  const found = { kind: "found", by: "DNS, as pool:4317", port: 4317 } as const;
  expect(routingWords(edge(route("traces")), edge({ ...route("traces"), backends: found }, route("logs")))).toEqual([
    "balancer edge: backends are found by DNS, as pool:4317, no longer by a list",
    "balancer edge: logs are routed",
  ]);
});

test.each([
  ["spec.replicas", 2, 3, "number of pods from 2 to 3"],
  [
    "spec.template.spec.containers[0].resources.limits.memory",
    "1Gi",
    "2Gi",
    'memory limit of the container from "1Gi" to "2Gi"',
  ],
  ["spec.template.spec.containers[1].image", "a:1", "a:2", 'image of container 2 from "a:1" to "a:2"'],
  ["spec.config.exporters.debug", undefined, {}, "exporter debug: {} is new"],
  ["data.collector.yaml.processors.batch.timeout", "5s", undefined, 'timeout of the processor batch: "5s" is gone'],
  ["spec.template.spec.nodeSelector.zone", "a", "b", undefined],
] as const)("%s is told in words, or stands for itself", (path, before, after, words) => {
  expect(settingWords({ path, before, after }, (value) => JSON.stringify(value) ?? "")).toBe(words);
});
