import { describe, expect, test } from "vitest";
import type { BackendConnection } from "../../../src/runtime/send/backend-connection.ts";
import { BackendSender } from "../../../src/runtime/send/backend-sender.ts";
import { balancerConfig } from "../configuration.ts";
import { testPart } from "../part.ts";

const { exporter } = balancerConfig([]);

/** A backend that cannot be reached. */
const unreachable: BackendConnection = {
  headroomBytes: 0,
  state: () => ({ kind: "connecting", sinceMs: 0 }),
  call: () => expect.unreachable("there is no connection"),
  connect: () => {},
  close: () => {},
};

describe("the sender of one backend", () => {
  test("holds hundreds of thousands of parts that failed, and gives them back", () => {
    const sender = new BackendSender({
      target: "a:1",
      exporter,
      connect: () => unreachable,
      events: { settled: () => {}, expired: () => {}, connectFailed: () => {} },
    });
    const part = testPart();
    const many = 250_000;
    for (let index = 0; index < many; index++) sender.retryLater(part, 60_000);
    expect(sender.queuedItems).toBe(many);
    expect(sender.take(() => true)).toHaveLength(many);
    expect([sender.queuedItems, sender.queuedBytes]).toEqual([0, 0]);
    sender.close();
  });
});
