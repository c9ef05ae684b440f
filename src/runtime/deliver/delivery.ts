/** The books of one request: what became of its items, and so what its sender hears. */

import assert from "node:assert/strict";
import type { DeliveryConfig } from "../../contract/balancer-config.ts";
import { grpcCode } from "../grpc/status.ts";
import { type ExportAnswer, full, refusal } from "../otlp/export-request.ts";
import type { Delivery, Rejection, Tally } from "../send/part.ts";
import { limitAfterRefusal } from "../send/size-refusal.ts";

/** A class because every request makes one. */
export class OpenDelivery implements Delivery {
  readonly tally: Tally = { delivered: 0, refused: 0, unplaced: 0, code: 0, message: "" };
  readonly #finished: (tally: Readonly<Tally>) => void;
  #open = 0;
  #isCancelled = false;

  /** @param finished is called when every expected part is settled */
  constructor(finished: (tally: Readonly<Tally>) => void) {
    this.#finished = finished;
  }

  isCancelled(): boolean {
    return this.#isCancelled;
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  expect(parts: number): void {
    this.#open += parts;
  }

  delivered(items: number): void {
    this.tally.delivered += items;
    this.#settled();
  }

  rejected(items: number, { delivered, code, message }: Rejection): void {
    this.tally.delivered += delivered;
    this.tally.refused += items;
    this.tally.code = code;
    if (message !== "") this.tally.message = message;
    this.#settled();
  }

  unplaced(items: number, message: string): void {
    this.tally.unplaced += items;
    if (message !== "") this.tally.message = message;
    this.#settled();
  }

  replaced(): void {
    this.#settled();
  }

  #settled(): void {
    assert(this.#open > 0, "a part is settled once");
    this.#open--;
    if (this.#open === 0) this.#finished(this.tally);
  }
}

const delivered: ExportAnswer = { code: grpcCode.ok, message: "", rejectedItems: 0, retryDelayMs: undefined };

/**
 * An error makes the sender send everything again, including what was accepted. So it is given only if nothing was accepted, or
 * if the configuration prefers repeats over loss.
 */
export function answerFor(tally: Readonly<Tally>, unplaced: DeliveryConfig["unplaced"]): ExportAnswer {
  const lost = tally.refused + tally.unplaced;
  if (lost === 0) return delivered;
  const taken = tally.delivered > 0;
  if (tally.unplaced > 0 && (unplaced === "retry-all" || (!taken && tally.refused === 0))) return full(tally.message);
  if (!taken && tally.refused > 0 && tally.unplaced === 0 && tally.code !== grpcCode.ok) {
    return isThrottled(tally)
      ? { ...refusal(tally.code, tally.message), isThrottled: true }
      : refusal(tally.code, tally.message);
  }
  return { code: grpcCode.ok, message: tally.message, rejectedItems: lost, retryDelayMs: undefined };
}

/** What is too large stays so, and is not to be sent again. */
function isThrottled({ code, message }: Readonly<Tally>): boolean {
  return (
    code === grpcCode.resourceExhausted && limitAfterRefusal({ code, message }, Number.POSITIVE_INFINITY) === undefined
  );
}
