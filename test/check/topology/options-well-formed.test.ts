import { describe, expect, test } from "vitest";
import { bearerToken, dns, mutualTls, roundRobin, routeBy } from "../../../src/blueprint/vocabulary.ts";
import { optionsWellFormed } from "../../../src/check/topology/options-well-formed.ts";
import { seconds } from "../../../src/model/duration.ts";
import { brief, declared } from "./declared.ts";

test("every option of its own kind is fine", () => {
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
    blueprint: { output: "operator", gitops: { repoURL: "https://a.example/b", revision: "v1", path: "edge" } },
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
      message: "security.clientSecret is missing.",
      help: 'write a string, as in "…"',
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
      message: 'queue is "centrall", which is not one of per-backend, central.',
      help: "did you mean central?",
    },
    {
      options: { balancer: { compression: "deflate" } },
      at: "edge/lb: compression",
      message: 'compression is "deflate", which is not one of gzip, snappy, zstd, none.',
      help: 'use one of "gzip", "snappy", "zstd", "none"',
    },
    {
      options: { balancer: { target: "fairlead", compression: "snappy" } },
      at: "edge/lb: compression",
      message: 'compression is "snappy", which is not one of gzip, zstd, none.',
      help: 'use one of "gzip", "zstd", "none"',
    },
    {
      options: { balancer: { headers: { "x-tenant": 7 } } },
      at: "edge/lb: headers.x-tenant",
      message: "headers.x-tenant is 7, not a string.",
      help: 'write a string, as in "…"',
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
      message: 'signal is "spans", which is not one of traces, metrics, logs.',
      help: 'use one of "traces", "metrics", "logs"',
    },
    {
      options: { blueprint: { output: "helm" } },
      at: "edge: output",
      message: 'output is "helm", which is not one of operator, workload.',
      help: 'use one of "operator", "workload"',
    },
  ];

  const unknown: typeof cases = [
    { options: { pool: { cuont: 3 } }, at: "edge/backend: cuont", message: "cuont", help: "did you mean count?" },
    { options: { balancer: { retrys: {} } }, at: "edge/lb: retrys", message: "retrys", help: "did you mean retry?" },
    {
      options: { balancer: { target: "fairlead", slowStrat: "1m" } },
      at: "edge/lb: slowStrat",
      message: "slowStrat",
      help: "did you mean slowStart?",
    },
    {
      options: { generator: { body: "x" } }, // Of logs, and this one sends traces.
      at: "edge/checkout: body",
      message: "body",
      help: "there are to, signal, every, runner, replicas, serviceName, serviceVersion, attributes, network, resources, image, accept, env, volumes, sidecars, initContainers, updateStrategy, nodeSelector, tolerations, affinity, priorityClass, imagePullSecrets, imagePullPolicy, labels, annotations, podLabels, podAnnotations, serviceAccount",
    },
    { options: { blueprint: { gitOps: {} } }, at: "edge: gitOps", message: "gitOps", help: "did you mean gitops?" },
  ].map((one) => ({ ...one, message: `There is no option ${one.message}: it would change nothing.` }));

  test.each([...cases, ...unknown])("$at: $message", ({ options, at, message, help }) => {
    expect(optionsWellFormed(declared(options)).map(brief)).toEqual([
      { code: "FL1009", severity: "error", at, message, help },
    ]);
  });
});

describe("an option's value is held against its kind", () => {
  const secret = { kind: "bearer-token", secret: "otlp_token", key: "the token" };
  const cases: readonly { options: object; found: readonly (readonly [code: string, at: string])[] }[] = [
    {
      options: { pool: { count: 0, discovery: { kind: "dns", interval: "10", timeout: "0s" } } },
      found: [
        ["FL3013", "edge/backend: count"],
        ["FL3014", "edge/backend: discovery.interval"],
        ["FL3014", "edge/backend: discovery.timeout"],
      ],
    },
    {
      options: { pool: { security: mutualTls({ serverSecret: "Backend TLS", clientSecret: "b" }), auth: secret } },
      found: [
        ["FL4001", "edge/backend: security.serverSecret"],
        ["FL4001", "edge/backend: auth.secret"],
        ["FL4001", "edge/backend: auth.key"],
      ],
    },
    {
      options: { pool: { healthCheck: { interval: "1500ms", timeout: "1s", healthyThreshold: 0 } } },
      found: [
        ["FL3008", "edge/backend: healthCheck.interval"],
        ["FL3008", "edge/backend: healthCheck.healthyThreshold"],
        ["FL3008", "edge/backend: healthCheck.unhealthyThreshold"],
      ],
    },
    {
      options: { pool: { maxConnectionAge: { age: "1 minute" } } },
      found: [
        ["FL3014", "edge/backend: maxConnectionAge.age"],
        ["FL3014", "edge/backend: maxConnectionAge.grace"],
      ],
    },
    {
      options: { pool: { resources: { requests: { cpu: "a lot", memory: "1Gi" }, limits: {} } } },
      found: [
        ["FL4010", "edge/backend: resources.requests.cpu"],
        ["FL4010", "edge/backend: resources.limits.memory"],
      ],
    },
    {
      options: {
        balancer: {
          network: { clients: [{ podLabels: {} }, { namespace: "a b", podLabels: {} }], egress: [{ cidr: "::" }] },
        },
      },
      found: [
        ["FL4001", "edge/lb: network.clients.1.namespace"],
        ["FL4011", "edge/lb: network.egress.0.cidr"],
        ["FL4011", "edge/lb: network.egress.0.port"],
      ],
    },
    {
      options: { balancer: { replicas: 1.5, timeout: 5, retry: { initialInterval: "1s", maxElapsedTime: "-1s" } } },
      found: [
        ["FL3013", "edge/lb: replicas"],
        ["FL3014", "edge/lb: timeout"],
        ["FL3014", "edge/lb: retry.maxElapsedTime"],
      ],
    },
    {
      options: { balancer: { target: "fairlead", autoscaling: { min: 0, cpu: "much" } } },
      found: [
        ["FL3013", "edge/lb: replicas"],
        ["FL3013", "edge/lb: autoscaling.min"],
        ["FL3013", "edge/lb: autoscaling.max"],
        ["FL4010", "edge/lb: autoscaling.cpu"],
      ],
    },
    {
      options: { balancer: { target: "fairlead", slowStart: 5, senders: { auth: secret } } },
      found: [
        ["FL3014", "edge/lb: slowStart"],
        ["FL4001", "edge/lb: senders.auth.secret"],
        ["FL4001", "edge/lb: senders.auth.key"],
      ],
    },
    {
      options: { generator: { every: seconds(Number.NaN), replicas: 1_001 } },
      found: [
        ["FL3013", "edge/checkout: replicas"],
        ["FL3014", "edge/checkout: every"],
      ],
    },
    {
      options: {
        blueprint: { clusterDomain: "cluster..local", gitops: { revision: "HEAD", project: { name: "Team A" } } },
      },
      found: [
        ["FL4001", "edge: clusterDomain"],
        ["FL6002", "edge: gitops.repoURL"],
        ["FL6001", "edge: gitops.revision"],
        ["FL6002", "edge: gitops.path"],
        ["FL4001", "edge: gitops.project.name"],
      ],
    },
  ];

  test.each(cases)("$options", ({ options, found }) => {
    const places = optionsWellFormed(declared(options)).map(brief);
    expect(places.map(({ code, at }) => [code, at]).sort()).toEqual(found.map((one) => [...one]).sort());
  });
});

test.each([
  [
    { namespace: { name: "shop", creat: false } },
    "namespace.creat",
    "There is no option namespace.creat: it would change nothing.",
  ],
  [{ namespace: { name: "shop", create: "no" } }, "namespace.create", 'namespace.create is "no".'],
  [{ namespace: 5 }, "namespace", "namespace is 5, not a string."],
])("%j is a misfit", (blueprint, at, message) => {
  const [found] = optionsWellFormed(declared({ blueprint })).map(brief);
  expect(found).toMatchObject({ code: "FL1009", at: `edge: ${at}`, message });
});

test.each([
  [{ balancer: { target: "fairlead", headers: { h: "x\ud800" } } }, "edge/lb: headers.h"],
  [{ pool: { exporters: { debug: { a: ["\udc00"] } } } }, "edge/backend: exporters.debug.a.0"],
  [{ pool: { env: { "\ud83d": "😀" } } }, "edge/backend: env"],
])("half of a character is refused where it stands: %j", (options, at) => {
  const found = optionsWellFormed(declared(options)).map(brief);
  expect(found).toMatchObject([{ code: "FL1009", at, help: "write the whole character" }]);
});
