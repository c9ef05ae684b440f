import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const config = (port: number) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: gw, namespace: obs }
data:
  relay.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    exporters: { debug: {} }
    extensions: { health_check: { endpoint: "0.0.0.0:${port}" } }
    service: { extensions: [health_check], pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
`;

const pods = (port: number, release = "0.161.0") => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: gw, namespace: obs }
spec:
  selector: { matchLabels: { app: gw } }
  template:
    metadata: { labels: { app: gw } }
    spec:
      containers:
        - name: collector
          image: otel/opentelemetry-collector-contrib:${release}
          args: [--config=/conf/relay.yaml]
          readinessProbe: { httpGet: { port: ${port}, path: / } }
          volumeMounts: [{ name: conf, mountPath: /conf }]
      volumes: [{ name: conf, configMap: { name: gw } }]
`;

const both = (configured: number, asked: number, release?: string) => `${config(configured)}---${pods(asked, release)}`;

function found(files: Readonly<Record<string, string>>): readonly string[] {
  const given = Object.entries(files).map(([file, text]) => ({ file, text, isFound: true }));
  return checkFiles(given).diagnostics.flatMap(({ code, severity, place }) =>
    code === "FL4046" ? [`${severity} ${place.file}`] : [],
  );
}

test("pods run the configuration beside them, whatever other files have of the same name", () => {
  const sound = both(13133, 13133);
  const broken = both(13134, 13133);
  expect(found({ "prod/gw.yaml": sound, "staging/gw.yaml": both(13134, 13134) })).toEqual([]);
  expect(found({ "prod/gw.yaml": broken, "staging/gw.yaml": sound })).toEqual(["error prod/gw.yaml"]);
  expect(found({ "a/gw.yaml": sound, "prod/gw.yaml": broken })).toEqual(["error prod/gw.yaml"]);
  expect(found({ "gw-prod.yaml": broken, "gw-staging.yaml": sound })).toEqual(["error gw-prod.yaml"]);
  expect(
    found({
      "prod/cm.yaml": config(13134),
      "prod/pods.yaml": pods(13133),
      "staging/cm.yaml": config(13133),
      "staging/pods.yaml": pods(13133),
    }),
  ).toEqual(["error prod/pods.yaml"]);
});

test("each is held against the release of its own image", () => {
  const files = [
    { file: "prod/gw.yaml", text: both(13133, 13133, "0.161.0") },
    { file: "staging/gw.yaml", text: both(13133, 13133, "0.129.1") },
  ];
  for (const given of [files, files.toReversed()]) {
    const versions = checkFiles(given).configurations.map(({ file, version }) => `${file} ${version}`);
    expect(versions.toSorted()).toEqual(["prod/gw.yaml 0.161.0", "staging/gw.yaml 0.129.1"]);
  }
});

test("a base is held against each of its overlays: an error is what all of them have, and none is left out", () => {
  const base = pods(13133);
  const overlays = (dev: number, prod: number) =>
    found({
      "base/pods.yaml": base,
      "overlays/dev/cm.yaml": config(dev),
      "overlays/prod/cm.yaml": config(prod),
    });
  expect(overlays(13133, 13133)).toEqual([]);
  expect(overlays(13134, 13133)).toEqual(["warning base/pods.yaml"]);
  expect(overlays(13133, 13134)).toEqual(["warning base/pods.yaml"]);
  expect(overlays(13134, 13134)).toEqual(["error base/pods.yaml"]);
});

test("a finding of one overlay alone says which", () => {
  const { diagnostics } = checkFiles([
    { file: "base/pods.yaml", text: pods(13133) },
    { file: "overlays/dev/cm.yaml", text: config(13134) },
    { file: "overlays/prod/cm.yaml", text: config(13133) },
  ]);
  const probe = diagnostics.find(({ code }) => code === "FL4046");
  expect(probe?.related.map(({ place }) => place?.file)).toEqual(["overlays/dev/cm.yaml"]);
});

test("what only another folder has is found there", () => {
  const account =
    "apiVersion: v1\nkind: Service\nmetadata: { name: sink, namespace: obs }\nspec: { selector: { app: gw }, ports: [{ port: 4317 }] }\n";
  const sending = both(13133, 13133).replace(
    "debug: {}",
    'debug: {}, otlp: { endpoint: "sink.obs:4317", tls: { insecure: true } }',
  );
  const codes = (files: readonly { readonly file: string; readonly text: string }[]) =>
    checkFiles(files).diagnostics.map(({ code }) => code);
  const alone = codes([{ file: "a/gw.yaml", text: `${sending}---\n${account}` }]);
  expect(
    codes([
      { file: "a/gw.yaml", text: sending },
      { file: "b/gw.yaml", text: `${both(13133, 13133)}---\n${account}` },
    ]),
  ).toEqual(alone);
});
