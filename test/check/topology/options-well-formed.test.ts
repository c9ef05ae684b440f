import { describe, expect, test } from "vitest";
import { bearerToken, dns, mutualTls, roundRobin, routeBy } from "../../../src/blueprint/vocabulary.ts";
import { optionsWellFormed } from "../../../src/check/topology/options-well-formed.ts";
import { seconds } from "../../../src/model/duration.ts";
import { brief, declared, type Variation } from "./declared.ts";

test("every option in its own shape is fine", () => {
  const network = {
    clients: [{ namespace: "shop", podLabels: { app: "shop" } }],
    monitoring: { podLabels: {} },
    egress: [{ cidr: "10.0.0.0/8", port: 53, protocol: "UDP" as const }],
  };
  const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { memory: "1Gi" } };
  const topology = declared({
    pool: {
      discovery: dns({ interval: seconds(1) }),
      security: mutualTls({ serverSecret: "a", clientSecret: "b" }),
      auth: bearerToken({ secret: "c" }),
      healthCheck: { interval: seconds(1), timeout: seconds(1), healthyThreshold: 1, unhealthyThreshold: 1 },
      maxConnectionAge: { age: seconds(30), grace: seconds(1) },
      image: "otelcol:1",
      resources,
      network,
      processors: { batch: {} },
      pipelines: { "traces/x": { receivers: ["otlp"], processors: [], exporters: ["debug"] } },
    },
    balancer: {
      routes: { traces: routeBy.tenant(), logs: roundRobin() },
      compression: "none",
      headers: { "x-empty": "" },
      retry: { initialInterval: seconds(1), maxInterval: seconds(1), maxElapsedTime: "0" },
      resources,
      network: { ...network, apiServer: { cidr: "10.0.0.1/32", port: 443 } },
    },
    generator: { serviceName: "checkout", attributes: { a: "" } },
    blueprint: { output: "operator", gitops: { repoURL: "x", revision: "v1", path: "." } },
  });
  expect(optionsWellFormed(topology)).toEqual([]);
});

describe("a misfit is reported where it stands", () => {
  const cases: readonly { options: object; at: string; message: string; help: string }[] = [
    {
      options: { pool: { discovery: "dns" } },
      at: "edge/backend: discovery",
      message: 'discovery is "dns".',
      help: 'use "static", dns() or k8s()',
    },
    {
      options: { pool: { discovery: { kind: "dns", healthCheck: {} } } },
      at: "edge/backend: discovery.healthCheck",
      message: "There is no option discovery.healthCheck: it would change nothing.",
      help: "there are kind, interval, timeout",
    },
    {
      options: { pool: { security: "tls" } },
      at: "edge/backend: security",
      message: 'security is "tls".',
      help: 'use "plaintext" or mutualTls({ serverSecret, clientSecret })',
    },
    {
      options: { pool: { security: { kind: "mutual-tls", serverSecret: "a" } } },
      at: "edge/backend: security.clientSecret",
      message: "security.clientSecret is missing, not a text.",
      help: 'write a text, as in "…"',
    },
    {
      options: { pool: { auth: "token" } },
      at: "edge/backend: auth",
      message: 'auth is "token".',
      help: "use bearerToken({ secret })",
    },
    {
      options: { pool: { resources: "256Mi" } },
      at: "edge/backend: resources",
      message: 'resources is "256Mi", not an object.',
      help: "write an object with requests, limits",
    },
    {
      options: { pool: { processors: [] } },
      at: "edge/backend: processors",
      message: "processors is [], not an object.",
      help: "write an object, as in `{ … }`",
    },
    {
      options: { pool: { pipelines: { traces: { exporters: "debug" } } } },
      at: "edge/backend: pipelines.traces.exporters",
      message: 'pipelines.traces.exporters is "debug", not a list.',
      help: "write a list, as in `[…]`",
    },
    {
      options: { pool: { image: " " } },
      at: "edge/backend: image",
      message: "image is empty.",
      help: "name it, or leave the option out",
    },
    {
      options: { pool: { network: { clients: [{ podlabels: { app: "x" }, podLabels: {} }] } } },
      at: "edge/backend: network.clients.0.podlabels",
      message: "There is no option network.clients[0].podlabels: it would change nothing.",
      help: "did you mean podLabels?",
    },
    {
      options: { balancer: { routes: { trace: routeBy.traceID() } } },
      at: "edge/lb: routes.trace",
      message: "There is no option routes.trace: it would change nothing.",
      help: "did you mean traces?",
    },
    {
      options: { balancer: { routes: { traces: "service" } } },
      at: "edge/lb: routes.traces",
      message: 'routes.traces is "service".',
      help: "use routeBy, such as routeBy.traceID(), roundRobin() or leastLoaded()",
    },
    {
      options: { balancer: { routes: { traces: { kind: "hash", key: "attributes", attributes: "tenant.id" } } } },
      at: "edge/lb: routes.traces.attributes",
      message: 'routes.traces.attributes is "tenant.id", not a list.',
      help: "write a list, as in `[…]`",
    },
    {
      options: { balancer: { queue: "centrall" } },
      at: "edge/lb: queue",
      message: 'queue is "centrall", which is none of per-backend, central.',
      help: "did you mean central?",
    },
    {
      options: { balancer: { compression: "deflate" } },
      at: "edge/lb: compression",
      message: 'compression is "deflate", which is none of gzip, snappy, zstd, none.',
      help: 'use one of "gzip", "snappy", "zstd", "none"',
    },
    {
      options: { balancer: { headers: { "x-tenant": 7 } } },
      at: "edge/lb: headers.x-tenant",
      message: "headers.x-tenant is 7, not a text.",
      help: 'write a text, as in "…"',
    },
    {
      options: { balancer: { headers: new Map([["x-tenant", "a"]]) } },
      at: "edge/lb: headers",
      message: "headers is {}, not an object.",
      help: "write an object, as in `{ … }`",
    },
    {
      options: { generator: { signal: "spans" } },
      at: "edge/checkout: signal",
      message: 'signal is "spans", which is none of traces, metrics, logs.',
      help: 'use one of "traces", "metrics", "logs"',
    },
    {
      options: { blueprint: { output: "helm" } },
      at: "edge: output",
      message: 'output is "helm", which is none of operator, workload.',
      help: 'use one of "operator", "workload"',
    },
  ];

  test.each(cases)("$at: $message", ({ options, at, message, help }) => {
    expect(optionsWellFormed(declared(options as Variation)).map(brief)).toEqual([
      { code: "FL1009", severity: "error", at, message, help },
    ]);
  });
});
