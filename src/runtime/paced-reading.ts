/**
 * Reads what comes on a socket while the turn of the event loop has time for it, and the rest in turns to come; meanwhile the
 * socket waits, so that its peer does. A poll of the operating system brings up to two megabytes of each of a thousand sockets.
 */

import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { InPlaceSocket } from "./in-place-socket.ts";
import type { HeldBytes } from "./memory/held-bytes.ts";
import { hasTime, inTime, mayGoOn } from "./next-turn.ts";

export interface PacedReadingOptions {
  readonly socket: Socket;
  /** The account of its connection. */
  readonly held: Pick<HeldBytes, "reserve" | "release">;
  /**
   * Reads a piece, at least in part, as long as it may go on. If it pauses the socket, the rest is read when that is resumed.
   * The piece is there during the call.
   *
   * @returns how much was read
   */
  readonly read: (piece: Buffer, mayGoOn: () => boolean) => number;
}

const always = () => true;

/** A class because every connection makes one. */
export class PacedReading {
  readonly #options: PacedReadingOptions;
  #rest: Buffer[] = [];
  #heldBytes = 0;
  /** Its turn will come. */
  #isWaiting = false;

  constructor(options: PacedReadingOptions) {
    this.#options = options;
    const { socket } = options;
    const arrived = (piece: Buffer) => this.#arrived(piece);
    if (socket instanceof InPlaceSocket) socket.onPiece(arrived);
    else socket.on("data", arrived);
    socket.on("resume", () => this.#wait());
    socket.on("close", () => this.#drop());
  }

  #arrived(piece: Buffer): void {
    const mayRead = this.#rest.length === 0 && hasTime();
    const taken = mayRead ? this.#options.read(piece, mayGoOn) : 0;
    if (taken === piece.length || this.#options.socket.destroyed) return;
    const { held } = this.#options;
    const rest = Buffer.from(piece.subarray(taken));
    this.#rest.push(rest);
    if (held.reserve(rest.length)) {
      this.#heldBytes += rest.length;
      this.#wait();
    } // Without room for it this turn is longer.
    else this.#readRest(always);
  }

  /** Unless whoever reads has paused the socket: then it does so until that is over. */
  #wait(): void {
    const { socket } = this.#options;
    if (this.#rest.length === 0 || (!this.#isWaiting && socket.isPaused())) return;
    socket.pause();
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    inTime(this.#goOn);
  }

  readonly #goOn = (): void => {
    this.#isWaiting = false;
    // Before, so that whoever reads may pause it.
    this.#options.socket.resume();
    this.#readRest(mayGoOn);
    this.#wait();
  };

  #readRest(goesOn: () => boolean): void {
    const { socket, read } = this.#options;
    for (let [piece] = this.#rest; piece; [piece] = this.#rest) {
      const taken = read(piece, goesOn);
      if (socket.destroyed) this.#drop();
      else if (taken === piece.length) this.#rest.shift();
      else this.#rest[0] = piece.subarray(taken);
      if (socket.isPaused() || !goesOn()) break;
    }
    if (this.#rest.length === 0) this.#drop();
  }

  #drop(): void {
    this.#rest = [];
    this.#options.held.release(this.#heldBytes);
    this.#heldBytes = 0;
  }
}
