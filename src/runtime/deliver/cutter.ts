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

/** Of all parts of a request. */
export interface PartsSize {
  /** With their headroom. */
  readonly bytes: number;
  /** When they are written: what each costs besides is in it. */
  readonly heldBytes: number;
  readonly items: number;
  /** One that has no room for its part. All parts are placed, or none: a sender that is told "full" sends the whole again. */
  readonly crowded: Backend | undefined;
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

  /** Items without a key. */
  droppedItems(): number {
    return this.#last().droppedItems();
  }

  /** What the parts of the last plan are together. */
  size({ backends }: PoolView): PartsSize {
    const core = this.#last();
    const { parts, partBytes: bytesOf, partItems: itemsOf } = core;
    const count = core.partCount();
    let bytes = 0;
    let items = 0;
    let crowded: Backend | undefined;
    for (let place = 0; place < count; place++) {
      const index = parts[place] ?? 0;
      const backend = backends[index];
      const [ofPart, itemsOfPart] = [bytesOf[index] ?? 0, itemsOf[index] ?? 0];
      bytes += headroom(backend) + ofPart;
      items += itemsOfPart;
      if (backend && !backend.sender.hasRoom(ofPart, itemsOfPart)) crowded ??= backend;
    }
    return { bytes, heldBytes: pooledBytes(bytes) + partBytes * count, items, crowded };
  }

  /**
   * Copies the parts out of the request, each with the headroom of its backend's connection before it. What they hold is
   * reserved by whoever asks, and from then on theirs.
   */
  write({ backends }: PoolView, held: HeldBytes, origin: PartsOrigin, size: PartsSize): readonly Placed[] {
    const core = this.#last();
    this.#planned = undefined;
    const { parts, partItems } = core;
    const count = core.partCount();
    const arena = borrowArena(this.#pool, held, size);
    const { signal, delivery, queuedAt, expiresAt, alone, attempts, failedAt, handedOn } = origin;
    const placed = new Array<Placed>(count);
    let at = 0;
    for (let place = 0; place < count; place++) {
      const index = parts[place] ?? 0;
      const backend = backends[index];
      assert(backend, "a plan names backends of its view");
      const start = at + headroom(backend);
      at = core.write(index, arena.buffer, start);
      arena.share();
      const bytes = arena.buffer.subarray(start, at);
      const items = partItems[index] ?? 0;
      // Written out: a spread of the origin costs several times as much.
      const part = { signal, bytes, items, arena, expiresAt, queuedAt, alone, attempts, failedAt, handedOn, delivery };
      placed[place] = { backend, part };
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
