/** Which backend gets which part of a request. */

import type { KeyRule } from "../key/key-rule.ts";
import type { DropReason, Key, KeyRefusal, Level } from "../key/key-sink.ts";
import { walkKeys } from "../key/walk-keys.ts";
import type { OtlpRequest } from "../otlp/read-request.ts";

/** Marks a part without a backend of its own: its children have theirs, or it is sent to no backend. */
export const noBackend = -1;

export interface Dropped {
  readonly level: Level;
  readonly index: number;
  readonly reason: DropReason;
}

export interface Assignment {
  readonly kind: "assignment";
  /** By index of the section, item or data point; `noBackend` for none of its own. */
  readonly backends: Readonly<Record<Level, Int32Array>>;
  readonly dropped: readonly Dropped[];
}

export interface AssignOptions {
  readonly request: OtlpRequest;
  readonly rule: KeyRule;
  /** The backend of a key, from 0; `noBackend` if there are no backends. The key is valid only during the call. */
  readonly pick: (key: Key) => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

export function assignRequest({ request, rule, pick, random }: AssignOptions): Assignment | KeyRefusal {
  const dropped: Dropped[] = [];
  const unassigned = (count: number) => new Int32Array(count).fill(noBackend);
  const backends = {
    resource: unassigned(request.resources.length),
    scope: unassigned(request.scopes.length),
    item: unassigned(request.items.count),
    point: unassigned(request.points.count),
  };
  let unplaced = false;
  const sink = {
    keyed: (level: Level, index: number, key: Key) => {
      const backend = pick(key);
      backends[level][index] = backend;
      if (backend === noBackend) unplaced = true;
    },
    dropped: (level: Level, index: number, reason: DropReason) => {
      dropped.push({ level, index, reason });
    },
  };
  const refusal = walkKeys({ request, sink, random }, rule);
  if (refusal) return refusal;
  if (unplaced) return { kind: "refused", retryable: true, reason: "no endpoint is known" };
  return { kind: "assignment", backends, dropped };
}
