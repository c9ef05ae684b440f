/** Traces whose spans come one after the other, some time apart: those that are under way, in the order in which they go on. */

export interface OpenTrace {
  /** Of the trace, four words. */
  readonly id: Uint32Array;
  /** The service that it starts at. */
  readonly first: number;
  /** Spans that it will have. */
  readonly count: number;
  readonly isFailed: boolean;
  readonly isLinked: boolean;
  /** Of those that it has, two words each. */
  readonly spanIds: number[];
}

export function isWhole({ spanIds, count }: OpenTrace): boolean {
  return spanIds.length >= 2 * count;
}

/** More are finished at once: a generator that ran out of memory would not be one. */
const openMax = 100_000;

export interface OpenTraces {
  readonly count: () => number;
  /** @returns false where there are too many */
  readonly keep: (trace: OpenTrace, nowMs: number) => boolean;
  /** Gives each that is due its next span. */
  readonly goOn: (nowMs: number, addSpan: (trace: OpenTrace) => void) => void;
}

/** All wait alike, so that whoever waits longest is due first. */
export function openTraces(gapMs: number): OpenTraces {
  let waiting: { readonly trace: OpenTrace; readonly dueMs: number }[] = [];
  const keep = (trace: OpenTrace, nowMs: number) => {
    if (waiting.length >= openMax) return false;
    waiting.push({ trace, dueMs: nowMs + gapMs });
    return true;
  };
  return {
    count: () => waiting.length,
    keep,
    goOn: (nowMs, addSpan) => {
      const later = waiting.findIndex(({ dueMs }) => dueMs > nowMs);
      const due = waiting.slice(0, later < 0 ? waiting.length : later);
      waiting = waiting.slice(due.length);
      for (const { trace } of due) {
        addSpan(trace);
        if (!isWhole(trace)) waiting.push({ trace, dueMs: nowMs + gapMs });
      }
    },
  };
}
