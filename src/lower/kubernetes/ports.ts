/** What listens in every pod of a backend or a balancer, and what Fairlead's own balancer opens beside it. */

import type { BalancerConfig } from "../../contract/balancer-config.ts";
import type { Port } from "../../model/pod.ts";
import { ports } from "../defaults.ts";

const tcp = Object.freeze({ protocol: "TCP" } as const);

export const metricsPort: Port = Object.freeze({
  ...tcp,
  name: "metrics",
  port: ports.metrics,
  appProtocol: "http",
});

/** Asked for by the kubelet, and by balancers that know each backend by its address. */
export const healthPort: Port = Object.freeze({ ...tcp, name: "health", port: ports.health, appProtocol: undefined });

/** Where TLS is spoken a mesh must not look inside, and `https` is its word for that. */
export function programOtlp({ receivers }: Pick<BalancerConfig, "receivers">): readonly Port[] {
  return (["grpc", "http"] as const).flatMap((protocol) => {
    const listener = receivers[protocol];
    if (listener === undefined) return [];
    const appProtocol = listener.tls ? "https" : protocol;
    return [{ ...tcp, name: `otlp-${protocol}`, port: listener.port, appProtocol }];
  });
}
