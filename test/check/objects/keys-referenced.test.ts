import { describe } from "vitest";
import { holds } from "../../findings-told.ts";
import { documents, plain, service, tier } from "../../fixtures/written-tiers.ts";

const alone = plain.replace("sampling.otel", "vendor.example.com").replace(", tls: {insecure: true}", "");
const from = (source: string) =>
  tier({
    name: "edge",
    config: alone,
    spec: "replicas: 1",
    container: `ports: [{name: otlp, containerPort: 4317}]\nenv: [{name: KEY, valueFrom: {${source}}}]`,
  });
const secret = (name: string, more = "stringData: {api-key: abc}") =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: otel}\n${more}`;
const bind = (ref: string) =>
  documents(
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: edge, namespace: otel}\nrules: []`,
    `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: {name: edge, namespace: otel}
roleRef: {apiGroup: rbac.authorization.k8s.io, ${ref}}\nsubjects: [{kind: ServiceAccount, name: edge, namespace: otel}]`,
    tier({ name: "edge", config: alone, spec: "replicas: 1" }),
  );
const stateful = (name: string) =>
  documents(
    tier({ name: "edge", kind: "StatefulSet", config: alone, spec: `serviceName: ${name}\nreplicas: 1` }),
    service("edge"),
  );

/** Kubernetes API: EnvVarSource, RoleRef, StatefulSetSpec. */
describe("what is named in another object", () => {
  holds([
    ["a key that is there", documents(from("secretKeyRef: {name: vendor, key: api-key}"), secret("vendor"))],
    [
      "a key that is not",
      documents(from("secretKeyRef: {name: vendor, key: apikey}"), secret("vendor")),
      /^FL4042 apikey.*no key "apikey", without which no pod of "edge" starts.*did you mean api-key/,
    ],
    [
      "one that may be missing",
      documents(from("secretKeyRef: {name: vendor, key: apikey, optional: true}"), secret("vendor")),
    ],
    [
      "a Secret that somebody fills",
      documents(from("secretKeyRef: {name: vendor, key: apikey}"), secret("vendor", "")),
    ],
    ["a Secret of elsewhere", documents(from("secretKeyRef: {name: other, key: apikey}"), secret("vendor"))],
    [
      "one whose name is nearly that",
      documents(from("secretKeyRef: {name: vendors, key: api-key}"), secret("vendor")),
      /^FL4042 vendors.*There is no Secret "vendors" here.*did you mean vendor/,
    ],
    ["a role that is there", bind("kind: Role, name: edge")],
    ["a role of elsewhere", bind("kind: ClusterRole, name: view")],
    ["one of the other kind", bind("kind: ClusterRole, name: edge"), /^FL4042 ClusterRole.*write kind: Role$/],
    ["a name that is nearly a role's", bind("kind: Role, name: egde"), /^FL4042 egde.*did you mean edge/],
    ["the Service of a StatefulSet", stateful("edge")],
    ["a misspelt one", stateful("edges"), /^FL4042 edges.*no names of their own.*did you mean edge/],
  ]);
});

/** Core otelcol of both versions: "unknown flag: --config /conf/config.yaml"; a runtime looks for a program of the name of a flag. */
describe("arguments", () => {
  const edge = tier({ name: "edge", config: alone, spec: "replicas: 1" });
  holds([
    [
      "with a blank in them are one",
      edge.replace("args: [--config=/conf/config.yaml]", 'args: ["--config /conf/config.yaml"]'),
      /^FL4035 "--config .*is one argument.*write "--config=\/conf\/config.yaml", or two arguments/,
    ],
    [
      "are no command",
      edge.replace("args: [--config=/conf/config.yaml]", "command: [--config=/conf/config.yaml]"),
      /^FL4035 --config.*no container starts/,
    ],
  ]);
});

/** apimachinery resource.Quantity. */
describe("amounts", () => {
  const edge = tier({ name: "edge", config: alone, spec: "replicas: 1" });
  holds([
    ["of memory in thousandths", edge.replace("512Mi", "512m"), /^FL4042 512m.*thousandths of a byte.*write "512Mi"/],
    ["that are none", edge.replace("512Mi", "512mi"), /^FL4042 512mi.*is not an amount of memory/],
    ["with an exponent", edge.replace("512Mi", "5e8")],
  ]);
});

describe("a workload that does not select its own pods", () => {
  const edge = tier({ name: "edge", config: alone, spec: "replicas: 1" });
  holds([
    [
      "is the only cause of what misses them",
      documents(edge.replace("metadata: {labels: {app: edge}}", "metadata: {labels: {app: egde}}"), service("edge")),
      /^FL4042 \{app: edge\}.*does not select its own pods/,
    ],
  ]);
});
