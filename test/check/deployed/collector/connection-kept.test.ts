import { expect, test } from "vitest";
import { connectionKept } from "../../../../src/check/deployed/collector/connection-kept.ts";
import type { Json } from "../../../../src/model/json.ts";
import { piped, told } from "./configuration.ts";

const by = (...sources: readonly object[]) => ({ sources }) as unknown as Json; // plain JSON
const connection = by({ from: "connection" });
const address = by({ from: "resource_attribute", name: "k8s.pod.ip" });

function of(processors: readonly string[], settings: Json = null, receivers: readonly string[] = ["otlp"]) {
  const defined = Object.fromEntries(processors.map((id) => [id, id.startsWith("k8s") ? settings : null]));
  return told(
    connectionKept,
    piped({ traces: { receivers, processors, exporters: ["debug"] } }, { processors: defined }),
  );
}

test("batches forget whom they are from", () => {
  expect(of(["memory_limiter", "batch", "k8sattributes"])).toEqual([
    {
      at: "warning FL2012 service.pipelines.traces.processors[2]",
      message:
        '"k8sattributes" finds pods by the connection, and "batch" before it forgets the connection: telemetry without its pod\'s address gets no attributes.',
      help: "put k8sattributes before batch, or associate by an attribute that senders set: pod_association: [{ sources: [{ from: resource_attribute, name: k8s.pod.ip }] }]",
    },
  ]);
});

test.each(["batch/small", "groupbytrace", "tail_sampling"])("so does %s", (id) => {
  expect(of([id, "k8s_attributes/x"]).map(({ at }) => at)).toEqual([
    "warning FL2012 service.pipelines.traces.processors[1]",
  ]);
});

test.each([
  ["by connection alone", { pod_association: [connection] }],
  ["in passthrough", { passthrough: true, pod_association: [address] }],
  ["by an empty list, which is the default", { pod_association: [] }],
])("%s", (_, settings) => {
  expect(of(["batch", "k8sattributes"], settings)).toHaveLength(1);
});

test("in the right order, by what senders say, with that as one of the ways, or without senders it is right", () => {
  expect(of(["k8sattributes", "batch"])).toEqual([]);
  expect(of(["filter", "k8sattributes", "batch"])).toEqual([]);
  expect(of(["batch", "k8sattributes"], { pod_association: [address] })).toEqual([]);
  expect(of(["batch", "k8sattributes"], { pod_association: [address, connection] })).toEqual([]);
  expect(of(["batch", "k8sattributes"], null, ["filelog"])).toEqual([]);
});

test("the batch may be in a pipeline before, and several pipelines are told once", () => {
  const after = { receivers: ["forward"], processors: ["k8sattributes"], exporters: ["debug"] };
  const config = piped(
    {
      traces: { receivers: ["otlp"], processors: ["batch"], exporters: ["forward"] },
      "traces/b": after,
      "traces/c": after,
    },
    { processors: { batch: null, k8sattributes: null }, connectors: { forward: null } },
  );
  const [found, ...others] = told(connectionKept, config);
  expect(others).toEqual([]);
  expect(found?.at).toBe("warning FL2012 service.pipelines.traces/b.processors[0]");
  expect(found?.message).toContain('"batch" of traces before it');
  expect(found?.message).toContain("The same holds in traces/c.");
});
