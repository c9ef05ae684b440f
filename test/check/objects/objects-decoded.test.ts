import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const objects = (...changes: readonly (readonly [string, string])[]) =>
  changes.reduce(
    (text, [from, to]) => text.replace(from, to),
    `apiVersion: v1
kind: ConfigMap
metadata: { name: edge }
data:
  config.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: edge, annotations: { team: "7" } }
spec:
  replicas: 2
  selector: { matchLabels: { app: edge } }
  template:
    metadata: { labels: { app: edge } }
    spec:
      terminationGracePeriodSeconds: 30
      containers:
        - name: otel
          image: otel/opentelemetry-collector-contrib:0.161.0
          args: ["--config=/conf/config.yaml"]
          env: [{ name: LEVEL, value: "1" }]
          ports: [{ name: otlp, containerPort: 4317 }, { name: more, containerPort: 4318 }]
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: edge } }]
---
apiVersion: v1
kind: Service
metadata: { name: edge }
spec:
  clusterIP: None
  selector: { app: edge }
  ports: [{ name: grpc, port: 4317 }, { name: metrics, port: 8888, targetPort: 8888 }]
`,
  );

function found(...changes: readonly (readonly [string, string])[]): readonly string[] {
  return checkFiles([{ file: "all.yaml", text: objects(...changes) }])
    .diagnostics.filter(({ code }) => code === "FL4042")
    .map(({ severity, place, help }) => `${severity} ${place.path.slice(1).join(".")} ${help}`);
}

test("what is sound is read", () => {
  expect(found()).toEqual([]);
});

const container = "spec.template.spec.containers.0";

/** What a real API server of 1.36 and kubectl's strict validation refuse. */
test.each<[string, string, string]>([
  ["apps/v1", "v1", "apiVersion write apiVersion: apps/v1"],
  ["apps/v1", "extensions/v1beta1", "apiVersion write apiVersion: apps/v1"],
  ["terminationGracePeriod", "terminationGracePeriot", "spec.template.spec.terminationGracePeriotSeconds did you mean"],
  ["volumeMounts", "volumeMount", `${container}.volumeMount did you mean volumeMounts?`],
  ["{ name: more, containerPort", "{ name: more, containerport", `${container}.ports.1.containerport did you mean`],
  ["targetPort", "tagetPort", "spec.ports.1.tagetPort did you mean targetPort?"],
  ["replicas: 2", "replica: 2", "spec.replica did you mean replicas?"],
  ["replicas: 2", 'replicas: "2"', "spec.replicas write it without quotes"],
  ["containerPort: 4318", 'containerPort: "4318"', `${container}.ports.1.containerPort write it without quotes`],
  ['value: "1"', "value: 1", `${container}.env.0.value write it in quotes: "1"`],
  ['value: "1"', "value: true", `${container}.env.0.value write it in quotes: "true"`],
  ['team: "7"', "team: 7", 'metadata.annotations.team write it in quotes: "7"'],
  ["name: more", "name: open-telemetry-http", `${container}.ports.1.name use at most 15`],
  ["name: more", "name: More", `${container}.ports.1.name use at most 15`],
  ["name: more", "name: otlp", `${container}.ports.1.name replace the first one instead`],
  ["name: metrics", "name: grpc", "spec.ports.1.name rename one of them"],
  ["name: metrics, ", "", "spec.ports.1 give each of them a name"],
  ["clusterIP: None", "clusterIP: none", "spec.clusterIP write clusterIP: None"],
])("instead of %s it is refused to write %s", (from, to, expected) => {
  expect(found([from, to])).toEqual([expect.stringMatching(new RegExp(`^error ${expected.replace("?", "\\?")}`))]);
});

test("what a later version may have, and kinds of other groups, are left alone", () => {
  expect(found(["replicas: 2", "replicas: 2\n  fieldOfTomorrow: 1"])).toEqual([]);
  expect(found(["apiVersion: v1\nkind: Service", "apiVersion: serving.knative.dev/v1\nkind: Service"])).toEqual([]);
});

/** A client-side apply takes two variables of one name, and any server rules of a direction that does not count. */
test("what the API server takes is a warning", () => {
  expect(
    found(['env: [{ name: LEVEL, value: "1" }]', 'env: [{ name: LEVEL, value: "1" }, { name: LEVEL, value: "2" }]']),
  ).toEqual([`warning ${container}.env.1.name replace the first one instead`]);
});

/** A real API server of 1.36 with the operator's CRD: "must be of type". */
test.each([
  ["image: 1", "image"],
  ['replicas: "2"', "replicas"],
  ["env: [{ name: A, value: 1 }]", "env.0.value"],
  ['ports: [{ name: a, port: "1" }]', "ports.0.port"],
  ["args: { debug: true }", "args.debug"],
])("an OpenTelemetryCollector is refused with %s", (line, at) => {
  const text = `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: { name: edge, namespace: obs }
spec:
  ${line}
  config:
    receivers: { otlp: { protocols: { grpc: {} } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
`;
  const errors = checkFiles([{ file: "all.yaml", text }]).diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ place }) => place.path.slice(1).join("."))).toEqual([`spec.${at}`]);
});
