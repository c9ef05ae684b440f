import { Buffer } from "node:buffer";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http2 from "node:http2";
import net from "node:net";
import tls from "node:tls";
import { describe, expect, test } from "vitest";
import type { ServerCredentials } from "../../../src/runtime/credentials/server-credentials.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { startEchoServer } from "./echo-server.ts";
import { asked, nodeSession } from "./node-peer.ts";
import { frame, postHead, rawClient, setting, uint32 } from "./raw-peer.ts";

const closing = closingAfterEach();
const { limits } = balancerConfig([]);

async function server(...options: Parameters<typeof startEchoServer>) {
  const made = await startEchoServer(...options);
  closing(made.close);
  return made;
}

function nodeClient(port: number, options?: http2.ClientSessionOptions) {
  const session = nodeSession(port, options);
  closing(() => session.destroy());
  return session;
}

const large = Buffer.alloc(3_000_000, "large ");
const opened = (peer: ReturnType<typeof rawClient>, id: number) => peer.send(frame(1, 4, id, postHead));

describe("a server of HTTP/2 and node:http2 as its client", () => {
  test.each([
    ["nothing", undefined],
    ["no bytes", Buffer.alloc(0)],
    ["a few", Buffer.from("a few")],
    ["three million", large],
  ])("with %s as body of a request answers with body and trailers", async (_what, body) => {
    const { port, heldBytes } = await server();
    const answer = await asked(nodeClient(port), body);
    const expected = body && body.length > 0 ? body : Buffer.from("hello, world");
    expect([answer.status, answer.body.equals(expected), answer.trailer]).toEqual([200, true, "there"]);
    await expect.poll(heldBytes).toBe(0);
  });

  test("thousands of requests of all sizes, many at once, lose and mix up nothing", async () => {
    const { port, heldBytes } = await server();
    const session = nodeClient(port);
    for (let round = 0; round < 20; round++) {
      const bodies = Array.from({ length: 90 }, (_, index) =>
        Buffer.alloc(1 + ((index * 7_919 * round) % 40_000), `${round}-${index} `),
      );
      const answers = await Promise.all(bodies.map((body) => asked(session, body)));
      for (const [index, { body }] of answers.entries()) expect(body.equals(bodies[index] ?? large)).toBe(true);
    }
    await expect.poll(heldBytes).toBe(0);
  });

  test.each([
    ["a window of 1 byte", { initialWindowSize: 1 }],
    ["frames as small as they may be and no table", { maxFrameSize: 16_384, headerTableSize: 0 }],
    ["a window as large as it may be", { initialWindowSize: 2 ** 31 - 1 }],
  ])("a client with %s gets the same", async (_what, settings) => {
    const { port } = await server();
    const session = nodeClient(port, { settings });
    for (const body of [Buffer.from("a small one"), Buffer.alloc(2_000, "x")]) {
      expect((await asked(session, body)).body.equals(body)).toBe(true);
    }
  });

  test("a window that shrinks below zero while an answer is under way is waited for", async () => {
    const { port } = await server();
    const peer = rawClient(port, setting(4, 10));
    closing(() => void peer.socket.destroy());
    opened(peer, 1);
    peer.send(frame(0, 1, 1, Buffer.alloc(40, "y")));
    const bytes = () => peer.of(0).reduce((sum, { payload }) => sum + payload.length, 0);
    await expect.poll(bytes).toBe(10);
    // From 10 to 0: the window is at -10. (RFC 9113, 6.9.2.)
    peer.send(frame(4, 0, 0, setting(4, 0)), frame(8, 0, 1, uint32(15)));
    await expect.poll(bytes).toBe(15);
    peer.send(frame(4, 0, 0, setting(4, 100)));
    await expect.poll(bytes).toBe(40);
    await expect.poll(() => peer.frames.at(-1)).toMatchObject({ type: 1, flags: 5, streamId: 1 });
  });

  test("headers of 1 KB in CONTINUATION after CONTINUATION are read", async () => {
    const { port } = await server();
    const peer = rawClient(port);
    closing(() => void peer.socket.destroy());
    const long = Buffer.concat([Buffer.from([0, 1, 0x61, 0x7f, 0x81, 0x06]), Buffer.alloc(896, "b")]);
    const block = Buffer.concat([postHead, long]);
    peer.send(frame(1, 1, 1, block.subarray(0, 1)));
    for (let at = 1; at < block.length; at += 100) {
      peer.send(frame(9, at + 100 >= block.length ? 4 : 0, 1, block.subarray(at, at + 100)));
    }
    await expect.poll(() => peer.of(0).map(({ payload }) => String(payload))).toEqual(["hello, world"]);
  });

  test("drains in two steps: it says so, serves what is on its way, then names the last stream", async () => {
    const { port, drain } = await server();
    const peer = rawClient(port);
    closing(() => void peer.socket.destroy());
    opened(peer, 1);
    await expect.poll(() => peer.of(4).length).toBe(2);
    const drained = drain();
    await expect.poll(() => peer.of(7).length).toBe(1);
    expect(peer.of(7)[0]?.payload.readUInt32BE(0)).toBe(2 ** 31 - 1);
    // Sent before the peer had heard of it; then it answers the PING.
    opened(peer, 3);
    const ping = peer.of(6)[0]?.payload ?? Buffer.alloc(8);
    peer.send(frame(6, 1, 0, ping), frame(0, 1, 1), frame(0, 1, 3));
    await drained;
    expect(peer.of(0).map(({ streamId }) => streamId)).toEqual([1, 3]);
    expect(peer.of(7).map(({ payload }) => payload.readUInt32BE(0))).toEqual([2 ** 31 - 1, 3]);
    await expect.poll(peer.isClosed).toBe(true);
  });

  test("that is idle drains at once", async () => {
    const { port, drain } = await server();
    const session = nodeClient(port);
    await asked(session);
    await drain();
    await expect.poll(() => session.closed).toBe(true);
  });
});

/** Names as RFC 9113, 7 has them; kinds of floods as they are counted. */
const [protocolError, flowControl, settingsTimeout, frameSize, compression, calm] = [1, 3, 4, 6, 9, 11];

describe("a server of HTTP/2 ends a connection", () => {
  const many = (count: number, one: (index: number) => Buffer) =>
    Buffer.concat(Array.from({ length: count }, (_, index) => one(index)));
  const resets = (index: number) =>
    Buffer.concat([frame(1, 4, 2 * index + 1, postHead), frame(3, 0, 2 * index + 1, uint32(8))]);
  test.each([
    ["that begins and resets streams", many(1_500, resets), calm, "resets"],
    [
      "that makes it reset streams",
      many(1_500, (index) =>
        Buffer.concat([frame(1, 4, 2 * index + 1, postHead), frame(8, 0, 2 * index + 1, uint32(0))]),
      ),
      calm,
      "resets",
    ],
    [
      "that sends malformed requests",
      many(1_500, (index) => frame(1, 5, 2 * index + 1, Buffer.of(0x83))),
      calm,
      "resets",
    ],
    ["that changes its settings all the time", many(200, () => frame(4, 0, 0, setting(4, 10))), calm, "settings"],
    ["that pings all the time", many(2_000, () => frame(6, 0, 0, Buffer.alloc(8))), calm, "pings"],
    [
      "that sends frames without DATA",
      Buffer.concat([frame(1, 4, 1, postHead), many(2_000, () => frame(0, 0, 1))]),
      calm,
      "empty frames",
    ],
    [
      "that sends priorities all the time",
      many(12_000, () => frame(2, 0, 1, Buffer.from([0, 0, 0, 3, 1]))),
      calm,
      "other frames",
    ],
    ["that sends frames of no known type", many(12_000, () => frame(99, 0, 1)), calm, "other frames"],
    ["that gives back a byte at a time", many(12_000, () => frame(8, 0, 0, uint32(1))), calm, "other frames"],
    [
      "whose header block has more frames than it takes",
      Buffer.concat([frame(1, 0, 1, postHead), many(30, () => frame(9, 0, 1))]),
      calm,
      "long header blocks",
    ],
    [
      "whose header block is too long",
      Buffer.concat([frame(1, 0, 1, postHead), many(6, () => frame(9, 0, 1, Buffer.alloc(16_384)))]),
      calm,
      "long header blocks",
    ],
    ["whose header block cannot be read", frame(1, 5, 1, Buffer.from([0x80])), compression, "COMPRESSION_ERROR"],
    ["that answers a ping of a stream", frame(6, 1, 1, Buffer.alloc(8)), protocolError, "PROTOCOL_ERROR"],
    ["with a frame that is too large", frame(0, 0, 1, Buffer.alloc(16_385)), frameSize, "FRAME_SIZE_ERROR"],
    [
      "that makes a window larger than windows are",
      frame(8, 0, 0, uint32(2 ** 31 - 1)),
      flowControl,
      "FLOW_CONTROL_ERROR",
    ],
  ])("%s", async (_what, bytes, code, kind) => {
    const { port, faults, heldBytes } = await server();
    const peer = rawClient(port);
    closing(() => void peer.socket.destroy());
    peer.send(bytes);
    await expect.poll(peer.isClosed).toBe(true);
    expect([peer.goaway(), faults.at(-1)]).toEqual([code, kind]);
    expect(heldBytes()).toBe(0);
    // Whoever reads the log of the peer has words beside the code.
    expect(String(peer.of(7).at(-1)?.payload.subarray(8))).toMatch(/^[a-zA-Z][\w ,.'^-]+$/);
    // Others are served.
    expect((await asked(nodeClient(port))).status).toBe(200);
  });

  test("that does not answer its SETTINGS", async () => {
    const { port, faults } = await server({ sessionLimits: { settingsAckMs: 50 } });
    const socket = net.connect(port, "127.0.0.1");
    closing(() => void socket.destroy());
    socket.resume();
    socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    socket.write(frame(4, 0, 0));
    await once(socket, "close");
    expect(faults).toEqual(["SETTINGS_TIMEOUT"]);
    expect(settingsTimeout).toBe(4);
  });

  test.each([
    ["says nothing", ""],
    ["stops in the preface", "PRI * HT"],
    ["stops behind the preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ])("that %s when it begins", async (_what, bytes) => {
    const { port, faults } = await server({ sessionLimits: { beginMs: 50 } });
    const socket = net.connect(port, "127.0.0.1");
    closing(() => void socket.destroy());
    socket.resume();
    socket.write(bytes);
    await once(socket, "close");
    expect(faults).toEqual(["silence"]);
  });

  test("whose peer does not answer a ping, after twice the time; one that answers stays", async () => {
    const { port, faults } = await server({ limits: { ...limits, keepaliveMs: 60 } });
    const session = nodeClient(port);
    let pings = 0;
    session.on("ping", () => pings++);
    const begun = performance.now();
    const peer = rawClient(port);
    await expect.poll(peer.isClosed).toBe(true);
    expect(performance.now() - begun).toBeGreaterThan(110);
    await expect.poll(() => pings).toBeGreaterThan(3);
    expect([session.destroyed, faults]).toEqual([false, ["silence"]]);
  });

  test("whose peer asks and does not read what is answered", async () => {
    const { port, faults, heldBytes } = await server({ limits: { ...limits, receiveTimeoutMs: 300 } });
    const peer = rawClient(port);
    closing(() => void peer.socket.destroy());
    peer.socket.pause();
    const sockets = setInterval(() => {
      if (peer.socket.writableLength < 1_000_000)
        peer.send(...Array.from({ length: 500 }, () => frame(6, 0, 0, Buffer.alloc(8))));
    }, 5);
    closing(() => clearInterval(sockets));
    await expect.poll(() => faults.length).toBeGreaterThan(0);
    // It may be told before that it pings too much.
    expect(["unread answers", "pings"]).toContain(faults[0]);
    await expect.poll(heldBytes).toBe(0);
  });
});

describe("a server of HTTP/2 resets one stream, and the others go on", () => {
  const block = (...octets: readonly number[]) => Buffer.from(octets);
  const literal = (name: string, value: string) =>
    Buffer.concat([block(0, name.length), Buffer.from(name), block(value.length), Buffer.from(value)]);
  test.each([
    ["without a path", Buffer.from([0x83, 0x86])],
    ["with two paths", Buffer.concat([postHead, block(0x84)])],
    ["with a pseudo-header field behind another", Buffer.concat([block(0x83, 0x86), literal("a", "b"), block(0x84)])],
    ["with :status", Buffer.concat([postHead, block(0x88)])],
    ["with a field that nobody knows", Buffer.concat([postHead, literal(":x", "y")])],
    ["with capitals", Buffer.concat([postHead, literal("Name", "y")])],
    ["with a line feed in a value", Buffer.concat([postHead, literal("name", "a\nb")])],
    ["with connection", Buffer.concat([postHead, literal("connection", "close")])],
    ["with te that is not trailers", Buffer.concat([postHead, literal("te", "gzip")])],
    ["with two lengths", Buffer.concat([postHead, literal("content-length", "1"), literal("content-length", "2")])],
    ["with a length that is not a number", Buffer.concat([postHead, literal("content-length", "+1")])],
    ["that is shorter than it says", Buffer.concat([postHead, literal("content-length", "9")])],
    ["that is longer than it says", Buffer.concat([postHead, literal("content-length", "3")])],
  ])("of a request %s", async (_what, head) => {
    const { port, heldBytes } = await server();
    const peer = rawClient(port);
    closing(() => void peer.socket.destroy());
    opened(peer, 1);
    peer.send(frame(1, 4, 3, head), frame(0, 1, 3, "1234"), frame(0, 1, 1, "fine"));
    await expect.poll(() => peer.of(0).map(({ payload }) => String(payload))).toEqual(["fine"]);
    expect(peer.of(3).map(({ streamId, payload }) => [streamId, payload.readUInt32BE(0)])).toContainEqual([3, 1]);
    await expect.poll(heldBytes).toBe(0);
  });

  test("beyond the number that may be open, and takes more when there is room", async () => {
    const { port } = await server({ limits: { ...limits, streamsMax: 2 } });
    const peer = rawClient(port);
    closing(() => void peer.socket.destroy());
    for (const id of [1, 3, 5]) opened(peer, id);
    await expect
      .poll(() => peer.of(3).map(({ streamId, payload }) => [streamId, payload.readUInt32BE(0)]))
      .toEqual([[5, 7]]);
    peer.send(frame(0, 1, 1, "one"));
    await expect.poll(() => peer.of(0).length).toBe(1);
    opened(peer, 7);
    peer.send(frame(0, 1, 7, "four"), frame(0, 1, 3, "two"));
    await expect.poll(() => peer.of(0).map(({ payload }) => String(payload))).toEqual(["one", "four", "two"]);
  });

  test("for which there is no memory, so that it may be sent again", async () => {
    const none = { reserve: () => false, add: () => {}, release: () => {}, held: () => 0 };
    const { port } = await server({ held: { ...none, account: () => none } });
    const stream = nodeClient(port).request({ ":method": "POST", ":path": "/" });
    stream.on("error", () => {});
    await new Promise((resolve) => stream.on("close", resolve));
    expect(stream.rstCode).toBe(http2.constants.NGHTTP2_REFUSED_STREAM);
  });

  test("that takes too long to arrive, and one whose answer nobody takes", async () => {
    const { port, heldBytes } = await server({ limits: { ...limits, receiveTimeoutMs: 200 } });
    const peer = rawClient(port, setting(4, 0));
    closing(() => void peer.socket.destroy());
    opened(peer, 1);
    opened(peer, 3);
    peer.send(frame(0, 1, 3, "an answer without a window"));
    await expect.poll(() => peer.of(3).length).toBe(2);
    const codes = peer.of(3).map(({ streamId, payload }) => [streamId, payload.readUInt32BE(0)]);
    // NO_ERROR behind an answer that says 408, and CANCEL.
    expect(codes.sort()).toEqual([
      [1, 0],
      [3, 8],
    ]);
    await expect.poll(heldBytes).toBe(0);
  });
});

const file = (name: string) => readFileSync(`test/fixtures/certificates/localhost.${name}`);
const files = { key: file("key"), cert: file("crt") };

// Without sockets there are ten thousand: nothing-left.test.ts.
test.each([
  ["plain text", undefined, (port: number) => net.connect(port, "127.0.0.1")],
  [
    "TLS",
    (create) => create(files),
    (port: number) => tls.connect({ port, host: "127.0.0.1", rejectUnauthorized: false, ALPNProtocols: ["h2"] }),
  ],
] satisfies readonly (readonly [string, ServerCredentials | undefined, (port: number) => net.Socket])[])(
  "hostile connections in %s leave nothing behind, and nobody to wait for",
  async (_what, credentials, connect) => {
    const { port, heldBytes, drain } = await server({}, credentials);
    const opening = Buffer.concat([Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), frame(4, 0, 0)]);
    const endings = [
      Buffer.concat([opening, frame(1, 0, 1, postHead)]),
      Buffer.concat([opening, frame(1, 4, 1, postHead), frame(0, 0, 1, "half")]),
      Buffer.concat([opening, frame(1, 4, 1, postHead).subarray(0, 12)]),
      Buffer.concat([opening, frame(1, 5, 1, postHead), frame(6, 0, 0, "short")]),
      Buffer.from("GET / HTTP/1.1\r\n\r\n"),
    ];
    const sockets = Array.from({ length: 50 }, (_, index) => {
      // Some are in plain text whatever the server takes, and some leave in the middle of a handshake.
      const socket = index % 7 === 0 ? net.connect(port, "127.0.0.1") : connect(port);
      socket.on("error", () => {});
      socket.resume();
      socket.write(index % 21 === 0 ? Buffer.of(0x16, 3, 1, 2, 0, 1) : (endings[index % endings.length] ?? opening));
      return socket;
    });
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    await expect.poll(heldBytes).toBeGreaterThan(0);
    for (const [index, socket] of sockets.entries()) if (index % 2 === 0) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const socket of sockets) socket.destroy();
    await expect.poll(heldBytes).toBe(0);
    await drain();
  },
);
