import { expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import { configurationOf, runningIn } from "../../src/needs/configuration.ts";

const config = {
  receivers: { otlp: { protocols: {} }, "zipkin / a": { endpoint: ":9411" } },
  exporters: { debug: null },
  connectors: { forward: null },
  extensions: { zpages: null, pprof: null },
  service: {
    extensions: ["zpages"],
    pipelines: {
      traces: { receivers: ["otlp", "zipkin/a"], exporters: ["forward"] },
      "traces/b": { receivers: [" forward "], exporters: ["debug"] },
    },
  },
};

test("what a pipeline names or the service enables runs, under names without blanks", () => {
  expect(runningIn(config).map(({ section, name }) => `${section}/${name}`)).toEqual([
    "receivers/otlp",
    "receivers/zipkin/a",
    "exporters/debug",
    "extensions/zpages",
    "connectors/forward",
  ]);
});

test("pipelines are found by what their lists name", () => {
  const { using } = configurationOf(config);
  expect(using("receivers", "forward").map(({ id }) => id)).toEqual(["traces/b"]);
  expect(using("exporters", "forward").map(({ id }) => id)).toEqual(["traces"]);
  expect(using("processors", "forward")).toEqual([]);
});

/** The loader trims ids, and looks for settings by the trimmed one (core confmap). */
test("settings under an id with blanks are lost", () => {
  const [, zipkin] = configurationOf(config).sections.receivers;
  expect([zipkin?.id, zipkin?.type, zipkin?.settings]).toEqual(["zipkin / a", "zipkin", null]);
});

test.each<Json>([
  null,
  [],
  "text",
  { receivers: [], service: 1 },
  { receivers: { a: 1 }, service: { pipelines: { traces: 7 } } },
])("whatever is wrong with it: %j", (wrong) => {
  expect(runningIn(wrong)).toEqual([]);
});
