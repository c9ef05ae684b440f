/** The parts that are open, and how each is settled: delivered, refused, given up, or replaced by its pieces. Operators hear why. */

import { type GrpcCode, grpcCode } from "../grpc/status.ts";
import type { Observer } from "../observer.ts";
import type { Delivery, Part } from "../send/part.ts";
import type { Placed } from "./cutter.ts";

/** Why a backend did not take items, and which one. */
export interface Blame {
  readonly endpoint: string;
  readonly code: GrpcCode;
  readonly message: string;
}

export class Ledger {
  readonly #observer: Observer;
  #open = 0;

  constructor(observer: Observer) {
    this.#observer = observer;
  }

  /** Parts that are neither delivered nor given up. */
  get open(): number {
    return this.#open;
  }

  expect(delivery: Delivery, parts: number): void {
    this.#open += parts;
    delivery.expect(parts);
  }

  delivered(part: Part, rejected: number, { endpoint, message }: Omit<Blame, "code">): void {
    const refused = Math.min(rejected, part.items);
    this.#observer.sent(endpoint, part.signal, part.items - refused);
    if (refused > 0) this.#tellRefused(part, refused, { endpoint, code: grpcCode.ok, message });
    this.#settle(part, { delivered: part.items - refused, refused, message });
  }

  /** For good. */
  refused(part: Part, { endpoint, code, message }: Blame): void {
    this.#tellRefused(part, part.items, { endpoint, code, message });
    this.#settle(part, { refused: part.items, code, message });
  }

  /** No backend accepted it in time. */
  givenUp(part: Part, message: string): void {
    const cause = { endpoint: "", code: grpcCode.unavailable, message };
    this.#observer.rejected(part.signal, "unplaced", part.items, cause);
    this.#settle(part, { unplaced: part.items, message });
  }

  /** These stand for it from now on. */
  replaced(part: Part, pieces: readonly Placed[]): void {
    this.expect(part.delivery, pieces.length);
    this.#settle(part, {});
  }

  #settle(part: Part, tally: Parameters<Delivery["settle"]>[0]): void {
    this.#open--;
    part.arena.release();
    part.delivery.settle(tally);
  }

  #tellRefused({ signal }: Part, items: number, blame: Blame): void {
    this.#observer.rejected(signal, "refused by backend", items, blame);
  }
}
