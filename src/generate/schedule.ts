/** How much is due: what was due from the start less what was sent, so that no rounding adds up and a minute has its exact number. */

export interface Schedule {
  /** @returns how many pieces to send at this time */
  readonly due: (elapsedMs: number) => number;
}

/** @param everyMs one piece in this time, the first at once */
export function everySchedule(everyMs: number): Schedule {
  let sent = 0;
  return {
    due: (elapsedMs) => {
      const due = Math.floor(elapsedMs / everyMs) + 1 - sent;
      sent += Math.max(0, due);
      return Math.max(0, due);
    },
  };
}
