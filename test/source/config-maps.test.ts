import { expect, test } from "vitest";
import { checkFiles } from "../../src/check-files.ts";

const stored = (text: string, key = "config.yaml") => `apiVersion: v1
kind: ConfigMap
metadata: { name: stored, namespace: monitoring }
data:
  ${key}: |
${text.replace(/^/gm, "    ")}
`;

function found(text: string): readonly string[] {
  return checkFiles([{ file: "all.yaml", text, isFound: true }]).diagnostics.map(({ code }) => code);
}

/** Each as its own program's documentation has it. */
test.each([
  ["OpenShift's monitoring", "enableUserWorkload: true\nalertmanagerMain: { enableUserAlertmanagerConfig: true }"],
  ["Loki", "auth_enabled: false\nserver: { http_listen_port: 3100 }\ncommon: { path_prefix: /loki }"],
  ["a program with a service", "service: { name: checkout }\ndatabase: { host: db }"],
  ["a template", "{{ range .Values.hosts }}\n- {{ . }}\n{{ end }}"],
])("config.yaml of %s is not a Collector's", (_, text) => {
  expect(found(stored(text))).toEqual([]);
});

test("a configuration is read under the usual name without a service, and under any other name with one", () => {
  const own = "receivers: { otlp: { protocols: { grpc: {} } } }\nexporters: { debug: {} }";
  expect(found(stored(own))).toEqual(["FL2004"]);
  expect(found(stored(own, "relay"))).toEqual([]);
  expect(found(stored(`${own}\nservice: { pipelines: {} }`, "relay"))).toEqual(["FL2004"]);
});

test("a text that is broken is told where it reads like a configuration", () => {
  expect(found(stored('receivers: { otlp: "\nexporters: {}'))).toEqual(["FL1011"]);
});
