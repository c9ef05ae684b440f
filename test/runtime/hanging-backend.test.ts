import { expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { hangingWay } from "./hanging-way.ts";
import { exportTraces, startHttpTestBackend, startTestBackend, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();

test.each([
  ["grpc", startTestBackend],
  ["http", startHttpTestBackend],
] as const)(
  "a backend over %s that hangs is ejected before its only call times out, and its item is at another owner by then",
  async (protocol, startBackend) => {
    const [first, second] = [await startBackend(), await startBackend()];
    const ways = [await hangingWay(first.endpoint), await hangingWay(second.endpoint)];
    const endpoints = ways.map(({ endpoint }) => endpoint);
    const ejection = {
      consecutive5xx: 5,
      intervalMs: 1e4,
      baseEjectionTimeMs: 3e4,
      maxEjectionTimeMs: 3e4,
      maxEjectionPercent: 50,
    };
    const config = balancerConfig(endpoints, { failover: "spill" });
    const balancer = await startedBalancer({
      ...config,
      exporter: { ...config.exporter, protocol, timeoutMs: 6_000 },
      delivery: { ...config.delivery, deadlineMs: 10_000 },
      health: { ...config.health, ejection },
    });
    const sender = startTestSender(balancer.grpcPort ?? 0);
    closing(first.close, second.close, ...ways.map(({ close }) => close), balancer.close, sender.close);
    const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));
    await sender.call(exportTraces, request);
    const owner = first.received.length > 0 ? 0 : 1;
    ways[owner]?.hang();
    const began = performance.now();
    const { status } = await sender.call(exportTraces, request);
    expect(status).toBe("0");
    expect(performance.now() - began).toBeLessThan(5_900);
    const at = balancer.status().backends.find(({ endpoint }) => endpoint === endpoints[owner]);
    expect(at).toMatchObject({ isAvailable: false, ejections: 1, lastError: { reason: "no answer to a ping" } });
    expect([first, second][1 - owner]?.received).toHaveLength(1);
  },
);
