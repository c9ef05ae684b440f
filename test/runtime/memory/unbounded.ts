/** Memory for what is not about memory. */

import { createBufferPool } from "../../../src/runtime/memory/buffer-pool.ts";
import type { GatheredBytesOptions } from "../../../src/runtime/memory/gathered-bytes.ts";
import { createHeldBytes } from "../../../src/runtime/memory/held-bytes.ts";

export function unbounded(bytesMax: number = Number.POSITIVE_INFINITY): GatheredBytesOptions {
  return { bytesMax, pool: createBufferPool(0), held: createHeldBytes(Number.POSITIVE_INFINITY) };
}
