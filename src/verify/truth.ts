/** Who says what the backends got, and how much that can decide. */

import type { Signal } from "../contract/signal.ts";
import type { Sightings } from "./sightings.ts";

export interface Truth {
  /** For people: "the sinks of fairlead up". */
  readonly what: string;
  /** Items one by one, or how many there are. */
  readonly tells: "items" | "counts";
  /** Backends that it reads, by name; undefined where it learns of them as they speak. */
  readonly backends: readonly string[] | undefined;
  /** Before anything is sent. @returns why it cannot say anything */
  readonly begin: () => Promise<string | undefined>;
  readonly look: (runs: Readonly<Partial<Record<Signal, string>>>) => Promise<Look>;
}

export type Look =
  | { readonly kind: "items"; readonly of: Readonly<Partial<Record<Signal, Sightings>>> }
  /** Since the beginning, by backend. */
  | { readonly kind: "counts"; readonly of: Readonly<Partial<Record<Signal, ReadonlyMap<string, number>>>> }
  | { readonly kind: "silent"; readonly because: string };
