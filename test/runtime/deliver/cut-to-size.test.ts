import { expect, test } from "vitest";
import { wholeCore } from "../../../src/routing/split/general-core.ts";
import { cutToSize } from "../../../src/runtime/deliver/cut-to-size.ts";
import { Cutter } from "../../../src/runtime/deliver/cutter.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { spansIn } from "../../routing/spans-in.ts";
import { closingAfterEach } from "../closing.ts";
import { testPart } from "../part.ts";
import { nowhere, testPool } from "../pool.ts";

const closing = closingAfterEach();
const trace = "0123456789abcdef0123456789abcdef";

function cut(bytesMax: number, resource: Readonly<Record<string, string>>, ...names: readonly string[]) {
  const pool = testPool({});
  closing(() => pool.close());
  pool.update([{ endpoint: nowhere(1), weight: 1 }]);
  const held = createHeldBytes(1e6);
  const bytes = resourceSection(resource, scopeSection({}, ...names.map((name) => span({ trace, name }))));
  const options = {
    core: wholeCore("traces"),
    cutter: new Cutter(createBufferPool(0)),
    view: pool.view,
    backend: 0,
    held,
  };
  const pieces = cutToSize(testPart({ bytes, items: names.length }), { ...options, bytesMax });
  return { pieces, held };
}

test("pieces are requests of their own with all of the items, each with what they have in common", () => {
  const { pieces } = cut(250, { "service.name": "shop" }, "a".repeat(100), "b".repeat(100), "c".repeat(100));
  if (typeof pieces === "string") throw new Error(pieces);
  expect(pieces.map(({ part: { bytes, items } }) => [items, bytes.length <= 250, bytes.includes("shop")])).toEqual([
    [1, true, true],
    [1, true, true],
    [1, true, true],
  ]);
  expect(pieces.flatMap(({ part }) => spansIn(part.bytes)).map((name) => name[0])).toEqual(["a", "b", "c"]);
});

test("what items have in common may fill most of a piece", () => {
  const { pieces } = cut(300, { "service.name": "x".repeat(180) }, "a".repeat(40), "b".repeat(40));
  expect(pieces).toHaveLength(2);
});

test("what cannot be cut is said, and nothing is kept", () => {
  const lone = cut(10, {}, "a".repeat(40));
  expect(lone.pieces).toBe("it is larger than its backend takes, and cannot be cut");
  expect(lone.held.held()).toBe(0);
  const repeated = cut(
    2_000,
    { "service.name": "x".repeat(1_900) },
    ...Array.from({ length: 40 }, () => "a".repeat(40)),
  );
  expect(repeated.pieces).toMatch(/cannot be cut: what its items have in common is too long to be repeated/);
  expect(repeated.held.held()).toBe(0);
});
