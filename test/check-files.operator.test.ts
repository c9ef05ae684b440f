/** OpenTelemetryCollectors that someone wrote, with what the operator makes of them: a broken relation is found at its place. */

import { describe } from "vitest";
import { holds } from "./findings-told.ts";
import { api, dns, documents, operated, permitted, plain, sampled } from "./fixtures/written-tiers.ts";

describe("what the operator makes of its objects", () => {
  const both = (front: string, spec?: string, version?: string) =>
    documents(operated("edge", front), operated("sampling", sampled, spec, version));
  holds([
    ["a headless Service", both(dns("sampling-collector-headless.otel.svc.cluster.local"))],
    ["so it does of a text of v1alpha1", both(dns("sampling-collector-headless"), undefined, "v1alpha1")],
    [
      "another beside it that is not",
      both(dns("sampling-collector")),
      /^FL4005 sampling.*name "sampling-collector-headless", which is$/,
    ],
    [
      "a port on which nothing listens is found behind it",
      both(dns("sampling-collector-headless", "14317")),
      /^FL4004 sampling.*Nothing listens on 14317/,
    ],
    [
      "a misspelt name",
      both(dns("sampling-collector-headles")),
      /^FL4004 sampling.*did you mean sampling-collector-headless/,
    ],
    [
      "one for the Collector's own metrics",
      documents(
        operated(
          "prom",
          `receivers: {prometheus: {config: {scrape_configs: [{job_name: c, static_configs: [{targets: ["edge-collector-monitoring.otel:8888"]}]}]}}}
exporters: {debug: {}}
service: {pipelines: {metrics: {receivers: [prometheus], exporters: [debug]}}}`,
        ),
        operated("edge", plain.replace("sampling.otel", "example.com")),
      ),
    ],
    [
      "an account, where none is named",
      documents(
        both(api("sampling-collector.otel")),
        permitted({ subject: "kind: ServiceAccount, name: edge-collector, namespace: otel" }),
      ),
    ],
    [
      "which may nothing until it is bound",
      both(api("sampling-collector.otel")),
      /^FL4006 sampling.*"edge-collector" may not/,
    ],
    [
      "pods on every node",
      operated("sampling", sampled, "mode: daemonset"),
      /^FL3009 tail_sampling.*one on every node/,
    ],
    [
      "no Service where nothing listens",
      documents(
        operated(
          "metrics",
          "receivers: {hostmetrics: {scrapers: {cpu: {}}}}\nexporters: {debug: {}}\nservice: {pipelines: {metrics: {receivers: [hostmetrics], exporters: [debug]}}}",
        ),
        operated("edge", plain.replace("sampling.otel", "metrics-collector.otel")),
      ),
      /^FL4004 .*The operator does not make the Service "metrics-collector"/,
    ],
    ["sidecars", operated("sampling", sampled, "mode: sidecar"), /^FL3009 tail_sampling.*one in every pod/],
    ["an autoscaler", both(dns("sampling-collector-headless"), "autoscaler: {maxReplicas: 5}"), /^FL3020 .*"sampling"/],
    [
      "at v1alpha1 by the number alone",
      both(dns("sampling-collector-headless"), "maxReplicas: 5", "v1alpha1"),
      /^FL3020 5 .*"sampling"/,
    ],
    [
      "pods that a policy selects by the name of the workload",
      documents(
        both(dns("sampling-collector-headless")),
        `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: in, namespace: otel}
spec:
  podSelector: {matchLabels: {app.kubernetes.io/instance: otel.sampling}}
  ingress: [{from: [{podSelector: {matchLabels: {app.kubernetes.io/name: edge-collector}}}]}]`,
      ),
    ],
  ]);
});

describe("who is not there", () => {
  holds([
    [
      "is not looked for among what serves the operator's own metrics",
      documents(
        operated("edge", dns("samplin-headless")),
        operated("sampling", sampled.replace("tail_sampling, ", ""), "replicas: 1"),
      ),
      /^FL4004 samplin-headless.*no Service "samplin-headless" in the namespace "otel".*send to one of sampling-collector, sampling-collector-headless$/,
    ],
    [
      "is not looked for in a namespace without a name",
      operated("edge", dns("sampling")).replace(", namespace: otel", ""),
      /^FL4004 sampling.* There is no Service "sampling" here, so nothing answers/,
    ],
  ]);
});
