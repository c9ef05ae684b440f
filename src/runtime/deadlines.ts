/**
 * One timer for the deadlines of all calls: each is up to a tick late, none is early, and one that is not needed costs no timer. What
 * has come is read first: an answer that was given up would be asked for again, and its items would be there twice.
 */

import { afterReading } from "./next-turn.ts";

const tickMs = 10;

/** By tick, counted from the start of the process. */
const ticks = new Map<number, Set<Deadline>>();
let timer: NodeJS.Timeout | undefined;
let timerTick = Number.POSITIVE_INFINITY;

/** With a method, not to be taken apart. */
export interface Timed {
  /** The time is over, and it was not cancelled before. */
  late(): void;
}

export class Deadline {
  #timed: Timed | undefined;
  readonly #tick: number;

  constructor(afterMs: number, timed: Timed) {
    this.#timed = timed;
    this.#tick = Math.ceil((performance.now() + afterMs) / tickMs);
    const waiting = ticks.get(this.#tick);
    if (waiting) waiting.add(this);
    else {
      ticks.set(this.#tick, new Set([this]));
      if (this.#tick < timerTick) wakeAt(this.#tick);
    }
  }

  cancel(): void {
    this.#timed = undefined;
    const waiting = ticks.get(this.#tick);
    if (waiting?.delete(this) && waiting.size === 0) ticks.delete(this.#tick);
  }

  static expire(tick: number): void {
    const waiting = ticks.get(tick);
    if (!waiting) return;
    ticks.delete(tick);
    for (const deadline of waiting) deadline.#timed?.late();
  }
}

function wakeAt(tick: number): void {
  clearTimeout(timer);
  timerTick = tick;
  timer = setTimeout(() => afterReading(look), tick * tickMs - performance.now());
}

function look(): void {
  const now = Math.floor(performance.now() / tickMs);
  const due = [...ticks.keys()].filter((tick) => tick <= now).sort((left, right) => left - right);
  timerTick = Number.POSITIVE_INFINITY;
  timer = undefined;
  for (const tick of due) Deadline.expire(tick);
  let next = timerTick;
  for (const tick of ticks.keys()) next = Math.min(next, tick);
  if (next < timerTick) wakeAt(next);
}
