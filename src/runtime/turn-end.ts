/**
 * What is done once at the end of a turn of the event loop, for all that the turn brought: first calls are made of what waits, then
 * everything that is written leaves. Its clock is read once a turn too, as reading it costs as much as routing an item.
 */

const phases = ["call", "write"] as const;
type Phase = (typeof phases)[number];

/** With a method, not to be taken apart. */
export interface TurnTask {
  endTurn(): void;
}

const tasks: Record<Phase, TurnTask[]> = { call: [], write: [] };
let isScheduled = false;
let time = 0;
let isTimeKnown = false;

/** Once for each time that it is asked for; what is asked for in the phase itself is done in the next turn. */
export function atTurnEnd(phase: Phase, task: TurnTask): void {
  tasks[phase].push(task);
  schedule();
}

/** Of what may wait. */
const soonMs = 2;
let waiting: TurnTask[] = [];

/** At the end of the first turn after so long, with one timer for all that wait. */
export function soon(task: TurnTask): void {
  if (waiting.push(task) === 1) setTimeout(endWaiting, soonMs);
}

function endWaiting(): void {
  const due = waiting;
  waiting = [];
  for (const task of due) atTurnEnd("write", task);
}

/** The `performance.now()` of this turn, or of its end. */
export function turnTime(): number {
  if (isTimeKnown) return time;
  time = performance.now();
  isTimeKnown = true;
  schedule();
  return time;
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setImmediate(end);
}

function end(): void {
  isScheduled = false;
  isTimeKnown = false;
  for (const phase of phases) {
    const due = tasks[phase];
    if (due.length === 0) continue;
    tasks[phase] = [];
    for (const task of due) task.endTurn();
  }
  isTimeKnown = false;
}
