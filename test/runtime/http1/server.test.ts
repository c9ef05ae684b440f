import { once } from "node:events";
import net, { type Socket } from "node:net";
import { setTimeout as sleep, setImmediate as turnOver } from "node:timers/promises";
import { expect, test } from "vitest";
import type { HttpBody } from "../../../src/runtime/http1/body.ts";
import { type HttpService, listenHttp } from "../../../src/runtime/http1/server.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { closingAfterEach } from "../closing.ts";
import { balancerConfig } from "../configuration.ts";
import { poisonReads } from "../poisoned-reads.ts";

const closing = closingAfterEach();

async function served(service: HttpService, changes: object = {}) {
  const held = createHeldBytes(10_000_000);
  const gaveWay: string[] = [];
  const server = await listenHttp({
    ...{
      host: "127.0.0.1",
      port: 0,
      limits: { ...balancerConfig([]).limits, ...changes },
      held,
      pool: createBufferPool(0),
    },
    ...{ credentials: undefined, random: () => 0.5, service, failed: () => {} },
    gaveWay: (peer) => void gaveWay.push(peer),
  });
  closing(server.close);
  const socket = net.connect(server.port, "127.0.0.1");
  socket.on("error", () => {});
  closing(() => socket.destroy());
  return { held, socket, port: server.port, gaveWay };
}

const silent: HttpService = () => Promise.resolve();
const request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";

async function holds(held: { held: () => number }, wanted: (bytes: number) => boolean): Promise<void> {
  for (let look = 0; look < 3_000 && !wanted(held.held()); look++) await sleep(10);
  expect(wanted(held.held())).toBe(true);
}

test("what requests behind each other hold is given back when their connection breaks", async () => {
  const { held, socket } = await served(silent);
  socket.write(request.repeat(5));
  await holds(held, (bytes) => bytes > 5 * 10_000);
  socket.destroy();
  await holds(held, (bytes) => bytes === 0);
});

test("three hundred requests behind each other are all answered, and read a few at a time", async () => {
  let open = 0;
  let openMax = 0;
  let answered = 0;
  const { held, socket } = await served(async ({ answer }) => {
    openMax = Math.max(openMax, ++open);
    await sleep(1);
    open--;
    answered++;
    answer({ status: 200, headers: { "content-length": 0 }, body: "", isLast: false });
  });
  socket.resume().write(request.repeat(300));
  await expect.poll(() => answered).toBe(300);
  // As many as have their heads in 512 bytes, and the one that was being read.
  expect(openMax).toBeLessThanOrEqual(12);
  await holds(held, (bytes) => bytes === 0);
});

test("what is behind requests without answers is not read, and all is given back when those are over", async () => {
  const begun: (() => void)[] = [];
  const { held, socket } = await served(({ answer }) => {
    begun.push(() => answer({ status: 200, headers: { "content-length": 0 }, body: "", isLast: false }));
    return Promise.resolve();
  });
  socket.write(request.repeat(100_000));
  await holds(held, (bytes) => bytes > 5 * 10_000);
  await sleep(50);
  expect(begun.length).toBeLessThanOrEqual(12);
  socket.destroy();
  // As many of them again are read meanwhile.
  for (let next = begun.shift(); next; next = begun.shift()) {
    next();
    await sleep(1);
  }
  await holds(held, (bytes) => bytes === 0);
});

async function bodyOf(send: (socket: Socket) => void): Promise<HttpBody> {
  const read = new Promise<HttpBody>((resolve) => {
    void served(async ({ body }) => resolve(await body())).then(({ socket }) => {
      socket.write("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      send(socket);
    });
  });
  return read;
}

test("a body comes in chunks, small ones among them", async () => {
  const chunks = `${"1\r\na\r\n".repeat(1_000)}${`64\r\n${"b".repeat(100)}\r\n`.repeat(5_000)}`;
  const body = await bodyOf((socket) => socket.write(`${chunks}0\r\n\r\n`));
  expect(body.kind === "body" && body.bytes.toString()).toBe("a".repeat(1_000) + "b".repeat(500_000));
});

test("a body in thousands of chunks of a byte is not read to its end: each costs as much as hundreds of bytes", async () => {
  expect(await bodyOf((socket) => socket.write("1\r\na\r\n".repeat(2_000)))).toMatchObject({ kind: "in pieces" });
});

test("a sender that leaves has sent no body", async () => {
  expect(await bodyOf((socket) => socket.end("5\r\nab"))).toEqual({ kind: "aborted" });
});

test("requests behind each other keep their bodies, whatever pieces they come in", async () => {
  const bodies: string[] = [];
  const { socket } = await served(async (given) => {
    const body = await given.body();
    if (body.kind === "body") bodies.push(body.bytes.toString());
    given.answer({ status: 200, headers: { "content-length": 0 }, body: "", isLast: false });
  });
  const texts = [10, 3_000, 50_000, 0, 200_000].map((length, n) => String(n).repeat(length));
  const heads = (text: string) => `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  socket.resume().write(texts.map(heads).join(""));
  for (let look = 0; look < 3_000 && bodies.length < texts.length; look++) await sleep(10);
  expect([...bodies].sort((left, right) => left.length - right.length)).toEqual(["", ...texts.filter((t) => t !== "")]);
});

test("who asks once on many connections and rests keeps nobody out: the one that rested for longest gives way", async () => {
  const answers: HttpService = (asked) => {
    asked.answer({ status: 200, headers: {}, body: "", isLast: false });
    return Promise.resolve();
  };
  const { port, gaveWay } = await served(answers, { connectionsMax: 5 });
  const resting: net.Socket[] = [];
  for (let n = 0; n < 9; n++) {
    const socket = net.connect(port, "127.0.0.1");
    closing(() => socket.destroy());
    resting.push(socket.on("error", () => {}));
    socket.write(request);
    const [head] = (await once(socket, "data")) as [Buffer];
    expect(head.toString("latin1")).toMatch(/^HTTP\/1.1 200 /);
  }
  await expect
    .poll(() => resting.map(({ closed }) => (closed ? "-" : "open")).join(" "))
    .toBe("- - - - open open open open open");
  // The one of `served`, on which nobody asked, was the first.
  expect(gaveWay).toHaveLength(5);
});

test("what is read in place is read at once: heads and bodies are whole when the bytes they came in are another's", async () => {
  let poisoned = 0;
  closing(poisonReads(() => void poisoned++));
  const seen: string[] = [];
  const { socket } = await served(async ({ path, header, body, answer }) => {
    // In a turn of its own, as where memory or a turn is short.
    await turnOver();
    const given = await body();
    seen.push(`${path} ${header("x-name")} ${given.kind === "body" && given.bytes.toString()}`);
    answer({ status: 200, headers: { "content-length": 0 }, body: "", isLast: false });
  });
  const texts = ["", "a", "bc".repeat(40_000)];
  const heads = (text: string) => [
    `POST /p${text.length} HTTP/1.1\r\nHost: a\r\nX-Name: n${text.length}\r\nContent-Length: ${text.length}\r\n\r\n`,
    `POST /p${text.length} HTTP/1.1\r\nHost: a\r\nX-Name: n${text.length}\r\nTransfer-Encoding: chunked\r\n\r\n`,
  ];
  const chunked = (text: string) => `${text === "" ? "" : `${text.length.toString(16)}\r\n${text}\r\n`}0\r\n\r\n`;
  const requests = texts.flatMap((text) => heads(text).map((head, form) => head + (form ? chunked(text) : text)));
  socket.setNoDelay(true).resume();
  for (const whole of requests) {
    for (let at = 0; at < whole.length; at += at < 300 ? 13 : 9_001) {
      socket.write(whole.slice(at, at + (at < 300 ? 13 : 9_001)));
      await sleep(1);
    }
  }
  const expected = texts.flatMap((text) => Array(2).fill(`/p${text.length} n${text.length} ${text}`));
  await expect.poll(() => seen.length).toBe(requests.length);
  expect(seen).toEqual(expected);
  expect(poisoned).toBeGreaterThan(20);
});
