/**
 * The backends of a balancer and which of them gets what. A change of endpoints or of health replaces the whole view at
 * once: new backends exist before it, removed ones drain after it.
 */

import type { BalancerConfig, WeightedBackend } from "../../contract/balancer-config.ts";
import type { OwnerTable } from "../../contract/routing-core.ts";
import { type Signal, signals } from "../../contract/signal.ts";
import { dialTarget } from "../../routing/endpoint.ts";
import type { ClientTls } from "../credentials/client-credentials.ts";
import type { BackendRoom } from "../memory/backend-room.ts";
import type { Copies } from "../memory/copies.ts";
import { eachInTime, inSlices } from "../next-turn.ts";
import type { Observer } from "../observer.ts";
import { isOrderly } from "../outgoing.ts";
import { silence } from "../reason.ts";
import type { BackendConnection, CallOutcome, ConnectionEvents } from "../send/backend-connection.ts";
import { BackendSender } from "../send/backend-sender.ts";
import type { Part } from "../send/part.ts";
import type { CallParts } from "../send/parts-call.ts";
import { startActiveCheck } from "./active-check.ts";
import { CheckTurns } from "./check-turns.ts";
import { failureWeight, reasonOfFailure, unsentMax } from "./failure.ts";
import { type BackendHealth, createBackendHealth, growthOf, type HealthEvents } from "./health.ts";
import { createRoutePick, layOut, type RoutePick } from "./route-pick.ts";

/** The tables that the compiler laid out, by signal. */
export type Owners = Readonly<Partial<Record<Signal, OwnerTable>>>;

/** One address; two names on the ring may share it. */
export interface Backend {
  readonly target: string;
  readonly sender: BackendSender;
  readonly health: BackendHealth;
  /** Connects, and asks for its health. */
  readonly begin: () => void;
  readonly stopChecks: () => void;
}

/** Frozen: a request is planned and placed with one of them. */
export interface PoolView {
  readonly weighted: readonly WeightedBackend[];
  /** Parallel to `weighted`. */
  readonly backends: readonly Backend[];
  readonly picks: Readonly<Partial<Record<Signal, RoutePick>>>;
}

export interface PoolEvents {
  readonly settled: (backend: Backend, call: CallParts, outcome: CallOutcome) => void;
  /** Their senders have waited so long for a call that goes on. */
  readonly outlasted: (backend: Backend, parts: readonly Part[], waitedMs: number) => void;
  readonly expired: (part: Part) => void;
  /** The backend cannot be used: what waits there may leave for another one. */
  readonly unusable: (backend: Backend) => void;
  /** The backend was removed, and these parts still waited there. */
  readonly orphaned: (parts: readonly Part[]) => void;
  /** There is a new view. */
  readonly changed: () => void;
}

export interface PoolOptions {
  readonly config: BalancerConfig;
  readonly connect: (target: string, events: ConnectionEvents) => BackendConnection;
  /** Where a backend is reached that the ring knows as `host:port`. */
  readonly reach: (target: string) => string;
  readonly copies: Copies;
  readonly room: BackendRoom;
  readonly random: () => number;
  readonly owners: Owners;
  readonly observer: Observer;
  /** For checks over gRPC; undefined for plain text. */
  readonly checkTls: (() => ClientTls) | undefined;
  readonly events: PoolEvents;
}

/** So many are made and laid out in one turn of the event loop. */
const atOnceMax = 128;
/** How often the view is replaced while a backend grows. */
const growthSteps = 20;

export class BackendPool {
  readonly #options: PoolOptions;
  readonly #known = new Map<string, Backend>();
  readonly #checks = new CheckTurns();
  #view: PoolView = { weighted: [], backends: [], picks: {} };
  /** Drawn when it is asked for: of a thousand backends that fail together, most change it while nobody looks. */
  #isStale = false;
  /** Undefined until it is asked for. */
  #isPanic: boolean | undefined;
  #growing: NodeJS.Timeout | undefined;
  /** The number of the last list. */
  #change = 0;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  get view(): PoolView {
    if (this.#isStale) this.#draw(this.#view.weighted);
    return this.#view;
  }

  /** Available, or too few others are: sending everything to those would only bring them down too. */
  isUsable({ health }: Backend): boolean {
    if (health.isAvailable()) return true;
    this.#isPanic ??= this.#panics();
    return this.#isPanic;
  }

  /** At once for a short list. A long one takes turns of the event loop, during which the last one stays in use. */
  update(weighted: readonly WeightedBackend[]): void {
    this.#change++;
    if (weighted.length <= atOnceMax) this.#replace(weighted, new Map());
    else void this.#replaceInTurns(weighted, this.#change);
  }

  close(): void {
    this.#change++;
    clearTimeout(this.#growing);
    for (const backend of this.#known.values()) retire(backend);
  }

  async #replaceInTurns(weighted: readonly WeightedBackend[], change: number): Promise<void> {
    const made = new Map<string, Backend>();
    // Unless there is a newer list by then, or the end.
    const isLast = await inSlices(this.#preparing(weighted, made), () => change === this.#change);
    if (isLast) this.#replace(weighted, made);
    else for (const backend of made.values()) retire(backend);
  }

  *#preparing(weighted: readonly WeightedBackend[], made: Map<string, Backend>): Generator<undefined, void> {
    const { config, owners } = this.#options;
    for (const { endpoint } of weighted) {
      const target = dialTarget(endpoint);
      if (this.#known.has(target) || made.has(target)) continue;
      made.set(target, this.#createBackend(target));
      yield;
    }
    for (const signal of signals) {
      const route = config.routes[signal];
      if (route) yield* layOut({ route, weighted, owners: owners[signal] });
    }
  }

  #replace(weighted: readonly WeightedBackend[], made: ReadonlyMap<string, Backend>): void {
    const { observer, events } = this.#options;
    const targets = new Set(weighted.map(({ endpoint }) => dialTarget(endpoint)));
    const gone = [...this.#known.values()].filter(({ target }) => !targets.has(target));
    const added = [...targets]
      .filter((target) => !this.#known.has(target))
      .map((target) => made.get(target) ?? this.#createBackend(target));
    for (const backend of added) this.#known.set(backend.target, backend);
    for (const { target } of gone) this.#known.delete(target);
    this.#options.room.hasBackends(this.#known.size);
    this.#draw(weighted);
    eachInTime(added, (backend) => {
      if (this.#known.get(backend.target) === backend) backend.begin();
    });
    observer.resolved(weighted.map(({ endpoint }) => endpoint));
    eachInTime(gone, (backend) => events.orphaned(retire(backend)));
    events.changed();
  }

  #panics(): boolean {
    const available = [...this.#known.values()].filter((backend) => backend.health.isAvailable()).length;
    return 100 * available < this.#options.config.health.panicThreshold * this.#known.size;
  }

  #draw(weighted: readonly WeightedBackend[]): void {
    this.#isStale = false;
    this.#isPanic = undefined;
    const { config, random, owners } = this.#options;
    const backends = weighted.flatMap(({ endpoint }) => this.#known.get(dialTarget(endpoint)) ?? []);
    const usable = backends.map((backend) => this.isUsable(backend));
    const growths = backends.map((backend) => growthOf(backend.health, config.health.slowStartMs));
    const view = {
      isUsable: (index: number) => usable[index] ?? false,
      growth: (index: number) => growths[index] ?? 1,
      load: (index: number) => backends[index]?.sender.queuedItems ?? 0,
    };
    const picks: Partial<Record<Signal, RoutePick>> = {};
    for (const signal of signals) {
      const route = config.routes[signal];
      if (route) picks[signal] = createRoutePick({ route, weighted, view, random, owners: owners[signal] });
    }
    this.#view = Object.freeze({ weighted, backends, picks });
    clearTimeout(this.#growing);
    if (growths.some((growth) => growth < 1)) {
      this.#growing = setTimeout(() => this.#draw(this.#view.weighted), config.health.slowStartMs / growthSteps);
      this.#growing.unref();
    }
  }

  #createBackend(target: string): Backend {
    const { config, connect, random, checkTls, reach } = this.#options;
    const health = this.#createHealth(target);
    const sender = new BackendSender({
      exporter: config.exporter,
      copies: this.#options.copies,
      connect: (events) => connect(target, events),
      events: {
        settled: (call, outcome, latencyMs) => this.#settled(backend, call, outcome, latencyMs),
        outlasted: (parts, waitedMs) => this.#options.events.outlasted(backend, parts, waitedMs),
        expired: this.#options.events.expired,
        endedEarly: (reason) => this.#options.observer.endedEarly(target, reason),
        connectFailed: (reason) => {
          this.#options.observer.connectFailed(target, reason);
          health.failedBecause(reason);
          // Its calls would only wait for their time to be over.
          health.callFailed(reason === silence ? Number.POSITIVE_INFINITY : 1);
          this.#options.events.unusable(backend);
        },
      },
    });
    const { active } = config.health;
    let stopChecks: (() => void) | undefined;
    const begin = () => {
      // Others connect when there is something for them.
      if (this.#options.room.isFree) sender.connection.connect();
      const check = { target: reach(target), tls: checkTls, random, turns: this.#checks, decided: health.checked };
      stopChecks = active && startActiveCheck({ config: active, ...check });
    };
    const backend: Backend = { target, sender, health, begin, stopChecks: () => stopChecks?.() };
    return backend;
  }

  #createHealth(target: string): BackendHealth {
    const { config, observer, events } = this.#options;
    // Backends that exist from the start need not grow: no other one is ahead of them.
    const since = this.#view.backends.length === 0 ? Number.NEGATIVE_INFINITY : performance.now();
    const healthEvents: HealthEvents = {
      mayEject: () => mayEject(this.#known, config.health.ejection?.maxEjectionPercent ?? 0),
      ejected: (forMs, cause) => observer.ejected(target, `failed calls in a row, the last one: ${cause}`, forMs),
      changed: () => {
        observer.availability(target, health.isAvailable(), health.reason());
        this.#isStale = true;
        this.#isPanic = undefined;
        events.changed();
        const backend = this.#known.get(target);
        if (backend && !health.isAvailable()) events.unusable(backend);
      },
    };
    const health = createBackendHealth(config.health.ejection, healthEvents, since);
    return health;
  }

  #settled(backend: Backend, call: CallParts, outcome: CallOutcome, latencyMs: number): void {
    const { config, observer, events } = this.#options;
    const { parts } = call;
    const { health, target } = backend;
    // A call that was never looked at says nothing of its backend, unless that goes on.
    const isNews = isOrderly(outcome) && parts.every(({ attempts }) => attempts < unsentMax);
    if (!isNews) observer.called(target, outcome.kind, latencyMs);
    if (outcome.kind === "accepted") health.callSucceeded();
    else {
      health.failedBecause(reasonOfFailure(outcome));
      const weight = isNews ? 0 : failureWeight(parts, outcome, config.exporter.timeoutMs);
      if (weight > 0) health.callFailed(weight);
    }
    events.settled(backend, call, outcome);
  }
}

function retire({ sender, health, stopChecks }: Backend): readonly Part[] {
  stopChecks();
  health.close();
  const waiting = sender.take(() => true);
  sender.close();
  return waiting;
}

/** One backend may always be ejected. */
function mayEject(known: ReadonlyMap<string, { readonly health: BackendHealth }>, percentMax: number): boolean {
  const ejected = [...known.values()].filter(({ health }) => !health.isAvailable()).length;
  return ejected === 0 || 100 * (ejected + 1) <= percentMax * known.size;
}
