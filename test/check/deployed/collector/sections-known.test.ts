import { describe, expect, test } from "vitest";
import { sectionsKnown } from "../../../../src/check/deployed/collector/sections-known.ts";
import type { Json } from "../../../../src/model/json.ts";
import { configuration, piped, told } from "./configuration.ts";

function of(config: Json) {
  return told(sectionsKnown, config);
}

const whole = configuration({});
const service = (changed: object) => ({ ...whole, service: { ...(whole["service"] as object), ...changed } }) as Json;
const traces = (changed: object) =>
  piped({ traces: { receivers: ["otlp"], exporters: ["debug"], ...changed } as never });

describe("a key at the top or in service", () => {
  test.each<[string, Json, string, string]>([
    ["misspelt", { ...whole, exportes: {} }, "exportes", "did you mean exporters?"],
    [
      "of service",
      { ...whole, pipelines: {} },
      "pipelines",
      "it belongs one level down, under service: service.pipelines",
    ],
    [
      "a template's holder",
      { ...whole, "x-common": {} },
      "x-common",
      "put what is shared where it is first used, with an anchor there: other keys are refused here",
    ],
    ["a component", { ...whole, "otlp/backend": {} }, "otlp/backend", "it is a component: write it under receivers"],
    [
      "of nothing",
      { ...whole, zzzzzzzzz: 1 },
      "zzzzzzzzz",
      "there are receivers, processors, exporters, extensions, connectors, service",
    ],
  ])("%s", (_, config, key, help) => {
    expect(of(config)).toEqual([
      {
        at: `error FL1002 ${key}`,
        message: `There is no "${key}" at the top of a configuration; the Collector would not start.`,
        help,
      },
    ]);
  });

  test("in service", () => {
    expect(of(service({ exporters: {} }))).toEqual([
      {
        at: "error FL1002 service.exporters",
        message: 'There is no "exporters" in service; the Collector would not start.',
        help: "it belongs one level up, at the top of the configuration",
      },
    ]);
  });

  test("in a pipeline", () => {
    expect(of(traces({ exporter: ["debug"] }))).toEqual([
      {
        at: "error FL1002 service.pipelines.traces.exporter",
        message: 'There is no "exporter" in service.pipelines.traces; the Collector would not start.',
        help: "did you mean exporters?",
      },
    ]);
  });
});

describe("the form of a section", () => {
  test("is keys and values", () => {
    expect(of({ ...whole, extensions: [] })).toEqual([
      {
        at: "error FL1003 extensions",
        message: "Expected a section, found []; the Collector would not start.",
        help: "write keys and values below it",
      },
    ]);
    expect(of(service({ pipelines: { traces: 5 } })).map(({ at }) => at)).toEqual([
      "error FL1003 service.pipelines.traces",
    ]);
  });

  test("or a list of ids", () => {
    expect(of(service({ extensions: "health_check" }))).toEqual([
      {
        at: "error FL1003 service.extensions",
        message: 'Expected a list of component ids, found "health_check"; the Collector would not start.',
        help: "write it as a list: extensions: [health_check]",
      },
    ]);
    expect(of(traces({ exporters: [5] })).map(({ at, help }) => [at, help])).toEqual([
      ["error FL1003 service.pipelines.traces.exporters[0]", "write it as a list: exporters: [otlp]"],
    ]);
  });

  test("may be empty", () => {
    expect(of(service({ pipelines: { traces: null }, extensions: null, telemetry: null }))).toEqual([]);
    expect(of({ ...whole, extensions: null })).toEqual([]);
  });
});

describe("an id", () => {
  test("is a type, or a type and a name", () => {
    expect(
      of(configuration({ exporters: { "load-balancing": null } })).map(({ at, message }) => [at, message]),
    ).toContainEqual([
      "error FL1004 exporters.load-balancing",
      '"load-balancing" is not a component id: a type, or type/name; the Collector would not start.',
    ]);
    const ids = ["otlp/", "/a", "otlp/a b", "otlp/a+b", "1otlp"];
    for (const id of ids)
      expect(of({ ...whole, exporters: { [id]: null } }).map(({ at }) => at)).toContain(`error FL1004 exporters.${id}`);
    const fine = { "otlp/a/b": null, "otlp/ä.-_1": null, "otlp/1": null };
    expect(of({ ...whole, exporters: fine })).toEqual([]);
  });

  test("of a pipeline is a signal", () => {
    expect(of(piped({ trace: { receivers: ["otlp"], exporters: ["debug"] } }))).toEqual([
      {
        at: "error FL1004 service.pipelines.trace",
        message:
          '"trace" is not a pipeline id: traces, metrics or logs, or one of them with /name; the Collector would not start.',
        help: "did you mean traces?",
      },
    ]);
    expect(of(piped({ "profiles/a": null })).map(({ help }) => help)).toEqual([
      "start it with --feature-gates=service.profilesSupport, or remove the pipeline",
    ]);
  });

  test("is the same with blanks, which lose the settings", () => {
    expect(of({ ...whole, exporters: { debug: null, " debug": { verbosity: "basic" } } })).toEqual([
      {
        at: "error FL1004 exporters. debug",
        message: '" debug" is the same id as "debug", because spaces do not count; the Collector would not start.',
        help: "give one of them another name",
      },
      {
        at: "warning FL1006 exporters. debug",
        message:
          'The id " debug" has spaces around its parts: the component is named "debug", and these settings are lost.',
        help: "write it as debug",
      },
    ]);
  });
});
