import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const objects = (binding: string, subject: string) => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: edge, namespace: obs }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: edge, namespace: obs }
rules: [{ apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list, watch] }]
---
apiVersion: rbac.authorization.k8s.io/v1
${binding}
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: edge }
subjects: [${subject}]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: edge, namespace: obs }
data:
  config.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    exporters:
      load_balancing:
        protocol: { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } }
        resolver: { k8s: { service: pool.obs } }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [load_balancing] } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: edge, namespace: obs }
spec:
  selector: { matchLabels: { app: edge } }
  template:
    metadata: { labels: { app: edge } }
    spec:
      serviceAccountName: edge
      containers:
        - name: otel
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: ["--config=/conf/config.yaml"]
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: edge } }]
`;

function found(binding: string, subject: string): readonly string[] {
  return checkFiles([{ file: "all.yaml", text: objects(binding, subject) }])
    .diagnostics.filter(({ code }) => code === "FL4042" || code === "FL4006")
    .map(({ code, severity, help }) => `${code} ${severity} ${help}`);
}

const bound = "kind: RoleBinding\nmetadata: { name: edge, namespace: obs }";

/** As ValidateRoleBindingSubject of Kubernetes 1.36 has it: of an account the namespace is required, and of nobody else. */
test("an account that a binding names without its namespace is refused, and meant for the permission all the same", () => {
  expect(found(bound, "{ kind: ServiceAccount, name: edge, namespace: obs }")).toEqual([]);
  expect(found(bound, "{ kind: ServiceAccount, name: edge }")).toEqual(["FL4042 error add namespace: obs"]);
  expect(
    found(bound, "{ kind: User, name: 'system:serviceaccount:obs:edge', apiGroup: rbac.authorization.k8s.io }"),
  ).toEqual([]);
});

test("where the binding has no namespace either, kustomize may put both there", () => {
  const open = "kind: RoleBinding\nmetadata: { name: edge }";
  expect(found(open, "{ kind: ServiceAccount, name: edge }")).toContain("FL4042 warning add namespace: obs");
});
