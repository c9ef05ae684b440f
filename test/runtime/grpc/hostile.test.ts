import { Buffer } from "node:buffer";
import { once } from "node:events";
import http2 from "node:http2";
import net from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { LimitsConfig } from "../../../src/contract/balancer-config.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { exportTraces, startTestBackend, startTestSender } from "../peers.ts";
import { startedBalancer } from "../started-balancer.ts";

const request = resourceSection({}, scopeSection({}, span({ trace: "0123456789abcdef0123456789abcdef" })));

const closing = closingAfterEach();

interface Target {
  readonly port: number;
  readonly heldBytes: () => number;
  /** A well-behaved sender is served. */
  readonly lives: () => Promise<boolean>;
}

async function target(limits: Partial<LimitsConfig> = {}): Promise<Target> {
  const backend = await startTestBackend();
  const base = balancerConfig([backend.endpoint]);
  const config = { ...base, limits: { ...base.limits, ...limits } };
  const balancer = await startedBalancer(config);
  closing(backend.close, balancer.drain);
  const port = balancer.grpcPort ?? 0;
  return {
    port,
    heldBytes: () => balancer.status().heldBytes,
    lives: async () => {
      const sender = startTestSender(port);
      const { status } = await sender.call(exportTraces, request);
      sender.close();
      return status === "0";
    },
  };
}

function sessionTo(port: number): http2.ClientHttp2Session {
  const session = http2.connect(`http://127.0.0.1:${port}`);
  session.on("error", () => {});
  closing(() => session.destroy());
  return session;
}

const head = { ":method": "POST", ":path": exportTraces, "content-type": "application/grpc", te: "trailers" };

function streamOf(session: http2.ClientHttp2Session, headers: http2.OutgoingHttpHeaders = head) {
  const stream = session.request(headers);
  stream.on("error", () => {});
  stream.resume();
  return stream;
}

/** The `grpc-status` of an answer, "refused" where the stream or connection ends without one. */
async function statusOf(stream: http2.ClientHttp2Stream): Promise<string> {
  let status = "refused";
  const note = (headers: http2.IncomingHttpHeaders) => {
    status = String(headers["grpc-status"] ?? status);
  };
  stream.on("response", note);
  stream.on("trailers", note);
  await new Promise((resolve) => stream.on("close", resolve));
  return status;
}

function prefix(length: number, flag = 0): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = flag;
  bytes.writeUInt32BE(length, 1);
  return bytes;
}

/** What is wrong with the frame of a message is "internal", as in gRPC's own servers. */
const status = { deadline: "4", exhausted: "8", unimplemented: "12", internal: "13" } as const;

describe("a hostile sender over gRPC", () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000));
  test.each([
    ["a message of 4 GB, as it says", prefix(0xffff_ffff), {}, status.exhausted],
    ["one byte more than is taken", prefix(1_000_001), {}, status.exhausted],
    ["a bomb in gzip", Buffer.concat([prefix(bomb.length, 1), bomb]), { "grpc-encoding": "gzip" }, status.exhausted],
    ["a message that ends early", Buffer.concat([prefix(100), Buffer.alloc(20)]), {}, status.internal],
    ["half a prefix", Buffer.alloc(3), {}, status.internal],
    ["nothing at all", Buffer.alloc(0), {}, status.internal],
    [
      "two messages",
      Buffer.concat([prefix(request.length), request, prefix(request.length), request]),
      {},
      status.internal,
    ],
    [
      "an encoding that is none",
      Buffer.concat([prefix(4, 1), Buffer.alloc(4)]),
      { "grpc-encoding": "x" },
      status.unimplemented,
    ],
  ])("with %s is refused", async (_what, bytes, headers, expected) => {
    const { port, lives, heldBytes } = await target();
    const stream = streamOf(sessionTo(port), { ...head, ...headers });
    const answered = statusOf(stream);
    stream.end(bytes);
    expect(await answered).toBe(expected);
    expect(await lives()).toBe(true);
    expect(heldBytes()).toBe(0);
  });

  test("that stops in the middle of a message is ended", async () => {
    const { port, lives, heldBytes } = await target({ receiveTimeoutMs: 200 });
    const stream = streamOf(sessionTo(port));
    stream.write(Buffer.concat([prefix(request.length), request.subarray(0, 10)]));
    expect(await statusOf(stream)).toBe(status.deadline);
    expect(await lives()).toBe(true);
    expect(heldBytes()).toBe(0);
  });

  test.each([
    ["300 headers", Object.fromEntries(Array.from({ length: 300 }, (_unused, index) => [`x-${index}`, "y"]))],
    ["headers of 100 KB", { "x-large": "y".repeat(100_000) }],
  ])("with %s is refused", async (_what, headers) => {
    const { port, lives } = await target();
    const stream = streamOf(sessionTo(port), { ...head, ...headers });
    const answered = statusOf(stream);
    stream.end(Buffer.concat([prefix(request.length), request]));
    expect(await answered).toBe("refused");
    expect(await lives()).toBe(true);
  });

  test("that opens calls and resets them costs its own connection at most", async () => {
    const { port, lives, heldBytes } = await target();
    const session = sessionTo(port);
    await once(session, "connect");
    for (let index = 0; index < 5_000 && !session.destroyed; index++) {
      const stream = streamOf(session);
      stream.write(prefix(1_000));
      stream.close(http2.constants.NGHTTP2_CANCEL);
      if (index % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await lives()).toBe(true);
    session.destroy();
    await expect.poll(heldBytes).toBe(0);
  });

  test("whose connection is half open is let go", async () => {
    const { port, lives } = await target({ keepaliveMs: 100 });
    // The preface and empty settings; a PING is never answered, as by a machine that is gone.
    const socket = net.connect(port, "127.0.0.1");
    socket.on("error", () => {});
    closing(() => void socket.destroy());
    socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    socket.write(Buffer.from("000000040000000000", "hex"));
    socket.resume();
    await once(socket, "close");
    expect(await lives()).toBe(true);
  });

  test.each([
    ["that speaks HTTP/1.1", "POST / HTTP/1.1\r\nhost: x\r\n\r\n"],
    ["that speaks nothing known", "\u0000\u0001\u0002".repeat(100)],
  ])("%s is let go", async (_what, bytes) => {
    const { port, lives } = await target();
    const socket = net.connect(port, "127.0.0.1");
    socket.on("error", () => {});
    closing(() => void socket.destroy());
    socket.resume();
    socket.write(bytes, "latin1");
    await once(socket, "close");
    expect(await lives()).toBe(true);
  });

  test("with more connections than are taken gets no further ones, and others are served when it goes", async () => {
    const { port, lives } = await target({ connectionsMax: 5 });
    const sockets = Array.from({ length: 20 }, () => net.connect(port, "127.0.0.1"));
    for (const socket of sockets) socket.on("error", () => {});
    for (const socket of sockets) socket.resume();
    await expect.poll(() => sockets.filter(({ closed }) => !closed).length).toBe(5);
    for (const socket of sockets) socket.destroy();
    await expect.poll(lives).toBe(true);
  });
});
