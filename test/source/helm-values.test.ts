import { describe, expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { formatDiagnostic } from "../../src/diagnostics/format.ts";

function told(text: string) {
  const { diagnostics, configurations } = checkFiles([{ file: "values.yaml", text }]);
  return {
    found: diagnostics.map((one) => formatDiagnostic(one).split("\n")[0]),
    held: configurations.map(({ version, name }) => `${name} ${version}`),
  };
}

describe("values of the chart", () => {
  test("lie over what the chart brings, whose own parts are not the author's to mend", () => {
    const text = `image: { repository: otel/opentelemetry-collector-contrib, tag: 0.129.1 }
config:
  receivers: { jaeger: null, zipkin: null }
  exporters:
    otlp: { endpont: "a:4317" }
  service:
    pipelines:
      traces: { receivers: [otlp], exporters: [debug, otlp] }
`;
    expect(told(text)).toEqual({
      found: ["error FL1002 unknown-key at values.yaml:5:13 (exporters.otlp.endpont)"],
      held: ["values.yaml 0.129.1"],
    });
  });

  test("with alternateConfig are that alone", () => {
    const text = `config: { exporters: { debug: { verbosity: full } } }\nalternateConfig:\n  exporters: { debug: }\n  service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } }\n`;
    expect(told(text).found).toEqual([
      "error FL2001 undefined-reference at values.yaml:4:49 (service.pipelines.traces.receivers[0])",
    ]);
  });

  test("may stand below the name of a subchart", () => {
    const text = `collector:\n  mode: daemonset\n  config:\n    exporters: { debug: { verbosity: full } }\n`;
    expect(told(text)).toEqual({
      found: ["error FL1004 wrong-value at values.yaml:4:38 (exporters.debug.verbosity)"],
      held: ["values.yaml:collector 0.161.0"],
    });
  });

  test("name presets, which define what pipelines may use and are said not to be looked into", () => {
    const text = `presets: { kubernetesAttributes: { enabled: true }, hostMetrics: { enabled: false } }
config: { service: { pipelines: { traces: { processors: [k8sattributes] } } } }
`;
    expect(told(text).found).toEqual([
      "info FL1012 not-looked-into at values.yaml:1:34 (presets/kubernetesAttributes)",
    ]);
  });

  test("hold templates, whose outcome is not known", () => {
    const text = `config: { exporters: { debug: { verbosity: '{{ .Values.verbosity }}' } } }\n`;
    expect(told(text).found).toEqual([]);
  });
});

describe("what the chart makes of values", () => {
  const sampling = `config:
  processors: { tail_sampling: { policies: [{ name: a, type: always_sample }] } }
  service: { pipelines: { traces: { processors: [tail_sampling] } } }
`;

  test.each([
    ["replicaCount: 3", 1],
    ["replicaCount: 1", 0],
    ["autoscaling: { enabled: true, maxReplicas: 10 }", 1],
    ["autoscaling: { enabled: false, maxReplicas: 10 }", 0],
  ])("keeps what belongs together apart in several pods: %s", (said, count) => {
    const { found } = told(`mode: deployment\n${said}\n${sampling}`);
    expect(found.filter((one) => one?.startsWith("warning FL3009"))).toHaveLength(count);
  });

  test("needs a repository for its image, which the chart refuses to choose", () => {
    expect(told(`image: { tag: 0.129.1 }\nconfig: { exporters: { debug: {} } }\n`).found).toEqual([
      expect.stringContaining("warning FL1101 required-setting at values.yaml:1:"),
    ]);
  });
});
