import { expect, test } from "vitest";
import { filesMounted } from "../../../../src/check/deployed/objects/files-mounted.ts";
import { checkFiles } from "../../../../src/check-files.ts";
import type { Deployed } from "../../../../src/model/deployed.ts";
import { brief } from "../../topology/declared.ts";
import { deployed } from "./deployed.ts";

const found = (from: Deployed) => filesMounted(from).map(brief);
const exporters = (tls: object) => ({ otlp: { endpoint: "tempo:4317", tls } });
const files = { files: { kind: "secret", secret: "ca", path: "/etc/ca" } };

test("a certificate that no volume brings is missing, told once for all backends", () => {
  expect(found(deployed({ pool: { exporters: exporters({ ca_file: "/etc/ca/ca.crt" }) } }))).toEqual([
    {
      code: "FL4035",
      severity: "error",
      at: "edge/backend: exporters.otlp.tls.ca_file",
      message: "There is no file /etc/ca/ca.crt in the pod: no volume is mounted there.",
      help: 'mount a volume with it, as in `volumes: { files: { kind: "secret", secret: "…", path: "/etc/ca" } }`',
    },
  ]);
});

test.each<[string, object]>([
  ["a volume", { exporters: exporters({ ca_file: "/etc/ca/ca.crt" }), volumes: files }],
  ["one file of a volume", { exporters: exporters({ ca_file: "/etc/ca" }), volumes: files }],
  ["the image of the project", { exporters: exporters({ ca_file: "/etc/ssl/certs/ca-certificates.crt" }) }],
  ["an image of the author's", { exporters: exporters({ ca_file: "/opt/ca.crt" }), image: "registry.example/own:1" }],
  ["the environment, perhaps", { exporters: exporters({ ca_file: "${env:CA}" }) }],
])("%s brings it", (_, pool) => {
  expect(found(deployed({ pool }))).toEqual([]);
});

test("what Fairlead writes has its files", () => {
  const security = { kind: "mutual-tls", serverSecret: "a", clientSecret: "b" };
  const auth = { kind: "bearer-token", secret: "t", key: "token" };
  expect(found(deployed({ pool: { security, auth } }))).toEqual([]);
  expect(found(deployed({ pool: { security, auth }, blueprint: { output: "operator" } }))).toEqual([]);
});

test("a file that the loader reads has to be there, and a token file of an extension", () => {
  const missing = (parts: object) => found(deployed({ pool: parts })).map(({ at }) => at);
  expect(missing({ exporters: { otlp: { endpoint: "${file:/etc/endpoint}" } } })).toEqual([
    "edge/backend: exporters.otlp.endpoint",
  ]);
  expect(missing({ extensions: { bearertokenauth: { filename: "/run/token" } } })).toEqual([
    "edge/backend: extensions.bearertokenauth.filename",
  ]);
  expect(missing({ extensions: { pprof: { save_to_file: "/data/cpu" } } })).toEqual([]);
});

test("logs of a node are not in a pod", () => {
  const receivers = { filelog: { include: ["/var/log/pods/*/*/*.log", "/data/a.log"] } };
  const told = found(deployed({ pool: { receivers, volumes: { data: { kind: "empty-dir", path: "/data" } } } }));
  expect(told.map(({ at, message }) => [at, message])).toEqual([
    ["edge/backend: receivers.filelog.include.0", "Nothing in the pod is at /var/log/pods, so that nothing is read."],
  ]);
  expect(told[0]?.severity).toBe("warning");
  expect(told[0]?.help).toMatch(/hostPath, which the restricted profile forbids/);
});

test("the account's token is in pods that have one", () => {
  const file = "/var/run/secrets/kubernetes.io/serviceaccount/token";
  const receivers = { prometheus: { config: { scrape_configs: [{ job_name: "a", bearer_token_file: file }] } } };
  expect(found(deployed({ pool: { receivers } })).map(({ help }) => help)).toEqual([
    "the pods have no token of their account",
  ]);
  const processors = { k8sattributes: {} };
  expect(found(deployed({ pool: { receivers, processors } }))).toEqual([]);
});

test("an agent is told to mount a folder of its node, and where one is mounted above its place", () => {
  const agent = (path: string, mountPath: string) => {
    const text = `
apiVersion: v1
kind: ConfigMap
metadata: { name: agent, namespace: obs }
data:
  relay.yaml: |
    receivers: { filelog: { include: ["/var/log/pods/*/*/*.log"] } }
    exporters: { debug: {} }
    service: { pipelines: { logs: { receivers: [filelog], exporters: [debug] } } }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, namespace: obs }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      containers:
        - name: agent
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: [--config=/conf/relay.yaml]
          volumeMounts: [{ name: conf, mountPath: /conf }, { name: logs, mountPath: ${mountPath} }]
      volumes: [{ name: conf, configMap: { name: agent } }, { name: logs, hostPath: { path: ${path} } }]
`;
    return checkFiles([{ file: "agent.yaml", text }]).diagnostics.flatMap(({ code, severity, message, help }) =>
      code === "FL4035" ? [`${severity} ${message} ${help}`] : [],
    );
  };
  for (const [path, at] of [
    ["/var/log/pods", "/var/log/pods"],
    ["/var/log", "/var/log/"],
    ["/data/logs", "/var/log/pods"],
    ["/var/log/pods/", "/var/log/pods"],
  ] as const) {
    expect(agent(path, at)).toEqual([]);
  }
  expect(agent("/var/log/pods", "/var/log/pod")).toEqual([
    "warning Nothing in the pod is at /var/log/pods, so that nothing is read. mount that folder of the node: a volume with `hostPath: { path: /var/log/pods }`",
  ]);
  expect(agent("/var/log/pods", "/var/log")).toEqual([
    "warning Nothing in the pod is at /var/log/pods, so that nothing is read: /var/log/pods of the node is mounted at /var/log. mount it at /var/log/pods",
  ]);
});
