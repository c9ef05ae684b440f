/** Traces whose spans come one after the other, some time apart: those that are under way, in the order in which they go on. */

import { openTracesMax } from "../contract/generated-size.ts";

export interface OpenTrace {
  /** Of the trace, four words. */
  readonly id: Uint32Array;
  /** The service that it starts at, and the tenant. */
  readonly first: number;
  readonly tenant: number;
  /** Spans that it will have. */
  readonly count: number;
  readonly isFailed: boolean;
  readonly isLinked: boolean;
  /** Of the span that the first one is below, two words; undefined for a root. */
  readonly above: Uint32Array | undefined;
  /** Id of its first span, two words, where that is known before. */
  readonly root: Uint32Array | undefined;
  /** When its spans were, where they are sent later than that. */
  readonly wasAtMs: number | undefined;
  /** Of those that it has, two words each. */
  readonly spanIds: number[];
}

export function isWhole({ spanIds, count }: OpenTrace): boolean {
  return spanIds.length >= 2 * count;
}

export interface OpenTraces {
  readonly count: () => number;
  /** @returns false where there are too many: a generator that ran out of memory would not be one */
  readonly keep: (trace: OpenTrace, nowMs: number) => boolean;
  /** Gives those that are due their next span, so many at most. @returns how many were given one */
  readonly goOn: (nowMs: number, most: number, addSpan: (trace: OpenTrace) => void) => number;
}

/** All wait alike, so that whoever waits longest is due first. */
export function openTraces(gapMs: number): OpenTraces {
  let waiting: { readonly trace: OpenTrace; readonly dueMs: number }[] = [];
  const keep = (trace: OpenTrace, nowMs: number) => {
    if (waiting.length >= openTracesMax) return false;
    waiting.push({ trace, dueMs: nowMs + gapMs });
    return true;
  };
  return {
    count: () => waiting.length,
    keep,
    goOn: (nowMs, most, addSpan) => {
      const later = waiting.findIndex(({ dueMs }) => dueMs > nowMs);
      const due = waiting.slice(0, Math.min(most, later < 0 ? waiting.length : later));
      waiting = waiting.slice(due.length);
      for (const { trace } of due) {
        addSpan(trace);
        if (!isWhole(trace)) waiting.push({ trace, dueMs: nowMs + gapMs });
      }
      return due.length;
    },
  };
}
