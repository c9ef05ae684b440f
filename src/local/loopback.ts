/** The configuration of a balancer, changed as little as one machine asks for: loopback addresses, and no certificates or tokens. */

import type { BalancerConfig } from "../contract/balancer-config.ts";
import type { WeightedEndpoint } from "../routing/pick/weighted-endpoint.ts";
import { encoders } from "../runtime/send/encoders.ts";

export interface BalancerPorts {
  readonly grpc: number;
  readonly http: number;
  readonly metrics: number;
  readonly health: number;
}

export const loopback = "127.0.0.1";

/** Long enough for what is on its way, and short enough for somebody who waits. */
const drainMsMax = 10_000;

export function onLoopback(
  config: BalancerConfig,
  weighted: readonly WeightedEndpoint[],
  ports: BalancerPorts,
): BalancerConfig {
  const { receivers, exporter, health, telemetry, limits } = config;
  const at = (port: number) => ({ host: loopback, port });
  const listener = (port: number) => ({ ...at(port), tls: undefined, auth: undefined });
  return {
    ...config,
    receivers: {
      grpc: receivers.grpc && listener(ports.grpc),
      http: receivers.http && listener(ports.http),
    },
    resolver: { kind: "static", backends: weighted },
    exporter: {
      ...exporter,
      tls: undefined,
      auth: undefined,
      compression: compressionHere(exporter.compression),
    },
    // A sink answers the check of gRPC; over HTTP it is enough that its port is open.
    health: {
      ...health,
      active: health.active && {
        ...health.active,
        kind: exporter.protocol === "grpc" ? "grpc" : "tcp",
        port: undefined,
      },
    },
    telemetry: { ...telemetry, metrics: at(ports.metrics), health: at(ports.health), page: undefined },
    limits: { ...limits, drainDelayMs: 0, drainMs: Math.min(limits.drainMs, drainMsMax) },
  };
}

type Compression = BalancerConfig["exporter"]["compression"];

/** This machine's Node may be older than the image's. */
function compressionHere(asked: Compression): Compression {
  return asked === "none" || encoders.has(asked) ? asked : "gzip";
}

/** What is compressed in another way than in the cluster, for whoever measures or tries it here. */
export function encodingNotes({ exporter: { compression } }: BalancerConfig): readonly string[] {
  const used = compressionHere(compression);
  if (used === compression) return [];
  return [`${used} to backends instead of ${compression}, which Node ${process.versions.node} does not have`];
}
