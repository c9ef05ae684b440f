import { expect, test } from "vitest";
import { wholeCore } from "../../../src/routing/split/general-core.ts";
import { Cutter } from "../../../src/runtime/deliver/cutter.ts";
import { OpenDelivery } from "../../../src/runtime/deliver/delivery.ts";
import { Ledger } from "../../../src/runtime/deliver/ledger.ts";
import { Offers } from "../../../src/runtime/deliver/offers.ts";
import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";
import { observers } from "../../../src/runtime/observer.ts";
import type { Part, Tally } from "../../../src/runtime/send/part.ts";
import { resourceSection, scopeSection, span } from "../../routing/otlp-encoder.ts";
import { closingAfterEach } from "../closing.ts";
import { testPart } from "../part.ts";
import { nowhere, testPool } from "../pool.ts";

const closing = closingAfterEach();

/** A backend that takes so many bytes at a time, and a part with an item for each of the names. */
function offering(bytesMax: number, names: readonly string[], resource: Readonly<Record<string, string>> = {}) {
  const pool = testPool({});
  closing(() => pool.close());
  pool.update([{ endpoint: nowhere(1), weight: 1 }]);
  const [backend] = pool.view.backends;
  if (!backend) throw new Error("there is a backend");
  backend.sender.takesAtMost(bytesMax);
  const ledger = new Ledger(observers([]));
  const removed: Part[] = [];
  const offers = new Offers({
    ...{ cores: { traces: wholeCore("traces") }, held: createHeldBytes(1e6), ledger },
    cutter: new Cutter(createBufferPool(0)),
    view: () => pool.view,
    removed: (part) => void removed.push(part),
  });
  const tallies: Readonly<Tally>[] = [];
  const delivery = new OpenDelivery((tally) => void tallies.push(tally));
  const spans = names.map((name) => span({ trace: "01".repeat(16), name }));
  const part = testPart({
    delivery,
    bytes: resourceSection(resource, scopeSection({}, ...spans)),
    items: names.length,
  });
  ledger.expect(delivery, 1);
  offers.offer(backend, part);
  const waiting = () => backend.sender.take(() => true);
  return { pool, backend, offers, ledger, part, removed, tallies, waiting };
}

test("what the backend takes waits there as it is, and so does an item that is larger alone", () => {
  const whole = offering(1_000, ["a", "b"]);
  expect(whole.waiting()).toEqual([whole.part]);
  const lone = offering(10, ["a".repeat(40)]);
  expect(lone.waiting()).toEqual([lone.part]);
});

test("what is larger is cut, and its pieces stand for it", () => {
  const { waiting, ledger, tallies } = offering(120, ["a".repeat(60), "b".repeat(60)]);
  expect(waiting().map(({ items }) => items)).toEqual([1, 1]);
  expect([ledger.open, tallies]).toEqual([2, []]);
});

test("what cannot be cut is refused, and the sender reads why", () => {
  const names = Array.from({ length: 40 }, () => "a".repeat(40));
  const { waiting, tallies } = offering(2_000, names, { "service.name": "x".repeat(1_900) });
  expect(waiting()).toEqual([]);
  expect(tallies).toMatchObject([{ refused: 40, code: 8, message: expect.stringContaining("cannot be cut") }]);
});

test("what is larger than a backend that has left takes goes elsewhere", () => {
  const { pool, backend, offers, part, removed, waiting } = offering(120, ["a".repeat(60), "b".repeat(60)]);
  waiting();
  pool.update([{ endpoint: nowhere(2), weight: 1 }]);
  offers.offer(backend, part);
  expect(removed).toEqual([part]);
});
