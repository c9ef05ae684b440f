import { beforeAll, describe, expect, test } from "vitest";
import { lowerSettings } from "../../../src/lower/fairlead/settings.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { spansIn } from "../../routing/spans-in.ts";
import { balancerConfig } from "../configuration.ts";
import { freePort } from "../free-port.ts";
import { exportTraces, startHttpTestBackend, startTestBackend, startTestSender } from "../peers.ts";
import { startedBalancer } from "../started-balancer.ts";
import { documentedLosses, rowName, second, ways } from "./loss-table.ts";

const items = Array.from({ length: 40 }, (_unused, n) => n.toString(16).padStart(32, "0"));
const request = resourceSection({}, scopeSection({}, ...items.map((trace) => span({ trace, name: trace }))));

/** One that is killed with its connections. */
async function serve(protocol: "grpc" | "http", port: number) {
  const { received, close, breakConnections } = await backendOf[protocol](port);
  const kill = () => {
    breakConnections();
    return close();
  };
  return { received, kill };
}

const backendOf = { grpc: startTestBackend, http: startHttpTestBackend } as const;

function configOf({ failover, ...delivery }: (typeof ways)[number], endpoints: readonly string[]) {
  const base = balancerConfig(endpoints, { failover });
  const { exporter, delivery: lowered, health } = lowerSettings({});
  return {
    ...base,
    exporter: { ...base.exporter, timeoutMs: 3_000, retry: { ...base.exporter.retry, ...exporter.retry } },
    delivery: { ...delivery, deadlineMs: lowered.deadlineMs },
    health: { ...base.health, ...health },
  };
}

/** Until everything arrived, or a while after its time was over. */
async function arrivedIn(servers: readonly { readonly received: readonly Buffer[] }[]): Promise<readonly string[]> {
  const arrived = () => servers.flatMap(({ received }) => received.flatMap((message) => spansIn(message)));
  const until = performance.now() + 20 * second;
  while (new Set(arrived()).size < items.length && performance.now() < until) await pause(20);
  await pause(second / 2);
  return arrived();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What a second without one of two backends cost. */
async function outcome(protocol: "grpc" | "http", way: (typeof ways)[number]) {
  const [port, other] = [await freePort(), await freePort()];
  const [dying, living] = [await serve(protocol, port), await serve(protocol, other)];
  const config = configOf(way, [`127.0.0.1:${port}`, `127.0.0.1:${other}`]);
  const balancer = await startedBalancer({ ...config, exporter: { ...config.exporter, protocol } });
  while (balancer.status().backends.some(({ connection }) => connection !== "ready")) await pause(5);
  await dying.kill();
  const sender = startTestSender(balancer.grpcPort ?? 0);
  const answering = sender.call(exportTraces, request);
  await pause(second);
  const back = await serve(protocol, port);
  const arrived = await arrivedIn([dying, living, back]);
  const { status, body } = await answering;
  sender.close();
  balancer.close();
  await Promise.all([living.kill(), back.kill()]);
  const lost = items.length - new Set(arrived).size;
  return { status, rejectedBytes: body.length, lost, repeated: arrived.length - new Set(arrived).size };
}

describe.each(["grpc", "http"] as const)(
  "a backend over %s that is gone for a second, with real sockets",
  (protocol) => {
    // They only wait, so all of them do at once.
    const outcomes = new Map<(typeof ways)[number], Awaited<ReturnType<typeof outcome>>>();
    beforeAll(async () => {
      await Promise.all(ways.map(async (way) => outcomes.set(way, await outcome(protocol, way))));
    });

    test.each(ways)("$failover, $acknowledge, $unplaced costs what the table says", (way) => {
      expect(documentedLosses().get(rowName(way))?.get("1 s")).toBe("nothing lost");
      expect(outcomes.get(way)).toEqual({ status: "0", rejectedBytes: 0, lost: 0, repeated: 0 });
    });
  },
);
