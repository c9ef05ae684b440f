import { expect, test } from "vitest";
import { checkFiles } from "../../../../src/check-files.ts";

function operated(gates: string, version = "0.161.0", config = sound): readonly string[] {
  const text = `apiVersion: opentelemetry.io/v1beta1
kind: OpenTelemetryCollector
metadata: { name: edge, namespace: telemetry }
spec:
  image: otel/opentelemetry-collector-contrib:${version}
  args: { feature-gates: ${JSON.stringify(gates)} }
  config: ${config}
`;
  return checkFiles([{ file: "edge.yaml", text }]).diagnostics.map(
    ({ severity, code, place: { range }, message }) => `${severity} ${code} ${range?.start.line} ${message}`,
  );
}

const otlp = "receivers: { otlp: { protocols: { grpc: { endpoint: 0.0.0.0:4317 } } } }, exporters: { debug: {} }";
const sound = `{ ${otlp}, service: { pipelines: { traces: { receivers: [otlp], exporters: [debug] } } } }`;
const ends = "the Collector would not start.";

/** The Collector's own words, at `validate --feature-gates`: stable, can not be disabled; deprecated, can not be enabled; no such feature gate. */
test("a gate is refused by its stage at the version, and by none that is not known", () => {
  const stable = "connector.servicegraph.virtualNode";
  expect(operated(`-${stable}`)).toEqual([
    `error FL1004 6 Feature gate ${stable} is refused at 0.161.0: it is stable, and cannot be switched off; ${ends}`,
  ]);
  expect(operated("+connector.servicegraph.legacyLatencyUnitMs")).toEqual([
    expect.stringContaining("it is deprecated, and cannot be switched on"),
  ]);
  expect(operated(`+${stable}`)).toEqual([expect.stringMatching(/^warning FL1006 6 .* is stable, and on whatever/)]);
  expect(operated("telemetry.UseLocalHostAsDefaultMetricsAddress")).toEqual([
    expect.stringMatching(/^error .*it was removed/),
  ]);
  expect(operated("telemetry.UseLocalHostAsDefaultMetricsAddress", "0.129.1")).toEqual([]);
  expect(operated("pdata.useProtoPooling", "0.129.0")).toEqual([expect.stringMatching(/^error .*it came later/)]);
  expect(operated("pdata.useProtoPooling,confighttp.framedSnappy", "0.140.0")).toEqual([]);
  expect(operated("vendor.ownThing,-service.profilesSupport")).toEqual([]);
  expect(operated("service.profileSupport")).toEqual([
    expect.stringMatching(/^warning FL1004 6 No feature gate "service.profileSupport" is known/),
  ]);
});

/** "no such feature gate", as both versions say of each at `validate --feature-gates`; earlier ones have them (core changelog). */
test.each([
  ["-component.UseLocalHostAsDefaultHost", "0.112.0", "0.111.0"],
  ["-confmap.unifyEnvVarExpansion", "0.109.0", "0.108.0"],
  ["confmap.strictlyTypedInput", "0.109.0", "0.108.1"],
  ["telemetry.useOtelWithSDKConfigurationForInternalTelemetry", "0.128.0", "0.127.0"],
  ["service.connectors", "0.81.0", "0.80.0"],
])("%s is refused from %s on, when it was removed", (gate, first, before) => {
  const gone = expect.stringMatching(`^error FL1004 6 .* it was removed in ${first}; ${ends}$`);
  expect([...operated(gate, "0.129.0"), ...operated(gate, "0.161.0")]).toEqual([gone, gone]);
  expect(operated(gate, first)).toContainEqual(expect.stringContaining("it was removed"));
  expect(operated(gate, before).filter((one) => one.includes("gate"))).toEqual([]);
});

test("a name that no distribution can have is told, whatever it resembles", () => {
  const told = [expect.stringMatching(/^warning FL1004 6 No feature gate/)];
  expect(operated("-component.UseLocalhostAsDefaultHosts")).toEqual(told);
  expect(operated("nonsense")).toEqual(told);
  expect(operated("confmap.ownThing", "0.129.0")).toEqual(told);
  expect(operated("processor.vendorthing.ownThing")).toEqual([]);
});

test("blanks and empty names are no names of gates, and what a template makes of them is not known", () => {
  expect(operated("service.profilesSupport, service.AllowNoPipelines")).toEqual([
    `error FL1004 6 " service.AllowNoPipelines" is not the name of a feature gate; ${ends}`,
  ]);
  expect(operated("service.profilesSupport,")).toEqual([expect.stringContaining("A name is empty")]);
  expect(operated("{{ .Values.gates }}")).toEqual([]);
  expect(operated("")).toEqual([]);
});

/** Each is refused without its gate; the real Collectors take them with it. */
test.each([
  [
    "extension.healthcheck.useComponentStatus",
    "0.161.0",
    `extensions: { health_check: { http: { endpoint: "a:1" } } }`,
  ],
  [
    "processor.tailsamplingprocessor.tailstorageextension",
    "0.161.0",
    "processors: { tail_sampling: { tail_storage: a, policies: [{ name: a, type: always_sample }] } }, extensions: { a: {} }",
  ],
  ["transform.flatten.logs", "0.161.0", "processors: { transform: { flatten_data: true } }"],
  [
    "filelog.mtimeSortType",
    "0.129.0",
    "receivers: { filelog: { include: [a], ordering_criteria: { sort_by: [{ sort_type: mtime }] } } }, exporters: { debug: {} }, service: { pipelines: { logs: { receivers: [filelog], exporters: [debug] } } }",
  ],
  [
    "filelog.allowFileDeletion",
    "0.129.0",
    "receivers: { filelog: { include: [a], start_at: beginning, delete_after_read: true } }, exporters: { debug: {} }, service: { pipelines: { logs: { receivers: [filelog], exporters: [debug] } } }",
  ],
  [
    "exporter.prometheusremotewritexporter.enableSendingRW2",
    "0.161.0",
    `exporters: { prometheusremotewrite: { endpoint: "http://a", protobuf_message: io.prometheus.write.v2.Request, translation_strategy: NoTranslation } }`,
  ],
  [
    "confighttp.framedSnappy",
    "0.129.0",
    `exporters: { otlphttp: { endpoint: "http://a", compression: x-snappy-framed } }, receivers: { otlp: {} }, service: { pipelines: { logs: { receivers: [otlp], exporters: [otlphttp] } } }`,
  ],
  [
    "service.profilesSupport",
    "0.161.0",
    "service: { pipelines: { profiles: { receivers: [otlp], exporters: [debug] } } }",
  ],
  ["service.AllowNoPipelines", "0.129.0", "service: { pipelines: {} }"],
])("%s is heeded at %s by what rests on it", (gate, version, config) => {
  const behind = gate === "service.AllowNoPipelines" ? /No pipeline/ : /gate|remote write 2\.0/i;
  expect(operated("", version, `{ ${config} }`).filter((one) => behind.test(one))).not.toEqual([]);
  expect(operated(`+${gate}`, version, `{ ${config} }`).filter((one) => behind.test(one))).toEqual([]);
  expect(operated(`${gate},-${gate}`, version, `{ ${config} }`).filter((one) => behind.test(one))).not.toEqual([]);
});

const grpc = "receivers: { otlp: { protocols: { grpc: { endpoint: 0.0.0.0:4317 } } } }";
const through = (signal: string, processor: string, type: string) =>
  `{ ${grpc}, exporters: { debug: {} }, processors: { ${processor} }, service: { pipelines: { ${signal}: { receivers: [otlp], processors: [${type}], exporters: [debug] } } } }`;
const filtered = (signal: string, match: string) =>
  through(signal, `filter: { ${signal}: { include: ${match} } }`, "filter");
const matched = (match: string) =>
  through("traces", `attributes: { include: ${match}, actions: [{ key: a, action: delete }] }`, "attributes");
const logsOf = (settings: string) =>
  `{ receivers: { filelog: { include: [/a], ${settings} } }, exporters: { debug: {} }, service: { pipelines: { logs: { receivers: [filelog], exporters: [debug] } } } }`;
const sentTo = (exporter: string, signal = "metrics") =>
  `{ ${grpc}, exporters: { ${exporter} }, service: { pipelines: { ${signal}: { receivers: [otlp], exporters: [${exporter.split(":")[0]}] } } } }`;
const spans = "filter.filterspan.useOTTLBridge";
const metrics = "filter.filtermetric.useOTTLBridge";
const both = ["0.129.0", "0.161.0"];
const [uncached, ordered] = [
  "{ match_type: regexp, span_names: [a], regexp: { cacheenabled: true, cachemaxnumentries: -1 } }",
  "regex: '(?P<a>.)', sort_by: [{ sort_type: numeric, regex_key: a }]",
];
const sarama = sentTo("kafka: { brokers: [a:9092], producer: { max_message_bytes: 0 } }", "traces");
const labelled = (exporter: string, endpoint: string) =>
  sentTo(`${exporter}: { endpoint: "${endpoint}", resource_to_telemetry_conversion: { enabled: true } }`);

/** What `otelcol validate --feature-gates` says of each, without the gate and with it; of kafka what its start says. */
test.each([
  [spans, both, matched(uncached), "refused", "taken"],
  [spans, both, matched("{ match_type: regexp, attributes: [{ key: a, value: 1 }] }"), "refused", "taken"],
  [spans, both, matched("{ match_type: strict, span_names: [a], attributes: [{ value: a }] }"), "refused", "taken"],
  [spans, both, matched("{ attributes: [{ key: a }] }"), "taken", "refused"],
  [spans, both, matched("{ match_type: strict, span_names: [a], log_bodies: [a] }"), "refused", "refused"],
  [
    "filter.filterlog.useOTTLBridge",
    both,
    filtered("logs", "{ resource_attributes: [{ key: a }] }"),
    "taken",
    "refused",
  ],
  [metrics, both, filtered("metrics", `{ match_type: expr, expressions: ['MetricName == "a"'] }`), "taken", "refused"],
  [
    metrics,
    both,
    filtered("metrics", "{ match_type: regexp, resource_attributes: [{ key: a, value: 1 }] }"),
    "refused",
    "taken",
  ],
  ["-logs.jsonParserArray", both, logsOf("operators: [{ type: json_array_parser }]"), "taken", "refused"],
  ["-logs.assignKeys", both, logsOf("operators: [{ type: assign_keys, field: body, keys: [a] }]"), "taken", "taken"],
  ["filelog.requireExplicitTopN", ["0.161.0"], logsOf(`ordering_criteria: { ${ordered} }`), "taken", "refused"],
  ["filelog.requireExplicitTopN", ["0.161.0"], logsOf(`ordering_criteria: { top_n: 0, ${ordered} }`), "taken", "taken"],
  [
    "exporter.prometheus.DisableResourceToTelemetryConversion",
    ["0.161.0"],
    labelled("prometheus", "a:1"),
    "taken",
    "refused",
  ],
  [
    "exporter.prometheusremotewrite.DisableResourceToTelemetryConversion",
    ["0.161.0"],
    labelled("prometheusremotewrite", "http://a:1"),
    "taken",
    "refused",
  ],
  ["exporter.kafkaexporter.UseFranzGo", ["0.129.0"], sarama, "refused", "taken"],
])("a gate changes what is refused, %s at %j (%#)", (gate, versions, config, without, withIt) => {
  const verdicts = (gates: string) =>
    versions.map((version) =>
      operated(gates, version, config).some((one) => one.startsWith("error")) ? "refused" : "taken",
    );
  expect([verdicts(""), verdicts(gate)]).toEqual([versions.map(() => without), versions.map(() => withIt)]);
});
