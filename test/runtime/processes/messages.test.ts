import { expect, test } from "vitest";
import { isOrder, isSaid } from "../../../src/runtime/processes/messages.ts";

test("what is not ours on the channel is left alone", () => {
  expect(["drain", "reload", "report", "stop", 7, { cmd: "NODE_CLUSTER" }].map(isOrder)).toEqual([
    ...[true, true, true],
    ...[false, false, false],
  ]);
  expect([{ kind: "report" }, { cmd: "NODE_CLUSTER" }, null, "listening"].map(isSaid)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
