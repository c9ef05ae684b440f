/**
 * The way of a request through the balancer: planned, cut, placed, settled, answered. A part that failed is retried or finds
 * a new owner by itself; what a backend accepted is never sent again.
 *
 *     request ─► plan ─► parts ─► a backend's queue ─► settled ─► answer
 *                          ▲                             │
 *                          └──── failed: wait, or spill ─┘
 */

import assert from "node:assert/strict";
import type { Failover } from "../../contract/balancer-config.ts";
import type { Signal } from "../../contract/signal.ts";
import { itemName } from "../../routing/otlp/item-name.ts";
import { grpcCode, type Refusal } from "../grpc/status.ts";
import type { Cancellable } from "../grpc/unary-server.ts";
import { eachInTime } from "../next-turn.ts";
import type { Exporter, ExportRequest } from "../otlp/export-request.ts";
import { refusal } from "../otlp/export-request.ts";
import { isOrderly, type Unanswered, unanswered } from "../outgoing.ts";
import { type Backend, BackendPool, type PoolOptions } from "../pool/backend-pool.ts";
import { unsentMax } from "../pool/failure.ts";
import type { CallOutcome } from "../send/backend-connection.ts";
import { backoffMs } from "../send/backoff.ts";
import type { Part } from "../send/part.ts";
import type { CallParts } from "../send/parts-call.ts";
import { Books } from "./books.ts";
import { Cutter } from "./cutter.ts";
import { Intake, type IntakeOptions, type Taken } from "./intake.ts";
import { Ledger } from "./ledger.ts";
import { Offers } from "./offers.ts";

export interface DispatcherOptions extends Omit<PoolOptions, "events">, IntakeOptions {}

export class Dispatcher implements Exporter {
  readonly backends: BackendPool;
  readonly #options: DispatcherOptions;
  readonly #cutter: Cutter;
  readonly #intake: Intake;
  /** Parts without any backend to wait for. Bounded by the bytes held. */
  readonly #unplaced = new Set<Part>();
  readonly #ledger: Ledger;
  readonly #offers: Offers;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#cutter = new Cutter(options.pool);
    this.#ledger = new Ledger(options.observer);
    this.#intake = new Intake(options, this.#cutter, () => this.backends.view);
    this.#offers = new Offers({
      ...{ cores: options.cores, held: options.held, cutter: this.#cutter, ledger: this.#ledger },
      view: () => this.backends.view,
      removed: (part) => this.#place({ ...part, failedAt: [] }, "backend removed"),
    });
    this.backends = new BackendPool({
      ...options,
      events: {
        settled: (backend, call, outcome) => this.#settled(backend, call, outcome),
        outlasted: (backend, parts, waitedMs) => {
          const why = `${backend.target}: ${unanswered(waitedMs).message}`;
          eachInTime(parts, (part) => this.#ledger.givenUp(part, why));
        },
        expired: (part) => this.#ledger.givenUp(part, "no backend accepted it in time"),
        unusable: (backend) => this.#evict(backend),
        orphaned: (parts) => this.#placeAgain(parts),
        changed: () => {
          const waiting = [...this.#unplaced];
          this.#unplaced.clear();
          this.#placeAgain(waiting);
        },
      },
    });
  }

  /** Parts that are neither delivered nor given up. */
  get openParts(): number {
    return this.#ledger.open;
  }

  export(request: ExportRequest): Cancellable | undefined {
    const books = new Books(request, this.#options);
    try {
      const taken = this.#intake.take(request, books.origin);
      if ("kind" in taken) this.#begin(request, books, taken);
      else void this.#beginLater(request, books, taken);
    } catch (error) {
      request.release();
      throw error;
    }
    return this.#isQueued ? undefined : books.origin.delivery;
  }

  /** A mistake of ours costs one request its answer, and no other. */
  async #beginLater(request: ExportRequest, books: Books, taking: Promise<Taken>): Promise<void> {
    try {
      this.#begin(request, books, await taking);
    } catch (error) {
      this.#options.observer.failed(request.transport, error);
      request.release();
      request.answer(refusal(grpcCode.internal, internalError));
    }
  }

  #begin(request: ExportRequest, books: Books, taken: Taken): void {
    const { signal } = request;
    request.release();
    if (taken.kind === "refused") {
      this.#refuse(request, taken);
      return;
    }
    const { placed, droppedItems } = taken;
    const { delivery } = books.origin;
    if (droppedItems > 0) this.#options.observer.dropped(signal, droppedItems);
    for (const { part } of placed) books.items += part.items;
    if (placed.length === 0 || this.#isQueued) books.reply(delivery.tally);
    this.#ledger.expect(delivery, placed.length);
    const isShedding = this.#failover(signal) === "shed";
    for (const { part, backend } of placed) {
      if (isShedding && !this.backends.isUsable(backend))
        this.#ledger.givenUp(part, `${backend.target} is not available`);
      else this.#offers.offer(backend, part);
    }
  }

  #refuse(request: ExportRequest, refused: Taken & { readonly kind: "refused" }): void {
    const { observer } = this.#options;
    const { signal, transport } = request;
    if (refused.crowded) observer.queueFull(refused.crowded.target, signal);
    observer.answered({ signal, transport, code: refused.answer.code, items: refused.items });
    request.answer(refused.answer);
  }

  get #isQueued(): boolean {
    return this.#options.config.delivery.acknowledge === "queued";
  }

  #failover(signal: Signal): Failover {
    return this.#options.config.routes[signal]?.failover ?? "hold";
  }

  /** What was refused or lost is sent again for those who still wait for it. */
  #settled(backend: Backend, call: CallParts, outcome: CallOutcome): void {
    const { parts, awaited } = call;
    if (outcome.kind === "accepted") this.#accepted(backend, call, outcome.rejectedItems, outcome.message);
    else if (outcome.kind === "refused" && outcome.bytesMax !== undefined) {
      this.#wasTooLarge(backend, call, outcome, outcome.bytesMax);
    } else if (outcome.kind !== "refused" || outcome.retryable) {
      eachInTime(awaited, (part) => this.#failed(backend, part, outcome));
    } else if (parts.length > 1) this.#sendAlone(backend, awaited);
    else for (const part of awaited) this.#ledger.refused(part, { endpoint: backend.target, ...outcome });
  }

  /** The backend took nothing, so what it was sent is sent again in smaller pieces; only an item alone is refused. */
  #wasTooLarge(backend: Backend, { parts, awaited }: CallParts, { code, message }: Refusal, bytesMax: number): void {
    const [first] = parts;
    if (first && parts.length === 1 && first.items <= 1) {
      const named = `${itemName(first.signal, first.bytes)} has ${first.bytes.length} bytes: ${message}`;
      this.#ledger.refused(first, { endpoint: backend.target, code, message: named });
      return;
    }
    const bytes = parts.reduce((sum, part) => sum + part.bytes.length, 0);
    this.#options.observer.cutSmaller(backend.target, bytes, message);
    backend.sender.takesAtMost(bytesMax);
    eachInTime(awaited, (part) => this.#offers.offer(backend, part));
  }

  /** One bad request must not take others with it: the backend accepted nothing, so each part is sent again by itself. */
  #sendAlone(backend: Backend, parts: readonly Part[]): void {
    eachInTime(parts, (part) => {
      if (this.backends.view.backends.includes(backend)) backend.sender.offer({ ...part, alone: true });
      else this.#place({ ...part, alone: true, failedAt: [] }, "backend removed");
    });
  }

  /**
   * A backend does not say which items of a joined call it rejected. So its parts are asked for again one by one, which may
   * repeat what it took but tells each sender of its own items, and for a while nothing is joined for this backend.
   */
  #accepted(backend: Backend, { parts, awaited, outlasted }: CallParts, rejected: number, message: string): void {
    const { observer } = this.#options;
    if (rejected > 0 && parts.length > 1) {
      backend.sender.keepApart(apartMs);
      for (const part of awaited) observer.maybeRepeated(part.signal, part.items);
      this.#sendAlone(backend, awaited);
      return;
    }
    // It has them, though their senders were told otherwise.
    for (const { signal, items } of outlasted) observer.sent(backend.target, signal, items);
    const by = { endpoint: backend.target, message };
    const [first] = awaited;
    // Most calls have one part.
    if (first && awaited.length === 1) this.#ledger.delivered(first, rejected, by);
    else eachInTime(awaited, (part) => this.#ledger.delivered(part, rejected, by));
  }

  #failed(backend: Backend, failedPart: Part, outcome: Exclude<CallOutcome, { readonly kind: "accepted" }>): void {
    const { config, random, observer } = this.#options;
    const { retry } = config.exporter;
    const part: Part = { ...failedPart, attempts: failedPart.attempts + 1 };
    const now = performance.now();
    const isTooOld = now - part.queuedAt > retry.maxElapsedMs || part.expiresAt <= now;
    if (isTooOld || part.delivery.isCancelled()) {
      this.#ledger.givenUp(part, `${backend.target}: ${outcome.message}`);
      return;
    }
    if (outcome.kind === "unknown") observer.maybeRepeated(part.signal, part.items);
    const askedMs = outcome.kind === "refused" ? (outcome.retryDelayMs ?? 0) : 0;
    const delayMs = Math.max(askedMs, backoffMs(retry, part.attempts, random));
    const isNews = isOrderly(outcome) && outcome !== unreachable && part.attempts <= unsentMax;
    if (!this.backends.view.backends.includes(backend)) this.#place({ ...part, failedAt: [] }, "backend removed");
    // It was never looked at, as when a connection is recycled: the same owner again, on the next one.
    else if (isNews) backend.sender.retryLater(part, part.attempts === 1 ? 0 : delayMs);
    else if (this.#failover(part.signal) === "spill") this.#spill(part, backend, delayMs);
    else if (this.#failover(part.signal) === "shed" && !this.backends.isUsable(backend)) {
      this.#ledger.givenUp(part, `${backend.target}: ${outcome.message}`);
    } else backend.sender.retryLater(part, delayMs);
  }

  /** To the next owner that has not failed it; when all have, it waits and starts over. */
  #spill(part: Part, failedAt: Backend, delayMs: number): void {
    const tried = [...part.failedAt, failedAt.target];
    const isUntried = (backend: Backend) => this.backends.isUsable(backend) && !tried.includes(backend.target);
    if (this.backends.view.backends.some(isUntried)) this.#place({ ...part, failedAt: tried }, "failover");
    else failedAt.sender.retryLater({ ...part, failedAt: [] }, delayMs);
  }

  #placeAgain(parts: readonly Part[]): void {
    eachInTime(parts, (part) => this.#place({ ...part, failedAt: [] }, "backend removed"));
  }

  /** Cuts a part again, among the current backends. */
  #place(part: Part, reason: "failover" | "backend removed"): void {
    const { cores, observer } = this.#options;
    const { view } = this.backends;
    const core = cores[part.signal];
    const picks = view.picks[part.signal];
    assert(core && picks, "a part has a route");
    const accepts = (index: number) => {
      const backend = view.backends[index];
      return backend !== undefined && this.backends.isUsable(backend) && !part.failedAt.includes(backend.target);
    };
    const pick = part.failedAt.length > 0 ? picks.pickAmong(accepts) : picks.pick;
    const status = this.#cutter.plan(core, part.bytes, pick);
    if (status.kind !== "planned") {
      this.#keepUnplaced(part);
      return;
    }
    observer.repicked(part.signal, reason, part.items);
    // What was accepted is kept, even beyond the limit.
    const { held } = this.#options;
    const size = this.#cutter.size(view);
    held.add(size.heldBytes);
    const placed = this.#cutter.write(view, held, part, size);
    this.#ledger.replaced(part, placed);
    for (const { part: smaller, backend } of placed) this.#offers.offer(backend, smaller);
  }

  #keepUnplaced(part: Part): void {
    this.#unplaced.add(part);
    const leave = () => {
      if (this.#unplaced.delete(part)) this.#ledger.givenUp(part, "no backend is known");
    };
    setTimeout(leave, part.expiresAt - performance.now()).unref();
  }

  /** The parts that wait for an unusable backend are held, spill to the next or are shed, as their route says. */
  #evict(backend: Backend): void {
    const leaving = backend.sender.take(({ signal }) => this.#failover(signal) !== "hold");
    eachInTime(leaving, (part) => this.#failed(backend, part, unreachable));
  }
}

/** What waited for a backend that nobody can call. */
const unreachable: Unanswered = { kind: "unsent", message: "cannot be reached" };

/** How long nothing is joined for a backend that has rejected items. */
const apartMs = 60_000;

const internalError = "an internal error; the balancer's log has it";
