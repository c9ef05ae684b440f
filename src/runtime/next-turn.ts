/**
 * Work that takes long is done in slices, and one slice in each turn of the event loop, whoever's it is: twenty large requests
 * that each take their slice in the same turn would keep others waiting for all twenty. What is short and comes in great numbers,
 * as what peers send and answers to them, shares the time that a turn has for it, and the rest goes on in the next one.
 */

/** Of what is short, in one turn. */
const turnMs = 8;
/** Of one of many, before others have theirs. */
const shareMs = 2;

const slices: (() => void)[] = [];
/** What goes on when there is time, in order. */
let waiting: (() => void)[] = [];
let isAsked = false;
let endsAt = Number.NEGATIVE_INFINITY;
let shareEndsAt = Number.NEGATIVE_INFINITY;

/** A turn that no other slice has. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    slices.push(resolve);
    ask();
  });
}

/** Of work in steps, in one turn. */
const sliceMs = 10;

/** Takes steps, in as many turns as they need. @param goesOn asked in each turn @returns whether all were taken */
export async function inSlices(steps: Iterable<undefined>, goesOn: () => boolean): Promise<boolean> {
  let endsAt = performance.now() + sliceMs;
  for (const _step of steps) {
    if (performance.now() < endsAt) continue;
    await nextTurn();
    if (!goesOn()) return false;
    endsAt = performance.now() + sliceMs;
  }
  return true;
}

/** Whether what is short may begin in this turn and share its time; otherwise it waits for it. */
export function hasTime(): boolean {
  const now = performance.now();
  if (!isAsked) {
    endsAt = now + turnMs;
    ask();
  }
  shareEndsAt = Math.min(endsAt, now + shareMs);
  return now < endsAt;
}

/** Whether what has begun may go on. */
export function mayGoOn(): boolean {
  return performance.now() < shareEndsAt;
}

/** Calls it in a turn that has time for it, behind those that wait already. */
export function inTime(goOn: () => void): void {
  waiting.push(goOn);
  ask();
}

/**
 * Calls it once all that has come by now is read: after a while without CPU timers are due before sockets are read, and of what is
 * read then a part waits for its turn.
 */
export function afterReading(act: () => void): void {
  setImmediate(() => {
    if (waiting.length === 0) act();
    else inTime(act);
  });
}

/** So many are done at once without a look at the time. */
const fewMax = 16;
/** What takes less is followed by that many. */
const quickMs = 0.1;

/** What a call of thousands of parts was answered is done with each, in order, in as many turns as that takes. */
export function eachInTime<Item>(items: readonly Item[], act: (item: Item) => void): void {
  if (items.length <= fewMax) {
    for (const item of items) act(item);
    return;
  }
  let at = 0;
  const goOn = () => {
    let few = 1;
    for (let since = performance.now(); since < shareEndsAt; ) {
      for (let count = 0; count < few; count++) {
        if (at === items.length) return;
        // It is below the length.
        act(items[at++] as Item);
      }
      const now = performance.now();
      few = now - since < quickMs ? fewMax : 1;
      since = now;
    }
    inTime(goOn);
  };
  if (hasTime()) goOn();
  else inTime(goOn);
}

/** At the end of this turn. */
function ask(): void {
  if (isAsked) return;
  isAsked = true;
  setImmediate(give);
}

function give(): void {
  isAsked = false;
  const due = waiting;
  let next = 0;
  if (due.length > 0) {
    waiting = [];
    while (next < due.length && hasTime()) due[next++]?.();
    waiting = next === due.length ? waiting : due.slice(next).concat(waiting);
  }
  slices.shift()?.();
  if (slices.length + waiting.length > 0) ask();
}
