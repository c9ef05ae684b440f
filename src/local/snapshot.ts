/** The state of a topology at a moment, as every screen tells it. */

import type { Signal } from "../contract/signal.ts";
import type { BackendCounts } from "./counts.ts";
import type { SentCounts } from "./sender.ts";

export interface BackendState extends BackendCounts {
  readonly name: string;
  readonly isUp: boolean;
  /** Items of all signals since the last look, a second. */
  readonly perSecond: number;
  /** Items that wait for it at the balancers; undefined where they do not say. */
  readonly waiting: number | undefined;
}

export interface Snapshot {
  readonly elapsedMs: number;
  readonly backends: readonly BackendState[];
  readonly sent: Readonly<Record<Signal, SentCounts>>;
}

export interface Introduction {
  readonly name: string;
  readonly balancers: readonly {
    readonly name: string;
    readonly what: string;
    readonly notes: readonly string[];
    readonly grpc: string | undefined;
    readonly http: string | undefined;
    readonly pid: number;
  }[];
  readonly backends: readonly { readonly name: string; readonly address: string; readonly endpoint: string }[];
  /** For people, a line each. */
  readonly senders: readonly string[];
  /** For `fairlead verify --up`. */
  readonly verifyUrl: string;
  readonly sending: readonly { readonly name: string; readonly balancer: string; readonly what: string }[];
  /** Where the status page is. */
  readonly page: string;
}

export interface Screen {
  readonly introduced: (introduction: Introduction) => void;
  /** Something happened that is worth a line. */
  readonly told: (elapsedMs: number, line: string) => void;
  readonly looked: (snapshot: Snapshot) => void;
  readonly ended: (snapshot: Snapshot) => void;
}

export function itemsOf({ items }: BackendCounts): number {
  return items.traces + items.metrics + items.logs;
}
