import { compileBlueprint, routeBy } from "fairlead";
import { describe, expect, test } from "vitest";
import { receiversOffered } from "../../../../src/check/deployed/objects/receivers-offered.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { holds } from "../../../findings-told.ts";
import { documents, sampled, tier } from "../../../fixtures/written-tiers.ts";
import { small } from "../../../small.ts";
import { brief } from "../../topology/declared.ts";
import { changed, deployed } from "./deployed.ts";

const clients = [{ namespace: "shop", podLabels: { app: "legacy" } }];
const receivers = {
  zipkin: { endpoint: "0.0.0.0:9411" },
  jaeger: { protocols: { thrift_compact: { endpoint: "[::]:6831" }, grpc: { endpoint: "0.0.0.0:14250" } } },
};
const found = (from: Deployed) => receiversOffered(from).map(brief);

test.each([
  ["a balancer", deployed({ balancer: { receivers, network: { clients } } })],
  ["the operator", deployed({ balancer: { receivers, network: { clients } }, blueprint: { output: "operator" } })],
  ["named backends", deployed({ pool: { receivers, network: { clients } } })],
  ["discovered backends", deployed({ pool: { receivers, network: { clients }, discovery: { kind: "dns" } } })],
])("what is lowered for %s is offered", (_, from) => {
  expect(found(from)).toEqual([]);
});

test("a default of localhost is for the pod alone, once for all backends", () => {
  expect(found(deployed({ pool: { receivers: { zipkin: {} }, network: { clients } } }))).toEqual([
    {
      code: "FL4030",
      severity: "warning",
      at: "edge/backend: receivers.zipkin.endpoint",
      message: '"zipkin" listens on localhost, its default: nothing outside its pod can send to it.',
      help: 'set endpoint to "[::]:9411"',
    },
  ]);
  // The operator's webhook writes another one.
  const operated = { balancer: { receivers: { zipkin: {} } }, blueprint: { output: "operator" } };
  expect(found(deployed(operated))).toEqual([]);
});

test("nobody may send where only balancers and generators do", () => {
  expect(found(deployed({ pool: { receivers } }))).toEqual([
    {
      code: "FL4013",
      severity: "warning",
      at: "edge/backend: network.clients",
      message:
        'Nobody may send to "zipkin" on 9411/TCP: the NetworkPolicy "backend" lets nobody in there. The same holds for 2 other ports.',
      help: 'name the pods that send, as in `network: { clients: [{ namespace: "shop", podLabels: {} }] }`, which lets in all pods of a namespace',
    },
  ]);
});

test("a Service has the port by the protocol", () => {
  const from = deployed({ balancer: { receivers, network: { clients } } });
  const tcp = changed(from, "services", "lb-collector", ({ ports }) => ({
    ports: (ports as Deployed["services"][number]["ports"]).map((one) => ({ ...one, protocol: "TCP" })),
  }));
  expect(found(tcp).map(({ message, help }) => [message, help])).toEqual([
    [
      '"jaeger" listens on 6831/UDP, which no Service in front of it has.',
      'add the port 6831, protocol UDP, to "lb-collector"',
    ],
  ]);
  expect(found({ ...from, services: [] })).toEqual([]);
});

test("what fetches needs nobody", () => {
  expect(found(deployed({ pool: { receivers: { kafka: { brokers: ["kafka:9092"] } } } }))).toEqual([]);
});

test("data that ends where nobody may read it is lost", () => {
  const scraped = (network: object, endpoint = "0.0.0.0:8889") =>
    compileBlueprint(
      small({
        pool: { exporters: { prometheus: { endpoint } }, network },
        balancer: { routes: { metrics: routeBy.metric() } },
      }),
    ).diagnostics.map(({ code, place, message }) => `${code} ${place.path.join(".")}: ${message}`);
  const [found, ...others] = scraped({});
  expect(others).toEqual([]);
  expect(found).toMatch(/^FL4013 network.monitoring: Nobody may read from "prometheus" on 8889\/TCP: /);
  expect(scraped({ monitoring: { namespace: "monitoring" } })).toEqual([]);
  expect(scraped({}, "localhost:8889")).toEqual([]);
});

describe("OTLP of a Collector that somebody wrote", () => {
  const lets = (ports: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: in, namespace: otel}
spec: {podSelector: {}, ingress: [{ports: [${ports}]}]}`;
  const gateway = tier({ name: "gateway", config: sampled, spec: "replicas: 1" });
  holds([
    ["is let in by a range", documents(gateway, lets("{port: 4317, endPort: 4318}"))],
    ["is let in by the name of its port", documents(gateway, lets("{port: otlp}"))],
    [
      "is told where nobody may send it",
      documents(gateway, lets("{port: 4300, endPort: 4316}")),
      /^FL4013 in, .*Nobody may send to "otlp" on 4317\/TCP/,
    ],
  ]);
});
