import { Buffer } from "node:buffer";
import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { Output } from "../../../src/runtime/http2/output.ts";
import { closingAfterEach } from "../closing.ts";

const closing = closingAfterEach();

/** Two ends of a connection on the loopback. */
async function ends() {
  const server = net.createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A test server listens on an address, never on a pipe.
  const near = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [far]: net.Socket[] = await once(server, "connection");
  closing(
    () => void near.destroy(),
    () => void far?.destroy(),
    () => server.close(),
  );
  const received: Buffer[] = [];
  far?.on("data", (chunk: Buffer) => received.push(chunk));
  return { near, far, received: () => Buffer.concat(received) };
}

test("everything of one turn is one write, in the order in which it was said", async () => {
  const { near, received } = await ends();
  const write = vi.spyOn(near, "write");
  const output = new Output(near, () => {});
  output.copy(Buffer.from("one "));
  const at = output.reserve(4);
  output.target.write("two ", at, "latin1");
  output.copy(Buffer.from("three "));
  expect(write).not.toHaveBeenCalled();
  await expect.poll(() => String(received())).toBe("one two three ");
  expect(write).toHaveBeenCalledTimes(1);
});

test("what may wait leaves with the next thing that is said, and alone after a while", async () => {
  const { near, received } = await ends();
  const write = vi.spyOn(near, "write");
  const output = new Output(near, () => {});
  const say = (word: string, hurry?: "unhurried") => {
    const at = output.reserve(word.length, hurry);
    output.target.write(word, at, "latin1");
  };
  say("wait ", "unhurried");
  await new Promise((resolve) => setImmediate(resolve));
  expect([write.mock.calls.length, output.bytes]).toEqual([0, 5]);
  say("now ");
  await expect.poll(() => String(received())).toBe("wait now ");
  expect(write).toHaveBeenCalledTimes(1);
  say("alone ", "unhurried");
  await expect.poll(() => String(received())).toBe("wait now alone ");
});

test("large pieces are read where they are, between small ones, and have left when that is said", async () => {
  const { near, received } = await ends();
  let left = 0;
  const output = new Output(near, () => left++);
  const large = Buffer.alloc(3_000_000, "large ");
  output.copy(Buffer.from("head"));
  output.view(large);
  const { turn } = output;
  output.copy(Buffer.alloc(40_000, "x"));
  expect([output.bytes, output.hasLeft(turn)]).toEqual([3_040_004, false]);
  await expect.poll(() => output.hasLeft(turn)).toBe(true);
  expect([left, output.bytes]).toEqual([1, 0]);
  const expected = Buffer.concat([Buffer.from("head"), large, Buffer.alloc(40_000, "x")]);
  await expect.poll(() => received().equals(expected)).toBe(true);
});

test("while a write is on its way, what comes is put together for the next one", async () => {
  const { near, far, received } = await ends();
  far?.pause();
  const output = new Output(near, () => {});
  output.view(Buffer.alloc(20_000_000, "a"));
  await expect.poll(() => output.leavingSince).toBeDefined();
  const write = vi.spyOn(near, "write");
  for (let round = 0; round < 50; round++) {
    output.copy(Buffer.from("b"));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(write).not.toHaveBeenCalled();
  far?.resume();
  await expect.poll(() => received().length).toBe(20_000_050);
  expect(write).toHaveBeenCalledTimes(1);
});

test("nothing is written once it is stopped", async () => {
  const { near } = await ends();
  const write = vi.spyOn(near, "write");
  const output = new Output(near, () => {});
  output.copy(Buffer.from("late"));
  output.stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([write.mock.calls.length, output.bytes]).toEqual([0, 0]);
});
