import { describe, expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";
import { formatDiagnostic } from "../../src/diagnostics/format.ts";

function told(texts: Readonly<Record<string, string>>, kind: "isFound" | "isMerged" = "isFound") {
  const files = Object.entries(texts).map(([file, text]) => ({ file, text, [kind]: true }));
  const { diagnostics, configurations, passedOver } = checkFiles(files);
  return {
    found: diagnostics.map((one) => formatDiagnostic(one).split("\n")[0]),
    held: configurations.map(({ version, name }) => `${name} ${version}`),
    passedOver,
  };
}

const base = `mode: deployment
image: { repository: otel/opentelemetry-collector-contrib, tag: 0.129.1 }
service: { type: ClusterIP }
config:
  exporters: { otlp: { endpoint: "tempo:4317", tls: { insecure: true } } }
  service: { pipelines: { traces: { exporters: [otlp] } } }
`;
const production = `replicaCount: 1
config:
  processors: { tail_sampling: { policies: [{ name: a, type: always_sample }] } }
  service: { pipelines: { traces: { processors: [memory_limiter, tail_sampling], exporters: [otlp] } } }
`;
const release = "deploy/values.yaml + deploy/values-prod.yaml 0.129.1";

describe("values beside values.yaml", () => {
  test("lie over it, and are judged whole", () => {
    const wrong = production.replace("always_sample", "allways");
    expect(told({ "deploy/values-prod.yaml": production, "deploy/values.yaml": base })).toEqual({
      found: [],
      held: [release],
      passedOver: [],
    });
    expect(told({ "deploy/values.yaml": base, "deploy/values-prod.yaml": wrong })).toMatchObject({
      found: [expect.stringContaining("error FL1102 out-of-range at deploy/values-prod.yaml:3:62")],
      held: [release],
    });
  });

  test("need no configuration: a tag says which release runs that of values.yaml", () => {
    const newer = "image: { tag: 0.161.0 }\n";
    const old = base.replace("{ insecure: true }", "{ insecure: true }, batcher: { enabled: true }");
    expect(told({ "values.yaml": old, "values-next.yaml": newer })).toEqual({
      found: ["error FL1002 unknown-key at values.yaml:5:73 (exporters.otlp.batcher)"],
      held: ["values.yaml + values-next.yaml 0.161.0"],
      passedOver: [],
    });
  });

  test("and set a mode are those of another release, in which nothing is an error that others here define", () => {
    const agent = `mode: daemonset\nconfig: { service: { pipelines: { traces: { exporters: [otlp, nowhere] } } } }\n`;
    expect(told({ "values.yaml": base, "values-agent.yaml": agent })).toMatchObject({
      found: ["error FL2001 undefined-reference at values-agent.yaml:2:63 (service.pipelines.traces.exporters[1])"],
      held: ["values.yaml 0.129.1", expect.stringContaining("values-agent.yaml ")],
    });
  });

  test("in another folder are not", () => {
    expect(told({ "a/values.yaml": base, "b/values-prod.yaml": production }).held).toHaveLength(2);
  });
});

test("values files without a values.yaml lack nothing, as it may stand elsewhere", () => {
  expect(told({ "values-dev.yaml": production, "values-prod.yaml": production }).found).toEqual([]);
});

test("values that are said to be merged are, in their order", () => {
  expect(told({ "deploy/values.yaml": base, "deploy/values-prod.yaml": production }, "isMerged")).toMatchObject({
    found: [],
    held: [release],
  });
});

describe("the tag among values", () => {
  const gateway = `receivers: { otlp: { protocols: { grpc: } } }
exporters: { otlp: { endpoint: "tempo:4317", batcher: { enabled: true } } }
service: { pipelines: { traces: { receivers: [otlp], exporters: [otlp] } } }
`;

  test("is that of a Collector's image, as the only one in all files", () => {
    expect(told({ "gateway.yaml": gateway, "values.yaml": base })).toMatchObject({
      found: [],
      held: ["gateway.yaml 0.129.1", "values.yaml 0.129.1"],
    });
  });

  test("counts in values of a chart of one's own, too", () => {
    const own = "collector: { image: { repository: otel/opentelemetry-collector-contrib, tag: 0.129.1 } }\n";
    expect(told({ "files/gateway.yaml": gateway, "values.yaml": own }).held).toEqual(["files/gateway.yaml 0.129.1"]);
    const other = "image: { repository: grafana/tempo, tag: 0.129.1 }\n";
    expect(told({ "files/gateway.yaml": gateway, "values.yaml": other }).held).toEqual(["files/gateway.yaml 0.161.0"]);
  });

  test("of an image that someone else numbers is no release", () => {
    const own = base.replace("otel/opentelemetry-collector-contrib, tag: 0.129.1", "acme/otelcol, tag: 1.4.2");
    expect(told({ "values.yaml": own }).held).toEqual(["values.yaml 0.161.0"]);
  });
});
