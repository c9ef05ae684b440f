/**
 * Requests cut into parts. A core keeps its last plan to itself until the next one, so only this class asks for it; writing the
 * parts of any plan but the last one fails an assertion.
 */

import assert from "node:assert/strict";
import { partBytes } from "../../contract/memory.ts";
import type { PlanStatus, SignalCore } from "../../contract/routing-core.ts";
import { borrowArena } from "../memory/arena.ts";
import { type BufferPool, pooledBytes } from "../memory/buffer-pool.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import type { Backend, PoolView } from "../pool/backend-pool.ts";
import type { Part } from "../send/part.ts";

/** What all parts of a request have in common. */
export type PartsOrigin = Omit<Part, "bytes" | "items" | "arena">;

/** A part and where it goes. */
export interface Placed {
  readonly part: Part;
  readonly backend: Backend;
}

export class Cutter {
  readonly #pool: BufferPool;
  /** The core whose plan is not written yet. */
  #planned: SignalCore | undefined;

  constructor(pool: BufferPool) {
    this.#pool = pool;
  }

  plan(core: SignalCore, bytes: Uint8Array, pick: (hash: number) => number): PlanStatus {
    this.#planned = undefined;
    const status = core.plan(bytes, pick);
    if (status.kind === "planned") this.#planned = core;
    return status;
  }

  /** @returns false for what the general functions have to plan */
  planKnown(core: SignalCore, bytes: Uint8Array, pick: (hash: number) => number): boolean {
    const isKnown = core.planKnown?.(bytes, pick) === "planned";
    this.#planned = isKnown ? core : undefined;
    return isKnown;
  }

  /** All parts of a request are placed, or none: a sender that is told "full" sends the whole again. */
  crowdedBackend({ backends }: PoolView): Backend | undefined {
    const core = this.#last();
    for (let place = 0; place < core.partCount(); place++) {
      const index = core.parts[place] ?? 0;
      const backend = backends[index];
      if (backend && !backend.sender.hasRoom(core.partBytes[index] ?? 0, core.partItems[index] ?? 0)) return backend;
    }
    return undefined;
  }

  /** Items without a key. */
  droppedItems(): number {
    return this.#last().droppedItems();
  }

  items(): number {
    const core = this.#last();
    return core.parts.subarray(0, core.partCount()).reduce((sum, index) => sum + (core.partItems[index] ?? 0), 0);
  }

  /** Of all parts: what they hold when they are written, with their headroom and what each costs besides. */
  heldBytes(view: PoolView): number {
    return pooledBytes(this.bytes(view)) + partBytes * this.#last().partCount();
  }

  /** Of all parts with their headroom. */
  bytes({ backends }: PoolView): number {
    const core = this.#last();
    let sum = 0;
    for (let place = 0; place < core.partCount(); place++) {
      const index = core.parts[place] ?? 0;
      sum += headroom(backends[index]) + (core.partBytes[index] ?? 0);
    }
    return sum;
  }

  /**
   * Copies the parts out of the request, each with the headroom of its backend's connection before it. What they hold is
   * reserved by whoever asks, and from then on theirs.
   */
  write(view: PoolView, held: HeldBytes, origin: PartsOrigin): readonly Placed[] {
    const core = this.#last();
    const { backends } = view;
    const arena = borrowArena(this.#pool, { bytes: this.bytes(view), heldBytes: this.heldBytes(view), held });
    this.#planned = undefined;
    const { signal, delivery, queuedAt, expiresAt, alone, attempts, failedAt, handedOn } = origin;
    const placed: Placed[] = [];
    let at = 0;
    for (let place = 0; place < core.partCount(); place++) {
      const index = core.parts[place] ?? 0;
      const backend = backends[index];
      assert(backend, "a plan names backends of its view");
      const start = at + headroom(backend);
      at = core.write(index, arena.buffer, start);
      arena.share();
      const bytes = arena.buffer.subarray(start, at);
      const items = core.partItems[index] ?? 0;
      // Written out: a spread of the origin costs several times as much.
      const part = { signal, bytes, items, arena, expiresAt, queuedAt, alone, attempts, failedAt, handedOn, delivery };
      placed.push({ backend, part });
    }
    arena.release();
    return placed;
  }

  #last(): SignalCore {
    assert(this.#planned, "what is written was planned last");
    return this.#planned;
  }
}

function headroom(backend: Backend | undefined): number {
  return backend?.sender.connection.headroomBytes ?? 0;
}
