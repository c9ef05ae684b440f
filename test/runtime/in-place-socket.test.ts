import { Buffer } from "node:buffer";
import { once } from "node:events";
import net, { type AddressInfo, type Socket, type SocketConstructorOpts } from "node:net";
import { setImmediate as turnOver } from "node:timers/promises";
import { expect, test } from "vitest";
import { InPlaceSocket, readingInPlace } from "../../src/runtime/in-place-socket.ts";
import { closingAfterEach } from "./closing.ts";

const closing = closingAfterEach();

/** A server with as many connections; `near` are its ends. */
async function connected(count: number) {
  const server = net.createServer({ pauseOnConnect: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const near: Socket[] = [];
  const far: Socket[] = [];
  for (let index = 0; index < count; index++) {
    far.push(net.connect((server.address() as AddressInfo).port, "127.0.0.1"));
    const [accepted] = (await once(server, "connection")) as [Socket];
    near.push(readingInPlace(accepted));
  }
  for (const socket of [...near, ...far]) socket.on("error", () => {});
  closing(() => {
    for (const socket of [...near, ...far]) socket.destroy();
    server.close();
  });
  return { server, near, far };
}

/** Copies of what comes. */
function heard(socket: Socket | undefined, look: (piece: Buffer) => void = () => {}): Buffer[] {
  const read: Buffer[] = [];
  // Otherwise Node has another way to accept.
  expect(socket).toBeInstanceOf(InPlaceSocket);
  if (!(socket instanceof InPlaceSocket)) return read;
  socket.onPiece((piece) => {
    look(piece);
    read.push(Buffer.from(piece));
  });
  return read;
}

test("each of two gets what was sent to it, and its end, from the memory that both share", async () => {
  const { near, far } = await connected(2);
  const sent = [7, 11].map((step) => Buffer.from(Array.from({ length: 300_000 }, (_unused, n) => (n * step) % 251)));
  const memories = new Set<ArrayBufferLike>();
  let events = 0;
  for (const socket of near) socket.on("data", () => void events++);
  const read = near.map((socket) => heard(socket, ({ buffer }) => memories.add(buffer)));
  for (const [index, socket] of far.entries()) socket.end(sent[index] ?? "");
  await Promise.all(near.map((socket) => once(socket, "end")));
  expect(read.map((pieces, index) => sent[index]?.equals(Buffer.concat(pieces)))).toEqual([true, true]);
  expect([memories.size, events]).toEqual([1, 0]);
});

test("one that is paused leaves what comes to the kernel, and reads it when it is resumed", async () => {
  const { near, far } = await connected(1);
  const [socket] = near;
  const read = heard(socket);
  socket?.pause();
  far[0]?.write("later");
  for (let turn = 0; turn < 20; turn++) await turnOver();
  expect(read).toEqual([]);
  socket?.resume();
  await expect.poll(() => Buffer.concat(read).toString()).toBe("later");
});

test("it answers, knows its peer, and its server counts it until it is closed", async () => {
  const { server, near, far } = await connected(1);
  const answer = once(far[0] ?? server, "data");
  near[0]?.write("an answer");
  expect(String((await answer)[0])).toBe("an answer");
  expect(near[0]?.remoteAddress).toBe("127.0.0.1");
  const count = () => new Promise((resolve) => server.getConnections((_error, open) => resolve(open)));
  expect(await count()).toBe(1);
  near[0]?.destroy();
  await once(near[0] ?? server, "close");
  await expect.poll(count).toBe(0);
});

test("where Node shows no handle, the socket that was accepted reads as others do", async () => {
  const accepted = new net.Socket().pause();
  expect(readingInPlace(accepted)).toBe(accepted);
  expect(accepted.isPaused()).toBe(false);
});

test("of a Node that knows nothing of reading in place, it hears what comes all the same, and pauses", async () => {
  const Known = Object.getPrototypeOf(InPlaceSocket) as typeof Socket; // As it is declared.
  class Plain extends Known {
    constructor({ onread: _unknown, ...options }: SocketConstructorOpts & { readonly onread: object }) {
      super(options);
    }
  }
  Object.setPrototypeOf(InPlaceSocket, Plain);
  closing(() => Object.setPrototypeOf(InPlaceSocket, Known));
  const { near, far } = await connected(1);
  const read = heard(near[0]);
  const text = () => Buffer.concat(read).toString();
  far[0]?.write("now");
  await expect.poll(text).toBe("now");
  near[0]?.pause();
  far[0]?.write(", and later");
  for (let turn = 0; turn < 20; turn++) await turnOver();
  expect(text()).toBe("now");
  near[0]?.resume();
  await expect.poll(text).toBe("now, and later");
});
