/**
 * An endpoint: `host:port`, or a host alone, which has the port of OTLP/gRPC; IPv6 in brackets. A ring hashes its
 * spelling, so an endpoint keeps the spelling that it was given.
 */

import { Buffer } from "node:buffer";
import net from "node:net";
import { otlpPorts } from "../contract/otlp-ports.ts";

/** Endpoints in byte order of their UTF-8, as every resolver hands them to the ring. */
export function sortEndpoints(endpoints: readonly string[]): readonly string[] {
  return endpoints
    .map((endpoint) => ({ endpoint, bytes: Buffer.from(endpoint) }))
    .sort((left, right) => Buffer.compare(left.bytes, right.bytes))
    .map(({ endpoint }) => endpoint);
}

/** The address at which the Collector dials an endpoint of the ring: to a name without a colon it adds the port. */
export function dialTarget(endpoint: string): string {
  return endpoint.includes(":") ? endpoint : `${endpoint}:${otlpPorts.grpc}`;
}

export function endpointOf(address: string, port: number): string {
  return net.isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
}

/** @param target with a port; IPv6 in brackets */
export function splitTarget(target: string): { readonly host: string; readonly port: number } {
  const colon = target.lastIndexOf(":");
  return { host: target.slice(0, colon).replace(/^\[|\]$/g, ""), port: Number(target.slice(colon + 1)) };
}
