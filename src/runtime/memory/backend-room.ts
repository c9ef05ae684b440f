/**
 * What backends and the connections to them may have of the memory. They take it from the telemetry that may be held, down to
 * the least that is of use. Then connections take turns: the one that is open for longest and has nothing under way ends for one
 * that is needed, and where all are in use whoever needs one waits for the next that rests.
 */

import { backendBytes, backendConnectionsMin, heldBytesMin } from "../../contract/memory.ts";

/** Has one connection, or several. */
export interface ConnectionHolder {
  /** Ends one on which nothing is under way. @returns whether there was one */
  readonly giveWay: () => boolean;
  /** There may be room now. */
  readonly roomAgain: () => void;
}

export interface BackendRoomOptions {
  readonly heldBytesMax: number;
  /** Of a connection, with TLS or without. */
  readonly connectionBytes: number;
  /** Telemetry may have so much from now on. */
  readonly leaves: (bytesMax: number) => void;
  /** A connection ended for another one, of as many as there is room for. */
  readonly gaveWay: (connectionsMax: number, backends: number) => void;
}

/** So many are asked whether they rest; the next time others are. */
const lookedAtMax = 64;

/** With methods, not to be taken apart. */
export class BackendRoom {
  readonly #options: BackendRoomOptions;
  readonly #open = new Map<ConnectionHolder, number>();
  readonly #waiting = new Set<ConnectionHolder>();
  #connections = 0;
  #backends = 0;

  constructor(options: BackendRoomOptions) {
    this.#options = options;
  }

  /** Somebody waits for a connection that rests. */
  get isWanted(): boolean {
    return this.#waiting.size > 0;
  }

  get connectionsMax(): number {
    const { heldBytesMax, connectionBytes } = this.#options;
    const bytes = heldBytesMax - heldBytesMin - this.#backends * backendBytes;
    return Math.max(backendConnectionsMin, Math.floor(bytes / connectionBytes));
  }

  /** Without another one's giving way. */
  get isFree(): boolean {
    return this.#connections < this.connectionsMax;
  }

  hasBackends(count: number): void {
    this.#backends = count;
    this.#tell();
  }

  /** For one connection more. @returns false where the holder is told later */
  take(holder: ConnectionHolder): boolean {
    if (!this.isFree && !this.#makeRoom()) {
      this.#waiting.add(holder);
      return false;
    }
    this.#waiting.delete(holder);
    this.#count(holder, 1);
    return true;
  }

  /** One connection of it is over. */
  give(holder: ConnectionHolder): void {
    this.#count(holder, -1);
    const [next] = this.#waiting;
    if (!next || !this.isFree) return;
    this.#waiting.delete(next);
    next.roomAgain();
  }

  /** It needs none any longer. */
  leave(holder: ConnectionHolder): void {
    this.#waiting.delete(holder);
  }

  #makeRoom(): boolean {
    let looked = 0;
    for (const holder of this.#open.keys()) {
      if (holder.giveWay()) {
        this.#options.gaveWay(this.connectionsMax, this.#backends);
        // Its end may have been told already.
        if (this.isFree) return true;
      }
      if (++looked >= lookedAtMax) return false;
      const count = this.#open.get(holder);
      if (count === undefined) continue;
      // Behind the others.
      this.#open.delete(holder);
      this.#open.set(holder, count);
    }
    return false;
  }

  #count(holder: ConnectionHolder, sign: 1 | -1): void {
    this.#connections += sign;
    const count = (this.#open.get(holder) ?? 0) + sign;
    if (count > 0) this.#open.set(holder, count);
    else this.#open.delete(holder);
    this.#tell();
  }

  #tell(): void {
    const { heldBytesMax, connectionBytes, leaves } = this.#options;
    const taken = this.#backends * backendBytes + this.#connections * connectionBytes;
    leaves(Math.max(Math.min(heldBytesMin, heldBytesMax), heldBytesMax - taken));
  }
}
