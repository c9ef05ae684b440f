import { describe, expect, test } from "vitest";
import { configuration, verdicts } from "./configuration.ts";

/** One exporter otlp with these settings, used by the traces pipeline. */
function otlp(settings: object, version?: string): readonly string[] {
  return verdicts(configuration({ exporters: { otlp: settings as never } }), version);
}

describe("each mistake has its finding", () => {
  test("an unknown key, a value out of range and a missing endpoint in one exporter", () => {
    expect(otlp({ colour: "red", sending_queue: { queue_size: 0 } })).toEqual([
      "error FL1002 exporters.otlp.colour",
      "error FL1101 exporters.otlp.endpoint",
      "error FL1102 exporters.otlp.sending_queue.queue_size",
    ]);
  });

  test("and no more of them when two signals use the exporter", () => {
    const config = configuration({ exporters: { otlp: { colour: "red", sending_queue: { queue_size: 0 } } } });
    const traces = { receivers: ["otlp"], exporters: ["otlp", "debug"] };
    expect(verdicts({ ...config, service: { pipelines: { traces, metrics: traces, logs: traces } } })).toEqual([
      "error FL1002 exporters.otlp.colour",
      "error FL1101 exporters.otlp.endpoint",
      "error FL1102 exporters.otlp.sending_queue.queue_size",
    ]);
  });

  test("a broken section is not asked what it means, one beside it is", () => {
    expect(otlp({ endpoint: "a:1", sending_queue: 5, retry_on_failure: { multiplier: -1 } })).toEqual([
      "error FL1003 exporters.otlp.sending_queue",
      "error FL1102 exporters.otlp.retry_on_failure.multiplier",
    ]);
  });

  test("a wrong type and a value out of range in one section", () => {
    expect(otlp({ endpoint: "a:1", sending_queue: { num_consumers: "ten", queue_size: 0 } })).toEqual([
      "error FL1003 exporters.otlp.sending_queue.num_consumers",
      "error FL1102 exporters.otlp.sending_queue.queue_size",
    ]);
  });

  test("two components, each broken in its way", () => {
    const exporters = {
      otlp: { colour: "red" },
      otlphttp: { colour: "red", endpoint: "http://a:1", tls: { min_version: "9" } },
    };
    expect(verdicts(configuration({ exporters }))).toEqual([
      "error FL1002 exporters.otlp.colour",
      "error FL1002 exporters.otlphttp.colour",
      "error FL1101 exporters.otlp.endpoint",
      "error FL1102 exporters.otlphttp.tls.min_version",
    ]);
  });
});

describe("one cause has one finding", () => {
  const balancer = (settings: object) => ({
    loadbalancing: {
      resolver: { static: { hostnames: ["a"] } },
      protocol: { otlp: { tls: { insecure: true }, sending_queue: { enabled: false } } },
      ...settings,
    },
  });
  const unknown = (path: string): readonly string[] => [`error FL1002 exporters.${path}`];

  test.each([
    ["a misspelt endpoint is not missing too", { otlp: { endpont: "a:1" } }, unknown("otlp.endpont")],
    [
      "one of several, each of which would do",
      { otlphttp: { trace_endpoint: "http://a:1" } },
      unknown("otlphttp.trace_endpoint"),
    ],
    [
      "a certificate's key",
      { otlp: { endpoint: "a:1", tls: { cert_file: "a", key_fil: "b" } } },
      unknown("otlp.tls.key_fil"),
    ],
    [
      "a misspelt resolver",
      balancer({ resolver: { statc: { hostnames: ["a"] } } }),
      unknown("loadbalancing.resolver.statc"),
    ],
    [
      "a misspelt section of resolvers",
      balancer({ resolvers: { static: {} }, resolver: undefined }),
      unknown("loadbalancing.resolvers"),
    ],
    [
      "a misspelt list of hosts",
      balancer({ resolver: { static: { hosts: ["a"], hostname: ["b"] } } }),
      [...unknown("loadbalancing.resolver.static.hosts"), ...unknown("loadbalancing.resolver.static.hostname")],
    ],
    [
      "insecure without its section",
      balancer({ protocol: { otlp: { insecure: true, sending_queue: {} } } }),
      unknown("loadbalancing.protocol.otlp.insecure"),
    ],
    [
      "tls by an older name",
      balancer({ protocol: { otlp: { tls_setting: {}, sending_queue: {} } } }),
      unknown("loadbalancing.protocol.otlp.tls_setting"),
    ],
    [
      "the field of a queue that needs all",
      balancer({ sending_queue: { enabled: true, num_consumer: 1, queue_size: 9, sizer: "requests" } }),
      unknown("loadbalancing.sending_queue.num_consumer"),
    ],
    [
      "a misspelt routing key",
      balancer({ routing_key: "atributes", routing_attributes: ["a"] }),
      ["error FL3001 exporters.loadbalancing.routing_key"],
    ],
    [
      "a misspelt list of attributes",
      balancer({ routing_key: "attributes", routing_attribute: ["a"] }),
      unknown("loadbalancing.routing_attribute"),
    ],
    ["a section that is a list", balancer({ resolver: [] }), ["error FL1003 exporters.loadbalancing.resolver"]],
  ])("%s", (_, exporters, found) => {
    const config = configuration({ exporters: JSON.parse(JSON.stringify(exporters)) });
    expect(verdicts(config, "0.129.0").toSorted()).toEqual([...found].toSorted());
  });

  test("limits of memory, misspelt", () => {
    const processors = { memory_limiter: { check_interval: "1s", limit_mb: 100 } };
    expect(verdicts(configuration({ processors }))).toEqual(["error FL1002 processors.memory_limiter.limit_mb"]);
  });

  test("protocols of a receiver, misspelt", () => {
    expect(verdicts(configuration({ receivers: { otlp: { protocols: { grcp: {} } } } }))).toEqual([
      "error FL1002 receivers.otlp.protocols.grcp",
    ]);
  });

  test("an extension that several exporters ask for and nobody enables", () => {
    const auth = { authenticator: "bearertokenauth" };
    const exporters = { otlp: { endpoint: "a:1", auth }, "otlp/2": { endpoint: "b:1", auth } };
    expect(verdicts(configuration({ exporters }))).toEqual(["error FL2001 exporters.otlp.auth.authenticator"]);
  });

  test("a component that several pipelines name and nobody defines", () => {
    const one = { receivers: ["otlp"], exporters: ["otlp/none", "debug"] };
    const config = configuration({ service: { pipelines: { traces: one, metrics: one, logs: one } } });
    expect(verdicts(config)).toEqual(["error FL2001 service.pipelines.traces.exporters[0]"]);
  });
});

describe("an unknown key explains only what it may have meant", () => {
  test("nothing, when what it looks like is there", () => {
    expect(otlp({ endpoint: "", endpont: "a:1" })).toEqual([
      "error FL1002 exporters.otlp.endpont",
      "error FL1101 exporters.otlp.endpoint",
    ]);
  });

  test("nothing in another section", () => {
    expect(otlp({ sending_queue: { endpont: "a:1" } })).toEqual([
      "error FL1002 exporters.otlp.sending_queue.endpont",
      "error FL1101 exporters.otlp.endpoint",
    ]);
  });

  test("what is missing, where the version only ignores it: the error is at the name that was written", () => {
    const exporters = { otlphttp: { endpont: "http://a:1" } };
    expect(verdicts(configuration({ exporters }), "0.161.0")).toEqual(["error FL1101 exporters.otlphttp.endpont"]);
  });
});
