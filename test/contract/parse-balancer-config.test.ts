import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problemText } from "../../src/contract/json-shape.ts";
import { parseBalancerConfig } from "../../src/contract/parse-balancer-config.ts";
import { balancerConfig } from "../runtime/configuration.ts";

const good = () => {
  const config = balancerConfig(["backend-1:4317", "backend-2", "[::1]:4317"]);
  const listener = { host: "0.0.0.0", port: 4317, tls: undefined, auth: undefined };
  const served = (port: number) => ({ host: "0.0.0.0", port });
  return {
    ...config,
    receivers: { grpc: listener, http: undefined },
    telemetry: { ...config.telemetry, metrics: served(8888), health: served(13133) },
  };
};

/** The good configuration with one member set, by its path. */
function withMember(path: string, value: unknown): string {
  const config: unknown = JSON.parse(JSON.stringify(good()));
  const keys = path.split(".");
  let at = config;
  for (const key of keys.slice(0, -1)) at = memberOf(at, key);
  Object.assign(at ?? {}, { [keys.at(-1) ?? ""]: value });
  return JSON.stringify(config);
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

const said = (content: string) => {
  const parsed = parseBalancerConfig(content);
  return parsed.kind === "wrong" ? parsed.problems.map(problemText) : [];
};

describe("a configuration of a balancer", () => {
  test("is read as it was written", () => {
    const parsed = parseBalancerConfig(JSON.stringify(good()));
    expect(parsed.kind === "config" ? parsed.config : parsed.problems).toEqual(good());
  });

  test.each([
    ["formatVersion", 2, "formatVersion must be one of 1, not 2"],
    ["name", "", 'name must be text that is not empty, not ""'],
    ["receivers.grpc.port", 0, "receivers.grpc.port must be a whole number from 1 to 65535, not 0"],
    ["receivers.grpc.port", "4317", 'receivers.grpc.port must be a whole number from 1 to 65535, not "4317"'],
    ["receivers.grpc.prot", 1, "receivers.grpc.prot is not known here; there are host, port, tls, auth"],
    ["receivers.grpc.toString", 1, "receivers.grpc.toString is not known here; there are host, port, tls, auth"],
    ["receivers.grpc", null, "receivers must have grpc or http"],
    [
      "receivers.http",
      { host: "127.0.0.1", port: 4317 },
      "receivers.http.port must not be that of receivers.grpc: 4317",
    ],
    ["telemetry.health.port", 8888, "telemetry.health.port must not be that of telemetry.metrics: 8888"],
    [
      "receivers.grpc.tls",
      { certFile: "a", keyFile: "/k" },
      'receivers.grpc.tls.certFile must be an absolute path, not "a"',
    ],
    ["routes.traces", null, "routes must route a signal"],
    ["routes.traces.algorithm", "random", "routes.traces.algorithm must be one of ring, maglev, rendezvous"],
    ["routes.traces.compatibleWith", "latest", "routes.traces.compatibleWith must be a version"],
    ["routes.traces.balanceFactor", 1, "routes.traces.balanceFactor must be a number from 1.01 to 100, not 1"],
    ["resolver", { kind: "cloud" }, 'resolver.kind must be one of static, dns, k8s, not "cloud"'],
    ["resolver.backends", [], "resolver.backends must name a backend"],
    [
      "resolver.backends",
      [{ endpoint: "http://a", weight: 1 }],
      "resolver.backends[0].endpoint must be a host, or host:port",
    ],
    [
      "resolver.backends",
      [
        { endpoint: "a:65535", weight: 1 },
        { endpoint: "a:65536", weight: 1 },
      ],
      "resolver.backends[1].endpoint must not have a port above 65535",
    ],
    ["resolver.backends", [{ endpoint: "a", weight: 0 }], "resolver.backends[0].weight must be a number from 0.001"],
    [
      "resolver.backends",
      [
        { endpoint: "a", weight: 1 },
        { endpoint: "a", weight: 1 },
      ],
      "resolver.backends must name each backend once",
    ],
    ["exporter.timeoutMs", -1, "exporter.timeoutMs must be a number from 1"],
    ["exporter.tls", { certFile: "/c" }, "exporter.tls must have certFile and keyFile, or neither"],
    ["exporter.retry.initialIntervalMs", 1_000, "exporter.retry.initialIntervalMs must not be above maxIntervalMs"],
    ["delivery.acknowledge", "never", "delivery.acknowledge must be one of delivered, queued"],
    ["delivery.deadlineMs", 6_000, "delivery.deadlineMs must not be above exporter.retry.maxElapsedMs"],
    ["health.panicThreshold", 101, "health.panicThreshold must be a number from 0 to 100, not 101"],
    ["limits", undefined, "limits must be an object, not missing"],
    ["limits.heldBytesMax", 10, "limits.requestBytesMax must not be above heldBytesMax"],
    ["exporter.compression", "snappy", "exporter.compression must be one of none, gzip"],
    ["exporter.protocol", "udp", "exporter.protocol must be one of grpc, http"],
    [
      "resourceUpserts",
      [
        { key: "a", value: "b" },
        { key: "a", value: "c" },
      ],
      "resourceUpserts must name each key once",
    ],
  ])("is refused with %s as %j", (path, value, reason) => {
    expect(said(withMember(path, value))).toEqual([expect.stringContaining(reason)]);
  });

  test("tells all that is wrong at once", () => {
    const content = withMember("limits", { drainMs: "long" });
    expect(said(content)).toHaveLength(9);
  });

  test("that is not JSON is said to be none", () => {
    expect(said("{")).toEqual([expect.stringContaining("is not JSON")]);
  });

  test("is never a reason to crash", () => {
    fc.assert(fc.property(fc.json(), (content) => parseBalancerConfig(content).kind === "wrong"));
  });
});
