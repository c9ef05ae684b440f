/** What costs its sender nothing and us something is bounded: so much at once, and so much a second. */

export interface AllowanceLimit {
  readonly atOnce: number;
  readonly aSecond: number;
}

export class Allowance {
  readonly #limit: AllowanceLimit;
  #left: number;
  #since = performance.now();

  constructor(limit: AllowanceLimit) {
    this.#limit = limit;
    this.#left = limit.atOnce;
  }

  /** @returns false when it is used up */
  use(): boolean {
    if (this.#left < 1) this.#refill();
    this.#left--;
    return this.#left >= 0;
  }

  /** Something else came that is worth it. */
  earn(): void {
    if (this.#left < this.#limit.atOnce) this.#left++;
  }

  #refill(): void {
    const now = performance.now();
    const { atOnce, aSecond } = this.#limit;
    this.#left = Math.min(atOnce, Math.max(0, this.#left) + ((now - this.#since) / 1_000) * aSecond);
    this.#since = now;
  }
}
