import { describe, expect, test } from "vitest";
import { telemetryEnds } from "../../../../src/check/deployed/objects/telemetry-ends.ts";
import { checkFiles } from "../../../../src/check-files.ts";
import { brief } from "../../topology/declared.ts";
import { deployed } from "./deployed.ts";

const found = (variation: object) => telemetryEnds(deployed(variation)).map(brief);
const to = (endpoint: string) => ({ exporters: { otlp: { endpoint, tls: { insecure: true } } } });

describe("backends that send to the balancer in front of them", () => {
  test("are told at their exporter", () => {
    expect(found({ pool: to("lb-collector:4317") })).toEqual([
      {
        code: "FL2008",
        severity: "error",
        at: "edge/backend: exporters.otlp.endpoint",
        message: "What is sent comes back, and goes round until memory is full: backend → lb → backend.",
        help: "send to the next tier, or receive what comes back in another pipeline, on another port",
      },
    ]);
  });

  test("whichever balancer it is, and however it finds them", () => {
    for (const discovery of [{ kind: "static" }, { kind: "dns" }, { kind: "k8s" }]) {
      const pool = { ...to("lb-balancer:4317"), discovery };
      expect(found({ pool, balancer: { target: "fairlead" } }).map(({ at }) => at)).toEqual([
        "edge/backend: exporters.otlp.endpoint",
      ]);
    }
  });

  test("are a warning where a filter may end it", () => {
    const processors = { filter: { error_mode: "ignore", traces: { span: ['name == "a"'] } } };
    expect(found({ pool: { ...to("lb-collector:4317"), processors } }).map(({ severity }) => severity)).toEqual([
      "warning",
    ]);
  });

  test("are fine where a pipeline of another signal takes it", () => {
    const pool = { ...to("lb-collector:4317"), pipelines: { metrics: { exporters: ["otlp"] } } };
    expect(found({ pool, balancer: { routes: { traces: { kind: "hash", key: "traceID" } } } })).toEqual([]);
  });
});

const config = ({ endpoint = "localhost:4317", processors = "", more = "" }) => `
receivers:
  otlp: { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } }
  otlp/2: { protocols: { grpc: { endpoint: "0.0.0.0:4319" } } }
processors: { filter: { traces: { span: ["name == \\"a\\""] } } }
exporters:
  otlp: { endpoint: "${endpoint}", tls: { insecure: true } }
  debug: {}
service:
  pipelines:
    traces: { receivers: [otlp], ${processors} exporters: [otlp] }
    ${more}
`;
const inText = (text: string) =>
  checkFiles([{ file: "a.yaml", text }])
    .diagnostics.filter(({ code }) => code === "FL2008")
    .map(({ severity, place }) => `${severity} ${place.range?.start.line}`);

test.each([
  ["itself", config({}), ["warning 7"]],
  ["itself by every address", config({ endpoint: "0.0.0.0:4317" }), ["warning 7"]],
  ["itself through a filter, which may end it", config({ processors: "processors: [filter]," }), ["warning 7"]],
  [
    "a second pipeline at a port of its own",
    config({ endpoint: "localhost:4319", more: "traces/2: { receivers: [otlp/2], exporters: [debug] }" }),
    [],
  ],
  ["another machine", config({ endpoint: "store.example.com:4317" }), []],
])("a Collector that sends to %s", (_, text, expected) => {
  expect(inText(text)).toEqual(expected);
});
