/** What listens in every pod of a backend or a balancer, of whichever kind, and what of it a Service offers. */

import type { Port } from "../../model/plan.ts";
import { ports } from "../defaults.ts";

/** How a tier's own OTLP receiver is spoken to; `unknown` where the author has replaced it. */
export type OtlpTransport = "plaintext" | "tls" | "unknown";

/** Where TLS is spoken a mesh must not look inside, and `https` is its word for that. */
const appProtocols = Object.freeze({
  plaintext: { grpc: "grpc", http: "http" },
  tls: { grpc: "https", http: "https" },
  unknown: { grpc: undefined, http: undefined },
} as const);

const tcp = Object.freeze({ protocol: "TCP" } as const);

export function otlpPorts(transport: OtlpTransport): readonly Port[] {
  const { grpc, http } = appProtocols[transport];
  return [
    { ...tcp, name: "otlp-grpc", port: ports.otlpGrpc, appProtocol: grpc },
    { ...tcp, name: "otlp-http", port: ports.otlpHttp, appProtocol: http },
  ];
}

export function servicePorts(transport: OtlpTransport): readonly Port[] {
  return [...otlpPorts(transport), { ...tcp, name: "metrics", port: ports.metrics, appProtocol: "http" }];
}

/** Health is asked for by the kubelet, and by balancers that know each backend by its address. */
export const containerPorts: readonly Port[] = Object.freeze([
  ...servicePorts("unknown"),
  { ...tcp, name: "health", port: ports.health, appProtocol: undefined },
]);
