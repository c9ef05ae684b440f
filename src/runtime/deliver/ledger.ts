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
    const delivered = part.items - refused;
    this.#observer.sent(endpoint, part.signal, delivered);
    if (refused > 0) this.#tellRefused(part, refused, { endpoint, code: grpcCode.ok, message });
    this.#close(part);
    if (refused > 0) part.delivery.rejected(refused, { delivered, code: grpcCode.ok, message });
    else part.delivery.delivered(delivered);
  }

  /** For good. */
  refused(part: Part, { endpoint, code, message }: Blame): void {
    this.#tellRefused(part, part.items, { endpoint, code, message });
    this.#close(part);
    part.delivery.rejected(part.items, { delivered: 0, code, message });
  }

  /** No backend accepted it in time. */
  givenUp(part: Part, message: string): void {
    const cause = { endpoint: "", code: grpcCode.unavailable, message };
    this.#observer.rejected(part.signal, "unplaced", part.items, cause);
    this.#close(part);
    part.delivery.unplaced(part.items, message);
  }

  /** These stand for it from now on. */
  replaced(part: Part, pieces: readonly Placed[]): void {
    this.expect(part.delivery, pieces.length);
    this.#close(part);
    part.delivery.replaced();
  }

  #close(part: Part): void {
    this.#open--;
    part.arena.release();
  }

  #tellRefused({ signal }: Part, items: number, blame: Blame): void {
    this.#observer.rejected(signal, "refused by backend", items, blame);
  }
}
