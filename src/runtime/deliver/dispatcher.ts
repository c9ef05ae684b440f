/**
 * The way of a request through the balancer: planned, cut, placed, settled, answered. A part that failed is tried again or
 * looks for a new owner alone; what a backend answered OK is never sent again.
 *
 *     request ─► plan ─► parts ─► a backend's queue ─► settled ─► answer
 *                          ▲                             │
 *                          └──── failed: wait, or spill ─┘
 */

import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import type { BalancerConfig, Failover } from "../../contract/balancer-config.ts";
import type { SignalCore } from "../../contract/routing-core.ts";
import type { Signal } from "../../contract/signal.ts";
import { resourceUpserter } from "../../routing/split/upsert-resource.ts";
import { prefixBytes } from "../grpc/message-reader.ts";
import { grpcCode } from "../grpc/status.ts";
import { borrowArena } from "../memory/arena.ts";
import type { BufferPool } from "../memory/buffer-pool.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import type { Observer, Transport } from "../observer.ts";
import { type Backend, BackendPool, type Owners, type PoolView } from "../pool/backend-pool.ts";
import type { BackendConnection, CallOutcome, ConnectionEvents } from "../send/backend-connection.ts";
import { answerFor, type ExportAnswer, full, refusal } from "./export-answer.ts";
import { createDelivery, type Delivery, type Part, type Tally } from "./part.ts";
import { retryDelayMs } from "./retry-delay.ts";

export interface ExportRequest {
  readonly signal: Signal;
  readonly transport: Transport;
  /** An OTLP request; read until `release`. */
  readonly bytes: Buffer;
  readonly release: () => void;
  readonly timeoutMs: number | undefined;
  /** Exactly once. */
  readonly answer: (answer: ExportAnswer) => void;
}

export interface DispatcherOptions {
  readonly config: BalancerConfig;
  readonly cores: Readonly<Partial<Record<Signal, SignalCore>>>;
  readonly owners: Owners;
  readonly connect: (target: string, events: ConnectionEvents) => BackendConnection;
  readonly buffers: BufferPool;
  readonly held: HeldBytes;
  readonly random: () => number;
  readonly observer: Observer;
}

/** A part and where it goes. */
interface Placed {
  readonly part: Part;
  readonly backend: Backend;
}

type PlannedRequest = Readonly<{ signal: Signal; bytes: Uint8Array }>;

interface PartsOrigin {
  readonly signal: Signal;
  readonly delivery: Delivery;
  readonly queuedAt: number;
  readonly expiresAt: number;
  readonly alone: boolean;
  readonly attempts: number;
  readonly failedAt: readonly string[];
}

export class Dispatcher {
  readonly pool: BackendPool;
  readonly #options: DispatcherOptions;
  readonly #upsert: (request: Uint8Array) => Uint8Array;
  /** Parts without any backend to wait at. Bounded by the bytes held. */
  readonly #homeless = new Set<Part>();
  #open = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#upsert = resourceUpserter(options.config.resourceUpserts);
    const { config, connect, random, observer, owners } = options;
    this.pool = new BackendPool({
      config,
      owners,
      connect,
      random,
      observer,
      events: {
        settled: (backend, parts, outcome) => this.#settled(backend, parts, outcome),
        expired: (part) => this.#giveUp(part, "no backend took it in time"),
        unusable: (backend) => this.#evict(backend),
        orphaned: (parts) => this.#placeAgain(parts),
        changed: () => this.#placeAgain(this.#takeHomeless()),
      },
    });
  }

  /** Parts that are neither delivered nor given up. */
  get openParts(): number {
    return this.#open;
  }

  /** @returns cancels what has not left yet */
  export(request: ExportRequest): () => void {
    const { signal, transport } = request;
    const core = this.#options.cores[signal];
    const { view } = this.pool;
    const refused = this.#plan({ signal, bytes: this.#upsert(request.bytes) }, core, view);
    if (refused || !core) {
      request.release();
      const { answer, items } = refused ?? { answer: unrouted(signal), items: 0 };
      this.#options.observer.answered({ signal, transport, code: answer.code, items });
      request.answer(answer);
      return nothing;
    }
    if (core.droppedItems() > 0) this.#options.observer.dropped(signal, core.droppedItems());
    return this.#accept(request, core, view);
  }

  /** @returns why the request as a whole is not taken */
  #plan({ signal, bytes }: PlannedRequest, core: SignalCore | undefined, view: PoolView): Refused | undefined {
    const picks = view.picks[signal];
    if (!core || !picks) return { answer: unrouted(signal), items: 0 };
    const status = core.plan(bytes, picks.pick);
    switch (status.kind) {
      case "malformed":
        return { answer: refusal(grpcCode.invalidArgument, status.reason), items: 0 };
      case "refused": {
        const answer = status.retryable ? full(status.reason) : refusal(grpcCode.invalidArgument, status.reason);
        return { answer, items: 0 };
      }
      case "planned": {
        const crowded = crowdedBackend(core, view);
        if (!crowded) return undefined;
        this.#options.observer.queueFull(crowded.target, signal);
        return { answer: full(`the queue for ${crowded.target} is full`), items: plannedItems(core) };
      }
    }
  }

  #accept(request: ExportRequest, core: SignalCore, view: PoolView): () => void {
    const { config, observer } = this.#options;
    const { signal, transport } = request;
    const now = performance.now();
    const isQueued = config.delivery.acknowledge === "queued";
    const waitMs = Math.min(request.timeoutMs ?? Number.POSITIVE_INFINITY, config.delivery.deadlineMs);
    const expiresAt = now + (isQueued ? config.exporter.retry.maxElapsedMs : waitMs * answeredWithin);
    let items = 0;
    const reply = (tally: Readonly<Tally>) => {
      const answer = answerFor(tally, config.delivery.unplaced);
      observer.answered({ signal, transport, code: answer.code, items });
      request.answer(answer);
    };
    const delivery = createDelivery((tally) => {
      if (!isQueued) reply(tally);
    });
    const origin = { signal, delivery, queuedAt: now, expiresAt, alone: false, attempts: 0, failedAt: [] };
    const placed = this.#writeParts(core, view, origin);
    request.release();
    for (const { part } of placed) items += part.items;
    if (placed.length === 0 || isQueued) reply(delivery.tally);
    this.#expect(delivery, placed);
    for (const { part, backend } of placed) {
      if (this.#failover(signal) === "shed" && !this.pool.isUsable(backend)) {
        this.#giveUp(part, `${backend.target} cannot be used`);
      } else backend.sender.offer(part);
    }
    return isQueued ? nothing : delivery.cancel;
  }

  #failover(signal: Signal): Failover {
    return this.#options.config.routes[signal]?.failover ?? "hold";
  }

  #expect(delivery: Delivery, placed: readonly Placed[]): void {
    this.#open += placed.length;
    delivery.expect(placed.length);
  }

  /** Copies the parts of the core's last plan out of the request. */
  #writeParts(core: SignalCore, view: PoolView, origin: PartsOrigin): readonly Placed[] {
    const { buffers, held } = this.#options;
    const indexes = core.parts.subarray(0, core.partCount());
    const size = indexes.reduce((sum, index) => sum + prefixBytes + (core.partBytes[index] ?? 0), 0);
    const arena = borrowArena(buffers, held, size);
    const placed: Placed[] = [];
    let at = 0;
    for (const index of indexes) {
      const backend = view.backends[index];
      assert(backend, "a plan names backends of its view");
      const start = at + prefixBytes;
      at = core.write(index, arena.buffer, start);
      arena.share();
      const bytes = arena.buffer.subarray(start, at);
      placed.push({ backend, part: { ...origin, bytes, items: core.partItems[index] ?? 0, arena } });
    }
    arena.release();
    return placed;
  }

  #settle(part: Part, tally: Partial<Tally>): void {
    this.#open--;
    part.arena.release();
    part.delivery.settle(tally);
  }

  #giveUp(part: Part, message: string): void {
    this.#options.observer.rejected(part.signal, "unplaced", part.items);
    this.#settle(part, { unplaced: part.items, message });
  }

  #settled(backend: Backend, parts: readonly Part[], outcome: CallOutcome): void {
    if (outcome.kind === "accepted") this.#accepted(backend, parts, outcome.rejectedItems, outcome.message);
    else if (outcome.kind !== "refused" || outcome.retryable) {
      for (const part of parts) this.#failed(backend, part, outcome);
    } else if (parts.length > 1) this.#sendAlone(backend, parts);
    else {
      for (const part of parts) {
        this.#options.observer.rejected(part.signal, "refused by backend", part.items);
        this.#settle(part, { refused: part.items, code: outcome.code, message: outcome.message });
      }
    }
  }

  /** One bad request must not take others with it: the backend took nothing, so each is asked again by itself. */
  #sendAlone(backend: Backend, parts: readonly Part[]): void {
    const isKnown = this.pool.view.backends.includes(backend);
    for (const part of parts) {
      if (isKnown) backend.sender.offer({ ...part, alone: true });
      else this.#place({ ...part, alone: true, failedAt: [] }, "backend removed");
    }
  }

  /** Which items of a batch a backend rejected it does not say: they are counted from the first part on. */
  #accepted(backend: Backend, parts: readonly Part[], rejectedItems: number, message: string): void {
    const { observer } = this.#options;
    let rejected = rejectedItems;
    for (const part of parts) {
      const refused = Math.min(rejected, part.items);
      rejected -= refused;
      observer.sent(backend.target, part.signal, part.items - refused);
      if (refused > 0) observer.rejected(part.signal, "refused by backend", refused);
      this.#settle(part, { delivered: part.items - refused, refused, message });
    }
  }

  #failed(backend: Backend, failedPart: Part, outcome: Exclude<CallOutcome, { readonly kind: "accepted" }>): void {
    const { config, random, observer } = this.#options;
    const { retry } = config.exporter;
    const part: Part = { ...failedPart, attempts: failedPart.attempts + 1 };
    const now = performance.now();
    const isTooOld = now - part.queuedAt > retry.maxElapsedMs || part.expiresAt <= now;
    if (isTooOld || part.delivery.isCancelled()) {
      this.#giveUp(part, `${backend.target}: ${outcome.message}`);
      return;
    }
    if (outcome.kind === "unknown") observer.maybeRepeated(part.signal, part.items);
    const askedMs = outcome.kind === "refused" ? (outcome.retryDelayMs ?? 0) : 0;
    const delayMs = Math.max(askedMs, retryDelayMs(retry, part.attempts, random));
    if (!this.pool.view.backends.includes(backend)) this.#place({ ...part, failedAt: [] }, "backend removed");
    else if (this.#failover(part.signal) === "spill") this.#spill(part, backend, delayMs);
    else if (this.#failover(part.signal) === "shed" && !this.pool.isUsable(backend)) {
      this.#giveUp(part, `${backend.target}: ${outcome.message}`);
    } else backend.sender.retryLater(part, delayMs);
  }

  /** To the next owner that has not failed it; when all have, it waits and begins anew. */
  #spill(part: Part, failedAt: Backend, delayMs: number): void {
    const tried = [...part.failedAt, failedAt.target];
    const isUntried = (backend: Backend) => this.pool.isUsable(backend) && !tried.includes(backend.target);
    if (this.pool.view.backends.some(isUntried)) this.#place({ ...part, failedAt: tried }, "failover");
    else failedAt.sender.retryLater({ ...part, failedAt: [] }, delayMs);
  }

  #placeAgain(parts: readonly Part[]): void {
    for (const part of parts) this.#place({ ...part, failedAt: [] }, "backend removed");
  }

  /** Cuts a part again among the backends of now. */
  #place(part: Part, reason: "failover" | "backend removed"): void {
    const { cores, observer } = this.#options;
    const { view } = this.pool;
    const core = cores[part.signal];
    const picks = view.picks[part.signal];
    assert(core && picks, "a part has a route");
    const accepts = (index: number) => {
      const backend = view.backends[index];
      return backend !== undefined && this.pool.isUsable(backend) && !part.failedAt.includes(backend.target);
    };
    const status = core.plan(part.bytes, part.failedAt.length > 0 ? picks.pickAmong(accepts) : picks.pick);
    if (status.kind !== "planned") {
      this.#keepHomeless(part);
      return;
    }
    observer.repicked(part.signal, reason, part.items);
    const placed = this.#writeParts(core, view, part);
    this.#expect(part.delivery, placed);
    this.#settle(part, {});
    for (const { part: smaller, backend } of placed) backend.sender.offer(smaller);
  }

  #keepHomeless(part: Part): void {
    this.#homeless.add(part);
    const leave = () => {
      if (this.#homeless.delete(part)) this.#giveUp(part, "no backend is known");
    };
    setTimeout(leave, part.expiresAt - performance.now()).unref();
  }

  #takeHomeless(): readonly Part[] {
    const parts = [...this.#homeless];
    this.#homeless.clear();
    return parts;
  }

  /** What waits for a backend that cannot be used: it holds, spills to the next or is shed, as its route says. */
  #evict(backend: Backend): void {
    const leaving = backend.sender.take(({ signal }) => this.#failover(signal) !== "hold");
    for (const part of leaving) this.#failed(backend, part, { kind: "unsent", message: "cannot be reached" });
  }
}

const nothing = () => {};

/** Items are 0 where they are not known. */
interface Refused {
  readonly answer: ExportAnswer;
  readonly items: number;
}

function unrouted(signal: Signal): ExportAnswer {
  return refusal(grpcCode.unimplemented, `${signal} have no route here`);
}

function plannedItems(core: SignalCore): number {
  return core.parts.subarray(0, core.partCount()).reduce((sum, index) => sum + (core.partItems[index] ?? 0), 0);
}

/** The part of the sender's patience in which backends have to answer; the rest is for the answer's way back. */
const answeredWithin = 0.95;

/** All parts of a request are placed, or none: a sender that hears "full" sends the whole again. */
function crowdedBackend(core: SignalCore, view: PoolView): Backend | undefined {
  for (let place = 0; place < core.partCount(); place++) {
    const index = core.parts[place] ?? 0;
    const backend = view.backends[index];
    if (backend && !backend.sender.hasRoom(core.partBytes[index] ?? 0, core.partItems[index] ?? 0)) return backend;
  }
  return undefined;
}
