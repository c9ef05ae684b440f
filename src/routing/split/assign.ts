/** Which backend gets which part of a request. */

import type { KeyRule } from "../key/key-rule.ts";
import type { DropReason, Key, KeyRefusal, Level } from "../key/key-sink.ts";
import { walkKeys } from "../key/walk-keys.ts";
import { createPointTable, type PointTable } from "../otlp/read-points.ts";
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
  /** Backends by index of the section, item or data point; `noBackend` for none of its own. */
  readonly resources: Int32Array;
  readonly scopes: Int32Array;
  readonly items: Int32Array;
  readonly points: readonly number[];
  readonly pointTable: PointTable;
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
  const backends = {
    resource: new Int32Array(request.resources.length).fill(noBackend),
    scope: new Int32Array(request.scopes.length).fill(noBackend),
    item: new Int32Array(request.items.count).fill(noBackend),
    point: [] as number[],
  };
  let unplaced = false;
  const pointTable = createPointTable();
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
  const refusal = walkKeys({ request, points: pointTable, sink, random }, rule);
  if (refusal) return refusal;
  if (unplaced) return { kind: "refused", retryable: true, reason: "no endpoint is known" };
  return {
    kind: "assignment",
    resources: backends.resource,
    scopes: backends.scope,
    items: backends.item,
    points: backends.point,
    pointTable,
    dropped,
  };
}
