/** Ports of this machine that nobody has. */

import { once } from "node:events";
import net from "node:net";
import { loopback } from "./loopback.ts";

/** As many as asked for, each open for a moment beside the others, so that they differ. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => opened(0)));
  const ports = servers.map((server) => (server.address() as net.AddressInfo).port); // listens on a port, never on a pipe
  await Promise.all(servers.map(closed));
  return ports;
}

/** @returns undefined when it is free; else the operating system's reason */
export async function whyTaken(port: number): Promise<string | undefined> {
  try {
    await closed(await opened(port));
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code; // what node:net throws
  }
}

async function opened(port: number): Promise<net.Server> {
  const server = net.createServer().listen(port, loopback);
  await once(server, "listening");
  return server;
}

async function closed(server: net.Server): Promise<void> {
  server.close();
  await once(server, "close");
}
