import { bearerToken, collector, dns, k8s, type Release, roundRobin, routeBy, tls } from "fairlead";
import { describe, expect, test } from "vitest";
import { deployedOf } from "../../src/lower/deployed.ts";
import { jsonAt } from "../../src/model/json.ts";
import { planOf } from "../every-blueprint.ts";
import { small, type Variation } from "../small.ts";

const security = "plaintext";
const apiServer = { cidr: "10.0.0.1/32", port: 6443 };
const network = { clients: [{ podLabels: {} }], apiServer };

function planTo(options: object, balancer: object = {}, variation: Variation = {}) {
  const { release = "0.161.0" } = variation;
  const existing = collector<Release>(release).existing("sampler", { security, ...options });
  return planOf(
    small({
      ...variation,
      release,
      balancer: { to: existing, ...balancer },
      blueprint: { backends: [], ...variation.blueprint },
    }),
  );
}

/** What a Collector that balances is told. */
function exporterTo(options: object, balancer?: object, variation?: Variation) {
  const [config] = planTo(options, balancer, variation).configs;
  return (
    jsonAt(config?.body ?? {}, ["exporters", "load_balancing"]) ??
    jsonAt(config?.body ?? {}, ["exporters", "loadbalancing"])
  );
}

const fairlead = { target: "fairlead", queue: undefined };
const configTo = (options: object, balancer = {}) => planTo(options, { ...fairlead, ...balancer }).programs[0]?.config;

describe("nothing of what exists already is deployed", () => {
  test("by the balancer's blueprint", () => {
    const plan = planTo({ service: "sampling/tail-sampler" });
    expect(plan.workloads.map(({ name }) => name)).toEqual(["edge-collector"]);
    expect(plan.services.map(({ name }) => name)).toEqual(["edge-collector"]);
    expect(plan.policies.map(({ name }) => name)).toEqual(["edge-collector"]);
  });
});

describe("a health check", () => {
  const asked = { interval: "5s", timeout: "1s", healthyThreshold: 1, unhealthyThreshold: 3 };
  const service = "sampling/tail-sampler";
  const active = (healthCheck: object, of: object = { service }) =>
    configTo({ ...of, healthCheck: { ...asked, ...healthCheck } })?.health.active;
  const opened = (healthCheck: object) =>
    planTo({ service, podLabels: { app: "sampler" }, healthCheck: { ...asked, ...healthCheck } }, fairlead).policies;

  test("connects where they take OTLP, or asks by HTTP where the Collector's health_check extension answers", () => {
    const often = { intervalMs: 5_000, timeoutMs: 1_000, healthyThreshold: 1, unhealthyThreshold: 3 };
    expect(active({})).toEqual({ kind: "tcp", path: "/", port: undefined, ...often });
    expect(active({ kind: "grpc" }, { hosts: ["a:1", "b:2"] })).toMatchObject({ kind: "grpc", port: undefined });
    expect(active({ kind: "http" })).toMatchObject({ kind: "http", path: "/", port: 13133 });
    expect(active({ kind: "http", path: "/ready", port: 8080 })).toMatchObject({ path: "/ready", port: 8080 });
  });

  test("has a way there, in the policies of both ends", () => {
    const portsOf = (healthCheck: object) => {
      const [own, theirs] = opened(healthCheck);
      return [own?.egress[1], theirs?.ingress[0]].map((rule) => rule?.ports.map(({ port }) => port));
    };
    expect(portsOf({})).toEqual([[4317], [4317]]);
    expect(portsOf({ kind: "http" })).toEqual([
      [4317, 13133],
      [4317, 13133],
    ]);
  });
});

describe("a Service", () => {
  const service = "sampling/tail-sampler";

  test("is found by DNS under its whole name", () => {
    const hostname = "tail-sampler.sampling.svc.cluster.local";
    expect(jsonAt(exporterTo({ service }) ?? {}, ["resolver"])).toMatchObject({ dns: { hostname, port: "4317" } });
    expect(configTo({ service, port: 14317 })?.resolver).toMatchObject({ kind: "dns", hostname, port: 14317 });
    expect(configTo({ service }, { backendProtocol: "http" })?.resolver).toMatchObject({ port: 4318 });
  });

  test("is watched by name and namespace, with a Role there that its own account is bound to", () => {
    const discovery = k8s();
    expect(jsonAt(exporterTo({ service, discovery }, { network }) ?? {}, ["resolver"])).toEqual({
      k8s: { service: "tail-sampler.sampling", ports: [4317], timeout: "1m" },
    });
    expect(configTo({ service, discovery }, { network })?.resolver).toMatchObject({
      kind: "k8s",
      service: "tail-sampler",
      namespace: "sampling",
    });
    expect(planTo({ service, discovery }, { network }).roles).toMatchObject([
      { name: "edge-collector.small", namespace: "sampling", isWritten: true, serviceAccount: "edge-collector" },
    ]);
    expect(planTo({ service, discovery, grants: "nothing" }, { network }).roles).toMatchObject([{ isWritten: false }]);
  });

  test("of the blueprint's own namespace has a Role there", () => {
    const plan = planTo({ service: "tail-sampler", discovery: k8s() }, { network });
    expect(plan.roles).toMatchObject([{ name: "edge-collector", namespace: "small" }]);
    expect(deployedOf(plan).services.map(({ name }) => name)).toEqual(["edge-collector", "tail-sampler"]);
  });

  test("is spread over by gRPC", () => {
    const { configs } = planTo({ service }, { routes: { traces: roundRobin() }, queue: undefined });
    expect(jsonAt(configs[0]?.body ?? {}, ["exporters", "otlp_grpc", "endpoint"])).toBe(
      "dns:///tail-sampler.sampling.svc.cluster.local:4317",
    );
  });

  test("is let out to, and may be let in from", () => {
    const namespaces = { "kubernetes.io/metadata.name": "sampling" };
    const podLabels = { app: "sampler" };
    const out = (options: object) =>
      planTo({ service, ...options })
        .policies.at(0)
        ?.egress.at(1)?.peers;
    expect(out({})).toEqual([{ kind: "pods", namespaces, labels: {} }]);
    expect(out({ podLabels })).toEqual([{ kind: "pods", namespaces, labels: podLabels }]);
    expect(planTo({ service, podLabels }).policies.at(-1)).toMatchObject({
      name: "edge-collector.small",
      namespace: "sampling",
      isWritten: false,
      closes: ["Ingress"],
      selector: podLabels,
      ingress: [{ peers: [{ namespaces: { "kubernetes.io/metadata.name": "small" } }], ports: [{ port: 4317 }] }],
      egress: [],
    });
    expect(planTo({ service, podLabels, grants: "role-and-policy" }).policies.at(-1)).toMatchObject({
      isWritten: true,
    });
  });

  test("has as many timeouts in its deadline as it has backends, about", () => {
    expect(exporterTo({ service, count: 4 }, { queue: "central" })).toMatchObject({ timeout: "20s" });
    expect(exporterTo({ service }, { queue: "central" })).toMatchObject({ timeout: "50s" });
  });
});

describe("hosts", () => {
  const hosts = ["b.example.com", "a.example.com:443", "2001:db8::7", "192.0.2.7"];

  test("are listed with their ports, IPv6 in brackets", () => {
    const listed = ["b.example.com:4317", "a.example.com:443", "[2001:db8::7]:4317", "192.0.2.7:4317"];
    expect(jsonAt(exporterTo({ hosts }) ?? {}, ["resolver"])).toEqual({ static: { hostnames: listed } });
    expect(configTo({ hosts, weights: { "192.0.2.7": 3 } })?.resolver).toEqual({
      kind: "static",
      backends: [
        { endpoint: "192.0.2.7:4317", weight: 3 },
        { endpoint: "[2001:db8::7]:4317", weight: 1 },
        { endpoint: "a.example.com:443", weight: 1 },
        { endpoint: "b.example.com:4317", weight: 1 },
      ],
    });
  });

  test("have a second name on a Collector's ring for a weight of two", () => {
    const weights = { "b.example.com": 2 };
    expect(
      jsonAt(exporterTo({ hosts: hosts.slice(0, 2), weights }) ?? {}, ["resolver", "static", "hostnames"]),
    ).toEqual(["b.example.com:4317", "b.example.com", "a.example.com:443"]);
  });

  test("are sent to at their addresses and ports; a name may have any address", () => {
    const [policy] = planTo({ hosts }).policies;
    const rule = policy?.egress.at(1);
    expect(rule?.peers).toMatchObject([
      { cidr: "2001:db8::7/128" },
      { cidr: "192.0.2.7/32" },
      { cidr: "0.0.0.0/0" },
      { cidr: "::/0" },
    ]);
    expect(rule?.ports.map(({ port }) => port)).toEqual([4317, 443]);
    expect(planTo({ hosts, cidrs: ["10.0.0.0/8"] }).policies[0]?.egress[1]?.peers).toMatchObject([
      { cidr: "2001:db8::7/128" },
      { cidr: "192.0.2.7/32" },
      { cidr: "10.0.0.0/8" },
    ]);
  });

  test("of one name are what DNS answers with", () => {
    const found = { hosts: ["gw.example.com:443"], discovery: dns() };
    expect(configTo(found)?.resolver).toMatchObject({ kind: "dns", hostname: "gw.example.com", port: 443 });
    expect(jsonAt(exporterTo(found) ?? {}, ["resolver", "dns"])).toMatchObject({
      hostname: "gw.example.com",
      port: "443",
    });
  });
});

describe("encryption", () => {
  const hosts = ["gw.example.com"];
  const at = ["protocol", "otlp", "tls"];

  test.each([
    [tls(), {}, {}],
    [
      tls({ caSecret: "ca" }),
      { ca_file: "/etc/fairlead/backends-ca/ca.crt" },
      { caFile: "/etc/fairlead/backends-ca/ca.crt" },
    ],
    [
      tls({ clientSecret: "client", serverName: "gw" }),
      {
        ca_file: "/etc/fairlead/tls/ca.crt",
        cert_file: "/etc/fairlead/tls/tls.crt",
        key_file: "/etc/fairlead/tls/tls.key",
        server_name_override: "gw",
      },
      {
        caFile: "/etc/fairlead/tls/ca.crt",
        certFile: "/etc/fairlead/tls/tls.crt",
        keyFile: "/etc/fairlead/tls/tls.key",
        serverName: "gw",
      },
    ],
  ])("%j", (asked, collectors, fairleads) => {
    const given = jsonAt(exporterTo({ hosts, security: asked }) ?? {}, at);
    const reload = Object.keys(collectors).length > 0 ? { reload_interval: "10m" } : {};
    expect(given).toEqual({ insecure: false, ...collectors, ...reload });
    expect(configTo({ hosts, security: asked })?.exporter.tls).toEqual(fairleads);
  });

  test("of a Service is for its name, and what is shown comes from Secrets", () => {
    const asked = {
      service: "a/b",
      security: tls({ caSecret: "ca", clientSecret: "client" }),
      auth: bearerToken({ secret: "t" }),
    };
    expect(jsonAt(exporterTo(asked) ?? {}, [...at, "server_name_override"])).toBe("b.a.svc.cluster.local");
    for (const balancer of [{}, fairlead]) {
      expect(planTo(asked, balancer).workloads[0]?.secretMounts).toEqual([
        { name: "tls", secret: "client", keys: ["tls.crt", "tls.key"], path: "/etc/fairlead/tls" },
        { name: "backends-ca", secret: "ca", keys: ["ca.crt"], path: "/etc/fairlead/backends-ca" },
        { name: "token", secret: "t", keys: ["token"], path: "/etc/fairlead/token" },
      ]);
    }
  });
});

test("two balancers send to one pool, each with what it needs there", () => {
  const otel = collector("0.161.0");
  const sampler = otel.existing("sampler", { service: "a/b", security, discovery: k8s(), podLabels: { app: "b" } });
  const routes = { traces: routeBy.traceID() };
  const other = otel.balancer("other", { target: "fairlead", to: sampler, routes, network });
  const first = otel.balancer("first", { to: sampler, routes, network, queue: "central" });
  const plan = planOf(small({ release: "0.161.0", blueprint: { backends: [], balancers: [first, other] } }));
  expect(plan.roles.map(({ name }) => name)).toEqual(["first-collector.small", "other-balancer.small"]);
  expect(plan.policies.map(({ namespace }) => namespace)).toEqual(["small", "small", "a", "a"]);
});

test("hosts of a namespace that the blueprint fills otherwise may be anybody's Services", () => {
  for (const hosts of [
    ["a", "b:4320"],
    ["a.small:1", "a.small.svc.cluster.local:2"],
  ]) {
    expect(planTo({ hosts }).services.map(({ name }) => name)).toEqual(["edge-collector"]);
    expect(configTo({ hosts })?.resolver).toMatchObject({ kind: "static" });
  }
});
