/**
 * Sockets of a server that read into one buffer, which all of them share. Otherwise Node gives each read 64 KiB of its own, and what
 * was read of large requests waits for the collector: a fifth of the memory, and a tenth of the time (docs/performance.md).
 */

import { Buffer } from "node:buffer";
import net, { type Socket } from "node:net";

/** As much as a read of libuv has by itself (1.46 in Node 20, 1.51 in Node 22). */
const readBytes = 64 * 1_024;
/** libuv reads and says so in one go, one socket after the other, so that one is enough for all. */
const shared = Buffer.allocUnsafeSlow(readBytes);

/** In place of the event "data". */
export class InPlaceSocket extends net.Socket {
  #arrived: (piece: Buffer) => void = () => {};

  constructor(handle: object) {
    const callback = (bytes: number) => {
      this.#arrived(shared.subarray(0, bytes));
      return true;
    };
    // The types know neither option of the constructor.
    const options: object = { handle, onread: { buffer: shared, callback } };
    super(options);
  }

  /** @param arrived hears of each piece, which is there during the call */
  onPiece(arrived: (piece: Buffer) => void): void {
    this.#arrived = arrived;
    // It never comes where `onread` works. The types have it for sockets that connect alone: a Node that took that at its word would be deaf.
    this.on("data", arrived);
  }
}

/** @param accepted by a server with `pauseOnConnect` @returns what is used in its place */
export function readingInPlace(accepted: Socket): Socket {
  // Node has the option for sockets that connect alone (20 to 26): one that was accepted has to give up its handle for it.
  const owner = accepted as unknown as { _handle?: object | null };
  const { _handle: handle } = owner;
  if (!handle) return accepted.resume();
  owner._handle = null;
  const socket = new InPlaceSocket(handle);
  // Its server counts it among its connections until then.
  socket.once("close", () => accepted.destroy());
  return socket;
}
