/** Senders that always have so many calls on their way. */

import type { Buffer } from "node:buffer";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { call, connect } from "./peer.ts";

export interface Pushing {
  readonly inFlight: number;
  readonly message: () => Buffer;
  readonly isGzip?: boolean;
}

/** So many calls on their way at any time, over ten connections; each one that ends is followed by another. */
export async function push(port: number, ms: number, { inFlight, message, isGzip = false }: Pushing): Promise<string> {
  const sessions = Array.from({ length: 10 }, () => connect(port));
  const bytes = isGzip ? gzipSync(message()) : message();
  const until = performance.now() + ms;
  let answered = 0;
  const one = async (index: number) => {
    while (performance.now() < until) {
      const at = index % sessions.length;
      const session = sessions[at];
      if (!session || session.destroyed) sessions[at] = connect(port);
      else {
        const status = await Promise.race([
          call(session, bytes, isGzip ? "gzip" : undefined),
          sleep(until - performance.now(), "late"),
        ]);
        answered++;
        // As a sender that is told to try again does.
        if (status !== "0") await sleep(100);
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, (_, index) => one(index)));
  for (const session of sessions) session.destroy();
  return `${bytes.length} × ${answered}`;
}
