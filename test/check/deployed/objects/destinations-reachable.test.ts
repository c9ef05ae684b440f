import { describe, expect, test } from "vitest";
import { dns, k8s, roundRobin } from "../../../../src/blueprint/vocabulary.ts";
import { destinationsReachable } from "../../../../src/check/deployed/objects/destinations-reachable.ts";
import { pathText } from "../../../../src/diagnostics/format.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { brief } from "../../topology/declared.ts";
import { changed, configured, deployed, without } from "./deployed.ts";

const balancer = "lb-collector-config";
const hostnames = ["exporters", "loadbalancing", "resolver", "static", "hostnames"];
const grpc = ["receivers", "otlp", "protocols", "grpc"];

function found(from: Deployed) {
  return destinationsReachable(from).map((finding) => ({
    ...brief(finding),
    path: pathText(finding.collectorPath ?? []),
  }));
}

const atFirst = {
  code: "FL4004",
  severity: "error",
  at: "edge/lb: to.static.hostnames.0",
  path: "exporters.loadbalancing.resolver.static.hostnames[0]",
};

test.each([
  ["static", {}],
  ["weights with alias Services", { pool: { weights: [4, 1] } }],
  ["dns", { pool: { discovery: dns() } }],
  ["k8s", { pool: { discovery: k8s() } }],
  ["round robin", { pool: { discovery: dns() }, balancer: { routes: { traces: roundRobin() } } }],
  ["0.161.0", { release: "0.161.0" as const }],
  ["the operator", { blueprint: { output: "operator" as const } }],
])("what is lowered for %s can be reached", (_, variation) => {
  expect(found(deployed(variation))).toEqual([]);
});

describe("the Service", () => {
  test("is deployed", () => {
    expect(found(without(deployed(), "services", "backend-1"))).toEqual([
      {
        ...atFirst,
        message: 'There is no Service "backend-1" in the namespace "shop", so nothing answers.',
        help: "did you mean backend-2?",
      },
    ]);
  });

  test("has the port", () => {
    expect(
      found(changed(deployed(), "services", "backend-1", () => ({ ports: [{ port: 4318, protocol: "TCP" }] }))),
    ).toEqual([
      {
        ...atFirst,
        message: 'The Service "backend-1" has no port 4317, so connections to it are never answered.',
        help: "send to 4318, or give the Service the port 4317",
      },
    ]);
  });

  test("has pods behind it", () => {
    const selector = { app: "backend" };
    expect(found(changed(deployed(), "services", "backend-1", () => ({ selector })))).toEqual([
      {
        ...atFirst,
        message: 'The Service "backend-1" does not select any deployed pod, so nothing answers.',
        help: "give the pods the labels app=backend, or the Service their labels",
      },
    ]);
  });

  test("without a selector has endpoints listed by hand", () => {
    expect(found(changed(deployed(), "services", "backend-1", () => ({ selector: {} })))).toEqual([]);
  });

  test("that is headless is passed by, whatever its ports", () => {
    const from = deployed({ pool: { discovery: dns() } });
    expect(found(changed(from, "services", "backend-headless", () => ({ ports: [] })))).toEqual([]);
  });
});

describe("the pods", () => {
  const behind = 'behind the Service "backend-1" the pods of "backend-1"';
  const onlyFirst = (from: Deployed) => configured(from, balancer, hostnames, ["backend-1:4317"]);

  const start = { line: 1, column: 1 };
  const origin = { in: "text", file: "services.yaml", path: [], range: { start, end: start } } as const;
  const given = (from: Deployed) => changed(from, "services", "backend-1", () => ({ origin }));

  test("listen on the port", () => {
    const from = onlyFirst(configured(deployed(), "backend-config", [...grpc, "endpoint"], "0.0.0.0:14317"));
    expect(found(from)).toEqual([
      {
        ...atFirst,
        message: `Nothing listens on 4317: ${behind} receive on 14317 and 4318.`,
        help: 'let a receiver of "backend-config" listen on 0.0.0.0:4317, or send elsewhere',
      },
    ]);
  });

  test.each(["localhost:4317", "127.0.0.1:4317", "[::1]:4317"])("listen outside, not on %s", (endpoint) => {
    const from = onlyFirst(configured(deployed(), "backend-config", [...grpc, "endpoint"], endpoint));
    // Of a blueprint's own Service `services-answered.ts` tells it, at the receiver.
    expect(found(from)).toEqual([]);
    expect(found(given(from))).toEqual([
      {
        ...atFirst,
        message: `Nothing outside the pods can connect to 4317: ${behind} listen on localhost only.`,
        help: "set the receiver's endpoint to 0.0.0.0:4317",
      },
    ]);
  });

  test("listen on localhost when the receiver is not told, unless the operator tells it", () => {
    const from = given(onlyFirst(configured(deployed(), "backend-config", grpc, {})));
    expect(found(from).map(({ help }) => help)).toEqual(["set the receiver's endpoint to 0.0.0.0:4317"]);
    expect(found(changed(from, "workloads", "backend-1", () => ({ kind: "OpenTelemetryCollector" })))).toEqual([]);
  });

  test("speak the protocol", () => {
    expect(found(configured(deployed(), balancer, hostnames, ["backend-1:4318"]))).toEqual([
      {
        ...atFirst,
        message: `Port 4318 speaks OTLP over HTTP, but this exporter speaks OTLP over gRPC: ${behind} refuse every request.`,
        help: "send to the port for OTLP over gRPC",
      },
    ]);
  });

  test("listen where only the environment says", () => {
    const endpoint = "0.0.0.0:${env:OTLP_PORT}";
    expect(found(configured(deployed(), "backend-config", [...grpc, "endpoint"], endpoint))).toEqual([]);
  });

  test("that are no Collector listen as they may", () => {
    const from = changed(onlyFirst(deployed()), "workloads", "backend-1", () => ({ config: undefined }));
    expect(found(from)).toEqual([]);
  });

  test("may listen by a default that only the receiver knows", () => {
    const from = configured(deployed(), "backend-config", ["receivers"], { sapm: null });
    const pipelines = { traces: { receivers: ["sapm"], exporters: ["debug"] } };
    expect(found(configured(from, "backend-config", ["service", "pipelines"], pipelines))).toEqual([]);
  });

  test("do not listen with a receiver that no pipeline uses", () => {
    const measuring = configured(deployed(), "backend-config", ["receivers", "hostmetrics"], { scrapers: { cpu: {} } });
    const pipelines = { metrics: { receivers: ["hostmetrics"], exporters: ["debug"] } };
    const from = onlyFirst(configured(measuring, "backend-config", ["service", "pipelines"], pipelines));
    expect(found(from).map(({ message }) => message)).toEqual([`Nothing listens on 4317: ${behind} receive on none.`]);
  });
});

describe("host names", () => {
  test.each([
    "backend-1",
    "backend-1:4317",
    "backend-1.shop",
    "backend-1.shop.svc",
    "backend-1.shop.svc.cluster.local.",
  ])("%s means the Service", (hostname) => {
    const from = configured(deployed(), balancer, hostnames, [hostname]);
    expect(found(from)).toEqual([]);
    expect(found(without(from, "services", "backend-1"))).toHaveLength(1);
  });

  test.each([
    "10.0.0.7:4317",
    "otlp.example.com:4317",
    "backend-1.other.svc.cluster.local",
    "localhost:4317",
    "${env:BACKEND}",
  ])("%s leads out of what is known", (hostname) => {
    expect(found(configured(deployed(), balancer, hostnames, [hostname]))).toEqual([]);
  });

  test("what an exporter of the author's names may be deployed by others", () => {
    const from = configured(deployed(), "backend-config", ["exporters"], { otlp: { endpoint: "archive:4317" } });
    const pipelines = { traces: { receivers: ["otlp"], exporters: ["otlp"] } };
    expect(found(configured(from, "backend-config", ["service", "pipelines"], pipelines))).toEqual([
      {
        code: "FL4004",
        severity: "warning",
        at: "edge/backend: ",
        path: "exporters.otlp.endpoint",
        message: 'There is no Service "archive" in the namespace "shop", so nothing answers.',
        help: "deploy it, or send to one of lb-collector",
      },
    ]);
    const twice = configured(from, "backend-config", ["service", "pipelines"], pipelines);
    expect(found({ ...twice, services: [...twice.services, ...twice.services] })[0]?.help).toBe(
      "deploy it, or send to one of lb-collector",
    );
  });
});
