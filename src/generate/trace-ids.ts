/** Trace ids that several records, or several parts of a trace, have in common. */

import type { KeyedConfig } from "../contract/generator-config.ts";
import type { Random } from "./random.ts";
import { skewedDraw } from "./skewed.ts";

/** Four words. */
export function randomTraceId(random: Random): Uint32Array {
  return Uint32Array.of(random.next(), random.next(), random.next(), random.next());
}

/** A trace that grows. */
export interface SharedTrace {
  readonly id: Uint32Array;
  /** Two words, once it has a root. */
  root: Uint32Array | undefined;
}

export function sharedTraces({ count, skew }: KeyedConfig, random: Random): () => SharedTrace {
  const ids = Array.from({ length: count }, (): SharedTrace => ({ id: randomTraceId(random), root: undefined }));
  const draw = skewedDraw(count, skew, random);
  return () => ids[draw()] ?? { id: randomTraceId(random), root: undefined };
}
