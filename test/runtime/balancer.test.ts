import { Buffer } from "node:buffer";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import net, { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { BalancerConfig } from "../../src/contract/balancer-config.ts";
import { sortEndpoints } from "../../src/routing/endpoint.ts";
import { buildRing } from "../../src/routing/pick/ring.ts";
import type { Balancer } from "../../src/runtime/balancer.ts";
import { readExportResponse } from "../../src/runtime/otlp/export-response.ts";
import { readRpcStatus } from "../../src/runtime/otlp/rpc-status.ts";
import { resourceSection, scopeSection, span } from "../routing/otlp-encoder.ts";
import { ringOwner } from "../routing/pick/ring-owner.ts";
import { closingAfterEach } from "./closing.ts";
import { balancerConfig } from "./configuration.ts";
import { freePort } from "./free-port.ts";
import { exportTraces, startTestBackend, startTestSender, type TestBackend, type TestSender } from "./peers.ts";
import { startedBalancer } from "./started-balancer.ts";
import { all, received, requestOf, traceIds } from "./told-traces.ts";

const closing = closingAfterEach();

async function backends(count: number): Promise<readonly TestBackend[]> {
  const started = await Promise.all(Array.from({ length: count }, () => startTestBackend()));
  closing(...started.map((backend) => () => backend.close()));
  return started;
}

async function balancerFor(
  config: BalancerConfig,
): Promise<{ readonly balancer: Balancer; readonly sender: TestSender }> {
  const balancer = await startedBalancer(config);
  const sender = startTestSender(balancer.grpcPort ?? 0);
  closing(balancer.drain, sender.close);
  return { balancer, sender };
}

const endpointsOf = (list: readonly TestBackend[]) => list.map(({ endpoint }) => endpoint);

describe("a balancer", () => {
  test("sends each trace to the backend that owns it on the Collector's ring, everything once", async () => {
    const pool = await backends(3);
    const { sender } = await balancerFor(balancerConfig(endpointsOf(pool)));
    const ids = traceIds(300, 1);
    for (let first = 0; first < ids.length; first += 50) {
      expect((await sender.call(exportTraces, requestOf(ids.slice(first, first + 50)))).status).toBe("0");
    }
    expect(all(pool)).toEqual([...ids].sort());
    const ring = buildRing(1, sortEndpoints(endpointsOf(pool)));
    for (const backend of pool) {
      const own = ids.filter((id) => ringOwner(ring, Buffer.from(id, "hex")) === backend.endpoint);
      expect(received(backend).toSorted()).toEqual(own.toSorted());
    }
  });

  test("takes gzip", async () => {
    const pool = await backends(2);
    const { sender } = await balancerFor(balancerConfig(endpointsOf(pool)));
    const ids = traceIds(20, 2);
    const answer = await sender.call(exportTraces, gzipSync(requestOf(ids)), { "grpc-encoding": "gzip" });
    expect(answer.status).toBe("0");
    expect(all(pool)).toEqual([...ids].sort());
  });

  test("sends gzip where that is asked for", async () => {
    const pool = await backends(2);
    const config = balancerConfig(endpointsOf(pool));
    const { sender } = await balancerFor({ ...config, exporter: { ...config.exporter, compression: "gzip" } });
    const ids = traceIds(2_000, 13);
    expect((await sender.call(exportTraces, requestOf(ids))).status).toBe("0");
    expect((await sender.call(exportTraces, requestOf(ids.slice(0, 1)))).status).toBe("0");
    expect(all(pool)).toEqual([...ids, ids[0]].sort());
  });

  test("refuses what is not OTLP, not gzip, too large, of another signal or service, and lives", async () => {
    const pool = await backends(1);
    const config = balancerConfig(endpointsOf(pool));
    const { sender } = await balancerFor({ ...config, limits: { ...config.limits, requestBytesMax: 1_000 } });
    const status = async (path: string, message: Buffer, headers = {}) =>
      (await sender.call(path, message, headers)).status;
    expect(await status(exportTraces, Buffer.from([0x0a, 0x7f]))).toBe("3");
    expect(await status(exportTraces, Buffer.from("not gzip"), { "grpc-encoding": "gzip" })).toBe("3");
    expect(await status(exportTraces, gzipSync(Buffer.alloc(100_000)), { "grpc-encoding": "gzip" })).toBe("8");
    expect(await status(exportTraces, Buffer.from("x"), { "grpc-encoding": "br" })).toBe("12");
    expect(await status(exportTraces, Buffer.alloc(1_001))).toBe("8");
    expect(await status("/opentelemetry.proto.collector.logs.v1.LogsService/Export", Buffer.alloc(0))).toBe("12");
    expect(await status("/nobody/Here", Buffer.alloc(0))).toBe("12");
    expect((await sender.raw(exportTraces, Buffer.from([0, 0, 0, 0, 9, 1]))).status).toBe("13");
    expect((await sender.raw(exportTraces, Buffer.from([0, 0, 0, 0, 0, 1]))).status).toBe("13");
    expect(await status(exportTraces, requestOf(traceIds(2, 3)))).toBe("0");
  });

  test("answers the health service", async () => {
    const { sender } = await balancerFor(balancerConfig(endpointsOf(await backends(1))));
    const answer = await sender.call("/grpc.health.v1.Health/Check", Buffer.alloc(0));
    expect([answer.status, answer.body.toString("hex")]).toEqual(["0", "0801"]);
  });

  test("tries again what a backend did not take, and nothing else", async () => {
    const pool = await backends(3);
    const { sender } = await balancerFor(balancerConfig(endpointsOf(pool)));
    const [first] = pool;
    if (first) first.answerWith = "14";
    const ids = traceIds(60, 4);
    setTimeout(() => {
      if (first) first.answerWith = "0";
    }, 100);
    expect((await sender.call(exportTraces, requestOf(ids))).status).toBe("0");
    expect(all(pool)).toEqual([...ids].sort());
  });

  test("says as partial success how many items a backend refused for good", async () => {
    const pool = await backends(3);
    const { sender } = await balancerFor(balancerConfig(endpointsOf(pool)));
    const [first] = pool;
    if (first) first.answerWith = "3";
    const ids = traceIds(60, 5);
    const answer = await sender.call(exportTraces, requestOf(ids));
    expect(answer.status).toBe("0");
    expect(readExportResponse(answer.body)?.rejected).toBe(60 - all(pool).length);
    expect(all(pool).length).toBeLessThan(60);
  });

  test("says as partial success what no backend took before the deadline; the sender need not repeat the rest", async () => {
    const pool = await backends(3);
    const { sender } = await balancerFor(balancerConfig(endpointsOf(pool)));
    await pool[0]?.close();
    const ids = traceIds(60, 6);
    const answer = await sender.call(exportTraces, requestOf(ids), { "grpc-timeout": "400m" });
    const ring = buildRing(1, sortEndpoints(endpointsOf(pool)));
    const lost = ids.filter((id) => ringOwner(ring, Buffer.from(id, "hex")) === pool[0]?.endpoint);
    expect(lost.length).toBeGreaterThan(0);
    expect([answer.status, readExportResponse(answer.body)?.rejected]).toEqual(["0", lost.length]);
    expect(all(pool)).toEqual(ids.filter((id) => !lost.includes(id)).sort());
  });

  test("asks for everything again where repeats were chosen, or nothing was taken", async () => {
    const pool = await backends(2);
    const config = balancerConfig(endpointsOf(pool));
    const delivery = { ...config.delivery, unplaced: "retry-all" as const };
    const { sender } = await balancerFor({ ...config, delivery });
    await pool[0]?.close();
    const answer = await sender.call(exportTraces, requestOf(traceIds(60, 7)), { "grpc-timeout": "400m" });
    expect(answer.status).toBe("14");
    expect(readRpcStatus(Buffer.from(answer.details ?? "", "base64"))?.retryDelayMs).toBe(1_000);
  });

  test("spills to the next owner when a backend is down, and only what was its own moves", async () => {
    const pool = await backends(3);
    const { sender } = await balancerFor(balancerConfig(endpointsOf(pool), { failover: "spill" }));
    const [down, ...up] = pool;
    await down?.close();
    const ids = traceIds(90, 8);
    expect((await sender.call(exportTraces, requestOf(ids))).status).toBe("0");
    expect(all(up)).toEqual([...ids].sort());
    const ring = buildRing(1, sortEndpoints(endpointsOf(pool)));
    for (const backend of up) {
      const own = ids.filter((id) => ringOwner(ring, Buffer.from(id, "hex")) === backend.endpoint);
      expect(received(backend)).toEqual(expect.arrayContaining(own));
    }
  });

  test("ends a call that a silent backend does not answer, and spills", async () => {
    const pool = await backends(2);
    const { sender } = await balancerFor(balancerConfig(endpointsOf(pool), { failover: "spill" }));
    const [silent, other] = pool;
    if (silent) silent.answerWith = "silence";
    const ids = traceIds(20, 9);
    expect((await sender.call(exportTraces, requestOf(ids))).status).toBe("0");
    expect(other && received(other).toSorted()).toEqual([...ids].sort());
  });

  test("leaves no port open when another one is taken", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    closing(() => void server.close());
    const listener = { host: "127.0.0.1", port: await freePort(), tls: undefined, auth: undefined };
    const taken = { ...listener, port: (server.address() as AddressInfo).port };
    const config = balancerConfig(["192.0.2.1:4317"], { receivers: { grpc: listener, http: taken } });
    await expect(startedBalancer(config)).rejects.toThrow("EADDRINUSE");
    const again = net.createServer().listen(listener.port, "127.0.0.1");
    closing(() => void again.close());
    await once(again, "listening");
  });

  test("refuses a request whose queue is full as a whole, with a time to wait", async () => {
    const pool = await backends(1);
    const config = balancerConfig(endpointsOf(pool));
    const { sender } = await balancerFor({ ...config, exporter: { ...config.exporter, queueItemsMax: 10 } });
    const answer = await sender.call(exportTraces, requestOf(traceIds(11, 10)));
    expect(answer.status).toBe("14");
    expect(answer.details).toBeDefined();
    expect(all(pool)).toEqual([]);
  });

  test("answers at once where a place in the queue is enough, and delivers before it ends", async () => {
    const pool = await backends(2);
    const config = balancerConfig(endpointsOf(pool));
    const delivery = { ...config.delivery, acknowledge: "queued" as const };
    const { sender, balancer } = await balancerFor({ ...config, delivery });
    for (const backend of pool) backend.answerWith = "14";
    const ids = traceIds(30, 11);
    expect((await sender.call(exportTraces, requestOf(ids))).status).toBe("0");
    for (const backend of pool) backend.answerWith = "0";
    sender.close();
    await balancer.drain();
    expect(all(pool)).toEqual([...ids].sort());
  });

  test("lives when connections break under calls, and delivers what waited behind them", async () => {
    const pool = await backends(1);
    const [only] = pool;
    const config = balancerConfig(endpointsOf(pool));
    const { sender } = await balancerFor({
      ...config,
      exporter: { ...config.exporter, callsMax: 3 },
      delivery: { ...config.delivery, deadlineMs: 5_000 },
    });
    let calls = 0;
    if (only) {
      only.answerWith = () => {
        calls++;
        if (calls % 7 === 0 && calls < 40) only.breakConnections();
        return "0";
      };
    }
    const ids = traceIds(60, 16);
    const answers = await Promise.all(ids.map((id) => sender.call(exportTraces, requestOf([id]))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["0"]));
    expect(new Set(all(pool))).toEqual(new Set(ids));
  });

  test("ends the connection of a sender in an orderly way after its age, and answers what is under way", async () => {
    const pool = await backends(1);
    const [only] = pool;
    const config = balancerConfig(endpointsOf(pool));
    const { balancer } = await balancerFor({ ...config, limits: { ...config.limits, connectionAgeMs: 300 } });
    const session = http2.connect(`http://127.0.0.1:${balancer.grpcPort}`);
    closing(() => session.destroy());
    const goaway = once(session, "goaway");
    const answered: string[] = [];
    const call = () => {
      const stream = session.request({ ":method": "POST", ":path": exportTraces, "content-type": "application/grpc" });
      stream.resume();
      stream.on("trailers", (trailers) => answered.push(String(trailers["grpc-status"])));
      const message = requestOf(traceIds(1, 17));
      const prefix = Buffer.alloc(5);
      prefix.writeUInt32BE(message.length, 1);
      stream.end(Buffer.concat([prefix, message]));
      return once(stream, "close");
    };
    await call();
    // The backend takes its time, so that the call is under way when the connection is told to end.
    if (only) only.answerWith = () => (answered.length < 1 || performance.now() < until ? "14" : "0");
    const until = performance.now() + 600;
    const slow = call();
    const [code] = (await goaway) as [number];
    expect(code).toBe(0);
    expect(answered).toEqual(["0"]);
    await slow;
    expect(answered).toEqual(["0", "0"]);
  });

  test("takes so many connections of an address as it is told, with each protocol, and counts those that it ends", async () => {
    const listener = { host: "127.0.0.1", port: 0, tls: undefined, auth: undefined };
    const receivers = { grpc: listener, http: listener };
    const config = balancerConfig(endpointsOf(await backends(1)), { receivers });
    const ended: string[] = [];
    const observer = { gaveWay: (transport: string) => void ended.push(transport) };
    const limits = { ...config.limits, connectionsPerAddressMax: 2 };
    const balancer = await startedBalancer({ ...config, limits }, { observer });
    closing(balancer.drain);
    for (const port of [balancer.grpcPort ?? 0, balancer.httpPort ?? 0]) {
      const sockets = Array.from({ length: 4 }, () => net.connect(port, "127.0.0.1"));
      closing(...sockets.map((socket) => () => void socket.destroy()));
      for (const socket of sockets) socket.on("error", () => {}).resume();
      await expect.poll(() => sockets.filter(({ closed }) => !closed).length).toBe(2);
      const other = net.connect({ port, host: "127.0.0.1", localAddress: "127.0.0.2" });
      closing(() => void other.destroy());
      await once(other, "connect");
      expect(other.closed).toBe(false);
    }
    expect(ended).toEqual(["grpc", "grpc", "http", "http"]);
  });

  test("sends over HTTP where that is asked for, with the attributes that every resource is to have", async () => {
    const bodies: Buffer[] = [];
    const server = http.createServer(async (request, response) => {
      for await (const chunk of request) bodies.push(chunk as Buffer);
      response.end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closing(
      () => server.closeAllConnections(),
      () => void server.close(),
    );
    const config = balancerConfig([`127.0.0.1:${(server.address() as AddressInfo).port}`]);
    const { sender } = await balancerFor({
      ...config,
      resourceUpserts: [{ key: "service.name", value: "mart" }],
      exporter: { ...config.exporter, protocol: "http" },
    });
    const ids = traceIds(1, 18);
    expect((await sender.call(exportTraces, requestOf(ids))).status).toBe("0");
    const spans = scopeSection({}, ...ids.map((trace) => span({ trace })));
    expect(bodies).toEqual([resourceSection({ "service.name": "mart" }, spans)]);
  });

  test("asks senders for a token, shows one to backends, and answers the health service without", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fairlead-token-"));
    const tokenFile = join(folder, "token");
    writeFileSync(tokenFile, "secret\n");
    const auth = { kind: "bearer", tokenFile } as const;
    const pool = await backends(1);
    const config = balancerConfig(endpointsOf(pool));
    const listener = { host: "127.0.0.1", port: 0, tls: undefined, auth };
    const { sender } = await balancerFor({
      ...config,
      receivers: { grpc: listener, http: undefined },
      exporter: { ...config.exporter, auth },
    });
    const request = requestOf(traceIds(1, 15));
    const statuses = [
      (await sender.call(exportTraces, request)).status,
      (await sender.call(exportTraces, request, { authorization: "Bearer wrong" })).status,
      (await sender.call(exportTraces, request, { authorization: "Bearer secret" })).status,
      (await sender.call("/grpc.health.v1.Health/Check", Buffer.alloc(0))).status,
    ];
    expect(statuses).toEqual(["16", "16", "0", "0"]);
    expect(pool[0]?.authorizations).toEqual(["Bearer secret"]);
    rmSync(folder, { recursive: true });
  });

  test("joins what waits for a backend into batches where that is asked for", async () => {
    const pool = await backends(1);
    const config = balancerConfig(endpointsOf(pool));
    const batch = { itemsMax: 40, bytesMax: 100_000, timeoutMs: 200, whenIdle: "wait" } as const;
    const { sender } = await balancerFor({ ...config, exporter: { ...config.exporter, batch } });
    const ids = traceIds(50, 12);
    const answers = await Promise.all(
      [0, 10, 20, 30, 40].map((first) => sender.call(exportTraces, requestOf(ids.slice(first, first + 10)))),
    );
    expect(answers.map(({ status }) => status)).toEqual(["0", "0", "0", "0", "0"]);
    expect(all(pool)).toEqual([...ids].sort());
    expect(pool[0]?.received.length).toBe(2);
  });

  test("a request that a backend refuses takes none with it that was joined to it", async () => {
    const pool = await backends(1);
    const config = balancerConfig(endpointsOf(pool));
    const batch = { itemsMax: 40, bytesMax: 100_000, timeoutMs: 100, whenIdle: "wait" } as const;
    const { sender } = await balancerFor({ ...config, exporter: { ...config.exporter, batch } });
    const ids = traceIds(3, 13);
    const [first] = pool;
    const poison = Buffer.from(ids[1] ?? "", "hex");
    if (first) first.answerWith = (message) => (message.includes(poison) ? "3" : "0");
    const answers = await Promise.all(ids.map((id) => sender.call(exportTraces, requestOf([id]))));
    expect(answers.map(({ status }) => status)).toEqual(["0", "3", "0"]);
    expect(all(pool)).toEqual([ids[0], ids[2]].sort());
  });

  test("sends at once to an idle backend, and joins what comes while it is busy", async () => {
    const pool = await backends(1);
    const config = balancerConfig(endpointsOf(pool));
    const batch = { itemsMax: 1_000, bytesMax: 100_000, timeoutMs: 5_000, whenIdle: "send" } as const;
    const { sender } = await balancerFor({ ...config, exporter: { ...config.exporter, batch } });
    const ids = traceIds(30, 14);
    const since = performance.now();
    await Promise.all(ids.map((id) => sender.call(exportTraces, requestOf([id]))));
    expect(all(pool)).toEqual([...ids].sort());
    expect(pool[0]?.received.length).toBeLessThan(15);
    expect(performance.now() - since).toBeLessThan(5_000);
  });
});
