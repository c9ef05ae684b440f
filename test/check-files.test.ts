import { describe, expect, test } from "vitest";
import { checkFiles } from "../src/check-files.ts";
import { formatDiagnostic } from "../src/diagnostics/format.ts";

function told(text: string, { file = "collector.yaml", collector = "0.161.0" as string | undefined } = {}) {
  const { diagnostics } = checkFiles([{ file, text }], { collector });
  return diagnostics.map((one) => formatDiagnostic(one).split("\n")[0]);
}

const right = `
receivers: { otlp: { protocols: { grpc: } } }
exporters: { debug: }
service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }
`;

describe("a Collector's own file", () => {
  test("has every finding at once, each at its line and column", () => {
    const text = `receivers:
  otlp: { protocols: { grpc: } }
exporters:
  debug:
    verbosity: full
  otlp:
    endpont: a:4317
    timeout: 5sec
    compression: brotli
service:
  pipelines:
    traces: { receivers: [otlp], exporters: [debug, otlp, oltp] }
`;
    expect(told(text)).toEqual([
      "error FL1004 wrong-value at collector.yaml:5:16 (exporters.debug.verbosity)",
      "error FL1002 unknown-key at collector.yaml:7:5 (exporters.otlp.endpont)",
      "error FL1004 wrong-value at collector.yaml:8:14 (exporters.otlp.timeout)",
      "error FL1004 wrong-value at collector.yaml:9:18 (exporters.otlp.compression)",
      "error FL2001 undefined-reference at collector.yaml:12:59 (service.pipelines.traces.exporters[2])",
    ]);
  });

  test("with a text in the place of a section has it told at that text, and what is missing in it", () => {
    const text = `receivers:
  otlp:
    protocols:
      grpc:
        endpoint:0.0.0.0:4317
exporters:
  otlp:
    endpoint: a:4317
    auth:
      authenticator a
service: { pipelines: { traces: { receivers: [otlp], exporters: [otlp] } } }
`;
    const { diagnostics } = checkFiles([{ file: "a.yaml", text }], { collector: "0.161.0" });
    expect(diagnostics.map(({ code, place, help }) => `${code} ${place.range?.start.line} ${help}`)).toEqual([
      "FL1003 5 write endpoint: 0.0.0.0:4317, with a space after endpoint:",
      "FL1003 10 write authenticator: a, with a colon after authenticator",
    ]);
  });

  test("has what Collectors take and nobody means told: spaces in hosts, defaults without a unit", () => {
    const text = `receivers: { otlp: { protocols: { grpc: } } }
processors: { batch: { timeout: "\${env:WAIT:-5}" } }
exporters:
  otlp: { endpoint: "http//a:4317" }
  otlp/b: { endpoint: "[b]:4317" }
  otlp/c: { endpoint: "c d:4317" }
  loadbalancing:
    protocol: { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } }
    resolver: { static: { hostnames: "a:1, b:1" } }
service:
  pipelines:
    traces: { receivers: [otlp], processors: [batch], exporters: [otlp, otlp/b, otlp/c, loadbalancing] }
`;
    const { diagnostics } = checkFiles([{ file: "a.yaml", text }], { collector: "0.129.0" });
    expect(diagnostics.map(({ code, place }) => `${code} ${place.range?.start.line}`)).toEqual(
      expect.arrayContaining(["FL1006 2", "FL1102 4", "FL1102 5", "FL1102 6", "FL3003 9"]),
    );
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("that cannot be read is an error where reading ended", () => {
    expect(told(`${right}  x: [`)).toEqual([
      expect.stringMatching(/^error FL1011 unreadable-text at collector.yaml:5:/),
    ]);
    expect(told("# nothing\n")).toEqual(["error FL1011 unreadable-text at collector.yaml:1:1"]);
  });

  test("is one, whatever of an object was pasted into it", () => {
    const pasted = `${right}apiVersion: v1\nkind: Service\nmetadata: { name: otel }\nspec: { ports: [{ port: 4317 }] }\n`;
    expect(told(pasted)).toEqual(
      ["apiVersion", "kind", "metadata", "spec"].map((key, index) => {
        return `error FL1002 unknown-key at collector.yaml:${index + 5}:1 (${key})`;
      }),
    );
  });

  test("counts with its first document only, and what is behind it is told to be ignored", () => {
    expect(told(`${right}---\nexporters: [`)).toEqual([
      expect.stringMatching(/^warning FL1005 ignored-key at collector.yaml:6:/),
    ]);
    expect(told(`${right}---\nprocessors:\n  batch: {}\n`)).toEqual([
      "warning FL1005 ignored-key at collector.yaml:6:1",
    ]);
    expect(told(`---\n${right}---\n# nothing\n`)).toEqual([]);
  });
});

describe("the version a configuration is held against", () => {
  const versions = (files: readonly [string, string][], collector?: string) =>
    checkFiles(
      files.map(([file, text]) => ({ file, text })),
      { collector },
    ).configurations.map(
      ({ name, version, because, schemas }) => `${name} ${version} ${schemas.join("+")}: ${because}`,
    );
  const pod = (tag: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { containers: [{ name: c, image: "otel/opentelemetry-collector-contrib:${tag}" }] }\n`;

  test("is asked for, or that of an image beside it, or the newest known", () => {
    expect(versions([["a.yaml", right]], "0.129.1")).toEqual(["a.yaml 0.129.1 0.129.0: as asked"]);
    expect(versions([["a.yaml", right]])).toEqual([
      "a.yaml 0.161.0 0.161.0: the newest known, because no image names a version; --collector sets one",
    ]);
    expect(versions([["a.yaml", `${pod("0.129.1")}---${right}`]])).toEqual([
      "a.yaml 0.129.1 0.129.0: the tag of an image in the same file",
    ]);
    expect(
      versions([
        ["a.yaml", right],
        ["b.yaml", pod("v0.129.0")],
      ]),
    ).toEqual(["a.yaml 0.129.0 0.129.0: the only tag of a Collector's image in these files"]);
  });

  test("between two known ones means both, and only what both refuse is an error", () => {
    const text = right.replace(
      "debug: }",
      "debug: { verbosity: full }, otlp_http: { endpoint: 'http://a', tsl: {} } }",
    );
    const used = text.replace("[debug]", "[debug, otlp_http]");
    expect(versions([["a.yaml", used]], "0.140.0")).toEqual(["a.yaml 0.140.0 0.129.0+0.161.0: as asked"]);
    expect(told(used, { collector: "0.140.0" })).toEqual([
      "error FL1004 wrong-value at collector.yaml:3:34 (exporters.debug.verbosity)",
      "warning FL1001 unknown-component at collector.yaml:3:42 (exporters.otlp_http)",
      "warning FL1005 ignored-key at collector.yaml:3:77 (exporters.otlp_http.tsl)",
    ]);
  });
});

describe("objects of Kubernetes", () => {
  const deployment = (args: string, more = "") => `apiVersion: apps/v1
kind: Deployment
metadata: { name: edge }
spec:
  template:
    spec:
      containers:
        - name: otel
          image: otel/opentelemetry-collector-contrib:0.129.1
          args: ${args}
          volumeMounts: [{ name: config, mountPath: /conf }${more}]
      volumes:
        - { name: config, configMap: { name: edge } }
`;
  const block = (text: string, indent: string) => text.replaceAll(/^(?=.)/gm, indent);
  const wrong = right.replace("debug: ", "debug: { verbosity: full } ");
  const configMap = (key: string, text: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: edge }\ndata:\n  ${key}: |\n${block(text.trim(), "    ")}\n`;

  test("a ConfigMap holds a configuration under any key, for the version of the pod that names it", () => {
    const text = `${configMap("relay", wrong)}---\n${deployment('["--config=/conf/relay"]')}`;
    const { configurations } = checkFiles([{ file: "edge.yaml", text }]);
    expect(configurations).toMatchObject([{ name: "edge/relay", version: "0.129.1", because: "the tag of its image" }]);
    expect(told(text, { file: "edge.yaml" })).toEqual([
      "error FL1004 wrong-value at edge.yaml:7:38 (exporters.debug.verbosity)",
    ]);
  });

  test("several that a pod names are merged as the Collector merges them", () => {
    const parts = `${configMap("base", right)}  over: |\n    exporters: { debug: { verbosity: full } }\n    processors: { batch: { timeout: x } }\n`;
    const args = '["--config", "/conf/base", "--config=file:/conf/over"]';
    expect(told(`${parts}---\n${deployment(args)}`, { file: "edge.yaml" })).toEqual([
      "error FL1004 wrong-value at edge.yaml:10:38 (exporters.debug.verbosity)",
      "warning FL2002 unused-component at edge.yaml:11:19 (processors.batch)",
      "error FL1004 wrong-value at edge.yaml:11:37 (processors.batch.timeout)",
    ]);
  });

  test("a Secret holds one too, in base64 or not", () => {
    const head = "apiVersion: v1\nkind: Secret\nmetadata: { name: edge }\n";
    expect(told(`${head}stringData:\n  a: |\n${block(wrong.trim(), "    ")}\n`)).toEqual([
      "error FL1004 wrong-value at collector.yaml:7:38 (exporters.debug.verbosity)",
    ]);
    expect(told(`${head}data:\n  a: ${Buffer.from(wrong).toString("base64")}\n`)).toEqual([
      "error FL1004 wrong-value at collector.yaml:5:6 (exporters.debug.verbosity)",
    ]);
  });

  test("an OpenTelemetryCollector has a section at v1beta1, and a text at v1alpha1", () => {
    const object = (version: string, config: string) =>
      `apiVersion: opentelemetry.io/${version}\nkind: OpenTelemetryCollector\nmetadata: { name: edge }\nspec:\n  config:${config}\n`;
    const config = block(wrong.trim(), "    ");
    const found = ["error FL1004 wrong-value at collector.yaml:7:38 (exporters.debug.verbosity)"];
    expect(told(object("v1beta1", `\n${config}`))).toEqual(found);
    expect(told(object("v1alpha1", ` |\n${config}`))).toEqual(found);
  });

  test("those of a list are objects of their own", () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n  - ${block(configMap("config.yaml", wrong), "    ").trim()}\n`;
    expect(told(list)).toEqual(["error FL1004 wrong-value at collector.yaml:10:42 (exporters.debug.verbosity)"]);
  });
});

describe("Markdown", () => {
  const fence = "```";

  test("shows parts, of which only what is there is judged, at the lines of the file", () => {
    const text = `# Exporters\n\n${fence}yaml\nexporters:\n  debug: { verbosity: full }\n  otlp: { tls: { insecure: true } }\n${fence}\n`;
    expect(told(text, { file: "a.md" })).toEqual(["error FL1004 wrong-value at a.md:5:23 (exporters.debug.verbosity)"]);
  });

  test("may show a component in part, of which nothing is missing, and one whole, of which it is", () => {
    const exporter = (settings: string) => `${fence}yaml\nexporters:\n  loadbalancing: { ${settings} }\n${fence}\n`;
    expect(told(exporter("routing_key: service"), { file: "a.md" })).toEqual([]);
    const whole = exporter("resolver: { static: { hostnames: [a, b] } }");
    expect(told(whole, { file: "a.md" }).map((one) => one?.split(" ")[1])).toEqual(["FL3005", "FL5001"]);
  });

  test("may have its fences in a list, with objects in them, and other languages beside them", () => {
    const yaml = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  config.yaml: |\n    exporters: { debug: { verbosity: full } }\n    service: {}`;
    const text = `1. first\n\n   ${fence}yaml\n${yaml.replaceAll(/^/gm, "   ")}\n   ${fence}\n\n${fence}sh\nexporters:\n${fence}\n`;
    expect(told(text, { file: "a.md" })).toContain("error FL1004 wrong-value at a.md:9:41 (exporters.debug.verbosity)");
  });
});

test("what has nothing of a Collector in it is passed over in a folder, and what may have been meant for one is not", () => {
  const files = [
    { file: "chart.yaml", text: "apiVersion: v2\nname: x\n", isFound: true },
    { file: "template.yaml", text: "receivers:\n{{ .Values.x }}\nexporters: {{ x }}\n", isFound: true },
    { file: "compose.yaml", text: "service: { a: b }\nversion: 3\n", isFound: true },
    { file: "broken.yaml", text: "receivers: { otlp: \nexporters:\n", isFound: true },
    { file: "ours.yaml", text: right, isFound: true },
  ];
  const { passedOver, diagnostics, configurations } = checkFiles(files);
  expect(passedOver).toEqual(["chart.yaml", "template.yaml", "compose.yaml"]);
  expect(diagnostics.map(({ code, place }) => `${code} ${place.file}`)).toEqual(["FL1011 broken.yaml"]);
  expect(configurations.map(({ file }) => file)).toEqual(["ours.yaml"]);
});
