import { describe, expect, test } from "vitest";
import { configuration, findings, verdicts } from "./configuration.ts";

describe("the shape of components", () => {
  test("a configuration that the Collector takes has no finding", () => {
    expect(verdicts(configuration({ processors: { batch: { timeout: "5s" } } }))).toEqual([]);
    expect(verdicts(configuration({}), "0.161.0")).toEqual([]);
  });

  test("an unknown key is refused with the nearest known one", () => {
    const [found, ...more] = findings(configuration({ exporters: { debug: { verbositi: "basic" } } }));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: "FL1002",
      severity: "error",
      collectorPath: ["exporters", "debug", "verbositi"],
      message: 'There is no setting "verbositi" here; Collector 0.129.1 would not start.',
      help: "did you mean verbosity?",
    });
  });

  test.each([
    {
      setting: "weights in the static resolver",
      resolver: { static: { hostnames: ["a:4317"], weights: [1] } },
      help: /`weights` on the pool/,
    },
    {
      setting: "health_check in the resolver",
      resolver: { static: { hostnames: ["a:4317"] }, health_check: {} },
      help: /`healthCheck` on a pool/,
    },
  ])("$setting says how a blueprint asks for it", ({ resolver, help }) => {
    const config = configuration({
      exporters: {
        loadbalancing: { resolver, protocol: { otlp: { tls: { insecure: true }, sending_queue: { enabled: true } } } },
      },
    });
    expect(findings(config).map((found) => [found.code, help.test(found.help)])).toEqual([["FL1002", true]]);
  });

  test("service.telemetry.metrics.address, removed in core 0.128, is refused with what replaces it", () => {
    const config = configuration({ service: { telemetry: { metrics: { address: "0.0.0.0:8888" } } } });
    const pipelines = configuration({})["service"];
    const [found] = findings({
      ...config,
      service: { ...(pipelines as object), telemetry: { metrics: { address: "0.0.0.0:8888" } } },
    });
    expect(found).toMatchObject({ code: "FL1002", collectorPath: ["service", "telemetry", "metrics", "address"] });
    expect(found?.help).toContain("readers");
  });

  test.each([
    {
      name: "a number for a text",
      exporters: { debug: { verbosity: true } },
      found: "error FL1003 exporters.debug.verbosity",
    },
    {
      name: "a word that is not in the list",
      exporters: { debug: { verbosity: "full" } },
      found: "error FL1004 exporters.debug.verbosity",
    },
    {
      name: "a text that is no duration",
      exporters: { otlp: { endpoint: "a:4317", timeout: "5 s" } },
      found: "error FL1004 exporters.otlp.timeout",
    },
    { name: "a type that does not exist", exporters: { logging: {} }, found: "error FL1001 exporters.logging" },
    { name: "a type without a schema", exporters: { splunk_hec: {} }, found: "warning FL1008 exporters.splunk_hec" },
    {
      name: "nanoseconds by accident",
      exporters: { otlp: { endpoint: "a:4317", timeout: 5 } },
      found: "warning FL1006 exporters.otlp.timeout",
    },
  ])("$name is found where it stands", ({ exporters, found }) => {
    expect(verdicts(configuration({ exporters }))).toEqual([found]);
  });

  test("an unquoted port of the dns resolver is refused, as a text is expected", () => {
    const protocol = { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } };
    const exporters = { loadbalancing: { resolver: { dns: { hostname: "a", port: 4317 } }, protocol } };
    expect(verdicts(configuration({ exporters }))).toEqual(["error FL1003 exporters.loadbalancing.resolver.dns.port"]);
  });

  test("0.161 drops some unknown keys in silence, which is a warning; 0.129 refuses them", () => {
    const receivers = { otlp: { protocols: { http: { endpont: "0.0.0.0:4318" } } } };
    expect(verdicts(configuration({ receivers }), "0.161.0")).toEqual([
      "warning FL1005 receivers.otlp.protocols.http.endpont",
    ]);
    expect(verdicts(configuration({ receivers }), "0.129.0")).toEqual([
      "error FL1002 receivers.otlp.protocols.http.endpont",
    ]);
  });

  test("names that came later are unknown to 0.129, and older ones still load at 0.161", () => {
    const exporters = (type: string) => ({ [type]: { endpoint: "a:4317", tls: { insecure: true } } });
    expect(verdicts(configuration({ exporters: exporters("otlp_grpc") }), "0.129.0")).toEqual([
      "error FL1001 exporters.otlp_grpc",
    ]);
    expect(verdicts(configuration({ exporters: exporters("otlp") }), "0.161.0")).toEqual([]);
  });

  test("a reference takes the type of what it stands for, so it is never a wrong type", () => {
    expect(verdicts(configuration({ processors: { batch: { send_batch_size: "${env:SIZE}" } } }))).toEqual([]);
  });

  test.each([[null], [[]], ["text"], [5], [{ service: [] }], [{ receivers: 5, service: { pipelines: "x" } }]])(
    "%j is answered with findings, never with an exception",
    (config) => {
      expect(findings(config as never).length).toBeGreaterThan(0);
    },
  );
});
