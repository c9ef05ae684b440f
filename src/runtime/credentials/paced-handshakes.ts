/**
 * A handshake costs as much as a hundred small requests, and a thousand senders that come back at once ask for theirs in the same
 * moment. So it begins when its client has spoken and a turn of the event loop has time for it. Its memory is held, and that of who has not spoken.
 */

import type { Socket } from "node:net";
import type { Server } from "node:tls";
import { tlsBytes, unspokenBytes } from "../../contract/memory.ts";
import type { HeldBytes } from "../memory/held-bytes.ts";
import { hasTime, inTime } from "../next-turn.ts";

/** For a client to begin; then the handshake has a time of its own. */
const beginMs = 10_000;

/** @param server one that has its own listeners, and no connection yet */
export function paceHandshakes(server: Server, held: Pick<HeldBytes, "reserve" | "release">): void {
  const listeners = server.listeners("connection");
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    // It may break before anybody else listens.
    socket.on("error", () => {});
    if (!held.reserve(unspokenBytes)) {
      socket.destroy();
      return;
    }
    let bytes = unspokenBytes;
    socket.on("close", () => held.release(bytes));
    const late = setTimeout(() => socket.destroy(), beginMs).unref();
    const begin = () => {
      if (socket.destroyed) return;
      if (socket.readableLength === 0 || !held.reserve(tlsBytes - unspokenBytes)) {
        socket.destroy();
        return;
      }
      bytes = tlsBytes;
      for (const listener of listeners) listener.call(server, socket);
    };
    // What has come stays in the socket, where TLS finds it.
    socket.once("readable", () => {
      clearTimeout(late);
      if (hasTime()) begin();
      else inTime(begin);
    });
    socket.on("close", () => clearTimeout(late));
  });
}
