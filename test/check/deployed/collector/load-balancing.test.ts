import { describe, expect, test } from "vitest";
import { configuration, findings, verdicts } from "./configuration.ts";

const otlp = { tls: { insecure: true }, sending_queue: { enabled: true } };
const balancer = (more: object) => ({ resolver: { static: { hostnames: ["a:4317"] } }, protocol: { otlp }, ...more });
const exporting = (signal: string, more: object, type = "loadbalancing") =>
  configuration({
    exporters: { [type]: balancer(more) as never },
    service: { pipelines: { [signal]: { receivers: ["otlp"], exporters: [type, "debug"] } } },
  });

describe("load balancing exporters", () => {
  test.each([
    { signal: "traces", key: "trace_id", found: ["error FL3001 exporters.loadbalancing.routing_key"] },
    { signal: "traces", key: "streamID", found: ["error FL3001 exporters.loadbalancing.routing_key"] },
    { signal: "metrics", key: "traceID", found: ["error FL3001 exporters.loadbalancing.routing_key"] },
    { signal: "metrics", key: "service", found: [] },
    { signal: "logs", key: "traceID", found: [] },
    { signal: "logs", key: "service", found: ["warning FL3011 exporters.loadbalancing.routing_key"] }, // 0.129 ignores it
    { signal: "logs", key: "trace_id", found: ["warning FL3001 exporters.loadbalancing.routing_key"] }, // ignored too
  ])("0.129: $signal by $key", ({ signal, key, found }) => {
    expect(verdicts(exporting(signal, { routing_key: key }), "0.129.0")).toEqual(found);
  });

  test("0.161: logs honour the key, so a wrong one is refused", () => {
    expect(verdicts(exporting("logs", { routing_key: "trace_id" }, "load_balancing"), "0.161.0")).toEqual([
      "error FL3001 exporters.load_balancing.routing_key",
    ]);
    expect(verdicts(exporting("logs", { routing_key: "service" }, "load_balancing"), "0.161.0")).toEqual([]);
  });

  test("a wrong key of an exporter that no pipeline uses is a warning", () => {
    const config = configuration({
      exporters: { "loadbalancing/idle": balancer({ routing_key: "trace_id" }) as never },
      service: { pipelines: { traces: { receivers: ["otlp"], exporters: ["debug"] } } },
    });
    expect(verdicts(config)).toEqual([
      "warning FL2002 exporters.loadbalancing/idle",
      "warning FL3001 exporters.loadbalancing/idle.routing_key",
    ]);
  });

  test.each([
    { name: "none", resolver: {}, found: "error FL3002 exporters.loadbalancing.resolver" },
    {
      name: "two",
      resolver: { static: { hostnames: ["a"] }, dns: { hostname: "b" } },
      found: "error FL3002 exporters.loadbalancing.resolver.dns",
    },
    { name: "an empty one", resolver: { static: null }, found: "error FL3002 exporters.loadbalancing.resolver" },
    {
      name: "static without hosts",
      resolver: { static: { hostnames: [] } },
      found: "error FL3003 exporters.loadbalancing.resolver.static.hostnames",
    },
    {
      name: "dns without a name",
      resolver: { dns: {} },
      found: "error FL3003 exporters.loadbalancing.resolver.dns.hostname",
    },
    {
      name: "a port in a dns name",
      resolver: { dns: { hostname: "b:4317" } },
      found: "warning FL3003 exporters.loadbalancing.resolver.dns.hostname",
    },
    {
      name: "a full name for k8s",
      resolver: { k8s: { service: "a.b.svc.cluster.local" } },
      found: "warning FL3003 exporters.loadbalancing.resolver.k8s.service",
    },
  ])("resolvers: $name", ({ resolver, found }) => {
    expect(verdicts(exporting("traces", { resolver }))).toEqual([found]);
  });

  test("a queue of its own without its fields would not start at 0.129, and has defaults at 0.161", () => {
    const more = { sending_queue: { enabled: true, num_consumers: 10, queue_size: 1000 } };
    expect(verdicts(exporting("traces", more), "0.129.0")).toEqual([
      "error FL3004 exporters.loadbalancing.sending_queue.sizer",
    ]);
    expect(verdicts(exporting("traces", more), "0.161.0")).toEqual([]);
  });

  test("a retry of its own without its fields retries at once and for ever", () => {
    expect(verdicts(exporting("traces", { retry_on_failure: { enabled: true } }))).toEqual([
      "warning FL3004 exporters.loadbalancing.retry_on_failure",
    ]);
  });

  test("what is left to defaults is said: a dead backend is hidden, and encryption is a guess", () => {
    const found = findings(exporting("traces", { protocol: { otlp: null } }));
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["warning FL3005", "warning FL5001"]);
  });
});
