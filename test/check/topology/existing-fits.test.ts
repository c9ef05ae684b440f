import { collector, dns, k8s } from "fairlead";
import { describe, expect, test } from "vitest";
import { existingFits } from "../../../src/check/topology/existing-fits.ts";
import { compile } from "../../../src/compile.ts";
import { brief, declared } from "./declared.ts";
import { sendingTo } from "./existing.ts";

test.each([
  { service: "sampling/tail-sampler" },
  { service: "tail-sampler", discovery: k8s(), grants: "nothing", port: 14317 },
  { service: "sampling/tail-sampler", podLabels: { app: "sampler" }, grants: "role-and-policy" },
  { hosts: ["a.example.com", "b.example.com:443", "2001:db8::1"], cidrs: ["10.0.0.0/8"] },
  { hosts: ["a.example.com"], discovery: dns() },
])("%j fits", (options) => {
  expect(existingFits(sendingTo(options))).toEqual([]);
});

describe("is refused where it stands", () => {
  const service = "sampling/tail-sampler";
  test.each<[object, string, string, string]>([
    [
      {},
      "",
      '"sampler" does not say where it is.',
      'name the Service, as `service: "sampling/tail-sampler"`, or the hosts, as `hosts: ["gateway.example.com"]`',
    ],
    [
      { service, hosts: ["a"] },
      "hosts",
      '"sampler" has both a Service and a list of hosts, but a balancer finds backends in one way.',
      "use one of the two",
    ],
    [
      { service: "tail-sampler.sampling.svc.cluster.local" },
      "service",
      '"tail-sampler.sampling.svc.cluster.local" is not the name of a Service, or of a namespace and a Service.',
      'write "sampling/tail-sampler"',
    ],
    [{ hosts: [] }, "hosts", '"sampler" has no hosts, so it is nowhere.', "name them"],
    [
      { hosts: ["https://a.example.com/v1"] },
      "hosts.0",
      '"https://a.example.com/v1" is a URL, which nothing can be sent to.',
      'write "a.example.com"',
    ],
    [
      { hosts: ["a:4317:4317"] },
      "hosts.0",
      '"a:4317:4317" is a host with two ports, which nothing can be sent to.',
      'write "a:4317"',
    ],
    [
      { hosts: ["a", "b:4317", "A"] },
      "hosts.2",
      '"A" is "a" again.',
      "name each host once; `weights` gives one a larger share",
    ],
    [
      { hosts: ["a:1", "b:2"], port: 3 },
      "port",
      'Each host of "sampler" has its own port, so nothing reads this one.',
      "leave it out",
    ],
    [{ service, cidrs: [] }, "cidrs", '"sampler" is found by a Service, so nothing reads cidrs.', "leave it out"],
    [
      { hosts: ["a"], podLabels: {} },
      "podLabels",
      '"sampler" is found by hosts, so nothing reads podLabels.',
      "leave it out",
    ],
    [{ hosts: ["a"], count: 2 }, "count", '"sampler" is found by hosts, so nothing reads count.', "leave it out"],
    [
      { service, discovery: "static" },
      "discovery",
      'The pods behind the Service of "sampler" have no fixed names that a list could contain.',
      "use `dns()` for a headless Service, `k8s()` for any, or name `hosts`",
    ],
    [
      { hosts: ["a"], discovery: k8s() },
      "discovery",
      'Kubernetes knows Services, and "sampler" is a list of hosts.',
      'use "static", or name the `service`',
    ],
    [
      { hosts: ["a", "b"], discovery: dns() },
      "discovery",
      'DNS answers with the addresses of one name, and "sampler" has 2 hosts.',
      'use "static", or a single name',
    ],
    [
      { hosts: ["10.0.0.1"], discovery: dns() },
      "discovery",
      'DNS answers with the addresses of one name, and "sampler" has an address.',
      'use "static", or a single name',
    ],
    [
      { service, grants: "role-and-policy", podLabels: {} },
      "grants",
      'A NetworkPolicy for the pods of "sampler" selects them by labels; without any it would close all pods of their namespace to everybody else.',
      'name their labels, as `podLabels: { app: "tail-sampler" }`; `kubectl get service -o wide` shows the selector',
    ],
    [
      { service, grants: "role" },
      "grants",
      'Only k8s discovery asks the API server, so "sampler" needs no role.',
      "leave it out, or use `discovery: k8s()`",
    ],
    [
      { service, healthCheck: { kind: "tcp", path: "/" } },
      "healthCheck.path",
      'Only a check by HTTP has a path, and this one is by "tcp".',
      'use `kind: "http"`',
    ],
    [
      { service, healthCheck: { kind: "http", path: "ready" } },
      "healthCheck.path",
      '"ready" is not the path of a URL.',
      'write "/ready"',
    ],
    [
      { service, resources: { limits: { memory: "1Gi" } } },
      "resources",
      '"sampler" exists already, so nothing is deployed for it that would have this: resources.',
      "leave it out, or declare what Fairlead is to deploy with `otel.backends(…)`",
    ],
  ])("%j", (options, path, message, help) => {
    expect(existingFits(sendingTo(options)).map(brief)).toEqual([
      { code: "FL2022", severity: "error", at: `edge/sampler: ${path}`, message, help },
    ]);
  });
});

test("what exists already does not stand among what is deployed", () => {
  const sampler = collector("0.129.1").existing("sampler", { service: "a/b", security: "plaintext" });
  const topology = declared({ balancer: { to: sampler }, blueprint: { backends: [sampler] } });
  expect(existingFits(topology).map(brief)).toMatchObject([
    { at: "edge: backends.0", message: '"sampler" exists already, and backends are what the blueprint deploys.' },
  ]);
});

test("a Service of the blueprint's own pools is sent to as that pool", () => {
  const own = declared();
  const topology = { ...sendingTo({ service: "shop/backend-2" }), pools: own.pools };
  expect(existingFits(topology).map(brief)).toMatchObject([{ at: "edge/sampler: service", help: 'send to "backend"' }]);
});

test("one port does not speak gRPC to one balancer and HTTP to another", () => {
  const topology = sendingTo(
    { service: "a/b", port: 4317 },
    { balancer: { target: "fairlead", backendProtocol: "http" } },
  );
  const [first] = topology.balancers;
  if (!first) throw new Error("there is a balancer");
  const both = { ...topology, balancers: [first, { ...first, name: "other", settings: {} }] };
  expect(existingFits(topology)).toEqual([]);
  expect(existingFits(both).map(brief)).toMatchObject([{ code: "FL2022", at: "edge/sampler: port" }]);
});

test("only a central queue counts backends", () => {
  const at = (balancer: object) =>
    existingFits(sendingTo({ service: "a/b", count: 6 }, { balancer })).map(({ message }) => message);
  const unread =
    'Only `queue: "central"` counts backends, for its deadline, and no balancer of "sampler" has it: nothing reads count.';
  expect([at({ queue: "central" }), at({ queue: "per-backend" })]).toEqual([[], [unread]]);
  expect(at({ target: "fairlead", queue: undefined })).toEqual([unread]);
});

test("a check by gRPC needs a port that speaks it", () => {
  const byHttp = { balancer: { target: "fairlead", queue: undefined, backendProtocol: "http" } };
  const at = (healthCheck: object) => existingFits(sendingTo({ service: "a/b", healthCheck }, byHttp)).map(brief);
  expect(at({ kind: "grpc" })).toMatchObject([
    {
      at: "edge/sampler: healthCheck.kind",
      message: '"lb" sends by HTTP, and the port that takes it does not speak gRPC.',
    },
  ]);
  expect([at({ kind: "grpc", port: 4317 }), at({ kind: "tcp" })]).toEqual([[], []]);
});

test("an option that nobody has is told as such, and one of pods once", () => {
  const found = compile(sendingTo({ service: "a/b", sevice: "a/b", replicas: 3, image: "x" })).diagnostics;
  expect(
    found.filter(({ severity }) => severity === "error").map(({ code, place }) => [code, place.path.join(".")]),
  ).toEqual([
    ["FL2022", "image"],
    ["FL1009", "replicas"],
    ["FL1009", "sevice"],
  ]);
});
