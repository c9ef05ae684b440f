import { describe, expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const configuration = `receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } } }
exporters: { debug: { verbosity: loud } }
service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }`;

function told(text: string, file: string) {
  return checkFiles([{ file, text }]).diagnostics.map(
    ({ code, place: { range } }) => `${code} ${range?.start.line}:${range?.start.column}`,
  );
}

describe("Markdown is told by its fences where no name tells it", () => {
  const behind = (front: string) => configuration.replaceAll(/^/gm, front);
  test.each([
    ["at the beginning of a line", `# Title\n\n\`\`\`yaml\n${configuration}\n\`\`\`\n`, "FL1004 5:34"],
    ["of four backticks", `# Title\n\n\`\`\`\`yaml\n${configuration}\n\`\`\`\`\n`, "FL1004 5:34"],
    ["of tildes, with attributes", `~~~ {.yaml .numberLines}\n${configuration}\n~~~\n`, "FL1004 3:34"],
    ["in a list", `1. First\n\n   \`\`\`yaml\n${behind("   ")}\n   \`\`\`\n`, "FL1004 5:37"],
    ["right behind the mark of an entry", `- \`\`\`yaml\n${behind("  ")}\n  \`\`\`\n`, "FL1004 3:36"],
    ["in a quotation", `> Text\n>\n> ~~~yaml\n${behind("> ")}\n> ~~~\n`, "FL1004 5:36"],
  ])("%s", (_, text, finding) => {
    expect(told(text, "stdin")).toEqual([finding]);
    expect(told(text, "guide.md")).toEqual([finding]);
  });

  test("and a block of YAML that has some is not", () => {
    const text = `${configuration.replace("loud", "basic")}\nextensions:\n  x: |\n    \`\`\`yaml\n    a: 1\n    \`\`\`\n`;
    expect(told(text, "stdin")).toEqual(told(text, "collector.yaml"));
    expect(told(text, "stdin")).not.toEqual([]);
  });
});

test("a Collector that runs as a sidecar says its version and its configuration", () => {
  const text = `apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers: [{ name: app, image: app:1 }]
  initContainers:
    - { name: copy, image: busybox }
    - name: otelcol
      image: registry.example:5000/otel/opentelemetry-collector-contrib:0.129.1
      restartPolicy: Always
      args: [--config=/conf/relay]
      volumeMounts: [{ name: conf, mountPath: /conf }]
  volumes: [{ name: conf, configMap: { name: conf } }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: conf }
data:
  relay: |
${configuration.replaceAll(/^/gm, "    ")}
`;
  expect(checkFiles([{ file: "pod.yaml", text }]).configurations).toMatchObject([
    { version: "0.129.1", because: "the tag of its image" },
  ]);
});

test("a template named alone is said to be one, and a folder's are passed over", () => {
  const text = `exporters:\n  otlp:\n    endpoint: {{ .Values.host }}:4317\n`;
  const [found] = checkFiles([{ file: "config.yaml", text }]).diagnostics;
  expect([found?.code, found?.message]).toEqual(["FL1011", expect.stringContaining("this is a template")]);
  expect(found?.help).toContain("helm template . | fairlead check -");
  expect(checkFiles([{ file: "config.yaml", text, isFound: true }])).toMatchObject({
    diagnostics: [],
    passedOver: ["config.yaml"],
  });
});
