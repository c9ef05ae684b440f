/**
 * What is written to a connection: everything of one turn of the event loop at once, and not before the last write has left. Small
 * things are copied into slabs that all connections share, large ones are written from where they are.
 */

import { Buffer } from "node:buffer";
import type { Socket } from "node:net";
import { atTurnEnd, soon, type TurnTask, turnTime } from "../turn-end.ts";

const slabBytes = 16 * 1_024;
const idleSlabsMax = 64;
/** Up to here a call of `copy` costs more than what it does. */
const loopBytesMax = 48;
const idleSlabs: Buffer[] = [];

export class Output implements TurnTask {
  readonly #socket: Socket;
  readonly #left: () => void;
  /** Ready to be written, in order. */
  #buffers: Buffer[] = [];
  #slabs: Buffer[] = [];
  #leavingSlabs: Buffer[] = [];
  #slab: Buffer | undefined;
  /** What of the slab is not among the buffers yet. */
  #from = 0;
  #at = 0;
  #waitingBytes = 0;
  #leavingBytes = 0;
  #isLeaving = false;
  #leavingSince = 0;
  #isScheduled = false;
  #isOver = false;
  /** Writes so far; the one that is put together has this number. */
  #turn = 0;

  /** @param left a write has left, whole */
  constructor(socket: Socket, left: () => void) {
    this.#socket = socket;
    this.#left = left;
  }

  /** Bytes that have not left. */
  get bytes(): number {
    return this.#waitingBytes + this.#leavingBytes;
  }

  /** The `performance.now()` at which the write that has not left began; undefined if none is on its way. */
  get leavingSince(): number | undefined {
    return this.#isLeaving ? this.#leavingSince : undefined;
  }

  /** What is added now has left when this number `hasLeft`. */
  get turn(): number {
    return this.#turn;
  }

  hasLeft(turn: number): boolean {
    return turn < this.#turn && !(this.#isLeaving && turn === this.#turn - 1);
  }

  /** Where `reserve` made room. */
  get target(): Buffer {
    return this.#slab ?? this.#renew();
  }

  /** Room in a row, at most a slab; the caller fills it at once. @returns its place in `target` */
  reserve(bytes: number, hurry?: "unhurried"): number {
    if (!this.#slab || this.#at + bytes > this.#slab.length) this.#renew();
    const at = this.#at;
    this.#at += bytes;
    if (hurry === "unhurried") this.#addedUnhurried(bytes);
    else this.#added(bytes);
    return at;
  }

  /** Of any length. */
  copy(bytes: Buffer, start = 0, end: number = bytes.length): void {
    for (let at = start; at < end; ) {
      const room = this.#slab ? this.#slab.length - this.#at : 0;
      const next = Math.min(end, at + (room > 0 ? room : slabBytes));
      const place = this.reserve(next - at);
      const { target } = this;
      if (next - at > loopBytesMax) bytes.copy(target, place, at, next);
      else for (let index = at; index < next; index++) target[place + index - at] = bytes[index] ?? 0;
      at = next;
    }
  }

  /** Read where it is until it has left. */
  view(bytes: Buffer): void {
    this.#seal();
    this.#buffers.push(bytes);
    this.#added(bytes.length);
  }

  endTurn(): void {
    this.#isScheduled = false;
    if (this.#isLeaving || this.#isOver || this.#waitingBytes === 0) return;
    this.#seal();
    const buffers = this.#buffers;
    this.#buffers = [];
    if (this.#slab) this.#slabs.push(this.#slab);
    this.#slab = undefined;
    this.#leavingSlabs = this.#slabs;
    this.#slabs = [];
    this.#leavingBytes = this.#waitingBytes;
    this.#waitingBytes = 0;
    this.#isLeaving = true;
    this.#leavingSince = turnTime();
    this.#turn++;
    this.#write(buffers);
  }

  /** Nothing is written any longer; what is on its way may still be read. */
  stop(): void {
    this.#isOver = true;
    this.#buffers = [];
    this.#slabs = [];
    this.#slab = undefined;
    this.#waitingBytes = 0;
  }

  #write(buffers: readonly Buffer[]): void {
    const last = buffers.length - 1;
    if (last > 0) this.#socket.cork();
    let index = 0;
    for (const buffer of buffers) {
      if (index++ === last) this.#socket.write(buffer, this.#written);
      else this.#socket.write(buffer);
    }
    if (last > 0) this.#socket.uncork();
  }

  readonly #written = (): void => {
    this.#isLeaving = false;
    this.#leavingBytes = 0;
    for (const slab of this.#leavingSlabs) if (idleSlabs.length < idleSlabsMax) idleSlabs.push(slab);
    this.#leavingSlabs = [];
    this.#left();
    if (this.#waitingBytes > 0) this.#schedule();
  };

  #seal(): void {
    if (this.#slab && this.#at > this.#from) this.#buffers.push(this.#slab.subarray(this.#from, this.#at));
    this.#from = this.#at;
  }

  #renew(): Buffer {
    this.#seal();
    if (this.#slab) this.#slabs.push(this.#slab);
    this.#slab = idleSlabs.pop() ?? Buffer.allocUnsafeSlow(slabBytes);
    this.#from = 0;
    this.#at = 0;
    return this.#slab;
  }

  #added(bytes: number): void {
    this.#waitingBytes += bytes;
    this.#schedule();
  }

  /** Whatever is written by then takes it along. */
  #addedUnhurried(bytes: number): void {
    if (this.#waitingBytes === 0 && !this.#isOver) soon(this);
    this.#waitingBytes += bytes;
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isLeaving || this.#isOver) return;
    this.#isScheduled = true;
    atTurnEnd("write", this);
  }
}
