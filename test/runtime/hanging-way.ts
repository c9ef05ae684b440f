/** What is between a balancer and its backend, until it hangs: connections stay and are taken, and nothing comes through. */

import { once } from "node:events";
import net, { type AddressInfo, type Socket } from "node:net";

export interface HangingWay {
  readonly endpoint: string;
  readonly hang: () => void;
  /** What was held back is lost, as with a node that was away. */
  readonly goOn: () => void;
  readonly close: () => void;
}

export async function hangingWay(endpoint: string): Promise<HangingWay> {
  const sockets = new Set<Socket>();
  let isHanging = false;
  const server = net.createServer((socket) => {
    const [host = "", port] = endpoint.split(":");
    const on = net.connect(Number(port), host);
    sockets.add(socket).add(on);
    for (const one of [socket, on]) one.on("error", () => {});
    socket.on("data", (chunk) => !isHanging && on.write(chunk));
    on.on("data", (chunk) => !isHanging && socket.write(chunk));
    on.on("close", () => !isHanging && socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // Listens on an address, never on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `127.0.0.1:${port}`,
    hang: () => (isHanging = true),
    goOn: () => (isHanging = false),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
