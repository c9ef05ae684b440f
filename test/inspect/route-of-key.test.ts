import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { keyTable } from "../../src/inspect/route-of-key.ts";
import { sortEndpoints } from "../../src/routing/endpoint.ts";
import type { RingGeneration } from "../../src/routing/pick/ring-points.ts";
import { evenWeights } from "../../src/routing/pick/weighted-endpoint.ts";

interface Recorded {
  readonly rings: readonly {
    readonly endpoints: readonly string[];
    readonly owners?: Readonly<Record<string, readonly number[]>>;
  }[];
}

const { rings } = JSON.parse(readFileSync("test/fixtures/routing/rings.json", "utf8")) as Recorded;

const keyOf = (text: string): Buffer =>
  text.startsWith("trace ") ? Buffer.from(text.slice("trace ".length), "hex") : Buffer.from(text);

describe("the route of a key", () => {
  test("ends at the owner that the real exporter has, in each generation", () => {
    let compared = 0;
    for (const { endpoints, owners = {} } of rings) {
      const sorted = sortEndpoints(endpoints);
      for (const generation of [1, 2, 3] as const) {
        const table = keyTable({ kind: "ring", generation }, evenWeights(sorted));
        for (const [key, numbers] of Object.entries(owners)) {
          expect(table.routeOf(keyOf(key)).owner).toBe(endpoints[(numbers[generation - 1] ?? 0) - 1]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  test("tells the hash, the place and the point of a ring that was worked out by hand", () => {
    // CRC-32 of "123456789" is 0xcbf43926 by the catalogue of CRC algorithms; 3421780262 mod 36000 is 16262.
    const { hash, place, point } = keyTable({ kind: "ring", generation: 1 }, evenWeights(["a:4317", "b:4317"])).routeOf(
      Buffer.from("123456789"),
    );
    expect(hash).toBe(0xcbf43926);
    expect(place).toEqual({ at: 16_262, of: 36_000 });
    const points = ["a:4317", "b:4317"].flatMap((endpoint) =>
      Array.from({ length: 100 }, (_, index) => crc32(Buffer.from([index]), crc32(endpoint)) % 36_000),
    );
    expect(point).toBe(Math.min(...points.filter((position) => position >= 16_262)));
  });

  test.each<[string, Parameters<typeof keyTable>[0]]>([
    ["ring 1", { kind: "ring", generation: 1 }],
    ["ring 3", { kind: "ring", generation: 3 as RingGeneration }],
    ["maglev", { kind: "maglev" }],
    ["rendezvous", { kind: "rendezvous" }],
  ])("by %s names as next whoever owns the key once its owners have left", (_name, algorithm) => {
    const endpoints = ["a:1", "b:1", "c:1", "d:1", "e:1"];
    for (let number = 0; number < 8; number++) {
      const key = Buffer.from(`key ${number}`);
      const { owner, next } = keyTable(algorithm, evenWeights(endpoints)).routeOf(key);
      expect(new Set([owner, ...next]).size).toBe(4);
      const gone = [owner, ...next];
      for (let left = 1; left <= next.length; left++) {
        const rest = endpoints.filter((endpoint) => !gone.slice(0, left).includes(endpoint));
        expect(keyTable(algorithm, evenWeights(rest)).routeOf(key).owner).toBe(gone[left]);
      }
    }
  });

  test("of a single endpoint has no next", () => {
    expect(keyTable({ kind: "maglev" }, evenWeights(["a:1"])).routeOf(Buffer.from("x")).next).toEqual([]);
  });
});
