import { compileBlueprint } from "fairlead";
import { expect, test } from "vitest";
import { small } from "../../../small.ts";

const found = (pool: object) =>
  compileBlueprint(small({ pool })).diagnostics.map(({ code, severity, place, message }) => [
    code,
    severity,
    place.path.join("."),
    message,
  ]);

test("a pipeline that ends in nop loses everything", () => {
  expect(found({ exporters: { nop: {} } })).toEqual([
    [
      "FL1006",
      "warning",
      "exporters.nop",
      '"nop" discards everything, and traces sends to nothing else: senders hear OK, and everything is lost.',
    ],
  ]);
});

test("one beside it keeps what comes, and what prints is seen", () => {
  expect(found({ exporters: { nop: {}, debug: {} } })).toEqual([]);
  expect(found({ exporters: { debug: {} } })).toEqual([]);
});
