import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { MessageReader } from "../../../src/runtime/grpc/message-reader.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

const heldMax = 1_000_000;

function reader(bytesMax = 500_000) {
  const held = createHeldBytes(heldMax);
  const made = new MessageReader(bytesMax, held, createBufferPool(heldMax));
  return {
    held,
    push: (chunk: Buffer, isLast = false) => made.push(chunk, 0, chunk.length, isLast),
    end: made.end.bind(made),
    abandon: made.abandon.bind(made),
  };
}

/** 1 byte of flags and 4 of length, as "Length-Prefixed-Message" of gRPC over HTTP/2 has it. */
function framed(message: Buffer, flags = 0): Buffer {
  return Buffer.concat([Buffer.from([flags, 0, 0, 0, 0]), message]).fill(lengthOf(message), 1, 5);
}

function lengthOf({ length }: Buffer): Buffer {
  return Buffer.from(length.toString(16).padStart(8, "0"), "hex");
}

const message = Buffer.from(Array.from({ length: 98_304 }, (_unused, index) => (index * 7) % 251));

describe("a message of a unary call", () => {
  test.each([1, 2, 4, 5, 6, 7, 1_000, 65_536, 200_000])("is the same when it arrives %i bytes at a time", (size) => {
    const { push, end, held } = reader();
    const frame = framed(message);
    for (let at = 0; at < frame.length; at += size) expect(push(frame.subarray(at, at + size))).toBeUndefined();
    expect(held.held()).toBe(message.length);
    const read = end();
    if ("code" in read) throw new Error(read.message);
    expect([read.compressed, read.bytes.equals(message)]).toEqual([false, true]);
    read.release();
    read.release();
    expect(held.held()).toBe(0);
  });

  test("may be empty, and says whether it is compressed", () => {
    for (const [flags, compressed] of [[0, false] as const, [1, true] as const]) {
      const { push, end } = reader();
      push(framed(Buffer.alloc(0), flags));
      expect(end()).toMatchObject({ compressed, bytes: Buffer.alloc(0) });
    }
  });

  test.each([
    ["lies where it arrived if it ends there", true, true],
    ["is there for longer than what it arrived in otherwise", false, false],
  ])("that is whole in a piece %s", (_what, isLast, liesThere) => {
    const { push, end } = reader();
    const piece = framed(Buffer.from("a message"));
    push(piece, isLast);
    piece.fill("x", 5);
    const read = end();
    if ("code" in read) throw new Error(read.message);
    expect(read.bytes.toString()).toBe(liesThere ? "xxxxxxxxx" : "a message");
  });

  test("that is kept is there for longer than what it arrived in", () => {
    const { push, end, held } = reader();
    const piece = framed(Buffer.from("a message"));
    push(piece, true);
    const read = end();
    if ("code" in read) throw new Error(read.message);
    read.keep();
    piece.fill("x", 5);
    expect([read.bytes.toString(), held.held()]).toEqual(["a message", 9]);
    read.release();
    expect(held.held()).toBe(0);
  });

  test("is refused by its announced length, before there is room for it", () => {
    const { push, held } = reader(message.length - 1);
    expect(push(framed(message).subarray(0, 5))).toMatchObject({ code: 8 });
    expect(held.held()).toBe(0);
  });

  test("may have just as many bytes as are accepted", () => {
    const { push, end } = reader(message.length);
    expect(push(framed(message))).toBeUndefined();
    expect(end()).toMatchObject({ bytes: message });
  });

  test("is refused when others hold all of the memory", () => {
    const { push, held } = reader();
    held.add(heldMax - message.length + 1);
    expect(push(framed(message))).toMatchObject({ code: 14 });
    expect(held.held()).toBe(heldMax - message.length + 1);
  });

  test.each([
    ["a second one behind it", [framed(message), framed(message)]],
    ["a second one in the same chunk", [Buffer.concat([framed(message), framed(message)])]],
  ])("is refused with %s", (_what, chunks) => {
    const { push } = reader();
    expect(chunks.map((chunk) => push(chunk)).find((refusal) => refusal !== undefined)).toMatchObject({ code: 13 });
  });

  test.each([
    ["nothing", []],
    ["half a prefix", [Buffer.alloc(3)]],
    ["half of it", [framed(message).subarray(0, 50_000)]],
    ["flags that gRPC does not have", [framed(message, 2)]],
  ])("is refused at the end when there is %s", (_what, chunks) => {
    const { push, end } = reader();
    for (const chunk of chunks) push(chunk);
    expect(end()).toMatchObject({ code: 13 });
  });

  test("gives its room back when the call is abandoned, unless it was handed over", () => {
    const half = reader();
    half.push(framed(message).subarray(0, 50_000));
    half.abandon();
    expect(half.held.held()).toBe(0);
    const whole = reader();
    whole.push(framed(message));
    const read = whole.end();
    whole.abandon();
    expect(whole.held.held()).toBe(message.length);
    if (!("code" in read)) read.release();
    expect(whole.held.held()).toBe(0);
  });
});

test("an announced length costs a sender nothing: what arrived is held, and room for at most eight times as much", () => {
  const { push, held } = reader();
  push(framed(Buffer.alloc(500_000)).subarray(0, 5));
  expect(held.held()).toBeLessThanOrEqual(65_536);
  push(Buffer.alloc(30_000));
  expect(held.held()).toBe(262_144);
  push(Buffer.alloc(240_000));
  expect(held.held()).toBe(524_288);
});
