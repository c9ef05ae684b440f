import { expect, test } from "vitest";
import { receivingPorts } from "../../../../src/check/deployed/objects/receiving-ports.ts";
import type { DeployedCollector, DeployedWorkload } from "../../../../src/model/deployed.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { deployed } from "./deployed.ts";

function listeners(receivers: JsonObject, used: readonly string[] = Object.keys(receivers)) {
  const { collectors, workloads } = deployed();
  const [collector] = collectors;
  const [workload] = workloads;
  const config = { receivers, service: { pipelines: { traces: { receivers: used, exporters: ["debug"] } } } };
  // The fixture deploys one of each.
  return receivingPorts({ ...collector, config } as DeployedCollector, workload as DeployedWorkload);
}

test("an OTLP receiver listens for the protocols it names, inside the pod unless told otherwise", () => {
  expect(listeners({ otlp: { protocols: { grpc: null, http: { endpoint: "0.0.0.0:4318" } } } })).toMatchObject({
    known: [
      { port: 4317, protocol: "grpc", loopback: true },
      { port: 4318, protocol: "http", loopback: false },
    ],
    complete: true,
  });
  expect(listeners({ otlp: { protocols: { grpc: { endpoint: ":4317" } } } }).known).toMatchObject([
    { port: 4317, protocol: "grpc", loopback: false },
  ]);
  expect(listeners({ otlp: null })).toEqual({ known: [], complete: true });
});

test("another receiver listens where any of its endpoints says", () => {
  const jaeger = { protocols: { grpc: { endpoint: "0.0.0.0:14250" }, thrift_http: { endpoint: "localhost:14268" } } };
  expect(listeners({ jaeger })).toMatchObject({
    known: [
      { port: 14250, protocol: "other", loopback: false },
      { port: 14268, protocol: "other", loopback: true },
    ],
    complete: true,
  });
});

test("a receiver's own default is known, and is inside the pod", () => {
  expect(listeners({ zipkin: null })).toMatchObject({
    known: [{ port: 9411, protocol: "other", loopback: true }],
    complete: true,
  });
});

test("what the environment decides is not known, nor where a receiver listens that nobody described", () => {
  expect(listeners({ sapm: { endpoint: "localhost:7276" } })).toEqual({ known: [], complete: false });
  expect(listeners({ zipkin: { endpoint: "${env:ZIPKIN}" } })).toEqual({ known: [], complete: false });
  expect(listeners({ zipkin: { endpoint: 9411 } })).toEqual({ known: [], complete: false });
});

test("a receiver that no pipeline uses does not listen", () => {
  expect(listeners({ otlp: { protocols: { grpc: {} } } }, [])).toEqual({ known: [], complete: true });
});
