/** What a peer may do that costs it nothing, and what it does that is worth some of it: who asks for something, or takes what it asked for. */

import { Allowance, type AllowanceLimit } from "./allowance.ts";
import { type Flood, floods } from "./session-limits.ts";

/** With methods, not to be taken apart. */
export class PeerAllowances {
  readonly #of: Readonly<Record<Flood, Allowance>>;
  readonly #exceeded: (flood: Flood) => void;

  constructor(limits: Readonly<Record<Flood, AllowanceLimit>>, exceeded: (flood: Flood) => void) {
    this.#of = floods((flood) => new Allowance(limits[flood]));
    this.#exceeded = exceeded;
  }

  /** @returns false once the peer did that too often, and the connection has ended */
  use(flood: Flood): boolean {
    const isLeft = this.#of[flood].use();
    if (!isLeft) this.#exceeded(flood);
    return isLeft;
  }

  /** A request came. */
  asked(): void {
    this.#of.pings.earn();
    this.#of["other frames"].earn();
  }

  /** It was sent a frame of DATA, and may give its bytes back at once, to the stream and to the connection (haproxy 2.6). */
  sent(): void {
    this.asked();
    this.#of["other frames"].earn();
  }
}
