/** Objects that someone wrote, by kind of relation: a broken one is found at its place, and the sound one beside it draws nothing. */

import { describe, expect, test } from "vitest";
import { checkFiles } from "../src/check-files.ts";
import { found, holds } from "./findings-told.ts";
import {
  api,
  dns,
  documents,
  hashing,
  indented,
  operated,
  permitted,
  plain,
  sampled,
  service,
  tier,
} from "./fixtures/written-tiers.ts";

const edge = (config: string, more: Partial<Parameters<typeof tier>[0]> = {}) =>
  tier({ name: "edge", config, ...more });
const samplers = tier({
  name: "sampling",
  kind: "StatefulSet",
  spec: "serviceName: sampling\nreplicas: 2",
  config: sampled,
});
const elsewhere = documents(
  tier({ name: "sampling", kind: "StatefulSet", namespace: "far", spec: "replicas: 2", config: sampled }),
  service("sampling", "clusterIP: None", "far"),
);
const behind = (config: string, more = {}) => documents(edge(config, more), samplers, service("sampling"));
const rule = (group: string, resource: string) =>
  `apiGroups: ["${group}"], resources: [${resource}], verbs: [get, list, watch]`;
const newest = { version: "0.161.0" };
const tokenFolder = "/var/run/secrets/kubernetes.io/serviceaccount";
const watched = (more: Parameters<typeof permitted>[0] = {}, edgeMore = {}) =>
  documents(behind(api("sampling.otel"), { pod: "serviceAccountName: edge", ...edgeMore }), permitted(more));

describe("a resolver and its Service", () => {
  holds([
    ["a headless one in front of a StatefulSet", behind(dns("sampling.otel.svc.cluster.local"))],
    [
      "of agents on every node, by its short name",
      documents(
        edge(dns("sampling"), { kind: "DaemonSet", spec: "minReadySeconds: 5" }),
        samplers,
        service("sampling"),
      ),
    ],
    [
      "one that has an address of its own, asked by agents",
      documents(
        edge(dns("sampling"), { kind: "DaemonSet", spec: "minReadySeconds: 5" }),
        samplers,
        service("sampling", "type: ClusterIP"),
      ),
      /^FL4005 sampling.* is not headless.*clusterIP: None/,
    ],
    [
      "a name alone is of the sender's own namespace",
      documents(edge(dns("sampling")), elsewhere),
      /^FL4004 sampling.*looked for in the namespace "otel".*is in "far".*name it sampling\.far$/,
    ],
    ["a name with its namespace", documents(edge(dns("sampling.far")), elsewhere)],
    [
      "a namespace of which nothing is here, beside a Service of that name",
      behind(dns("sampling.monitoring.svc.cluster.local")),
      /^FL4004 sampling.*of which nothing is here, and a Service of that name is in "otel".*name it sampling\.otel\.svc\.cluster\.local/,
    ],
    ["a namespace of which nothing is here", behind(dns("others.monitoring"))],
    [
      "a port that is no text is told, and nothing that follows from it",
      behind(dns("sampling").replace('"4317"', "4317"))
        .replace('"0.0.0.0:4317"', '"0.0.0.0:4317"')
        .replace("port: 4317}", "port: 4317}"),
      /^FL1003 4317/,
    ],
    [
      "a ConfigMap that is not here, beside one that nobody mounts",
      behind(dns("sampling")).replace("configMap: {name: sampling}", "configMap: {name: sampler}"),
      /^FL4035 sampler.*no ConfigMap "sampler" here, and "sampling", which holds a configuration, is not mounted/,
    ],
    [
      "a selector that only nearly means the pods is told, and nothing that follows from it",
      documents(edge(dns("sampling")), samplers, service("sampling").replace("{app: sampling}", "{app: sampler}")),
      /^FL4042 \{app: sampler\}/,
    ],
  ]);
});

describe("names of single pods", () => {
  const named = (spec: string, kind = "StatefulSet") =>
    documents(
      edge(hashing("k8s: {service: sampling, ports: [4317], return_hostnames: true}"), {
        pod: "serviceAccountName: edge",
      }),
      tier({ name: "sampling", kind, config: sampled }),
      service("sampling", spec),
      permitted(),
    );
  holds([
    ["are those of a StatefulSet behind a headless Service", named("clusterIP: None")],
    ["are not known of another Service", named("type: ClusterIP"), /^FL4005 true.*is not headless/],
    ["are not there in a Deployment", named("clusterIP: None", "Deployment"), /^FL4005 true.*have no hostnames/],
  ]);
});

describe("a tier that samples tails", () => {
  const aside = tier({ name: "aside", config: plain });
  const together = documents(edge(dns("sampling")), samplers, service("sampling"));
  const alone = `receivers:
  otlp: {protocols: {grpc: {endpoint: "0.0.0.0:4317"}}}
  otlp/hashed: {protocols: {grpc: {endpoint: "0.0.0.0:4327"}}}
processors:
  tail_sampling: {decision_wait: 10s, policies: [{name: all, type: always_sample}]}
exporters:
  debug: {}
  loadbalancing:
    protocol: {otlp: {tls: {insecure: true}, sending_queue: {enabled: true}}}
    resolver: {dns: {hostname: sampling, port: "4327"}}
service:
  pipelines:
    traces/in: {receivers: [otlp], exporters: [loadbalancing]}
    traces/hashed: {receivers: [otlp/hashed], processors: [tail_sampling], exporters: [debug]}`;
  const forwarded = sampled
    .replace("exporters: {debug: {}}", "connectors: {forward: {}}\nexporters: {debug: {}}")
    .replace(
      /service: .*/,
      "service: {pipelines: {traces/in: {receivers: [otlp], exporters: [forward]}, traces: {receivers: [forward], processors: [tail_sampling], exporters: [debug]}}}",
    );
  holds([
    [
      "is passed by beside those who hash",
      documents(together, aside),
      /^FL3009 tail_sampling.*"otlp\/next" of "aside" spreads them/,
    ],
    [
      "hashes to itself what comes to another receiver",
      documents(tier({ name: "sampling", kind: "StatefulSet", config: alone }), service("sampling"), aside),
    ],
    [
      "in a pipeline behind a connector",
      documents(tier({ name: "sampling", config: forwarded }), service("sampling", "type: ClusterIP"), aside),
      /^FL3009 tail_sampling.*"otlp\/next" of "aside"/,
    ],
    [
      "so it is behind one that hashes",
      documents(edge(dns("sampling")), tier({ name: "sampling", config: forwarded }), service("sampling")),
    ],
  ]);
});

describe("permissions of a k8s resolver", () => {
  holds([
    ["in its own namespace", watched()],
    ["to the user that the account is", watched({ subject: 'kind: User, name: "system:serviceaccount:otel:edge"' })],
    ["to all accounts of the namespace", watched({ subject: 'kind: Group, name: "system:serviceaccounts:otel"' })],
    [
      "to all accounts of another",
      watched({ subject: 'kind: Group, name: "system:serviceaccounts:far"' }),
      /^FL4006 sampling.*"edge" may not get, list, watch endpoints in "otel"/,
    ],
    [
      "to the account of that name in another namespace",
      watched({ subject: "kind: ServiceAccount, name: edge, namespace: monitoring" }),
      /^FL4006 sampling.*as no binding of it is here.*names the account of that name in "monitoring": write namespace: otel there$/,
    ],
    [
      "to an account that is misspelt",
      watched({ subject: "kind: ServiceAccount, name: egde, namespace: otel" }),
      /^FL4006 sampling.*names the account "egde": did you mean edge\?$/,
    ],
    [
      "in a group that is misspelt",
      watched({ rule: rule("discovery", "endpointslices") }, newest),
      /^FL4006 sampling.*has apiGroups \["discovery"\]: write \["discovery\.k8s\.io"\] there$/,
    ],
    [
      "by a role that gathers others",
      watched({ role: "ClusterRole" }).replace(/rules: .*/, "rules: []\naggregationRule: {clusterRoleSelectors: []}"),
    ],
    [
      "of the very Endpoints, which it asks for by name",
      watched({ rule: `${rule("", "endpoints")}, resourceNames: [sampling]` }),
    ],
    ["of other Endpoints", watched({ rule: `${rule("", "endpoints")}, resourceNames: [other]` }), /^FL4006 sampling.*/],
    [
      "of slices by name, which are asked for by a label",
      watched({ rule: `${rule("discovery.k8s.io", "endpointslices")}, resourceNames: [sampling]` }, newest),
      /^FL4006 sampling.*endpointslices in "otel"/,
    ],
    ["of slices", watched({ rule: rule("discovery.k8s.io", "endpointslices") }, newest)],
    [
      "in another namespace than the Service's",
      documents(edge(api("sampling.far"), { pod: "serviceAccountName: edge" }), elsewhere, permitted()),
      /^FL4006 sampling.*endpoints in "far".*bind it, in "far"/,
    ],
    [
      "by a ClusterRole that is bound in the Service's namespace",
      documents(
        edge(api("sampling.far"), { pod: "serviceAccountName: edge" }),
        elsewhere,
        permitted({ role: "ClusterRole", namespace: "far" }),
      ),
    ],
    [
      "a full name leads to no namespace, which is told once",
      documents(behind(api("sampling.otel.svc.cluster.local"), { pod: "serviceAccountName: edge" }), permitted()),
      /^FL3003 /,
    ],
    [
      "an account without a token",
      watched({ account: "automountServiceAccountToken: false" }),
      /^FL4006 sampling.*have no token/,
    ],
    [
      "a volume of the pod's own brings the token",
      watched({ account: "automountServiceAccountToken: false" })
        .replace(
          "volumes: [",
          "volumes: [{name: token, projected: {sources: [{serviceAccountToken: {path: token}}]}}, ",
        )
        .replace("volumeMounts: [", `volumeMounts: [{name: token, mountPath: ${tokenFolder}}, `),
    ],
  ]);
});

describe("a NetworkPolicy", () => {
  const letIn = (ports: string, more = "") =>
    documents(
      behind(dns("sampling")),
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: in, namespace: otel}
spec:
  podSelector: {matchLabels: {app: sampling}}
  ingress: [{ports: [${ports}]${more}}]`,
    );
  holds([
    ["opens a port by its name", letIn("{port: otlp}")],
    ["opens nothing by a name that the pods do not have", letIn("{port: grpc}"), /^FL4008 .*on port 4317/],
    ["opens a range", letIn("{port: 4000, endPort: 4999}")],
    [
      "that looks for another namespace",
      letIn("{port: otlp}", ", from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: far}}}]"),
      /^FL4008 .*"edge" sends to pods of "sampling" on port 4317/,
    ],
    [
      "for egress alone leaves what comes in, and asks for DNS",
      letIn("{port: otlp}")
        .replace("{app: sampling}}\n  ingress: [{ports", "{app: edge}}\n  policyTypes: [Egress]\n  egress: [{ports")
        .replace("{port: otlp}", "{port: 4317}"),
      /^FL4008 .*to ask DNS \(port 53, UDP and TCP\)/,
    ],
  ]);
});

describe("what stands beside is taken as it may be meant", () => {
  const file = (name: string, text: string) => ({ file: name, text });
  const codes = (...files: readonly { readonly file: string; readonly text: string }[]) =>
    checkFiles(files).diagnostics.flatMap(({ code, severity }) => (severity === "info" ? [] : [code]));

  test("a base and its overlay name the same objects, one file does not", () => {
    const base = behind(dns("sampling"));
    expect(codes(file("base/all.yaml", base), file("overlays/prod/all.yaml", base))).toEqual([]);
    expect(codes(file("all.yaml", documents(base, service("sampling"))))).toEqual(["FL4002"]);
  });

  test("a Service of the operator's may be there, too, as a cluster shows it", () => {
    const made = service("sampling-collector", "type: ClusterIP");
    expect(
      codes(file("all.yaml", documents(operated("sampling", plain.replace("sampling.otel", "example.com")), made))),
    ).toEqual([]);
  });

  const toTempo = plain.replace("sampling.otel", "tempo-main.otel");
  const tempo =
    "apiVersion: tempo.grafana.com/v1alpha1\nkind: TempoMonolithic\nmetadata: {name: main, namespace: otel}";
  holds([
    ["an operator's object makes a Service", documents(edge(toTempo), service("edge"), tempo)],
    [
      "which nothing else makes",
      documents(edge(toTempo), service("edge")),
      /^FL4004 "tempo-main\.otel:4317.*no Service "tempo-main"/,
    ],
    [
      "a sidecar mounts what the pod has that it is put into",
      operated(
        "agent",
        plain.replace("sampling.otel", "example.com"),
        "mode: sidecar\nvolumeMounts: [{name: logs, mountPath: /logs}]",
      ),
    ],
    [
      "which no Deployment has",
      operated(
        "agent",
        plain.replace("sampling.otel", "example.com"),
        "volumeMounts: [{name: logs, mountPath: /logs}]",
      ),
      /^FL4042 .*mounts the volume "logs"/,
    ],
  ]);
});

describe("KEDA's autoscalers", () => {
  const scaled = (target: string, more = "maxReplicaCount: 5") =>
    `apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: scaler, namespace: otel}\nspec:\n  scaleTargetRef: {${target}}\n  ${more}`;
  const free = samplers.replace("  replicas: 2\n", "");
  const hashed = documents(edge(dns("sampling")), free, service("sampling"));
  holds([
    ["of a hashed tier", documents(hashed, scaled("kind: StatefulSet, name: sampling")), /^FL3020 5 .*"sampling"/],
    [
      "that say no number go to a hundred",
      documents(hashed, scaled("kind: StatefulSet, name: sampling", "minReplicaCount: 2")),
      /^FL3020 sampling\}.*"sampling"/,
    ],
    [
      "of the tier in front, a Deployment where no kind is said",
      documents(
        edge(dns("sampling"), { spec: "minReadySeconds: 5" }),
        samplers,
        service("sampling"),
        scaled("name: edge"),
      ),
    ],
    [
      "set a number that a workload says back",
      documents(behind(dns("sampling")), scaled("name: edge")),
      /^FL4042 2 .*"edge"/,
    ],
  ]);
});

test("a List is what is in it", () => {
  const listed = (text: string) =>
    `apiVersion: v1\nkind: List\nitems:\n${text
      .split("\n---\n")
      .map((one) => `-${indented(2, one).slice(1)}`)
      .join("\n")}`;
  expect(found(listed(watched()))).toEqual([]);
  expect(found(listed(watched({ rule: 'apiGroups: [""], resources: [endpoints], verbs: [get]' })))).toEqual([
    expect.stringMatching(/^FL4006 sampling.*may not list, watch endpoints/),
  ]);
});
