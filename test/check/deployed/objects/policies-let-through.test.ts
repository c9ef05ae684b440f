import { describe, expect, test } from "vitest";
import { dns, k8s } from "../../../../src/blueprint/vocabulary.ts";
import { policiesLetThrough } from "../../../../src/check/deployed/objects/policies-let-through.ts";
import type { Deployed, OpenedWay } from "../../../../src/model/deployed.ts";
import { namespaceName, type PolicyRule } from "../../../../src/model/plan.ts";
import { brief } from "../../topology/declared.ts";
import { changed, configured, deployed } from "./deployed.ts";

const watching = deployed({
  pool: { discovery: k8s() },
  balancer: { network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } } },
});

function withEgress(from: Deployed, keep: (rule: OpenedWay) => boolean): Deployed {
  return changed(from, "policies", "lb-collector", ({ egress }) => ({ egress: egress.filter(keep) }));
}

const opensDns = ({ ports }: OpenedWay) => ports.some(({ port }) => port === 53);
const finding = (at: string, message: string, help: string) => ({
  code: "FL4008",
  severity: "error",
  at,
  message,
  help,
});

test.each([
  ["static", deployed()],
  ["dns", deployed({ pool: { discovery: dns() } })],
  ["k8s", watching],
  ["the operator", deployed({ blueprint: { output: "operator" } })],
])("what is lowered for %s is let through", (_, from) => {
  expect(policiesLetThrough(from)).toEqual([]);
});

test("without policies everything is open", () => {
  expect(policiesLetThrough({ ...deployed(), policies: [] })).toEqual([]);
});

describe("to the next tier", () => {
  test("the sender's policy lets it out", () => {
    expect(policiesLetThrough(withEgress(deployed(), opensDns)).map(brief)).toEqual([
      finding(
        "edge/lb: network.egress",
        '"lb-collector" sends to pods of "backend-1" on port 4317, but no NetworkPolicy allows it (egress). The same holds for 1 other workload.',
        'add `network: { egress: [{ podLabels: { "app.kubernetes.io/component": "backend", "app.kubernetes.io/managed-by": "fairlead" }, port: 4317 }] }`',
      ),
    ]);
  });

  test("the receiver's policy lets it in", () => {
    const closed = changed(deployed({ pool: { discovery: dns() } }), "policies", "backend", () => ({ ingress: [] }));
    expect(policiesLetThrough(closed).map(brief)).toEqual([
      finding(
        "edge/backend: network.clients",
        '"lb-collector" sends to pods of "backend" on port 4317, but no NetworkPolicy allows it (ingress).',
        'add `network: { clients: [{ podLabels: { "app.kubernetes.io/name": "lb-collector", "app.kubernetes.io/managed-by": "fairlead" }, port: 4317 }] }`',
      ),
    ]);
  });

  test.each<[string, PolicyRule, boolean]>([
    ["any peer and port", { peers: [], ports: [] }, true],
    ["the port from anybody", { peers: [], ports: [{ port: 4317, protocol: "TCP" }] }, true],
    ["a block of addresses", { peers: [{ kind: "cidr", cidr: "10.0.0.0/8", except: [] }], ports: [] }, true],
    ["every pod of the namespace", { peers: [{ kind: "pods", namespaces: undefined, labels: {} }], ports: [] }, true],
    ["every pod there is", { peers: [{ kind: "pods", namespaces: {}, labels: {} }], ports: [] }, true],
    ["namespaces by labels", { peers: [{ kind: "pods", namespaces: { team: "x" }, labels: {} }], ports: [] }, true],
    ["another port", { peers: [], ports: [{ port: 4318, protocol: "TCP" }] }, false],
    ["the port by UDP", { peers: [], ports: [{ port: 4317, protocol: "UDP" }] }, false],
    [
      "pods of another namespace",
      { peers: [{ kind: "pods", namespaces: { [namespaceName]: "x" }, labels: {} }], ports: [] },
      false,
    ],
    ["other pods", { peers: [{ kind: "pods", namespaces: undefined, labels: { a: "b" } }], ports: [] }, false],
  ])("a policy for %s", (_, rule, open) => {
    const from = deployed({ pool: { discovery: dns() } });
    const ruled = changed(from, "policies", "backend", () => ({ ingress: [rule] }));
    expect(policiesLetThrough(ruled)).toHaveLength(open ? 0 : 1);
  });
});

describe("to DNS", () => {
  const help = "allow egress to port 53 by UDP and TCP: DNS sends long answers by TCP";

  test("whoever sends to names may ask", () => {
    expect(policiesLetThrough(withEgress(deployed(), (rule) => !opensDns(rule))).map(brief)).toEqual([
      finding(
        "edge/lb: ",
        'Pods of "lb-collector" send to names, but no NetworkPolicy allows them to ask DNS (port 53, UDP and TCP).',
        help,
      ),
    ]);
  });

  test("by TCP too", () => {
    const udpOnly = changed(deployed(), "policies", "lb-collector", ({ egress }) => ({
      egress: egress.map((rule) => ({
        ...rule,
        ports: rule.ports.filter(({ port, protocol }) => port !== 53 || protocol === "UDP"),
      })),
    }));
    expect(policiesLetThrough(udpOnly).map(brief)).toEqual([
      finding(
        "edge/lb: ",
        'Pods of "lb-collector" send to names, but no NetworkPolicy allows them to ask DNS (port 53, TCP).',
        help,
      ),
    ]);
  });

  test("who watches Kubernetes asks none", () => {
    expect(policiesLetThrough(withEgress(watching, (rule) => !opensDns(rule)))).toEqual([]);
  });
});

test("to the Kubernetes API on any port", () => {
  const open = changed(watching, "policies", "lb-collector", ({ egress }) => ({
    egress: egress.map((rule) => (rule.peers.some(({ kind }) => kind === "cidr") ? { ...rule, ports: [] } : rule)),
  }));
  expect(policiesLetThrough(open)).toEqual([]);
});

test("to the Kubernetes API", () => {
  const closed = withEgress(watching, ({ peers }) => peers.every(({ kind }) => kind !== "cidr"));
  expect(policiesLetThrough(closed).map(brief)).toEqual([
    finding(
      "edge/lb: network.apiServer",
      'Pods of "lb-collector" ask the Kubernetes API, but no NetworkPolicy allows them to reach it.',
      'allow egress to the API server by `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`, with what `kubectl get endpoints kubernetes` shows',
    ),
  ]);
});

describe("out of the blueprint", () => {
  const writing = (endpoint: string, egress: readonly { cidr: string; port: number }[]) => {
    const from = deployed({ pool: { discovery: dns(), network: { egress } } });
    const exporters = configured(from, "backend-config", ["exporters"], { prometheusremotewrite: { endpoint } });
    const pipelines = { metrics: { receivers: ["otlp"], exporters: ["prometheusremotewrite"] } };
    return configured(exporters, "backend-config", ["service", "pipelines"], pipelines);
  };

  test.each([
    ["https://metrics.example.com/api/v1/write", 443],
    ["http://192.0.2.7:9090/api/v1/write", 9090],
    // The Service's port need not be the pods'.
    ["http://prometheus.monitoring.svc.cluster.local/api/v1/write", 9090],
  ])("%s is let out by a declared egress", (endpoint, port) => {
    expect(policiesLetThrough(writing(endpoint, [{ cidr: "0.0.0.0/0", port }]))).toEqual([]);
  });

  test("a Service of another namespace may be named by its pods", () => {
    const from = writing("http://prometheus.monitoring.svc:80/write", []);
    const peers = [{ kind: "pods" as const, namespaces: { [namespaceName]: "monitoring" }, labels: {} }];
    const rule: PolicyRule = { peers, ports: [{ port: 9090, protocol: "TCP" }] };
    const opened = changed(from, "policies", "backend", ({ egress }) => ({ egress: [...egress, rule] }));
    expect(policiesLetThrough(opened)).toEqual([]);
    expect(policiesLetThrough(from).map(brief)).toEqual([
      finding(
        "edge/backend: network.egress",
        '"backend" sends to prometheus.monitoring.svc on port 80, but no NetworkPolicy allows it (egress).',
        'add `network: { egress: [{ namespace: "monitoring", port: 80 }] }`, with the port that its pods listen on',
      ),
    ]);
  });

  test("a short name is a Service of a namespace that the policy names, or a host", () => {
    const from = writing("http://prometheus.monitoring:9090/write", []);
    const peers = [{ kind: "pods" as const, namespaces: { [namespaceName]: "monitoring" }, labels: {} }];
    const rule: PolicyRule = { peers, ports: [{ port: 9090, protocol: "TCP" }] };
    const opened = changed(from, "policies", "backend", ({ egress }) => ({ egress: [...egress, rule] }));
    expect(policiesLetThrough(opened)).toEqual([]);
    expect(
      policiesLetThrough(writing("http://prometheus.monitoring:9090/write", [{ cidr: "192.0.2.0/24", port: 9090 }])),
    ).toEqual([]);
    expect(policiesLetThrough(from).map(({ help }) => help)).toEqual([
      'add `network: { egress: [{ cidr: "0.0.0.0/0", port: 9090 }] }`, or `{ namespace: "monitoring", port: 9090 }` where it is a Service there',
    ]);
  });

  test("pods of a third namespace are not those of the Service", () => {
    const from = writing("http://prometheus.monitoring.svc:9090/write", []);
    const peers = [{ kind: "pods" as const, namespaces: { [namespaceName]: "shop" }, labels: {} }];
    const rule: PolicyRule = { peers, ports: [{ port: 9090, protocol: "TCP" }] };
    const opened = changed(from, "policies", "backend", ({ egress }) => ({ egress: [...egress, rule] }));
    expect(policiesLetThrough(opened)).toHaveLength(1);
  });

  test.each([
    ["198.51.100.0/24", 1],
    ["192.0.2.0/24", 0],
    ["2001:db8::/32", 1],
  ])("whether %s holds the address decides", (cidr, found) => {
    expect(policiesLetThrough(writing("http://192.0.2.7:443/write", [{ cidr, port: 443 }]))).toHaveLength(found);
  });

  test("forty hosts of one exporter are one finding, with a line for all of them", () => {
    const hostnames = Array.from({ length: 40 }, (_, index) => `192.0.2.${index + 1}:4317`);
    const balanced = configured(deployed(), "lb-collector-config", ["exporters", "loadbalancing"], {
      protocol: { otlp: {} },
      resolver: { static: { hostnames } },
    });
    expect(policiesLetThrough(balanced).map(brief)).toEqual([
      finding(
        "edge/lb: network.egress",
        '"lb-collector" sends to 192.0.2.1 and 39 other hosts on port 4317, but no NetworkPolicy allows it (egress).',
        'add `network: { egress: [{ cidr: "192.0.2.0/26", port: 4317 }] }`',
      ),
    ]);
  });

  test("and by none when none is declared", () => {
    expect(policiesLetThrough(writing("https://metrics.example.com/write", [])).map(brief)).toEqual([
      finding(
        "edge/backend: network.egress",
        '"backend" sends to metrics.example.com on port 443, but no NetworkPolicy allows it (egress).',
        'add `network: { egress: [{ cidr: "0.0.0.0/0", port: 443 }] }`, or the block that it is in',
      ),
    ]);
  });
});
