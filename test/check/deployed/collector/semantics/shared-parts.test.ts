import { expect, test } from "vitest";
import { checkFiles } from "../../../../../src/check-files.ts";

const found = (settings: string, type = "otlp") =>
  checkFiles([
    {
      file: "a.yaml",
      text: `receivers: { nop: }
exporters: { ${type}: { endpoint: "http://a.example.com:1", tls: { insecure: true }, ${settings} } }
service: { pipelines: { traces: { receivers: [nop], exporters: [${type}] } } }
`,
    },
  ]).diagnostics.map(({ code, severity, collectorPath }) => `${severity} ${code} ${collectorPath?.slice(2).join(".")}`);

/** cenkalti/backoff v5 and exporterhelper's retry sender, 0.129.0 and 0.161.0. */
test.each([
  ["retry_on_failure: { initial_interval: 60s, max_interval: 5s }", "warning FL1006 retry_on_failure.initial_interval"],
  [
    "timeout: 30s, retry_on_failure: { initial_interval: 1s, max_interval: 5s, max_elapsed_time: 10s }",
    "warning FL1006 timeout",
  ],
  ["timeout: 10m", "warning FL1006 timeout"],
  [
    "retry_on_failure: { initial_interval: 60s, max_interval: 5s, max_elapsed_time: 10s }",
    "error FL1102 retry_on_failure.max_elapsed_time",
  ],
])("%s", (settings, expected) => {
  expect(found(settings)).toEqual([expected]);
  expect(found(settings, "otlphttp")).toEqual([expected]);
});

test.each([
  "timeout: 10m, retry_on_failure: { enabled: false }",
  "timeout: 10m, retry_on_failure: { max_elapsed_time: 0 }",
  "retry_on_failure: { initial_interval: 5s, max_interval: 5s }",
])("%s is fine", (settings) => {
  expect(found(settings)).toEqual([]);
});

/** Each sent a TLS handshake to a plain receiver, which answered none: otelcol 0.129.0 and 0.161.0. */
test.each(["otlp", "otlphttp"])("a CA or https:// overrules insecure in %s", (type) => {
  const at = (endpoint: string, tls: string) =>
    checkFiles([
      {
        file: "a.yaml",
        text: `receivers: { nop: }
exporters: { ${type}: { endpoint: "${endpoint}", tls: { ${tls} } } }
service: { pipelines: { traces: { receivers: [nop], exporters: [${type}] } } }
`,
      },
    ]).diagnostics.map(({ code, message }) => `${code} ${message}`);
  expect(at("https://a.example.com:4320", "insecure: true")).toEqual([
    "FL1006 insecure has no effect behind https://: the connection is encrypted.",
  ]);
  expect(at("http://a.example.com:4320", "insecure: true, ca_file: /ca.pem")).toEqual([
    "FL1006 insecure has no effect beside ca_file: the connection is encrypted.",
  ]);
  expect(at("https://a.example.com:4320", "insecure: false, ca_file: /ca.pem")).toEqual([]);
  expect(at("http://a.example.com:4320", "insecure: true")).toEqual([]);
});
