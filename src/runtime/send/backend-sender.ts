/**
 * Sends what waits for one backend: a bounded queue, a bounded number of calls at a time, one connection. What becomes of
 * a failed part is not decided here.
 */

import type { BatchConfig, ExporterConfig } from "../../contract/balancer-config.ts";
import type { Copies } from "../memory/copies.ts";
import { eachInTime } from "../next-turn.ts";
import { atTurnEnd, type TurnTask, turnTime } from "../turn-end.ts";
import type { BackendConnection, CallOutcome, ConnectionEvents } from "./backend-connection.ts";
import type { Part } from "./part.ts";
import { createPartQueue, type PartQueue } from "./part-queue.ts";
import { type CallParts, PartsCall } from "./parts-call.ts";

export interface SenderEvents {
  readonly settled: (call: CallParts, outcome: CallOutcome, latencyMs: number) => void;
  /** Their senders have waited so long for a call that goes on. */
  readonly outlasted: (parts: readonly Part[], waitedMs: number) => void;
  /** Its time was over, or its sender went away, before it was sent. */
  readonly expired: (part: Part) => void;
  readonly connectFailed: (reason: string) => void;
  readonly endedEarly: (reason: string) => void;
}

export interface SenderOptions {
  readonly exporter: ExporterConfig;
  readonly copies: Copies;
  readonly connect: (events: ConnectionEvents) => BackendConnection;
  readonly events: SenderEvents;
}

/** How often the queue is searched for what is too late. */
const sweepMs = 100;
/**
 * And less often by so much for each part that waits: of a million every tenth of a second would be all that is done, at about 0.2 µs a
 * part. It is not measured, because the time for which others had the CPU is no reason to keep senders waiting.
 */
const sweepMsForPart = 0.005;
/** How soon to look again whether there is room for a compressed copy. */
const roomMs = 20;
/** Shorter calls are not started: their answers could only be lost. */
const callMsMin = 20;
/** How long a backend's own limit is kept to, as it may be told to take more. */
const learnedMs = 600_000;

export class BackendSender implements TurnTask {
  readonly connection: BackendConnection;
  readonly #exporter: ExporterConfig;
  readonly #copies: Copies;
  readonly #events: SenderEvents;
  readonly #queue = createPartQueue();
  #items = 0;
  #bytes = 0;
  #calls = 0;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #isPumping = false;
  #apartUntil = Number.NEGATIVE_INFINITY;
  #learned = { bytes: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY };
  #sweptAt = performance.now();

  constructor({ exporter, copies, connect, events }: SenderOptions) {
    this.#exporter = exporter;
    this.#copies = copies;
    this.#events = events;
    const isResting = () => this.#calls === 0 && this.#queue.isEmpty();
    const { connectFailed: failed, endedEarly } = events;
    this.connection = connect({ changed: () => this.#pumpSoon(), failed, endedEarly, isResting });
  }

  /** Items waiting and on their way. */
  get queuedItems(): number {
    return this.#items;
  }

  get queuedBytes(): number {
    return this.#bytes;
  }

  hasRoom(bytes: number, items: number): boolean {
    const { queueBytesMax, queueItemsMax } = this.#exporter;
    return this.#bytes + bytes <= queueBytesMax && this.#items + items <= queueItemsMax;
  }

  /** The part waits here from now on. The caller has asked for room, or moves the part from another queue. */
  offer(part: Part): void {
    this.#count(part, 1);
    this.#queue.push(part);
    this.#pumpSoon();
  }

  retryLater(part: Part, delayMs: number): void {
    this.#count(part, 1);
    this.#queue.setAside(part, performance.now() + delayMs);
    this.#pumpSoon();
  }

  /** Of a call, unless one item alone is larger: as configured, or as the backend has refused more than that. */
  get requestBytesMax(): number {
    const { bytes, until } = this.#learned;
    // Usually nothing was learned.
    if (bytes === Number.POSITIVE_INFINITY) return this.#exporter.requestBytesMax;
    return turnTime() < until ? Math.min(bytes, this.#exporter.requestBytesMax) : this.#exporter.requestBytesMax;
  }

  /** The backend refused a call for its size. */
  takesAtMost(bytes: number): void {
    this.#learned = { bytes, until: performance.now() + learnedMs };
  }

  /** For so long no parts are joined: each call has the items of one sender. */
  keepApart(ms: number): void {
    this.#apartUntil = performance.now() + ms;
  }

  /** Removes the chosen parts that wait; calls under way continue. */
  take(chosen: (part: Part) => boolean): readonly Part[] {
    const taken = this.#queue.take(chosen);
    for (const part of taken) this.#count(part, -1);
    return taken;
  }

  /** No more calls; those under way get their answers. */
  close(): void {
    clearTimeout(this.#timer);
    this.connection.close();
  }

  #count(part: Part, sign: 1 | -1): void {
    this.#items += sign * part.items;
    this.#bytes += sign * part.bytes.length;
  }

  #wakeAt(when: number): void {
    if (when >= this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = when;
    const wake = () => {
      this.#timerAt = Number.POSITIVE_INFINITY;
      this.#pumpSoon();
    };
    this.#timer = setTimeout(wake, Math.max(0, when - performance.now()));
  }

  #dropExpired(now: number): void {
    eachInTime(
      this.take((waiting) => isOver(waiting, now)),
      this.#events.expired,
    );
  }

  /** Once for all that a turn of the event loop brings: what comes together is joined, and leaves together. */
  #pumpSoon(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    atTurnEnd("call", this);
  }

  endTurn(): void {
    this.#isPumping = false;
    const lookAgainAt = this.#pump(turnTime());
    if (!this.#queue.isEmpty()) this.#wakeAt(lookAgainAt);
  }

  /** @returns when to look again, if nothing happens before */
  #pump(now: number): number {
    if (now - this.#sweptAt >= sweepMs) {
      this.#dropExpired(now);
      this.#sweptAt = now + sweepMsForPart * this.#queue.waitingParts();
    }
    const nextBack = this.#queue.bringBack(now) ?? Number.POSITIVE_INFINITY;
    if (this.#queue.isEmpty()) {
      if (this.#calls === 0) this.connection.rests();
      return nextBack;
    }
    this.connection.connect();
    return Math.min(this.#sendAll(now) ?? Number.POSITIVE_INFINITY, nextBack, now + sweepMs);
  }

  /** Sends what may leave now. @returns when a batch that waits for more leaves */
  #sendAll(now: number): number | undefined {
    const { callsMax } = this.#exporter;
    const batch = this.#batch(now);
    while (this.connection.state() === "ready" && this.#calls < callsMax) {
      const first = this.#queue.peek();
      if (!first) return undefined;
      if (isOver(first, now)) {
        this.#dropExpired(now);
        continue;
      }
      const mayWait = batch && (this.#calls > 0 || batch.whenIdle === "wait");
      const leavesAt = mayWait ? waitForMore(first, batch, this.#queue) : now;
      if (leavesAt > now) return leavesAt;
      const wait = this.#waitForRoom(callBytes(first, batch));
      if (wait > 0) return now + wait;
      this.#send(nextCall(first, { queue: this.#queue, batch, now }), now);
    }
    return undefined;
  }

  /** @returns how soon to look again; 0 where the call has room */
  #waitForRoom(bytes: number): number {
    if (!this.#copies.hasRoom(bytes)) return roomMs;
    return this.connection.mayCall() ? 0 : sweepMs;
  }

  #batch(now: number): BatchConfig | undefined {
    const { batch } = this.#exporter;
    if (!batch || now < this.#apartUntil) return undefined;
    const bytesMax = this.requestBytesMax;
    return bytesMax < batch.bytesMax ? { ...batch, bytesMax } : batch;
  }

  #send(parts: readonly Part[], now: number): void {
    this.#calls++;
    const call = new PartsCall(this, parts, { now, timeoutMs: this.#exporter.timeoutMs });
    this.#copies.take(call.bytes);
    this.connection.call(call);
  }

  /** For a call of this sender. */
  settled(call: PartsCall, outcome: CallOutcome): void {
    this.#calls--;
    for (const part of call.parts) this.#count(part, -1);
    this.#events.settled(call, outcome, performance.now() - call.begunAt);
    this.#pumpSoon();
  }

  /** For a call of this sender: what it holds is counted until its end. */
  outlasted({ begunAt }: PartsCall, parts: readonly Part[]): void {
    this.#events.outlasted(parts, performance.now() - begunAt);
  }

  /** For a call of this sender. */
  left({ parts, bytes }: PartsCall): void {
    this.#copies.give(bytes);
    for (const { arena } of parts) arena.release();
  }
}

/** Of the next call at most. */
function callBytes(first: Part, batch: BatchConfig | undefined): number {
  return Math.max(first.bytes.length, batch?.bytesMax ?? 0);
}

function isOver(part: Part, now: number): boolean {
  return part.expiresAt - now < callMsMin || part.delivery.isCancelled();
}

/** When the waiting parts make a call: at once if they fill one, otherwise when the first has waited long enough. */
function waitForMore(first: Part, batch: BatchConfig, queue: PartQueue): number {
  const { signal } = first;
  const isFull = queue.waitingItems(signal) >= batch.itemsMax || queue.waitingBytes(signal) >= batch.bytesMax;
  return isFull || first.attempts > 0 || first.alone ? 0 : first.queuedAt + batch.timeoutMs;
}

interface Waiting {
  readonly queue: PartQueue;
  readonly batch: BatchConfig | undefined;
  readonly now: number;
}

/** The first part alone, or with as many behind it as fit into a batch. Concatenated requests are one request. */
function nextCall(first: Part, { queue, batch, now }: Waiting): readonly Part[] {
  queue.shift(first);
  const parts = [first];
  if (!batch || first.alone) return parts;
  let items = first.items;
  let bytes = first.bytes.length;
  for (let next = queue.next(first.signal); next; next = queue.next(first.signal)) {
    items += next.items;
    bytes += next.bytes.length;
    const fits = items <= batch.itemsMax && bytes <= batch.bytesMax;
    if (!fits || next.alone || next.handedOn?.key !== first.handedOn?.key || isOver(next, now)) break;
    queue.shift(next);
    parts.push(next);
  }
  return parts;
}
