import { expect, test } from "vitest";
import { OpenDelivery } from "../../../src/runtime/deliver/delivery.ts";
import { Ledger } from "../../../src/runtime/deliver/ledger.ts";
import { type Observer, observers } from "../../../src/runtime/observer.ts";
import type { Tally } from "../../../src/runtime/send/part.ts";
import { testPart } from "../part.ts";

function opened(parts: number) {
  const [told, closed, released]: [unknown[], Tally[], number[]] = [[], [], []];
  const observer: Partial<Observer> = {
    sent: (...what) => told.push(["sent", ...what]),
    rejected: (...what) => told.push(["rejected", ...what]),
  };
  const ledger = new Ledger(observers([observer]));
  const delivery = new OpenDelivery((tally) => closed.push({ ...tally }));
  ledger.expect(delivery, parts);
  const arena = { buffer: Buffer.alloc(0), share: () => {}, release: () => released.push(1) };
  return { ledger, told, closed, released, part: testPart({ delivery, items: 3, arena }) };
}

test("of a part a backend may take some items and reject the others", () => {
  const { ledger, told, closed, released, part } = opened(1);
  ledger.delivered(part, 2, { endpoint: "a:4317", message: "no" });
  expect(closed).toEqual([{ delivered: 1, refused: 2, unplaced: 0, code: 0, message: "no" }]);
  expect(told).toEqual([
    ["sent", "a:4317", "traces", 1],
    ["rejected", "traces", "refused by backend", 2, { endpoint: "a:4317", code: 0, message: "no" }],
  ]);
  expect([ledger.open, released.length]).toEqual([0, 1]);
});

test("operators hear which backend refused, with what code and words", () => {
  const { ledger, told, closed, part } = opened(1);
  ledger.refused(part, { endpoint: "a:4317", code: 7, message: "license expired" });
  expect(closed).toMatchObject([{ refused: 3, code: 7, message: "license expired" }]);
  expect(told).toEqual([
    ["rejected", "traces", "refused by backend", 3, { endpoint: "a:4317", code: 7, message: "license expired" }],
  ]);
});

test("pieces stand for a part, and the books stay open until the last of them is settled", () => {
  const { ledger, closed, part } = opened(1);
  const piece = { ...part, items: 1 };
  // The pieces' backend does not matter to the books.
  const placed = [1, 2, 3].map(() => ({ part: piece, backend: {} as never }));
  ledger.replaced(part, placed);
  expect(ledger.open).toBe(3);
  ledger.delivered(piece, 0, { endpoint: "a:4317", message: "" });
  ledger.delivered(piece, 0, { endpoint: "a:4317", message: "" });
  expect(closed).toEqual([]);
  ledger.givenUp(piece, "too late");
  expect(closed).toMatchObject([{ delivered: 2, unplaced: 1, message: "too late" }]);
});
