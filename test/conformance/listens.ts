/** Waits for a process of a suite to listen. */

import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** @throws where nobody does in time */
export async function listens(port: number, host = "127.0.0.1", waitMs = 60_000): Promise<void> {
  for (const until = Date.now() + waitMs; Date.now() < until; await sleep(50)) {
    const socket = net.connect(port, host);
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
  }
  throw new Error(`nothing listens on ${host} port ${port}`);
}
