import { once } from "node:events";
import net from "node:net";
import { describe, expect, test } from "vitest";
import { operationsConnectionsMax } from "../../src/contract/memory.ts";
import { createRegistry } from "../../src/runtime/metrics/registry.ts";
import { serveOperations } from "../../src/runtime/operations.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { freePort } from "./free-port.ts";
import { startedBalancer } from "./started-balancer.ts";

test("a mistake of ours in a page is answered 500 and reported; the next request is served", async () => {
  const { telemetry } = balancerConfig([]);
  const [metrics, health] = [
    { host: "127.0.0.1", port: await freePort() },
    { host: "127.0.0.1", port: await freePort() },
  ];
  const config = balancerConfig([], { telemetry: { ...telemetry, metrics, health } });
  const balancer = await startedBalancer(config);
  const status = () => {
    throw new Error("our mistake");
  };
  const failures: string[] = [];
  await serveOperations(config, status, (error) => failures.push(String(error)));
  const asked = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
  expect(await asked(health.port, "/status")).toBe(500);
  expect(await asked(metrics.port, "/metrics")).toBe(500);
  expect(failures).toEqual(["Error: our mistake", "Error: our mistake"]);
  expect(await asked(health.port, "/livez")).toBe(200);
  balancer.close();
});

const closing = closingAfterEach();

describe.each(["health", "metrics"] as const)("the port for %s", (name) => {
  async function served() {
    const { telemetry } = balancerConfig([]);
    const ports = { health: await freePort(), metrics: await freePort() };
    const listener = (port: number) => ({ host: "127.0.0.1", port });
    const config = balancerConfig([], {
      telemetry: { ...telemetry, metrics: listener(ports.metrics), health: listener(ports.health) },
    });
    const balancer = await startedBalancer(config);
    closing(balancer.close);
    const told = { status: balancer.status(), registry: createRegistry(), events: [] };
    await serveOperations(config, () => told, unreachable);
    return ports[name];
  }

  const unreachable = (error: unknown) => expect.unreachable(String(error));
  const path = { health: "/livez", metrics: "/metrics" }[name];

  /** More than are taken. @returns how many are open a moment later */
  async function crowd(port: number, says: string): Promise<() => number> {
    const open = new Set<net.Socket>();
    for (let n = 0; n < 3 * operationsConnectionsMax; n++) {
      const socket = net.connect(port, "127.0.0.1");
      socket.on("error", () => {});
      socket.on("close", () => open.delete(socket));
      closing(() => socket.destroy());
      await once(socket, "connect");
      open.add(socket);
      socket.write(says);
      socket.resume();
    }
    return () => open.size;
  }

  test.each([
    ["say nothing", ""],
    ["stop in the middle of a head", "GET /livez HTTP/1.1\r\nhost: x\r\nx-"],
    ["have asked and rest", `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ])("serves whoever comes beside many connections that %s, and keeps no more than it may", async (_what, says) => {
    const port = await served();
    const open = await crowd(port, says);
    await expect.poll(open).toBeLessThanOrEqual(operationsConnectionsMax);
    expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(200);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("is read, and not written by %s", async (method) => {
    expect((await fetch(`http://127.0.0.1:${await served()}${path}`, { method })).status).toBe(405);
  });
});
