import { expect, test } from "vitest";
import { imagesSufficient } from "../../../../src/check/deployed/objects/images-sufficient.ts";
import { checkFiles } from "../../../../src/check-files.ts";
import { brief } from "../../topology/declared.ts";
import { deployed } from "./deployed.ts";

const found = (variation: object) => imagesSufficient(deployed({ release: "0.161.0", ...variation })).map(brief);
const sampling = { processors: { tail_sampling: { policies: [{ name: "a", type: "always_sample" }] } } };

test("the core distribution does not start with components of contrib", () => {
  expect(found({ pool: { ...sampling, image: "otel/opentelemetry-collector:0.161.0" } })).toEqual([
    {
      code: "FL4044",
      severity: "error",
      at: "edge/backend: image",
      message:
        '"otel/opentelemetry-collector:0.161.0" is the core distribution, which has no processor "tail_sampling": the Collector would not start.',
      help: 'use "otel/opentelemetry-collector-contrib:0.161.0"',
    },
  ]);
});

test("a Collector that balances needs the exporter, and with a token its extension", () => {
  const image = "mirror.example.com/otel/opentelemetry-collector:0.161.0";
  const auth = { kind: "bearer-token", secret: "token", key: "token" };
  const security = { kind: "mutual-tls", serverSecret: "a", clientSecret: "b" };
  expect(found({ balancer: { image }, pool: { auth, security } }).map(({ at, message }) => [at, message])).toEqual([
    [
      "edge/lb: image",
      `"${image}" is the core distribution, which has no exporter "load_balancing", no extension "bearertokenauth": the Collector would not start.`,
    ],
  ]);
});

test("the k8s distribution has both, and core suffices for what is plain", () => {
  expect(found({ balancer: { image: "otel/opentelemetry-collector-k8s:0.161.0" } })).toEqual([]);
  expect(found({ pool: { image: "otel/opentelemetry-collector:0.161.0" } })).toEqual([]);
  expect(found({ pool: { ...sampling, image: "otel/opentelemetry-collector-contrib:0.161.0" } })).toEqual([]);
});

test("an image of another project with that name is a warning: it may be a build of its own", () => {
  const [one] = found({ pool: { ...sampling, image: "registry.example.com/acme/opentelemetry-collector:1" } });
  expect(one).toMatchObject({ code: "FL4044", severity: "warning" });
});

const config = `
exporters: { loadbalancing: { protocol: { otlp: { tls: { insecure: true } } }, resolver: { dns: { hostname: a } } } }
receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
service: { pipelines: { traces: { receivers: [otlp], exporters: [loadbalancing] } } }`;

test.each([
  [
    "a Deployment",
    `apiVersion: v1
kind: ConfigMap
metadata: { name: c, namespace: n }
data:
  config.yaml: |${config.replaceAll("\n", "\n    ")}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: d, namespace: n }
spec:
  template:
    spec:
      volumes: [{ name: c, configMap: { name: c } }]
      containers:
        - name: otelcol
          image: otel/opentelemetry-collector:0.129.1
          args: ["--config=/conf/config.yaml"]
          volumeMounts: [{ name: c, mountPath: /conf }]
`,
    19,
  ],
  [
    "an object of the operator",
    `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: { name: d, namespace: n }
spec:
  image: otel/opentelemetry-collector:0.129.1
  config:${config.replaceAll("\n", "\n    ")}
`,
    5,
  ],
  [
    "values of the Helm chart",
    `image:
  repository: otel/opentelemetry-collector
  tag: 0.129.1
config:${config.replaceAll("\n", "\n  ")}
`,
    2,
  ],
])("%s is held against its image, at the image", (_, text, line) => {
  const { diagnostics } = checkFiles([{ file: "a.yaml", text }]);
  const at = diagnostics.filter(({ code }) => code === "FL4044").map(({ place }) => place.range?.start.line);
  expect(at).toEqual([line]);
});
