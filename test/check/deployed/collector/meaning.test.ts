import { describe, expect, test } from "vitest";
import { meanings } from "../../../../src/check/deployed/collector/semantics/rules.ts";
import { canonicalType } from "../../../../src/schema/registry.ts";
import { configuration, verdicts } from "./configuration.ts";

/** Each is refused by the real Collector: in `validate`, or (b) when pipelines are built, or (s) at start. */
const refused = [
  {
    name: "batch with a maximum below the default size",
    sections: { processors: { batch: { send_batch_max_size: 1000 } } },
    at: "FL1102 processors.batch.send_batch_max_size",
  },
  {
    name: "memory_limiter without a limit",
    sections: { processors: { memory_limiter: { check_interval: "1s" } } },
    at: "FL1101 processors.memory_limiter.limit_percentage",
  },
  {
    name: "memory_limiter without an interval",
    sections: { processors: { memory_limiter: { limit_mib: 100, check_interval: "0s" } } },
    at: "FL1101 processors.memory_limiter.check_interval",
  },
  {
    name: "a spike as large as the limit",
    sections: { processors: { memory_limiter: { check_interval: "1s", limit_mib: 100, spike_limit_mib: 100 } } },
    at: "FL1102 processors.memory_limiter.spike_limit_mib",
  },
  {
    name: "an attributes action misspelt (b)",
    sections: { processors: { attributes: { actions: [{ key: "a", value: 1, action: "upsrt" }] } } },
    at: "FL1102 processors.attributes.actions[0].action",
  },
  {
    name: "resource without actions",
    sections: { processors: { resource: {} } },
    at: "FL1101 processors.resource.attributes",
  },
  {
    name: "a policy without a name (b)",
    sections: { processors: { tail_sampling: { policies: [{ type: "always_sample" }] } } },
    at: "FL1101 processors.tail_sampling.policies[0].name",
  },
  { name: "otlp without an endpoint", sections: { exporters: { otlp: {} } }, at: "FL1101 exporters.otlp.endpoint" },
  {
    name: "otlp without a port",
    sections: { exporters: { otlp: { endpoint: "backend" } } },
    at: "FL1102 exporters.otlp.endpoint",
  },
  {
    name: "an unknown gRPC balancer",
    sections: { exporters: { otlp: { endpoint: "a:1", balancer_name: "least_request" } } },
    at: "FL1102 exporters.otlp.balancer_name",
  },
  {
    name: "retry that ends before it begins",
    sections: { exporters: { otlp: { endpoint: "a:1", retry_on_failure: { max_elapsed_time: "1s" } } } },
    at: "FL1102 exporters.otlp.retry_on_failure.max_elapsed_time",
  },
  {
    name: "a queue of size zero",
    sections: { exporters: { otlp: { endpoint: "a:1", sending_queue: { queue_size: 0 } } } },
    at: "FL1102 exporters.otlp.sending_queue.queue_size",
  },
  {
    name: "an unknown TLS version",
    sections: { exporters: { otlp: { endpoint: "a:1", tls: { min_version: "1.9" } } } },
    at: "FL1102 exporters.otlp.tls.min_version",
  },
  {
    name: "otlphttp without an endpoint",
    sections: { exporters: { otlphttp: {} } },
    at: "FL1101 exporters.otlphttp.endpoint",
  },
  { name: "file without a path", sections: { exporters: { file: {} } }, at: "FL1101 exporters.file.path" },
  {
    name: "otlp receiver without a protocol",
    sections: { receivers: { otlp: {} } },
    at: "FL1101 receivers.otlp.protocols",
  },
  {
    name: "a listener without a port (s)",
    sections: { receivers: { otlp: { protocols: { grpc: { endpoint: "0.0.0.0" } } } } },
    at: "FL1102 receivers.otlp.protocols.grpc.endpoint",
  },
  {
    name: "both kinds of token",
    sections: { extensions: { bearertokenauth: { token: "a", tokens: ["b"] } } },
    at: "FL1103 extensions.bearertokenauth.tokens",
  },
  {
    name: "basicauth for no end",
    sections: { extensions: { basicauth: {} } },
    at: "FL1101 extensions.basicauth.htpasswd",
  },
  {
    name: "a health path without a slash",
    sections: { extensions: { health_check: { path: "health" } } },
    at: "FL1102 extensions.health_check.path",
  },
  {
    name: "a scrape job without a name",
    sections: { receivers: { prometheus: { config: { scrape_configs: [{ scrape_interval: "5s" }] } } } },
    at: "FL1101 receivers.prometheus.config.scrape_configs[0].job_name",
  },
  {
    name: "a reader without a host (s)",
    sections: {
      service: { telemetry: { metrics: { readers: [{ pull: { exporter: { prometheus: { port: 8888 } } } }] } } },
    },
    at: "FL1101 service.telemetry.metrics.readers[0]",
  },
] as const;

describe("the meaning of settings", () => {
  test.each(refused)("$name is refused", ({ sections, at }) => {
    const config = configuration(sections as never);
    const whole =
      "service" in sections
        ? { ...config, service: { ...(configuration({})["service"] as object), ...sections.service } }
        : config;
    expect(verdicts(whole as never).filter((found) => found.startsWith("error"))).toContain(`error ${at}`);
  });

  test("a disabled retry is not looked at by 0.129 and is by 0.161", () => {
    const config = configuration({
      exporters: { otlp: { endpoint: "a:1", retry_on_failure: { enabled: false, multiplier: -1 } } },
    });
    expect(verdicts(config, "0.129.0")).toEqual([]);
    expect(verdicts(config, "0.161.0")).toEqual(["error FL1102 exporters.otlp.retry_on_failure.multiplier"]);
  });

  test("a certificate without its key is refused by 0.161; 0.129 notices when it connects", () => {
    const config = configuration({ exporters: { otlp: { endpoint: "a:1", tls: { cert_file: "/a" } } } });
    expect(verdicts(config, "0.129.0")).toEqual(["warning FL1103 exporters.otlp.tls"]);
    expect(verdicts(config, "0.161.0")).toEqual(["error FL1103 exporters.otlp.tls"]);
  });

  test("a component whose shape is wrong is not asked what it means", () => {
    expect(verdicts(configuration({ exporters: { otlp: { endpoit: "a:1" } } }))).toEqual([
      "error FL1002 exporters.otlp.endpoit",
    ]);
  });

  test.each(meanings)(
    "$component is a component of some version, and its behaviour is named",
    ({ component, mirrors }) => {
      const [kind, type] = component.split("/") as ["exporters", string];
      expect(["0.129.0", "0.161.0"].map((version) => canonicalType(version, kind, type))).toContain(type);
      expect(mirrors).not.toBe("");
    },
  );
});
