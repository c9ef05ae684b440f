import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { balancerConfig } from "./configuration.ts";
import { freePort } from "./free-port.ts";
import { exportTraces, startTestBackend, startTestSender } from "./peers.ts";

const folder = mkdtempSync(join(tmpdir(), "balancer-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Program {
  readonly child: ChildProcess;
  readonly log: () => string;
  readonly ended: Promise<number | null>;
}

function start(...args: readonly string[]): Program {
  const child = spawn(process.execPath, [
    "--conditions=fairlead-source",
    "--import",
    "tsx",
    "test/runtime/program.ts",
    ...args,
  ]);
  let log = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    log += chunk.toString();
  });
  const ended = once(child, "close").then(([code]: (number | null)[]) => code ?? null);
  return { child, log: () => log, ended };
}

function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

async function configuration(endpoint: string) {
  const config = balancerConfig([endpoint]);
  return {
    ...config,
    receivers: {
      grpc: { host: "127.0.0.1", port: await freePort(), tls: undefined, auth: undefined },
      http: undefined,
    },
    telemetry: {
      ...config.telemetry,
      metrics: { host: "127.0.0.1", port: await freePort() },
      health: { host: "127.0.0.1", port: await freePort() },
    },
  };
}

describe("the balancer as a program", () => {
  test("ends with 2 and the path of what is wrong, before a port opens", async () => {
    const wrong = written("wrong.json", { ...(await configuration("a:1")), name: 7 });
    const { ended, log } = start("--config", wrong);
    expect(await ended).toBe(2);
    expect(log()).toBe(`${wrong}: name must be text that is not empty, not 7\n`);
  });

  test("ends with 2 for a key that the Collector version refuses", async () => {
    const config = await configuration("a:1");
    const { traces } = config.routes;
    const wrong = written("key.json", { ...config, routes: { traces: { ...traces, routingKey: "metric" } } });
    const { ended, log } = start("--config", wrong);
    expect(await ended).toBe(2);
    expect(log()).toContain('routes.traces.routingKey "metric" is not a routing key for traces');
  });

  test("ends with 2 without a configuration, and for one that is not there", async () => {
    expect(await start().ended).toBe(2);
    const missing = start("--config", join(folder, "missing.json"));
    expect(await missing.ended).toBe(2);
    expect(missing.log()).toContain("cannot be read");
  });

  test("ends with 2 where two would listen on one port", async () => {
    const config = await configuration("a:1");
    const { port } = config.receivers.grpc;
    const metrics = { host: "0.0.0.0", port };
    const wrong = written("twice.json", { ...config, telemetry: { ...config.telemetry, metrics } });
    const { ended, log } = start("--config", wrong);
    expect(await ended).toBe(2);
    expect(log()).toBe(`${wrong}: telemetry.metrics.port must not be that of receivers.grpc: ${port}\n`);
  });

  test.each(["receivers.http", "telemetry.metrics", "telemetry.health"])(
    "ends with 3, and leaves no port open, where that of %s is taken",
    async (taken) => {
      const server = net.createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      const base = await configuration("192.0.2.1:4317");
      // A server listens on an address, never on a pipe.
      const listener = { host: "127.0.0.1", port: (server.address() as AddressInfo).port };
      const { receivers, telemetry } = base;
      const [member = "", name = ""] = taken.split(".");
      const changed = { ...(member === "receivers" ? receivers : telemetry), [name]: listener };
      const path = written("taken.json", { ...base, [member]: changed });
      const { child, ended, log } = start("--config", path);
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      expect(await ended).toBe(3);
      clearTimeout(late);
      expect(log()).toContain("EADDRINUSE");
      server.close();
    },
  );

  test("has other backends after SIGHUP, and keeps them when the configuration is wrong", async () => {
    const [before, after] = [await startTestBackend(), await startTestBackend()];
    const config = await configuration(before.endpoint);
    const path = written("reload.json", config);
    const { child, log, ended } = start("--config", path);
    await expect.poll(log).toContain('"message":"listening"');
    const sender = startTestSender(config.receivers.grpc.port);
    const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));
    const send = async () => (await sender.call(exportTraces, request)).status;
    expect(await send()).toBe("0");
    const resolver = { kind: "static", backends: [{ endpoint: after.endpoint, weight: 1 }] };
    written("reload.json", { ...config, resolver });
    child.kill("SIGHUP");
    await expect.poll(log).toContain("its list of backends is in use");
    expect(await send()).toBe("0");
    written("reload.json", { ...config, name: 7 });
    child.kill("SIGHUP");
    await expect.poll(log).toContain("nothing was changed");
    expect(await send()).toBe("0");
    expect([before.received.length, after.received.length]).toEqual([1, 2]);
    sender.close();
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    await Promise.all([before.close(), after.close()]);
  });

  /** A pipe in the place of the configuration: whoever reads it waits until there is text. */
  function startAtPipe(name: string) {
    const path = join(folder, name);
    execFileSync("mkfifo", [path]);
    const program = start("--config", path);
    /** Resolves when the program has begun to read. */
    return { ...program, asks: () => open(path, "w") };
  }

  test.each(["SIGTERM", "SIGINT"] as const)(
    "drains and ends with 0 after a %s that comes during its start",
    async (signal) => {
      const { child, log, ended, asks } = startAtPipe(signal);
      const asked = await asks();
      child.kill(signal);
      await asked.writeFile(JSON.stringify(await configuration("192.0.2.1:4317")));
      await asked.close();
      expect(await ended).toBe(0);
      expect(log()).toContain('"message":"drained"');
    },
  );

  test("reloads after a SIGHUP that comes during its start", async () => {
    const { child, log, ended, asks } = startAtPipe("SIGHUP");
    const config = JSON.stringify(await configuration("192.0.2.1:4317"));
    const first = await asks();
    child.kill("SIGHUP");
    await first.writeFile(config);
    await first.close();
    await expect.poll(log).toContain('"message":"listening"');
    const second = await asks();
    await second.writeFile(config);
    await second.close();
    await expect.poll(log).toContain("its list of backends is in use");
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  test("delivers, and ends with 0 after SIGTERM", async () => {
    const backend = await startTestBackend();
    const config = await configuration(backend.endpoint);
    const { child, log, ended } = start("--config", written("good.json", config));
    await expect.poll(log).toContain('"message":"listening"');
    const sender = startTestSender(config.receivers.grpc.port);
    const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));
    const answer = await sender.call(exportTraces, request);
    expect([answer.status, backend.received.length]).toEqual(["0", 1]);
    const { metrics, health } = config.telemetry;
    const asked = async (port: number, path: string) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: response.status, text: await response.text() };
    };
    expect((await asked(health.port, "/readyz")).status).toBe(200);
    expect((await asked(health.port, "/nowhere")).status).toBe(404);
    expect(JSON.parse((await asked(health.port, "/status")).text)).toMatchObject({
      isReady: true,
      backends: [{ endpoint: backend.endpoint, connection: "ready", isAvailable: true, shares: { traces: 1 } }],
    });
    const lines = (await asked(metrics.port, "/metrics")).text.split("\n");
    expect(lines).toContain('otelcol_receiver_accepted_spans_total{transport="grpc"} 1');
    expect(lines).toContain(`otelcol_exporter_sent_spans_total{endpoint="${backend.endpoint}"} 1`);
    const endpoint = `endpoint="${backend.endpoint}"`;
    expect(lines).toContain('otelcol_loadbalancer_num_backends{resolver="static"} 1');
    expect(lines).toContain("# TYPE otelcol_loadbalancer_backend_health gauge");
    expect(lines).toContain(`otelcol_loadbalancer_backend_health{${endpoint}} 1`);
    expect(lines).toContain(`fairlead_backend_share{${endpoint},signal="traces"} 1`);
    expect(lines).toContain(`fairlead_queue_bytes{${endpoint}} 0`);
    expect(lines).toContain(`otelcol_loadbalancer_backend_latency_milliseconds_bucket{${endpoint},le="+Inf"} 1`);
    sender.close();
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(log()).toContain('"message":"drained"');
    await backend.close();
  });
});
