/** Cuts what is larger than its backend takes: between items, each piece a request of its own for the same backend. */

import type { SignalCore } from "../../contract/routing-core.ts";
import { sliceRequest } from "../../routing/split/slice-request.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import type { PoolView } from "../pool/backend-pool.ts";
import type { Part } from "../send/part.ts";
import type { Cutter, Placed } from "./cutter.ts";

export interface CutToSizeOptions {
  readonly core: SignalCore;
  readonly cutter: Cutter;
  readonly view: PoolView;
  /** Index of the part's backend in the view. */
  readonly backend: number;
  readonly held: HeldBytes;
  /** Of a piece, unless it is one item alone. */
  readonly bytesMax: number;
}

const uncut = "it is larger than its backend takes, and cannot be cut";

/** @returns why it cannot be cut, if it cannot: then nothing is kept */
export function cutToSize(part: Part, options: CutToSizeOptions): readonly Placed[] | string {
  const { core, cutter, view, backend, held, bytesMax } = options;
  const placed: Placed[] = [];
  // It was planned as a part of its request, so what it is made of was counted.
  const bounds = { bytesMax, messagesMax: Number.POSITIVE_INFINITY, headerBytesMax: Number.POSITIVE_INFINITY };
  for (const piece of sliceRequest(part.signal, part.bytes, bounds)) {
    const status = piece.kind === "slice" ? cutter.plan(core, piece.bytes, () => backend) : piece;
    if (status.kind !== "planned") {
      giveBack(placed);
      return `${uncut}: ${status.reason}`;
    }
    // What was accepted is kept, even beyond the limit.
    const size = cutter.size(view);
    held.add(size.heldBytes);
    placed.push(...cutter.write(view, held, part, size));
  }
  if (placed.length > 1) return placed;
  giveBack(placed);
  return uncut;
}

function giveBack(placed: readonly Placed[]): void {
  for (const { part } of placed) part.arena.release();
}
