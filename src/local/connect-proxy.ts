/**
 * Leads connections to names of a cluster to local ports: the gRPC of a Collector asks the proxy of HTTPS_PROXY for the name that
 * is on its ring, so its configuration need not change. Every other name is refused: nothing leaves the machine.
 */

import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { loopback } from "./loopback.ts";

export interface ConnectProxy {
  readonly port: number;
  readonly close: () => void;
}

/** @param portOf the local port behind `host:port`; undefined for what is not of this topology */
export async function startConnectProxy(portOf: (target: string) => number | undefined): Promise<ConnectProxy> {
  const open = new Set<net.Socket>();
  const server = http.createServer((_request, response) => response.writeHead(403).end("only CONNECT is served\n"));
  server.on("connect", (request, client) => {
    const port = portOf(request.url ?? "");
    if (port === undefined) {
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const backend = net.connect(port, loopback, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      backend.pipe(client);
      client.pipe(backend);
    });
    for (const socket of [backend, client as net.Socket]) {
      // an HTTP server hands its socket over
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        open.delete(socket);
        backend.destroy();
        client.destroy();
      });
    }
  });
  server.listen(0, loopback);
  await once(server, "listening");
  return {
    port: (server.address() as net.AddressInfo).port, // listens on a port, never on a pipe
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
