/** What is lost without a client is what Kubernetes says of `policyTypes: [Ingress]` without a rule: nothing comes in. */

import { expect, test } from "vitest";
import { someoneMaySend } from "../../../src/check/topology/someone-may-send.ts";
import { brief, declared } from "./declared.ts";

const found = (balancer: object) =>
  someoneMaySend(declared({ balancer: { network: undefined, ...balancer }, blueprint: { generators: [] } })).map(brief);

test("a balancer that nobody is let in to is reported, with what to write", () => {
  expect(found({})).toEqual([
    {
      code: "FL4013",
      severity: "warning",
      at: "edge/lb: network.clients",
      message:
        'No pod may send to "lb": its NetworkPolicy lets nobody in, because no generator sends to it and `network.clients` does not name anybody.',
      help: 'name the pods that send, as in `network: { clients: [{ namespace: "shop", podLabels: {} }] }`, which lets in all pods of a namespace',
    },
  ]);
});

test("whatever else its network has", () => {
  expect(found({ network: { clients: [], monitoring: { podLabels: {} } } })).toMatchObject([{ code: "FL4013" }]);
  expect(found({ target: "fairlead" })).toMatchObject([{ code: "FL4013" }]);
  expect(found({ receivers: { "otlp/other": null } })).toMatchObject([{ code: "FL4013" }]);
});

test("a client or a generator is somebody", () => {
  expect(found({ network: { clients: [{ podLabels: {} }] } })).toEqual([]);
  expect(someoneMaySend(declared({ balancer: { network: undefined } }))).toEqual([]);
});

test("a generator of another balancer is not", () => {
  const topology = declared({ balancer: { network: undefined } });
  const generators = topology.generators.map((generator) => ({ ...generator, to: "another" }));
  expect(someoneMaySend({ ...topology, generators })).toMatchObject([{ code: "FL4013" }]);
});

test("a Service in front of a pool that nobody is let in to is reported", () => {
  const toPool = (pool: object) => someoneMaySend(declared({ pool })).map(brief);
  expect(toPool({ service: {} })).toEqual([
    {
      code: "FL4013",
      severity: "warning",
      at: "edge/backend: network.clients",
      message:
        'No pod may send to the Service "backend": the NetworkPolicy of the backends lets their balancers in, which do not use it, and nobody else.',
      help: 'name who sends to it, as in `network: { clients: [{ cidr: "10.20.0.0/16" }] }`, or leave out `service`',
    },
  ]);
  expect(toPool({ service: {}, network: { clients: [{ podLabels: {} }] } })).toEqual([]);
});

test("a receiver that fetches needs nobody", () => {
  expect(found({ receivers: { kafka: {} } })).toEqual([]);
});

test.each([
  [{ podLabels: {}, port: 9999 }, "port 9999"],
  [{ podLabels: {}, port: 4317, protocol: "UDP" }, "port 4317 by UDP"],
])("a client that may send to %j alone sends to nobody", (client, where) => {
  const message = `This client may send to ${where}, where "lb" does not listen, and to no other.`;
  for (const target of ["fairlead", "collector"])
    expect(found({ target, network: { clients: [{ podLabels: {} }, client] } })).toMatchObject([
      { code: "FL4013", severity: "warning", at: "edge/lb: network.clients.1.port", message },
    ]);
});

test("what may listen at that port is somebody to send to", () => {
  const network = { clients: [{ podLabels: {}, port: 9411 }] };
  expect(found({ network, receivers: { otlp: {}, zipkin: { endpoint: "0.0.0.0:9411" } } })).toEqual([]);
  expect(found({ network, sidecars: { proxy: { image: "a/b:1", ports: { zipkin: 9411 } } } })).toEqual([]);
  expect(found({ network: { clients: [{ podLabels: {}, port: 4318, protocol: "TCP" }] } })).toEqual([]);
});
