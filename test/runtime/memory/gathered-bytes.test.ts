import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { GatheredBytes } from "../../../src/runtime/memory/gathered-bytes.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

function gathering(limit: number, bytesMax: number, amount?: "announced") {
  const held = createHeldBytes(limit);
  return { held, bytes: new GatheredBytes({ pool: createBufferPool(0), held, bytesMax }, amount) };
}

describe("bytes that come piece by piece", () => {
  test("are whole at the end, and held until they are released", () => {
    const { held, bytes } = gathering(10_000_000, 1_000_000);
    const piece = Buffer.from("0123456789");
    for (let n = 0; n < 50_000; n++) expect(bytes.append(piece)).toBe(true);
    expect(bytes.length).toBe(500_000);
    const gathered = bytes.end();
    bytes.abandon();
    expect([gathered.bytes.length, gathered.bytes.subarray(-10).toString()]).toEqual([500_000, "0123456789"]);
    expect(held.held()).toBeGreaterThanOrEqual(500_000);
    gathered.release();
    gathered.release();
    expect(held.held()).toBe(0);
  });

  test("hold at most twice what came and no more than there can be, in the sizes of the pool", () => {
    const { held, bytes } = gathering(10_000_000, 300_000);
    bytes.append(Buffer.alloc(1));
    expect(held.held()).toBe(65_536);
    bytes.append(Buffer.alloc(99_999));
    expect(held.held()).toBe(229_376);
    bytes.append(Buffer.alloc(150_000));
    expect(held.held()).toBe(327_680);
    expect(bytes.append(Buffer.alloc(50_001))).toBe(false);
    bytes.abandon();
    expect(held.held()).toBe(0);
  });

  test("hold up to eight times what came where more is announced: what is announced alone costs nothing", () => {
    const { held, bytes } = gathering(10_000_000, 450_000, "announced");
    bytes.append(Buffer.alloc(1));
    expect(held.held()).toBe(65_536);
    bytes.append(Buffer.alloc(65_536));
    expect(held.held()).toBe(458_752);
  });

  test("find no room where others hold it, and keep what they have", () => {
    const { held, bytes } = gathering(100_000, 1_000_000);
    expect([bytes.append(Buffer.alloc(10)), bytes.append(Buffer.alloc(70_000))]).toEqual([true, false]);
    expect([bytes.length, held.held()]).toEqual([10, 65_536]);
  });
});
