/** Parts of requests for tests; what a test is about it says itself. */

import { Buffer } from "node:buffer";
import { OpenDelivery } from "../../src/runtime/deliver/delivery.ts";
import type { Part } from "../../src/runtime/send/part.ts";

export function testPart(changes: Partial<Part> = {}): Part {
  const bytes = Buffer.from("0123456789");
  return {
    signal: "traces",
    bytes,
    items: 1,
    arena: { buffer: bytes, share: () => {}, release: () => {} },
    delivery: new OpenDelivery(() => {}),
    expiresAt: Number.POSITIVE_INFINITY,
    queuedAt: performance.now(),
    alone: false,
    attempts: 0,
    failedAt: [],
    handedOn: undefined,
    ...changes,
  };
}
