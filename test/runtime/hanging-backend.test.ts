import net, { type AddressInfo, type Socket } from "node:net";
import { expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { exportTraces, startTestBackend, startTestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";

const closing = closingAfterEach();

/** What is between a balancer and its backend, until it hangs: connections stay, and nothing comes through. */
async function hangingWay(endpoint: string) {
  const sockets = new Set<Socket>();
  let isHanging = false;
  const server = net.createServer((socket) => {
    const [host = "", port] = endpoint.split(":");
    const on = net.connect(Number(port), host);
    sockets.add(socket).add(on);
    for (const one of [socket, on]) one.on("error", () => {});
    socket.on("data", (chunk) => !isHanging && on.write(chunk));
    on.on("data", (chunk) => !isHanging && socket.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // Listens on an address, never on a pipe.
  const { port } = server.address() as AddressInfo;
  return { endpoint: `127.0.0.1:${port}`, hang: () => (isHanging = true) };
}

test("a backend that hangs is ejected before its only call times out, and its item is at another owner by then", async () => {
  const [first, second] = [await startTestBackend(), await startTestBackend()];
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
    exporter: { ...config.exporter, timeoutMs: 3_000 },
    delivery: { ...config.delivery, deadlineMs: 10_000 },
    health: { ...config.health, ejection },
  });
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(first.close, second.close, balancer.close, sender.close);
  const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));
  await sender.call(exportTraces, request);
  const owner = first.received.length > 0 ? 0 : 1;
  ways[owner]?.hang();
  const began = performance.now();
  const { status } = await sender.call(exportTraces, request);
  expect(status).toBe("0");
  expect(performance.now() - began).toBeLessThan(2_900);
  const at = balancer.status().backends.find(({ endpoint }) => endpoint === endpoints[owner]);
  expect(at).toMatchObject({ isAvailable: false, ejections: 1 });
  expect([first, second][1 - owner]?.received).toHaveLength(1);
});
