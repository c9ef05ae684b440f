/** Counts the connections that requests need: a request may follow where one is free, or where there may be another. */

import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";

/** Where connections are counted. */
export interface ConnectionCount {
  /** For one more. @returns whether there may be one */
  readonly take: () => boolean;
  readonly give: () => void;
}

/** With methods, not to be taken apart. */
export class CountedConnections {
  readonly #count: ConnectionCount;
  readonly #open = new Set<ClientRequest>();
  readonly #sockets = new Set<Socket>();
  #counted = 0;
  /** Requests that may follow: what they send is compressed first. */
  #promised = 0;

  constructor(count: ConnectionCount) {
    this.#count = count;
  }

  mayPost(): boolean {
    if (this.#open.size + this.#promised >= this.#counted) {
      if (!this.#count.take()) return false;
      this.#counted++;
    }
    this.#promised++;
    return true;
  }

  /** Which it might. */
  begun(request: ClientRequest): void {
    this.#promised--;
    this.#open.add(request);
    request.on("socket", (socket) => this.#connected(socket));
    request.on("close", () => {
      this.#open.delete(request);
      this.#recount();
    });
  }

  /** The request that might follow cannot be begun. */
  notBegun(): void {
    this.#promised--;
    this.#recount();
  }

  /** It is about to end. */
  gone(socket: Socket): void {
    this.#sockets.delete(socket);
    this.#recount();
  }

  #connected(socket: Socket): void {
    if (this.#sockets.has(socket)) return;
    this.#sockets.add(socket);
    socket.once("close", () => this.gone(socket));
  }

  /** What could not be tried has no connection. */
  #recount(): void {
    for (; this.#counted > Math.max(this.#open.size + this.#promised, this.#sockets.size); this.#counted--) {
      this.#count.give();
    }
  }
}
