import { expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { spansIn } from "../routing/spans-in.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startHttpTestBackend, startTestBackend, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();

const batch = { itemsMax: 3, bytesMax: 100_000, timeoutMs: 5_000, whenIdle: "wait" } as const;
const ejection = { consecutive5xx: 1, intervalMs: 1e4, baseEjectionTimeMs: 3e4, maxEjectionTimeMs: 3e4 } as const;

const named = (name: string) => resourceSection({}, scopeSection({}, span({ trace: "01".repeat(16), name })));

test.each([
  ["grpc", startTestBackend],
  ["http", startHttpTestBackend],
] as const)(
  "over %s, a sender in a hurry whose items are joined with others' has its own answer in time, and theirs are sent once",
  async (protocol, startBackend) => {
    const backend = await startBackend();
    const sent: string[] = [];
    const config = balancerConfig([backend.endpoint]);
    const balancer = await startedBalancer(
      {
        ...config,
        exporter: { ...config.exporter, protocol, timeoutMs: 6_000, batch },
        health: { ...config.health, ejection: { ...ejection, maxEjectionPercent: 100 } },
      },
      { observer: { sent: (_endpoint, _signal, items) => void sent.push(`sent ${items}`) } },
    );
    const sender = startTestSender(balancer.grpcPort ?? 0);
    closing(backend.close, balancer.close, sender.close);
    backend.answerAfterMs = 1_200;
    const began = performance.now();
    const answered = async (name: string, timeoutMs: number) => {
      const { status, message } = await sender.call(exportTraces, named(name), { "grpc-timeout": `${timeoutMs}m` });
      return { name, status, message, ms: performance.now() - began };
    };
    const [hurried, ...patient] = [answered("hurried", 150), answered("patient", 7_000), answered("calm", 8_000)];
    const { status, message, ms } = await hurried;
    expect([status, message]).toEqual(["14", expect.stringMatching(/^127\.0\.0\.1:\d+: no answer within 1\d\d ms$/)]);
    expect(ms).toBeLessThan(1_190);
    // What the call holds is counted until its end.
    expect(balancer.status()).toMatchObject({ backends: [{ queuedItems: 3, isAvailable: true }] });
    expect(await Promise.all(patient)).toEqual([
      expect.objectContaining({ name: "patient", status: "0" }),
      expect.objectContaining({ name: "calm", status: "0" }),
    ]);
    expect(backend.received.flatMap((request) => spansIn(request)).toSorted()).toEqual(["calm", "hurried", "patient"]);
    expect(sent).toEqual(["sent 1", "sent 1", "sent 1"]);
    await expect.poll(() => balancer.status().heldBytes).toBe(0);
    expect(backend.received).toHaveLength(1);
    expect(balancer.status()).toMatchObject({ backends: [{ queuedItems: 0, isAvailable: true }] });
  },
);
