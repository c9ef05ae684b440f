/**
 * From a request to its parts: sliced if it is large, given its attributes, planned, cut. All parts of a request are there, or
 * none. Between the slices of a large one others are served.
 */

import type { BalancerConfig } from "../../contract/balancer-config.ts";
import type { SignalCore } from "../../contract/routing-core.ts";
import type { Signal } from "../../contract/signal.ts";
import { sliceRequest } from "../../routing/split/slice-request.ts";
import { resourceUpserter, type Upserted } from "../../routing/split/upsert-resource.ts";
import { grpcCode } from "../grpc/status.ts";
import { type BufferPool, pooledBytes } from "../memory/buffer-pool.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { nextTurn } from "../next-turn.ts";
import { type ExportAnswer, type ExportRequest, full, noRoom, refusal } from "../otlp/export-request.ts";
import type { Backend, PoolView } from "../pool/backend-pool.ts";
import type { Cutter, PartsOrigin, Placed } from "./cutter.ts";

export type Taken =
  | { readonly kind: "parts"; readonly placed: readonly Placed[]; readonly droppedItems: number }
  /** Items are 0 if their number is unknown. */
  | { readonly kind: "refused"; readonly answer: ExportAnswer; readonly items: number; readonly crowded?: Backend };

/** Larger requests are sliced: so much is planned in a few milliseconds, whatever it is made of. */
export const slicedBytesMin = 256 * 1_024;
/** What the generated code knows is planned whole up to here; what it becomes is below the limit of a gRPC receiver, 4 MiB. */
const wholeBytesMax = 4 * 1_024 * 1_024 - 64 * 1_024;
/** Of a slice: what is planned in one turn of the event loop. */
export const sliceBounds = { bytesMax: 1_024 * 1_024, messagesMax: 8_192 } as const;
/** Others are served after so much work on one request. */
const turnMs = 10;
/** The backends changed so often while one request was cut. */
const restartsMax = 3;

/** What is read of a request. */
type Incoming = Pick<ExportRequest, "signal" | "bytes" | "held">;

/** What the slices of a request have in common. */
interface Cutting {
  readonly core: SignalCore;
  readonly view: PoolView;
  readonly held: HeldBytes;
  readonly origin: PartsOrigin;
}

export interface IntakeOptions {
  readonly config: BalancerConfig;
  readonly cores: Readonly<Partial<Record<Signal, SignalCore>>>;
  readonly pool: BufferPool;
  readonly held: HeldBytes;
}

export class Intake {
  readonly #cores: IntakeOptions["cores"];
  readonly #pool: BufferPool;
  readonly #upsert: (request: Uint8Array) => Upserted | undefined;
  readonly #hasUpserts: boolean;
  readonly #requestBytesMax: number;
  readonly #cutter: Cutter;
  readonly #view: () => PoolView;

  constructor({ cores, pool, config }: IntakeOptions, cutter: Cutter, view: () => PoolView) {
    this.#cores = cores;
    this.#pool = pool;
    this.#upsert = resourceUpserter(config.resourceUpserts);
    this.#hasUpserts = config.resourceUpserts.length > 0;
    this.#requestBytesMax = config.limits.requestBytesMax;
    this.#cutter = cutter;
    this.#view = view;
  }

  /** @returns a promise for a large request; its bytes are read until then */
  take(request: Incoming, origin: PartsOrigin): Taken | Promise<Taken> {
    const { signal, bytes } = request;
    const core = this.#cores[signal];
    if (!core || !this.#view().picks[signal]) return refused(grpcCode.unimplemented, `${signal} have no route here`);
    const cutting = { core, view: this.#view(), held: request.held, origin };
    if (bytes.length <= slicedBytesMin) return this.#takeOne(cutting, bytes);
    return this.#takeKnown(cutting, bytes) ?? this.#takeSlices(core, request, origin, restartsMax);
  }

  /** @returns undefined for what has to be sliced */
  #takeKnown(cutting: Cutting, bytes: Uint8Array): Taken | undefined {
    if (bytes.length > wholeBytesMax || this.#hasUpserts) return undefined;
    const { core, view, origin } = cutting;
    const isKnown = this.#cutter.planKnown(core, bytes, view.picks[origin.signal]?.pick ?? nobody);
    return isKnown ? this.#write(cutting, bytes.length) : undefined;
  }

  async #takeSlices(core: SignalCore, request: Incoming, origin: PartsOrigin, restarts: number): Promise<Taken> {
    await nextTurn();
    const view = this.#view();
    const { bytes, held } = request;
    const cutting = { core, view, held, origin };
    const placed: Placed[] = [];
    const giveBack = () => {
      for (const { part } of placed) part.arena.release();
    };
    let droppedItems = 0;
    let turnEnds = performance.now() + turnMs;
    for (const piece of sliceRequest(origin.signal, bytes, sliceBounds)) {
      const taken = piece.kind === "slice" ? this.#takeOne(cutting, piece.bytes, piece.at) : refusedPiece(piece);
      if (taken.kind === "refused") {
        giveBack();
        return taken;
      }
      placed.push(...taken.placed);
      droppedItems += taken.droppedItems;
      if (performance.now() < turnEnds) continue;
      await nextTurn();
      turnEnds = performance.now() + turnMs;
      if (view === this.#view()) continue;
      giveBack();
      return restarts === 0
        ? { kind: "refused", answer: full("the backends are changing"), items: 0 }
        : this.#takeSlices(core, request, origin, restarts - 1);
    }
    const crowded = crowdedBackend(placed);
    if (!crowded) return { kind: "parts", placed, droppedItems };
    giveBack();
    return fullQueue(
      crowded,
      placed.reduce((sum, { part }) => sum + part.items, 0),
    );
  }

  /** @param at where it begins in the request of which it is a slice */
  #takeOne(cutting: Cutting, bytes: Uint8Array, at = 0): Taken {
    const { held } = cutting;
    const upserted = this.#upsert(bytes);
    if (!upserted) return this.#cut(cutting, bytes, at);
    if (upserted.bytes > bytes.length + this.#requestBytesMax) {
      return refused(grpcCode.resourceExhausted, "it has too many resources for the attributes that each is given");
    }
    const reserved = pooledBytes(upserted.bytes);
    if (!held.reserve(reserved)) return outOfMemory;
    const buffer = this.#pool.take(upserted.bytes);
    try {
      upserted.write(buffer);
      return this.#cut(cutting, buffer.subarray(0, upserted.bytes), at);
    } finally {
      this.#pool.give(buffer);
      held.release(reserved);
    }
  }

  #cut(cutting: Cutting, bytes: Uint8Array, at: number): Taken {
    const { core, view, origin } = cutting;
    const status = this.#cutter.plan(core, bytes, view.picks[origin.signal]?.pick ?? nobody);
    switch (status.kind) {
      case "malformed": {
        const place = at === 0 ? "" : ` of the piece that begins at byte ${at}`;
        return refused(grpcCode.invalidArgument, `${status.reason}${place}`);
      }
      case "refused":
        return status.retryable
          ? { kind: "refused", answer: full(status.reason), items: 0 }
          : refused(grpcCode.invalidArgument, status.reason);
      case "planned":
        return this.#write(cutting, bytes.length);
    }
  }

  #write({ view, held, origin }: Cutting, requestBytes: number): Taken {
    const size = this.#cutter.size(view);
    const { bytes, heldBytes, items, crowded } = size;
    if (crowded) return fullQueue(crowded, items);
    // A long header that every backend gets.
    if (bytes > requestBytes + 2 * this.#requestBytesMax) {
      return refused(grpcCode.resourceExhausted, `cut for its backends it has ${bytes} bytes`);
    }
    if (!held.reserve(heldBytes)) return { ...outOfMemory, items };
    const droppedItems = this.#cutter.droppedItems();
    return { kind: "parts", placed: this.#cutter.write(view, held, origin, size), droppedItems };
  }
}

const nobody = () => -1;

function refused(code: number, message: string): Taken {
  return { kind: "refused", answer: refusal(code, message), items: 0 };
}

function refusedPiece({ kind, reason }: { readonly kind: "malformed" | "too large"; readonly reason: string }): Taken {
  return refused(kind === "malformed" ? grpcCode.invalidArgument : grpcCode.resourceExhausted, reason);
}

const outOfMemory = { kind: "refused", answer: full(noRoom), items: 0 } as const;

function fullQueue(crowded: Backend, items: number): Taken {
  return { kind: "refused", answer: full(`the queue for ${crowded.target} is full`), items, crowded };
}

/** All parts of a request are placed, or none: a sender that is told "full" sends the whole again. */
function crowdedBackend(placed: readonly Placed[]): Backend | undefined {
  const wanted = new Map<Backend, { bytes: number; items: number }>();
  for (const { backend, part } of placed) {
    const sum = wanted.get(backend) ?? { bytes: 0, items: 0 };
    wanted.set(backend, { bytes: sum.bytes + part.bytes.length, items: sum.items + part.items });
  }
  return [...wanted].find(([{ sender }, { bytes, items }]) => !sender.hasRoom(bytes, items))?.[0];
}
