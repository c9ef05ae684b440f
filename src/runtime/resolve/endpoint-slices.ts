/** Ready addresses in the EndpointSlices of a Service, as the exporter of 0.161.0 has them: IPv6 in brackets, both addresses of dual stack. */

import { endpointOf } from "../../routing/endpoint.ts";

/** The part of discovery.k8s.io/v1 that is read. The API server's answers are not validated. */
export interface EndpointSlice {
  readonly metadata?: { readonly name?: string; readonly resourceVersion?: string };
  readonly ports?: readonly { readonly name?: string | null; readonly port?: number | null }[] | null;
  readonly endpoints?: readonly SliceEndpoint[] | null;
}

interface SliceEndpoint {
  readonly addresses?: readonly string[] | null;
  readonly conditions?: { readonly ready?: boolean | null } | null;
}

/** @param port a number, or the name of a port of the Service */
export function readyEndpoints(slices: Iterable<EndpointSlice>, port: number | string): Iterable<string> {
  const found = new Set<string>();
  for (const { ports, endpoints } of slices) {
    const number = typeof port === "number" ? port : ports?.find(({ name }) => name === port)?.port;
    if (typeof number !== "number") continue;
    for (const { addresses, conditions } of endpoints ?? []) {
      // Unset means ready (Kubernetes API, EndpointConditions).
      if (conditions?.ready === false) continue;
      for (const address of addresses ?? []) found.add(endpointOf(address, number));
    }
  }
  return found;
}
