/** Bytes that lie in a socket, unread, because the process stands still: without CPU for a while, or in a long collection of garbage. */

import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { closingAfterEach } from "./closing.ts";

const closing = closingAfterEach();

export interface UnreadAnswer {
  readonly read: (heard: () => void) => void;
  /** They come when the process begins to stand still, soon. */
  readonly comesDuring: (ms: number) => void;
}

export async function unreadAnswer(): Promise<UnreadAnswer> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // A test server listens on an address, never on a pipe.
  const reader = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [peer]: net.Socket[] = await once(server, "connection");
  closing(() => {
    reader.destroy();
    peer?.destroy();
    server.close();
  });
  return {
    read: (heard) => void reader.once("data", heard),
    comesDuring: (ms) =>
      // Behind what is read in a turn, and before the timers of the next one.
      void setImmediate(() => {
        peer?.write("an answer");
        for (const until = performance.now() + ms; performance.now() < until; );
      }),
  };
}
