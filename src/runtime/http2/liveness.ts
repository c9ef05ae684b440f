/**
 * A connection lives while its peer speaks: one that is silent is sent a PING, and if it stays silent for the same time, the
 * connection is half open and ends. At its beginning it has a time of its own to say what it has to. One timer does all of it.
 *
 * A client asks only while calls are open, and so often: servers of gRPC end a connection whose client sends PINGs without calls, or
 * a third one before there was an answer (grpc-go 1.73, keepalive enforcement: MinTime 5 min, 2 strikes). From then on a server is given
 * up that is silent for longer while calls are open: otherwise a connection that breaks behind two PINGs is never known to.
 */

import { afterReading } from "../next-turn.ts";
import { silence } from "../reason.ts";

/** Until the peer answers a call; the first may be a strike already. */
const unansweredPingsMax = 2;
/** Looks in a row at which calls were open, the server was silent, and it could not be asked. */
const muteLooksMax = 4;

const always = () => true;

export interface LivenessOptions {
  readonly keepaliveMs: number;
  /** How long the beginning may take. */
  readonly beginMs: number;
  /** Undefined where the peer may be asked at any time. */
  readonly hasCalls: (() => boolean) | undefined;
  readonly ping: () => void;
  readonly dead: (reason: string) => void;
}

export class Liveness {
  readonly #options: LivenessOptions;
  #timer: NodeJS.Timeout;
  #isOver = false;
  #heardAt = performance.now();
  #isBegun = false;
  #isAsked = false;
  #unansweredPings = 0;
  #muteLooks = 0;

  constructor(options: LivenessOptions) {
    this.#options = options;
    this.#timer = this.#wait(options.beginMs);
  }

  heard(): void {
    this.#heardAt = performance.now();
    this.#isAsked = false;
    this.#muteLooks = 0;
  }

  /** The peer has said all of a call. */
  answered(): void {
    this.#unansweredPings = 0;
  }

  /** From now on it may be silent. */
  begun(): void {
    if (this.#isBegun || this.#isOver) return;
    this.#isBegun = true;
    clearTimeout(this.#timer);
    this.#timer = this.#wait(this.#options.keepaliveMs);
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #wait(ms: number): NodeJS.Timeout {
    const isBegun = this.#isBegun;
    const look = () => {
      // It may have begun, or ended, by then.
      if (!this.#isOver && isBegun === this.#isBegun) this.#look();
    };
    return setTimeout(() => afterReading(look), ms).unref();
  }

  #look(): void {
    const { keepaliveMs, ping, dead } = this.#options;
    if (!this.#isBegun) {
      dead("it took too long to begin");
      return;
    }
    const silentMs = performance.now() - this.#heardAt;
    if (this.#isAsked) {
      dead(silence);
      return;
    }
    // A timer may come a little early.
    const isSilent = silentMs >= keepaliveMs - 1;
    const { hasCalls = always } = this.#options;
    if (!(isSilent && hasCalls())) this.#muteLooks = 0;
    else if (this.#mayAsk) {
      this.#isAsked = true;
      this.#unansweredPings++;
      ping();
    } else if (++this.#muteLooks === muteLooksMax) {
      dead(silence);
      return;
    }
    this.#timer = this.#wait(isSilent ? keepaliveMs : keepaliveMs - silentMs);
  }

  get #mayAsk(): boolean {
    return !this.#options.hasCalls || this.#unansweredPings < unansweredPingsMax;
  }
}
