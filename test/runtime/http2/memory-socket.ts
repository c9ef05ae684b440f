/** A socket without a kernel: what a session of HTTP/2 asks of one, in the order of events that Node has. Its peer is a test. */

import { Buffer } from "node:buffer";
import { EventEmitter } from "node:events";
import type { Socket } from "node:net";

export class MemorySocket extends EventEmitter {
  readonly remoteAddress = "127.0.0.1";
  destroyed = false;
  /** It said that nothing more comes. */
  isEnded = false;
  #isPaused = false;
  /** What came while it was paused. */
  #waiting: Buffer[] = [];
  #written: Buffer[] = [];

  /** For who asks for a socket: no more of it is used. */
  get socket(): Socket {
    return this as unknown as Socket;
  }

  /** As its peer. */
  arrives(bytes: Buffer): void {
    if (this.destroyed) return;
    if (this.#isPaused) this.#waiting.push(bytes);
    else {
      // It is there during the call, as what a server's sockets read in place.
      const piece = Buffer.from(bytes);
      this.emit("data", piece);
      piece.fill(0xaa);
    }
  }

  /** All of it is read. */
  get isRead(): boolean {
    return this.destroyed || (!this.#isPaused && this.#waiting.length === 0);
  }

  /** What was written since it was taken last. */
  take(): Buffer {
    const written = this.#written;
    this.#written = [];
    return Buffer.concat(written);
  }

  setNoDelay(): void {}
  cork(): void {}
  uncork(): void {}

  isPaused(): boolean {
    return this.#isPaused;
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    process.nextTick(() => {
      if (!this.destroyed) this.emit("resume");
      while (!this.#isPaused && this.#waiting.length > 0) this.arrives(this.#waiting.shift() ?? Buffer.alloc(0));
    });
  }

  write(bytes: Buffer, left?: () => void): void {
    // Its buffer is used again once it has left.
    this.#written.push(Buffer.from(bytes));
    if (left) queueMicrotask(left);
  }

  end(): void {
    this.isEnded = true;
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.#waiting = [];
    process.nextTick(() => this.emit("close"));
  }
}
