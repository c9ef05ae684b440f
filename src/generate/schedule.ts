/** How much is due: what was due from the start less what was sent, so that no rounding adds up and a minute has its exact number. */

import type { RateConfig } from "../contract/generator-config.ts";

export interface Schedule {
  /** @param elapsedMs since the start, never less than before @returns how many pieces to send at this time */
  readonly due: (elapsedMs: number) => number;
}

const nanosecondsOfMs = 1e6;
/** What sums of fractions may lack of a whole number of pieces. */
const tolerance = 1e-6;

/** The first piece is due at once. */
export function createSchedule(rate: RateConfig): Schedule {
  const piecesUntil = rate.ramp || rate.bursts ? changingRate(rate) : steadyRate(rate);
  let sent = 0;
  return {
    due: (elapsedMs) => {
      const due = Math.max(0, Math.floor(piecesUntil(elapsedMs)) + 1 - sent);
      sent += due;
      return due;
    },
  };
}

/** A quotient of whole numbers, which a double holds exactly until a hundred days have gone. */
function steadyRate({ everyMs }: RateConfig): (elapsedMs: number) => number {
  const every = Math.max(1, Math.round(everyMs * nanosecondsOfMs));
  return (elapsedMs) => Math.floor(elapsedMs * nanosecondsOfMs) / every;
}

/** The area below the rate: that of the ramp, and once more by as much as each burst adds to it. */
function changingRate(rate: RateConfig): (elapsedMs: number) => number {
  const ramped = rampArea(rate);
  const { bursts } = rate;
  if (!bursts) return (elapsedMs) => ramped(elapsedMs) + tolerance;
  const { everyMs: period, lastingMs, factor } = bursts;
  const burst = (index: number, elapsedMs: number) =>
    ramped(Math.min(elapsedMs, index * period + lastingMs)) - ramped(index * period);
  // Bursts that are over are added once, as time does not go back; after the ramp all are alike.
  let [over, area] = [0, 0];
  const rampEnd = rate.ramp ? Math.ceil(rate.ramp.overMs / period) : 0;
  return (elapsedMs) => {
    const index = Math.floor(elapsedMs / period);
    for (; over < index && over < rampEnd; over++) area += burst(over, Number.POSITIVE_INFINITY);
    const alike = Math.max(0, index - rampEnd) * (lastingMs / rate.everyMs);
    return ramped(elapsedMs) + (factor - 1) * (area + alike + burst(index, elapsedMs)) + tolerance;
  };
}

function rampArea({ everyMs, ramp }: RateConfig): (elapsedMs: number) => number {
  if (!ramp) return (elapsedMs) => elapsedMs / everyMs;
  const [first, last, { overMs }] = [1 / ramp.fromMs, 1 / everyMs, ramp];
  const whole = ((first + last) / 2) * overMs;
  return (elapsedMs) =>
    elapsedMs < overMs
      ? (first + ((last - first) * elapsedMs) / (2 * overMs)) * elapsedMs
      : whole + (elapsedMs - overMs) * last;
}
