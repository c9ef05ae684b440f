import { describe, expect, test } from "vitest";
import { componentsConform } from "../../../../src/check/deployed/collector/components-conform.ts";
import type { JsonObject } from "../../../../src/model/json.ts";
import { configuration, type Sections, told } from "./configuration.ts";

function of(sections: Sections, version = "0.129.1") {
  return told(componentsConform, configuration(sections), version);
}

function exporting(exporters: JsonObject, version?: string) {
  return of({ exporters }, version);
}

describe("a setting", () => {
  test("that does not exist, with the nearest one that does", () => {
    expect(exporting({ debug: { verbositi: "basic" } })).toEqual([
      {
        at: "error FL1002 exporters.debug.verbositi",
        message: 'There is no setting "verbositi" here; Collector 0.129.1 would not start.',
        help: "did you mean verbosity?",
      },
    ]);
  });

  test("that a version silently ignores, and an earlier one refuses", () => {
    const receivers = { otlp: { protocols: { http: { endpont: "0.0.0.0:4318" } } } };
    expect(of({ receivers }, "0.161.0")).toEqual([
      {
        at: "warning FL1005 receivers.otlp.protocols.http.endpont",
        message: 'Collector 0.161.0 has no setting "endpont" here and silently ignores it.',
        help: "did you mean endpoint?",
      },
    ]);
    expect(of({ receivers }, "0.129.0").map(({ at }) => at)).toEqual([
      "error FL1002 receivers.otlp.protocols.http.endpont",
    ]);
  });

  test("of another type; a number for a string is put in quotes", () => {
    const resolver = { dns: { hostname: "a", port: 4317 } };
    expect(exporting({ otlp: { endpoint: true }, loadbalancing: { resolver } })).toEqual([
      {
        at: "error FL1003 exporters.otlp.endpoint",
        message: "Expected a string, found the boolean true; the Collector would not start.",
        help: "give a string",
      },
      {
        at: "error FL1003 exporters.loadbalancing.resolver.dns.port",
        message: "Expected a string, found the number 4317; the Collector would not start.",
        help: 'write it in quotes: "4317"',
      },
    ]);
  });

  test("of a few words, by what it may have meant or by all there are", () => {
    expect(exporting({ debug: { verbosity: "detaild" } }).map(({ message, help }) => [message, help])).toEqual([
      ['"detaild" is not a value of this setting; the Collector would not start.', "did you mean detailed?"],
    ]);
    expect(exporting({ debug: { verbosity: "zzzzzzzzzz" } }).map(({ help }) => help)).toEqual([
      "use one of basic, detailed, normal",
    ]);
  });

  test("that is a duration", () => {
    expect(exporting({ otlp: { endpoint: "a:1", timeout: "5 s" } })).toEqual([
      {
        at: "error FL1004 exporters.otlp.timeout",
        message: '"5 s" is not a duration such as 5s or 1m30s; the Collector would not start.',
        help: "write a duration such as 5s or 1m30s",
      },
    ]);
    expect(exporting({ otlp: { endpoint: "a:1", timeout: 5 } })).toEqual([
      {
        at: "warning FL1006 exporters.otlp.timeout",
        message: "A number without a unit is nanoseconds here: 5 means 5 ns.",
        help: 'write "5ms" for milliseconds, "5s" for seconds',
      },
    ]);
    expect(exporting({ otlp: { endpoint: "a:1", timeout: 5_000_000_000 } })[0]?.help).toBe(
      'write "5000ms" to make that clear',
    );
  });

  test("that is empty is zero, not its default", () => {
    expect(exporting({ otlp: { endpoint: "a:1", compression: null } })).toEqual([
      {
        at: "warning FL1006 exporters.otlp.compression",
        message: "An empty value (null) sets this to zero or empty; it does not keep the default.",
        help: "leave out the key to keep the default",
      },
    ]);
  });

  test("that is a reference takes the type that is needed", () => {
    expect(of({ processors: { batch: { send_batch_size: "${env:SIZE}" } } })).toEqual([]);
  });

  test("that is required", () => {
    expect(of({ receivers: { filelog: { include: ["/a"], operators: [{}] } } }).map(({ at }) => at)).toContain(
      "error FL1101 receivers.filelog.operators[0]",
    );
  });
});

describe("a type", () => {
  test("that the distribution does not have", () => {
    expect(exporting({ loging: {}, logging: {} }).map(({ at, help }) => [at, help])).toEqual([
      [
        "error FL1001 exporters.loging",
        "the contrib distribution has no such exporter in any version that Fairlead knows",
      ],
      ["error FL1001 exporters.logging", "use debug, which replaces it: `loglevel` is its `verbosity`"],
    ]);
    expect(exporting({ otlphtp: {} })).toEqual([
      {
        at: "error FL1001 exporters.otlphtp",
        message: 'Collector 0.129.1 has no exporter "otlphtp"; it would not start.',
        help: "did you mean otlphttp?",
      },
    ]);
  });

  test("that came later, and one that was renamed", () => {
    const exporters = (type: string) => ({ [type]: { endpoint: "a:4317", tls: { insecure: true } } });
    expect(exporting(exporters("otlp_grpc"), "0.129.0").map(({ at }) => at)).toEqual([
      "error FL1001 exporters.otlp_grpc",
    ]);
    expect(exporting(exporters("otlp"), "0.161.0")).toEqual([]);
    expect(exporting(exporters("otlp_grpc"), "0.161.0")).toEqual([]);
  });
});

test("the Collector's own telemetry has a schema too: an address of metrics was removed in core 0.128", () => {
  expect(
    of({ service: { telemetry: { metrics: { address: "0.0.0.0:8888" } } } }).map(({ at, help }) => [at, help]),
  ).toEqual([
    [
      "error FL1002 service.telemetry.metrics.address",
      "ignored from 0.123 on and removed in 0.128: use `readers: [{ pull: { exporter: { prometheus: { host, port } } } }]`; Fairlead writes that by itself",
    ],
  ]);
});

test("receivers that receiver_creator starts are read, and a name that is like theirs is not", () => {
  const redis = { rule: 'type == "port" && port == 6379', config: { endpoint: "`endpoint`" } };
  const creator = (settings: JsonObject) =>
    of({ receivers: { receiver_creator: { watch_observers: [], ...settings } } }, "0.161.0").map(({ at }) => at);
  expect(creator({ receivers: { redis } })).toEqual([]);
  expect(creator({ receivrs: { redis } })).toEqual(["warning FL1005 receivers.receiver_creator.receivrs"]);
});
