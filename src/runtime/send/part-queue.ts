/** What waits for one backend: in order of arrival, by signal, and set aside for a while after a failed call. */

import assert from "node:assert/strict";
import { type Signal, signals } from "../../contract/signal.ts";
import type { Part } from "./part.ts";

interface SetAside {
  readonly part: Part;
  /** `performance.now()`. */
  readonly until: number;
}

export interface PartQueue {
  readonly push: (part: Part) => void;
  readonly setAside: (part: Part, until: number) => void;
  /** Those whose time has come join the line again. @returns when the next one does; undefined if there is none */
  readonly bringBack: (now: number) => number | undefined;
  /** The next one to send of any signal, in turns. */
  readonly peek: () => Part | undefined;
  /** The next one of a signal. */
  readonly next: (signal: Signal) => Part | undefined;
  /** Takes out the next one of its signal. */
  readonly shift: (next: Part) => void;
  /** Everything that is chosen, taken out, set aside or not. */
  readonly take: (chosen: (part: Part) => boolean) => readonly Part[];
  /** Of all signals, also those that are set aside. */
  readonly waitingParts: () => number;
  readonly waitingItems: (signal: Signal) => number;
  readonly waitingBytes: (signal: Signal) => number;
  readonly isEmpty: () => boolean;
}

interface Line {
  parts: Part[];
  head: number;
  items: number;
  bytes: number;
}

/** So many free places at the head of a line are given back at once. */
const emptyPlacesMax = 1_024;

export function createPartQueue(): PartQueue {
  const lineOf: Readonly<Record<Signal, Line>> = { traces: emptyLine(), metrics: emptyLine(), logs: emptyLine() };
  let aside: SetAside[] = [];
  /** When the first one comes back. */
  let soonest = Number.POSITIVE_INFINITY;
  let turn = 0;
  const push = (part: Part) => join(lineOf[part.signal], part);
  const setAside = (part: Part, until: number) => {
    aside.push({ part, until });
    soonest = Math.min(soonest, until);
  };
  /** Each one that is set aside either comes back or stays. */
  const sortOut = (comesBack: (one: SetAside) => boolean, back: (part: Part) => void) => {
    const all = aside;
    aside = [];
    soonest = Number.POSITIVE_INFINITY;
    for (const one of all) {
      if (comesBack(one)) back(one.part);
      else setAside(one.part, one.until);
    }
  };
  return {
    push,
    setAside,
    bringBack: (now) => {
      if (soonest <= now) sortOut(({ until }) => until <= now, push);
      return aside.length === 0 ? undefined : soonest;
    },
    peek: () => {
      for (let step = 0; step < signals.length; step++) {
        const signal = signals[(turn + step) % signals.length];
        const line = signal && lineOf[signal];
        const part = line?.parts[line.head];
        if (part) return part;
      }
      return undefined;
    },
    next: (signal) => {
      const { parts, head } = lineOf[signal];
      return parts[head];
    },
    shift: (next) => {
      const line = lineOf[next.signal];
      assert(line.parts[line.head] === next, "parts are taken out in order");
      turn = signals.indexOf(next.signal) + 1;
      shiftLine(line, next);
    },
    take: (chosen) => {
      const taken: Part[] = [];
      const keep = (part: Part) => void taken.push(part);
      for (const signal of signals) takeFrom(lineOf[signal], chosen, keep);
      if (aside.some(({ part }) => chosen(part))) sortOut(({ part }) => chosen(part), keep);
      return taken;
    },
    waitingParts: () => signals.reduce((sum, signal) => sum + partsIn(lineOf[signal]), aside.length),
    waitingItems: (signal) => lineOf[signal].items,
    waitingBytes: (signal) => lineOf[signal].bytes,
    // Asked with each part, so without a function for each signal.
    isEmpty: () => aside.length === 0 && isSpent(lineOf.traces) && isSpent(lineOf.metrics) && isSpent(lineOf.logs),
  };
}

function isSpent(line: Line): boolean {
  return partsIn(line) === 0;
}

function partsIn({ head, parts }: Line): number {
  return parts.length - head;
}

function emptyLine(): Line {
  return { parts: [], head: 0, items: 0, bytes: 0 };
}

function join(line: Line, part: Part): void {
  line.parts.push(part);
  line.items += part.items;
  line.bytes += part.bytes.length;
}

function shiftLine(line: Line, part: Part): void {
  line.head++;
  line.items -= part.items;
  line.bytes -= part.bytes.length;
  if (line.head === line.parts.length || line.head > emptyPlacesMax) {
    line.parts = line.parts.slice(line.head);
    line.head = 0;
  }
}

function takeFrom(line: Line, chosen: (part: Part) => boolean, taken: (part: Part) => void): void {
  const { parts, head } = line;
  const first = parts.findIndex((part, index) => index >= head && chosen(part));
  // Usually nothing is chosen, and nothing is copied.
  if (first === -1) return;
  const left = parts.slice(head, first);
  for (const part of parts.slice(first)) {
    if (chosen(part)) {
      taken(part);
      line.items -= part.items;
      line.bytes -= part.bytes.length;
    } else left.push(part);
  }
  line.parts = left;
  line.head = 0;
}
