import { Buffer } from "node:buffer";
import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";
import { setImmediate as turnOver } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { readingInPlace } from "../../src/runtime/in-place-socket.ts";
import { createHeldBytes } from "../../src/runtime/memory/held-bytes.ts";
import { PacedReading, type PacedReadingOptions } from "../../src/runtime/paced-reading.ts";
import { closingAfterEach } from "./closing.ts";

const closing = closingAfterEach();

/** Both ends of a connection. */
async function connected(isInPlace: boolean): Promise<{ near: Socket; far: Socket }> {
  const server = net.createServer({ pauseOnConnect: isInPlace });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const far = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [accepted] = (await once(server, "connection")) as [Socket];
  const near = isInPlace ? readingInPlace(accepted) : accepted;
  for (const socket of [near, far]) socket.on("error", () => {});
  closing(() => {
    near.destroy();
    far.destroy();
    server.close();
  });
  return { near, far };
}

const sent = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));

function work(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until; );
}

/** Reads a thousand bytes in half a millisecond, as long as it may. */
function slowly(read: Buffer[]): PacedReadingOptions["read"] {
  return (piece, mayGoOn) => {
    let at = 0;
    do {
      work(0.5);
      read.push(Buffer.from(piece.subarray(at, at + 1_000)));
      at = Math.min(piece.length, at + 1_000);
    } while (at < piece.length && mayGoOn());
    return at;
  };
}

describe.each([
  ["a buffer of each read", false],
  ["a buffer that all share", true],
])("of a socket that reads into %s", (_what, isInPlace) => {
  test("what takes longer than a turn has time for is read in many, whole and in order, and others have theirs between", async () => {
    const { near, far } = await connected(isInPlace);
    const held = createHeldBytes(10_000_000);
    const read: Buffer[] = [];
    new PacedReading({ socket: near, held, read: slowly(read) });
    far.write(sent);
    let turns = 0;
    let longest = 0;
    // Of this process: others may have the machine too.
    for (let last = process.cpuUsage(); Buffer.concat(read).length < sent.length; turns++) {
      await turnOver();
      const { user, system } = process.cpuUsage(last);
      longest = Math.max(longest, (user + system) / 1_000);
      last = process.cpuUsage();
    }
    expect(Buffer.concat(read).equals(sent)).toBe(true);
    // 150 ms of work, of which a turn may do ten or so.
    expect(turns).toBeGreaterThan(10);
    expect(longest).toBeLessThan(100);
    expect(held.held()).toBe(0);
  });

  test("what waits for its turn is held, and given back when the connection breaks", async () => {
    const { near, far } = await connected(isInPlace);
    const held = createHeldBytes(10_000_000);
    new PacedReading({ socket: near, held, read: slowly([]) });
    far.write(sent);
    while (held.held() === 0) await turnOver();
    near.destroy();
    await once(near, "close");
    expect(held.held()).toBe(0);
  });

  test("without room for what waits it is read at once", async () => {
    const { near, far } = await connected(isInPlace);
    const read: Buffer[] = [];
    new PacedReading({ socket: near, held: createHeldBytes(0), read: slowly(read) });
    far.write(sent.subarray(0, 50_000));
    while (read.length === 0) await turnOver();
    const bytes = Buffer.concat(read).length;
    expect(bytes).toBeGreaterThan(20_000);
  });

  test("a reader that pauses the socket gets nothing more until it is resumed", async () => {
    const { near, far } = await connected(isInPlace);
    let bytes = 0;
    const read = (piece: Buffer) => {
      bytes += Math.min(10, piece.length);
      near.pause();
      return Math.min(10, piece.length);
    };
    new PacedReading({ socket: near, held: createHeldBytes(10_000_000), read });
    far.write(sent.subarray(0, 25));
    while (bytes === 0) await turnOver();
    for (const wanted of [10, 20, 25]) {
      for (let turn = 0; turn < 20; turn++) await turnOver();
      expect(bytes).toBe(wanted);
      near.resume();
    }
  });
});
