/**
 * A backend that owes answers and says nothing is asked whether it still speaks. HTTP/1.1 has no PING, and a call keeps its connection
 * to itself, so the question goes elsewhere, and any answer at all is one. Where there is none, its calls need not wait for theirs.
 */

import { afterReading } from "../next-turn.ts";

export interface OwedAnswersOptions {
  /** After so much silence it is asked, and after so much more it is dead. */
  readonly silentMs: number;
  /** @param heard it said something @returns gives up */
  readonly ask: (heard: () => void) => () => void;
  readonly dead: () => void;
}

export class OwedAnswers {
  readonly #options: OwedAnswersOptions;
  #owed = 0;
  #heardAt = 0;
  #isAsked = false;
  #giveUp = () => {};
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OwedAnswersOptions) {
    this.#options = options;
  }

  /** A call began. */
  owes(): void {
    if (this.#owed++ > 0) return;
    this.#heardAt = performance.now();
    if (!this.#timer) this.#wait(this.#options.silentMs);
  }

  /** It is over, with or without an answer. */
  settled(): void {
    this.#owed--;
  }

  heard(): void {
    this.#heardAt = performance.now();
    this.#asksNoMore();
  }

  #asksNoMore(): void {
    if (!this.#isAsked) return;
    this.#isAsked = false;
    this.#giveUp();
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => afterReading(() => this.#look()), ms).unref();
  }

  #look(): void {
    const { silentMs, ask, dead } = this.#options;
    this.#timer = undefined;
    const isDead = this.#isAsked && this.#owed > 0;
    if (isDead || this.#owed === 0) {
      this.#asksNoMore();
      if (isDead) dead();
      return;
    }
    const leftMs = silentMs - (performance.now() - this.#heardAt);
    // A timer may come a little early.
    const isSilent = leftMs <= 1;
    if (isSilent) {
      this.#isAsked = true;
      this.#giveUp = ask(() => this.heard());
    }
    this.#wait(isSilent ? silentMs : leftMs);
  }
}
