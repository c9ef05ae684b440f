import { describe, expect, test } from "vitest";
import { answerFor, OpenDelivery } from "../../../src/runtime/deliver/delivery.ts";
import type { Tally } from "../../../src/runtime/send/part.ts";

const nothing: Tally = { delivered: 0, refused: 0, unplaced: 0, code: 0, message: "" };
const [ok, invalid, unavailable] = [0, 3, 14];

describe("what a sender hears", () => {
  test.each([
    ["OK when everything was delivered", { delivered: 7 }, { code: ok, rejectedItems: 0, message: "" }],
    ["OK for a request without items", {}, { code: ok, rejectedItems: 0 }],
    [
      "the backend's own code when it refused everything",
      { refused: 7, code: invalid, message: "bad span" },
      { code: invalid, message: "bad span", retryDelayMs: undefined },
    ],
    [
      "a partial success when some items were refused",
      { delivered: 4, refused: 3, code: invalid, message: "bad span" },
      { code: ok, rejectedItems: 3, message: "bad span" },
    ],
    [
      "a partial success when the backend took the call and rejected every item",
      { refused: 7, code: ok, message: "bad spans" },
      { code: ok, rejectedItems: 7, message: "bad spans" },
    ],
    [
      "a partial success when some items found no backend, as repeats would be worse",
      { delivered: 4, unplaced: 3, message: "no backend" },
      { code: ok, rejectedItems: 3, message: "no backend" },
    ],
    [
      "a partial success when the rest was refused, which a repeat would not change",
      { refused: 4, unplaced: 3, code: invalid, message: "no backend" },
      { code: ok, rejectedItems: 7 },
    ],
    [
      "to try again when no item found a backend",
      { unplaced: 7, message: "no backend" },
      { code: unavailable, message: "no backend", rejectedItems: 0, retryDelayMs: 1_000 },
    ],
  ])("is %s", (_what, tally, expected) => {
    expect(answerFor({ ...nothing, ...tally }, "partial-success")).toMatchObject(expected);
  });

  test.each([{ delivered: 4, unplaced: 3 }, { refused: 4, unplaced: 3 }, { unplaced: 3 }])(
    "is to try again for %j where repeats were chosen over loss",
    (tally) => {
      expect(answerFor({ ...nothing, ...tally }, "retry-all")).toMatchObject({
        code: unavailable,
        retryDelayMs: 1_000,
      });
    },
  );
});

describe("the books of a request", () => {
  test("are closed when the last part is settled, with the sum of all", () => {
    const closed: Tally[] = [];
    const delivery = new OpenDelivery((tally) => closed.push({ ...tally }));
    delivery.expect(2);
    delivery.delivered(2);
    // Two parts take the place of one.
    delivery.expect(2);
    delivery.replaced();
    delivery.rejected(3, { delivered: 0, code: invalid, message: "bad span" });
    expect(closed).toEqual([]);
    delivery.unplaced(4, "");
    expect(closed).toEqual([{ delivered: 2, refused: 3, unplaced: 4, code: invalid, message: "bad span" }]);
  });

  test("do not take a part twice", () => {
    const delivery = new OpenDelivery(() => {});
    delivery.expect(1);
    delivery.delivered(1);
    expect(() => delivery.delivered(1)).toThrow("settled once");
  });

  test("know that the sender went away", () => {
    const delivery = new OpenDelivery(() => {});
    expect(delivery.isCancelled()).toBe(false);
    delivery.cancel();
    expect(delivery.isCancelled()).toBe(true);
  });
});
