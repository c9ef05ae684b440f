/**
 * A port that was free a moment ago, and that this process was not given before. It is below those that Linux gives to connections
 * (net.ipv4.ip_local_port_range, from 32 768): one of these may be taken by anybody's connection before it is listened on.
 */

import net from "node:net";

const [first, last] = [10_000, 32_000];
const given = new Set<number>();

export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * (last - first));
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
