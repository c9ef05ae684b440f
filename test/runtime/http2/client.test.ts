import { Buffer } from "node:buffer";
import { once } from "node:events";
import http2 from "node:http2";
import net, { type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { Http2Client, type Http2ClientOptions } from "../../../src/runtime/http2/client.ts";
import type { ReceivedHeaders, StreamEnd } from "../../../src/runtime/http2/stream.ts";
import { closingAfterEach } from "../closing.ts";
import { frame, peerOn, prefaceBytes, type RawPeer, setting, uint32 } from "./raw-peer.ts";

const closing = closingAfterEach();

interface Asked {
  readonly headers: readonly ReceivedHeaders[];
  readonly body: Buffer;
  readonly end: StreamEnd;
}

async function clientTo(port: number, changes: Partial<Http2ClientOptions> = {}) {
  let ended: string | undefined;
  const client = await new Promise<Http2Client>((resolve, reject) => {
    const made = new Http2Client({
      ...{ target: `127.0.0.1:${port}`, tls: undefined, connectTimeoutMs: 2_000, keepaliveMs: 5_000 },
      ready: () => resolve(made),
      ended: (reason) => {
        ended = reason;
        reject(new Error(reason));
      },
      ...changes,
    });
    closing(() => made.close());
  });
  const head = { ":method": "POST", ":scheme": "http", ":path": "/", ":authority": "x", te: "trailers" };
  const begin = (...pieces: readonly Buffer[]) => {
    const headers: ReceivedHeaders[] = [];
    const chunks: Buffer[] = [];
    let cancel = () => {};
    const asked = new Promise<Asked>((resolve) => {
      const stream = client.request(
        { headers: head, own: { "grpc-timeout": "5S" }, pieces, trailers: undefined },
        {
          headers: (found) => void headers.push(found),
          data: (bytes, start, end) => void chunks.push(Buffer.from(bytes.subarray(start, end))),
          closed: (end) => resolve({ headers, body: Buffer.concat(chunks), end }),
        },
      );
      if (typeof stream === "string") {
        resolve({ headers, body: Buffer.alloc(0), end: { isUnprocessed: true, reason: stream } });
      } else cancel = () => stream.cancel();
    });
    return { asked, cancel: () => cancel() };
  };
  return { client, begin, ask: (...pieces: readonly Buffer[]) => begin(...pieces).asked, ended: () => ended };
}

/** Answers with the body of the request, then trailers. */
async function nodeEcho(settings: http2.Settings = {}, later?: http2.Settings) {
  const server = http2.createServer({ settings, maxSessionMemory: 100 });
  const sessions: http2.ServerHttp2Session[] = [];
  let most = 0;
  let open = 0;
  server.on("session", (session) => sessions.push(session));
  server.on("stream", (stream) => {
    if (later) setTimeout(() => stream.session?.settings(later), 20);
    most = Math.max(most, ++open);
    stream.on("close", () => open--);
    stream.on("error", () => {});
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("end", () => {
      stream.respond({ ":status": 200 }, { waitForTrailers: true });
      stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
      stream.end(Buffer.concat(chunks));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  // A test server listens on an address, never on a pipe.
  return { port: (server.address() as AddressInfo).port, mostAtOnce: () => most };
}

describe("a client of HTTP/2 and node:http2 as its server", () => {
  test.each([
    ["as it is", {}, undefined, 30_000],
    ["with a window of 1 byte", { initialWindowSize: 1 }, undefined, 20],
    [
      "with no window at first, and no table",
      { initialWindowSize: 0, headerTableSize: 0 },
      { initialWindowSize: 2 ** 20 },
      30_000,
    ],
    ["with large frames", { maxFrameSize: 2 ** 20, initialWindowSize: 2 ** 24 }, undefined, 30_000],
  ])("%s exchanges bodies of all sizes in any number of pieces", async (_what, settings, later, unit) => {
    const { port } = await nodeEcho(settings, later);
    const { ask } = await clientTo(port);
    for (const count of [0, 1, 3, 40]) {
      const pieces = Array.from({ length: count }, (_, index) => Buffer.alloc(1 + ((index * 977) % unit), `${index} `));
      const { headers, body, end } = await ask(...pieces);
      expect(body.equals(Buffer.concat(pieces))).toBe(true);
      expect([headers.length, headers[1]?.get("grpc-status"), end.reason]).toEqual([2, "0", "the stream has ended"]);
    }
  });

  test("that takes one at a time gets one after the other, and what is cancelled before was never sent", async () => {
    const { port, mostAtOnce } = await nodeEcho({ maxConcurrentStreams: 1 });
    const { begin } = await clientTo(port);
    const calls = Array.from({ length: 20 }, (_, index) => begin(Buffer.from(`call ${index}`)));
    calls[10]?.cancel();
    const answers = await Promise.all(calls.map(({ asked }) => asked));
    for (const [index, { body, end }] of answers.entries()) {
      if (index === 10) expect(end.isUnprocessed).toBe(true);
      else expect(String(body)).toBe(`call ${index}`);
    }
    expect(mostAtOnce()).toBe(1);
  });

  test("uses a new connection before its stream ids are used up", async () => {
    const { port } = await nodeEcho();
    const { ask, client, ended } = await clientTo(port, { sessionLimits: { ownStreamIdMax: 5 } });
    const asked = [ask(Buffer.from("1")), ask(Buffer.from("2")), ask(Buffer.from("3"))];
    expect([ended(), client.isUsable()]).toEqual(["its stream ids are used up", false]);
    expect((await ask(Buffer.from("4"))).end.isUnprocessed).toBe(true);
    expect((await Promise.all(asked)).map(({ body }) => String(body))).toEqual(["1", "2", "3"]);
  });
});

/** A server whose frames are written by hand, as a hostile or broken one would. */
async function rawServer(settings: Buffer = Buffer.alloc(0)) {
  const peers: RawPeer[] = [];
  const server = net.createServer((socket) => {
    // Its first bytes are the preface, which is not a frame.
    let isBegun = false;
    const frames = new net.Socket();
    socket.once("data", (chunk: Buffer) => {
      isBegun = chunk.subarray(0, 24).toString("latin1") === prefaceBytes;
      socket.unshift(chunk.subarray(24));
      peers.push(peerOn(socket));
      if (isBegun) socket.write(Buffer.concat([frame(4, 0, 0, settings), frame(4, 1, 0)]));
    });
    frames.destroy();
    closing(() => void socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing(() => server.close());
  // A test server listens on an address, never on a pipe.
  const { port } = server.address() as AddressInfo;
  return { port, peer: () => peers[0] as RawPeer }; // There when a client is ready.
}

const ok = Buffer.from([0x88]);
const continued = Buffer.concat([Buffer.from([0x08, 3]), Buffer.from("100")]);
const trailers = Buffer.concat([Buffer.from([0, 11]), Buffer.from("grpc-status"), Buffer.from([1, 0x30])]);

describe("a client of HTTP/2", () => {
  test("reads 1xx before the answer, trailers alone, and an answer in many frames", async () => {
    const { port, peer } = await rawServer();
    const { ask } = await clientTo(port);
    const asked = [ask(Buffer.from("one")), ask(Buffer.from("two"))];
    await expect.poll(() => peer().of(0).length).toBe(2);
    const early = Buffer.concat([Buffer.from([0x08, 3]), Buffer.from("103")]);
    peer().send(frame(1, 4, 1, early), frame(1, 4, 1, early), frame(1, 0, 1, ok.subarray(0, 0)), frame(9, 4, 1, ok));
    peer().send(
      frame(0, 0, 1, "a"),
      frame(0, 8, 1, Buffer.from([2, 0x62, 0, 0])),
      frame(0, 0, 1),
      frame(1, 5, 1, trailers),
    );
    peer().send(frame(1, 5, 3, Buffer.concat([ok, trailers])));
    const [first, second] = await Promise.all(asked);
    expect([String(first?.body), first?.headers.map((head) => head.get(":status"))]).toEqual([
      "ab",
      ["200", undefined],
    ]);
    expect(second?.headers.map((head) => head.get("grpc-status"))).toEqual(["0"]);
  });

  test.each([
    ["DATA before the head", [frame(0, 0, 1, "early")], 1],
    ["a head without a status", [frame(1, 4, 1, Buffer.from([0x82]))], 1],
    ["two heads", [frame(1, 4, 1, ok), frame(1, 4, 1, ok)], 1],
    ["an end without a head", [frame(0, 1, 1)], 1],
    ["a switch of protocols", [frame(1, 4, 1, Buffer.concat([Buffer.from([0x08, 3]), Buffer.from("101")]))], 1],
    [
      "less than its length says",
      [frame(1, 4, 1, Buffer.concat([ok, Buffer.from([0x0f, 0x0d, 1, 0x39])])), frame(0, 1, 1, "few")],
      1,
    ],
  ])("resets a call that is answered with %s, and goes on with others", async (_what, frames, code) => {
    const { port, peer } = await rawServer();
    const { ask, client } = await clientTo(port);
    const asked = ask(Buffer.from("one"));
    await expect.poll(() => peer().of(0).length).toBe(1);
    peer().send(...frames);
    const { end } = await asked;
    expect([end.isUnprocessed, end.reason]).toEqual([false, "the stream was reset: PROTOCOL_ERROR"]);
    await expect
      .poll(() =>
        peer()
          .of(3)
          .map(({ payload }) => payload.readUInt32BE(0)),
      )
      .toEqual([code]);
    expect(client.isUsable()).toBe(true);
  });

  test.each([
    ["nothing before GOAWAY", [frame(7, 0, 0, Buffer.concat([uint32(0), uint32(0)]))], true],
    ["nothing before REFUSED_STREAM", [frame(3, 0, 1, uint32(7))], true],
    ["100 before GOAWAY", [frame(1, 4, 1, continued), frame(7, 0, 0, Buffer.concat([uint32(0), uint32(0)]))], false],
    ["100 before REFUSED_STREAM", [frame(1, 4, 1, continued), frame(3, 0, 1, uint32(7))], false],
    ["a head before REFUSED_STREAM", [frame(1, 4, 1, ok), frame(3, 0, 1, uint32(7))], false],
  ])("a request that is turned away by %s: whether it was looked at", async (_what, frames, isUnprocessed) => {
    const { port, peer } = await rawServer();
    const { ask } = await clientTo(port);
    const asked = ask(Buffer.from("one"));
    await expect.poll(() => peer().of(0).length).toBe(1);
    peer().send(...frames);
    expect((await asked).end.isUnprocessed).toBe(isUnprocessed);
  });

  test.each([
    ["pushes", frame(5, 4, 1, Buffer.concat([uint32(2), ok])), 1],
    ["begins streams", frame(1, 5, 2, ok), 1],
    ["answers what was not asked", frame(1, 5, 7, ok), 1],
    ["sends DATA of what was not asked", frame(0, 0, 7, "x"), 1],
    ["has headers that cannot be read", frame(1, 5, 1, Buffer.from([0x80])), 9],
    ["sets a window that is too large", frame(4, 0, 0, setting(4, 2 ** 31)), 3],
    ["allows pushes, which is for clients to say (RFC 9113, 6.5.2)", frame(4, 0, 0, setting(2, 1)), 1],
    ["says 100 without an end", Buffer.concat(Array.from({ length: 20_000 }, () => frame(1, 4, 1, continued))), 11],
    ["acknowledges what was not said", Buffer.concat(Array.from({ length: 20_000 }, () => frame(4, 1, 0))), 11],
    ["answers PINGs that were not sent", Buffer.concat(Array(20_000).fill(frame(6, 1, 0, Buffer.alloc(8)))), 11],
    ["pings all the time", Buffer.concat(Array.from({ length: 2_000 }, () => frame(6, 0, 0, Buffer.alloc(8)))), 11],
    [
      "sends headers without an end",
      Buffer.concat([frame(1, 0, 1, ok), ...Array.from({ length: 40 }, () => frame(9, 0, 1))]),
      11,
    ],
  ])("ends the connection to a server that %s", async (_what, bytes, code) => {
    const { port, peer } = await rawServer();
    const { ask, client } = await clientTo(port);
    const asked = ask(Buffer.from("one"));
    await expect.poll(() => peer().of(0).length).toBe(1);
    peer().send(bytes);
    expect((await asked).end.isUnprocessed).toBe(false);
    await expect.poll(() => peer().goaway()).toBe(code);
    expect(client.isUsable()).toBe(false);
  });

  test("stays with a server that pings at each frame of DATA, as grpc-go measures its bandwidth", async () => {
    const { port, peer } = await rawServer();
    const { ask, client } = await clientTo(port);
    let answered = 0;
    const ping = frame(6, 0, 0, Buffer.alloc(8));
    for (let round = 0; round < 60; round++) {
      const asked = Array.from({ length: 50 }, () => ask(Buffer.from("x")));
      await expect.poll(() => peer().of(0).length).toBe(50 * (round + 1));
      for (const { streamId } of peer().of(0).slice(answered)) {
        peer().send(ping, frame(1, 5, streamId, Buffer.concat([ok, trailers])));
        answered++;
      }
      await Promise.all(asked);
    }
    expect([answered, client.isUsable(), peer().goaway()]).toEqual([3_000, true, undefined]);
  });

  test("stays with a server that gives back each small frame of DATA at once, to the stream and the connection", async () => {
    const { port, peer } = await rawServer(setting(4, 100));
    const { ask, client } = await clientTo(port);
    let seen = 0;
    peer().socket.on("data", () => {
      const { frames } = peer();
      for (; seen < frames.length; seen++) {
        const { type, streamId, payload } = frames[seen] ?? { type: -1, streamId: 0, payload: Buffer.alloc(0) };
        const back = uint32(payload.length);
        if (type === 0) peer().send(frame(8, 0, 0, back), frame(8, 0, streamId, back));
      }
    });
    const asked = ask(Buffer.alloc(1_300_000));
    await expect.poll(() => peer().frames.at(-1)?.flags).toBe(1);
    peer().send(frame(1, 5, 1, Buffer.concat([ok, trailers])));
    expect([(await asked).headers.length, client.isUsable(), peer().goaway()]).toEqual([1, true, undefined]);
  });

  test("goes on with a server that answers a thousand calls which it has given up, also in DATA", async () => {
    const { port, peer } = await rawServer();
    const { begin, ask, client } = await clientTo(port);
    const given = Array.from({ length: 1_000 }, () => begin(Buffer.from("x")));
    await expect.poll(() => peer().of(0).length).toBe(1_000);
    for (const { cancel } of given) cancel();
    await expect.poll(() => peer().of(3).length).toBe(1_000);
    const answers = given.flatMap((_, n) => [
      ...[frame(1, 4, 1 + 2 * n, ok), frame(0, 0, 1 + 2 * n, "x"), frame(0, 0, 1 + 2 * n, "y")],
      frame(1, 5, 1 + 2 * n, trailers),
    ]);
    const asked = ask(Buffer.from("x"));
    peer().send(...answers, frame(1, 5, 2_001, Buffer.concat([ok, trailers])));
    expect((await asked).end.reason).toBe("the stream has ended");
    expect([client.isUsable(), peer().of(3).length, peer().goaway()]).toEqual([true, 1_000, undefined]);
  });

  test("knows what a server that goes away has not looked at, and waits for the rest", async () => {
    const { port, peer } = await rawServer();
    const { ask, ended } = await clientTo(port);
    const asked = [ask(Buffer.from("one")), ask(Buffer.from("two"))];
    await expect.poll(() => peer().of(0).length).toBe(2);
    // In two steps, as servers do.
    peer().send(frame(7, 0, 0, Buffer.concat([uint32(2 ** 31 - 1), uint32(0)])));
    await expect.poll(ended).toBe("the server goes away");
    peer().send(frame(7, 0, 0, Buffer.concat([uint32(1), uint32(0)])));
    expect((await asked[1])?.end.isUnprocessed).toBe(true);
    peer().send(frame(1, 5, 1, Buffer.concat([ok, trailers])));
    expect((await asked[0])?.headers).toHaveLength(1);
    await expect.poll(() => peer().isClosed()).toBe(true);
  });

  test("does not let go of what it sends before it has left, also when it cancels", async () => {
    const { port, peer } = await rawServer(setting(4, 2 ** 30));
    const { begin } = await clientTo(port);
    peer().send(frame(8, 0, 0, uint32(2 ** 30)));
    peer().socket.pause();
    const bodies = Buffer.alloc(20_000_000, "z");
    const { asked, cancel } = begin(bodies);
    let isOver = false;
    void asked.then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    cancel();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isOver).toBe(false);
    peer().socket.resume();
    await asked;
  });
});
