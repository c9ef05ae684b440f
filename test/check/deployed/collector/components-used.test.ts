import { expect, test } from "vitest";
import { componentsUsed } from "../../../../src/check/deployed/collector/components-used.ts";
import { configuration, piped, told } from "./configuration.ts";

const traces = { receivers: ["otlp"], exporters: ["debug"] };

test("what no pipeline uses, and what no list enables", () => {
  const sections = { exporters: { "debug/other": null }, extensions: { zpages: null } };
  const service = { pipelines: { traces }, extensions: [] };
  expect(told(componentsUsed, configuration({ ...sections, service }))).toEqual([
    {
      at: "warning FL2002 exporters.debug/other",
      message: 'The exporter "debug/other" is defined, but no pipeline uses it: it does nothing.',
      help: "use it or remove it",
    },
    {
      at: "warning FL2002 extensions.zpages",
      message: 'The extension "zpages" is defined, but not enabled under service.extensions: it does nothing.',
      help: "use it or remove it",
    },
  ]);
});

test("an extension that a component asks for is found missing from service.extensions, not unused", () => {
  const exporters = { otlp: { endpoint: "a:1", auth: { authenticator: "bearertokenauth" } } };
  const extensions = { bearertokenauth: { token: "x" }, zpages: null };
  const service = { pipelines: { traces: { ...traces, exporters: ["otlp", "debug"] } }, extensions: [] };
  const unused = told(componentsUsed, configuration({ exporters, extensions, service }));
  expect(unused.map(({ at }) => at)).toEqual(["warning FL2002 extensions.zpages"]);
});

test("a name counts in its own section: a receiver that runs does not use an exporter of the same name", () => {
  expect(
    told(componentsUsed, piped({ traces }, { exporters: { otlp: { endpoint: "a:1" } } })).map(({ at }) => at),
  ).toEqual(["warning FL2002 exporters.otlp"]);
});

test("a connector runs at either end", () => {
  const connectors = { forward: null };
  expect(
    told(
      componentsUsed,
      piped({ traces, "traces/b": { receivers: ["forward"], exporters: ["debug"] } }, { connectors }),
    ),
  ).toEqual([]);
});

test("where a list is wrong, or the name misspelt there, nothing is known to be unused", () => {
  const exporters = { otlp: { endpoint: "a:1" } };
  expect(
    told(componentsUsed, piped({ traces: { receivers: ["otlp"], exporters: ["debug", "oltp"] } }, { exporters })),
  ).toEqual([]);
  expect(
    told(componentsUsed, piped({ traces: { receivers: ["otlp"], exporter: [], exporters: ["debug"] } }, { exporters })),
  ).toEqual([]);
  expect(told(componentsUsed, { ...configuration({ exporters }), service: { pipelines: {} } })).toEqual([]);
});
