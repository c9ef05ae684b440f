/** Tells `fairlead verify` what the sinks of this machine got of a run, and how the balancers route. To loopback alone. */

import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { RoutedBalancer } from "../inspect/routed-balancer.ts";
import { sightingsPath, topologyPath, type UpTopology } from "../verify/from-up.ts";
import { type SightingBook, writeSightings } from "../verify/sightings.ts";
import type { LocalTopology } from "./local-topology.ts";
import { loopback } from "./loopback.ts";
import type { RunningBalancer } from "./running-balancer.ts";

export interface VerifyServer {
  readonly url: string;
  readonly close: () => void;
}

export interface Told {
  readonly topology: LocalTopology;
  readonly balancers: readonly Pick<RunningBalancer, "current" | "ports">[];
  readonly book: SightingBook;
  /** What stands in for a Collector runs no processors, which could write what keys are made of. */
  readonly processorsRun: boolean;
}

export async function startVerifyServer(told: Told): Promise<VerifyServer> {
  const server = createServer((request, response) => answer(request, response, told));
  server.listen(0, loopback);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // listens on a port, never on a pipe
  return {
    url: `http://${loopback}:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A page of another site may send here by a name that leads to this machine: its Host is another. */
function answer({ method, url = "", headers }: IncomingMessage, response: ServerResponse, told: Told): void {
  const isOurs = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(headers.host ?? "") && headers.origin === undefined;
  const found = isOurs && method === "GET" ? contentAt(url, told) : undefined;
  response.writeHead(found === undefined ? 404 : 200, { "content-type": "application/json" });
  response.end(found === undefined ? "" : JSON.stringify(found));
}

function contentAt(url: string, told: Told): object | undefined {
  const { book } = told;
  if (url === topologyPath) return topologyOf(told);
  return url.startsWith(sightingsPath) ? writeSightings(book.of(url.slice(sightingsPath.length))) : undefined;
}

function topologyOf({ topology: { name }, balancers, processorsRun }: Told): UpTopology {
  const asRun = (routed: RoutedBalancer): RoutedBalancer =>
    processorsRun
      ? routed
      : { ...routed, routes: routed.routes.map((route) => ({ ...route, changedBy: [], effects: [] })) };
  return {
    formatVersion: 1,
    name,
    balancers: balancers.map(({ current, ports }) => {
      const { routed, backendAt, config } = current();
      return {
        routed: asRun(routed),
        backendAt: [...backendAt],
        grpc: config.receivers.grpc && `http://${loopback}:${ports.grpc}`,
        http: config.receivers.http && `http://${loopback}:${ports.http}`,
      };
    }),
  };
}
