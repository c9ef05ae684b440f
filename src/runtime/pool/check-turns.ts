/**
 * Of checks of however many backends so many are under way at a time: each has a connection of its own, which is in no budget,
 * and four thousand at once, all with TLS, take more than a pod's limit leaves. A round of many backends that do not answer
 * takes as many times longer.
 */

/** 5 MiB of connections with TLS. */
const checksAtOnce = 64;

/** With a method, not to be taken apart. */
export class CheckTurns {
  readonly #waiting = new Set<() => Promise<void>>();
  #underWay = 0;

  /** Begins the check at once, or when others have ended. @returns gives the turn up, if it has not come */
  take(check: () => Promise<void>): () => void {
    this.#waiting.add(check);
    this.#begin();
    return () => this.#waiting.delete(check);
  }

  #begin(): void {
    for (const check of this.#waiting) {
      if (this.#underWay >= checksAtOnce) return;
      this.#waiting.delete(check);
      this.#underWay++;
      void check().finally(() => {
        this.#underWay--;
        this.#begin();
      });
    }
  }
}
