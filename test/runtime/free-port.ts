/** A port that was free a moment ago, and that this process was not given before. */

import { once } from "node:events";
import net from "node:net";

/** The kernel may offer one that it offered before, as long as nobody has opened it. */
const given = new Set<number>();

export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const offered = given.has(port) ? freePort() : Promise.resolve(port); // asked for while this one is still taken
  given.add(port);
  const free = await offered;
  server.close();
  await once(server, "close");
  return free;
}
