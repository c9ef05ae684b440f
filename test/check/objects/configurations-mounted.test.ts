import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

interface Pod {
  readonly args?: string;
  readonly mount?: string;
  readonly volume?: string;
  readonly image?: string;
  readonly rest?: string;
}

const variables = 'env: [{ name: DIR, value: /conf }, { name: FILE, value: "$(DIR)/relay.yaml" }]';

const map = `
apiVersion: v1
kind: ConfigMap
metadata: { name: gateway, namespace: telemetry }
data:
  relay.yaml: |
    receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
    exporters: { debug: {} }
    service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
---`;

function found({
  args = "[--config=/conf/relay.yaml]",
  mount = "mountPath: /conf",
  volume = "configMap: { name: gateway }",
  image = "otel/opentelemetry-collector-contrib:0.161.0",
  rest = map,
}: Pod) {
  const text = `${rest}
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: telemetry }
spec:
  selector: { matchLabels: { app: gateway } }
  template:
    metadata: { labels: { app: gateway } }
    spec:
      containers:
        - name: collector
          image: ${image}
          args: ${args}
          volumeMounts: [{ name: conf, ${mount} }]
      volumes: [{ name: conf, ${volume} }]
`;
  const lines = text.split("\n");
  return checkFiles([{ file: "gateway.yaml", text }])
    .diagnostics.filter(({ code }) => code === "FL4035")
    .map(({ severity, message, help, place }) => {
      const { start, end } = (place.in === "text" ? place.range : undefined) ?? {};
      const shown = start && end && lines[start.line - 1]?.slice(start.column - 1, end.column - 1);
      return `${severity} ${shown}: ${message} ${help}`;
    });
}

test.each<[string, Pod]>([
  ["a key of the ConfigMap", {}],
  ["the argument behind the flag", { args: '["--config", "file:/conf/relay.yaml"]' }],
  ["a path from the root folder", { args: "[--config=conf/relay.yaml]" }],
  ["one file of a volume", { mount: "mountPath: /conf/relay.yaml, subPath: relay.yaml" }],
  [
    "an item under its own path",
    {
      args: "[--config=/conf/a/b.yaml]",
      volume: "configMap: { name: gateway, items: [{ key: relay.yaml, path: a/b.yaml }] }",
    },
  ],
  ["a folder with a slash at its end", { mount: "mountPath: /conf/" }],
  ["a ConfigMap that is not here", { volume: "configMap: { name: other }", args: "[--config=/conf/x.yaml]" }],
  ["an empty folder that something fills", { volume: "emptyDir: {}", args: "[--config=/conf/x.yaml]" }],
  ["the image itself", { args: "[--config=/etc/otelcol-contrib/config.yaml]" }],
  ["an image of the author's", { args: "[--config=/own.yaml]", image: "registry.example/otelcol:1" }],
  ["another provider", { args: '["--config=env:CONFIG", "--config=yaml:a::b: c", "--config=https://x/y"]' }],
  ["a path with more slashes", { args: '["--config=/conf//relay.yaml"]', mount: "mountPath: //conf" }],
  ["a path with steps to where it is", { args: '["--config=/conf/./relay.yaml", "--config=./conf/relay.yaml"]' }],
  ["a path with steps back", { args: '["--config=/conf/../conf/relay.yaml"]', mount: "mountPath: /conf/" }],
  ["a folder that a variable names", { args: `["--config=$(DIR)/relay.yaml"]\n          ${variables}` }],
  ["a variable of variables", { args: `["--config", "$(FILE)"]\n          ${variables}` }],
  ["a variable, perhaps", { args: "[--config=$(CONFIG)]" }],
  ["the image, to which nothing is given,", { args: "[]" }],
  ["a setting, which is a configuration too,", { args: '["--set=a.b=c"]' }],
  ["a variable that holds the whole argument, perhaps,", { args: "[$(ARGUMENTS)]" }],
  ["nobody, where none is wanted,", { args: "[components]" }],
  ["whoever starts another program", { args: "[--feature-gates=a]\n          command: [/busybox/sh]" }],
])("%s brings it", (_, pod) => {
  expect(found(pod)).toEqual([]);
});

test("a path that no volume brings is found at the argument", () => {
  const told =
    "There is no file /etc/otel/config.yaml in the pod: no volume is mounted there, so the Collector ends at its start. volumes are mounted at /conf";
  expect(found({ args: '["--config", /etc/otel/config.yaml]' })).toEqual([`error /etc/otel/config.yaml: ${told}`]);
  expect(found({ args: "[--config=/etc/otel/config.yaml]" })).toEqual([
    `error --config=/etc/otel/config.yaml: ${told}`,
  ]);
  // A folder whose name begins the same is another one.
  expect(found({ args: "[--config=/config/relay.yaml]" })).toHaveLength(1);
});

test("a key that the ConfigMap does not have is found, and the nearest one named", () => {
  expect(found({ args: "[--config=/conf/realy.yaml]" })).toEqual([
    'error --config=/conf/realy.yaml: There is no file /conf/realy.yaml in the pod: the ConfigMap "gateway" brings none of that name, so the Collector ends at its start. did you mean relay.yaml?',
  ]);
  expect(found({ args: "[--config=/conf/relay.yaml, --config=/conf/x]" })).toEqual([
    expect.stringContaining("it has relay.yaml"),
  ]);
  const renamed = "configMap: { name: gateway, items: [{ key: relay.yaml, path: config.yaml }] }";
  expect(found({ volume: renamed })).toEqual([expect.stringContaining("it has config.yaml")]);
  const lost = "configMap: { name: gateway, items: [{ key: gone.yaml, path: relay.yaml }] }";
  expect(found({ volume: lost })).toHaveLength(1);
});

test("a path is looked for as the program gets it", () => {
  const [lost] = found({ args: `["--config=$(DIR)/x.yaml"]\n          ${variables}` });
  expect(lost).toContain("There is no file /conf/x.yaml in the pod");
  const [above] = found({ args: '["--config=/conf/../relay.yaml"]' });
  expect(above).toContain("There is no file /relay.yaml in the pod");
});

test("a folder is not a configuration", () => {
  expect(found({ args: "[--config=/conf]" })).toEqual([
    'error --config=/conf: /conf is a folder, which holds the ConfigMap "gateway": the Collector ends at its start. name the file in it: relay.yaml',
  ]);
});

test("arguments without --config are told, as they take the place of the image's own", () => {
  const told =
    "What is given here takes the place of the image's own arguments, and has no --config: the Collector ends at its start. add --config=/etc/otelcol-contrib/config.yaml, or the path at which your configuration is mounted";
  expect(found({ args: "[--feature-gates=a]" })).toEqual([`error --feature-gates=a: ${told}`]);
  expect(found({ args: "[]\n          command: [/otelcol-contrib]" })).toEqual([`error /otelcol-contrib: ${told}`]);
});

test("what a ConfigMap brings does not depend on the image: one of the author's is held to it, too", () => {
  const args = "[--config=/conf/relay.yml]";
  const told = [expect.stringContaining("There is no file /conf/relay.yml in the pod")];
  expect(found({ args, image: "registry.example/otelcol:1.4.2" })).toEqual(told);
  // Of a program with another name the ConfigMap shows what it is.
  expect(found({ args, image: "registry.example/gateway:7" })).toEqual(told);
  expect(found({ args, image: "registry.example/shop:7", rest: map.replaceAll(/receivers|service/g, "shop") })).toEqual(
    [],
  );
  expect(found({ args: "[--config=conf/relay.yml]", image: "registry.example/otelcol:1.4.2" })).toEqual([]);
});
