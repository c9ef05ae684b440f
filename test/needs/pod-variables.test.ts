import { expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import { variablesRead } from "../../src/needs/pod-variables.ts";

function read(settings: Json) {
  const config = {
    processors: { resourcedetection: settings },
    service: { pipelines: { traces: { processors: ["resourcedetection"] } } },
  };
  return variablesRead(config).map(({ name, field, component }) => [component.id, name, field]);
}

/** README of the processor: `node_from_env_var`, K8S_NODE_NAME by default. */
test("the k8snode detector looks for its node in a variable", () => {
  expect(read({ detectors: ["env", "k8snode"] })).toEqual([["resourcedetection", "K8S_NODE_NAME", "spec.nodeName"]]);
  expect(read({ detectors: ["k8snode"], k8snode: { node_from_env_var: "NODE" } })).toEqual([
    ["resourcedetection", "NODE", "spec.nodeName"],
  ]);
  expect(read({ detectors: ["env"] })).toEqual([]);
  expect(read(null)).toEqual([]);
});
