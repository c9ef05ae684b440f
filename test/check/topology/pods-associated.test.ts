import { expect, test } from "vitest";
import { podsAssociated } from "../../../src/check/topology/pods-associated.ts";
import { brief, declared } from "./declared.ts";

const sources = (...from: readonly string[]) => [{ sources: from.map((one) => ({ from: one, name: "k8s.pod.ip" })) }];
const found = (settings: unknown, id = "k8sattributes") =>
  podsAssociated(declared({ pool: { processors: { [id]: settings } } })).map(brief);

test("by the connection alone all telemetry is the balancer's", () => {
  expect(found({ pod_association: sources("connection") })).toEqual([
    {
      code: "FL4032",
      severity: "warning",
      at: "edge/backend: processors.k8sattributes",
      message:
        '"k8sattributes" finds pods by the connection, and every connection to "backend" is a balancer\'s: all telemetry would be said to come from the balancer\'s pods.',
      help: 'associate by what senders say, as in `pod_association: [{ sources: [{ from: "resource_attribute", name: "k8s.pod.ip" }] }]`, or put the processor where they send first',
    },
  ]);
  expect(found({}, "k8s_attributes/second")).toHaveLength(1);
  expect(found({ passthrough: true })).toHaveLength(1);
});

test("by what senders say it is theirs, and the connection may be a last resort", () => {
  expect(found({ pod_association: sources("resource_attribute") })).toEqual([]);
  const both = [...sources("resource_attribute"), ...sources("connection")];
  expect(found({ pod_association: both })).toEqual([]);
});

test("at a balancer, or where others send too, the connection may be the pod's", () => {
  const processors = { k8sattributes: {} };
  expect(podsAssociated(declared({ balancer: { processors } }))).toEqual([]);
  expect(podsAssociated(declared({ pool: { processors, network: { clients: [{ podLabels: {} }] } } }))).toEqual([]);
});
