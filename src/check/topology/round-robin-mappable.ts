/** Round robin is asked of a pool whose addresses gRPC can look up, and nothing that only a resolver reads is lost. */

import { signals } from "../../contract/signal.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import { type Balancer, collectorsOf, existingDiscovery, type Pool } from "../../model/topology.ts";
import type { TopologyRule } from "../rule.ts";
import { signalsBy, valueAt } from "./value-at.ts";

export const roundRobinMappable: TopologyRule = (topology) =>
  [...topology.pools, ...topology.existing.map((pool) => ({ ...pool, discovery: existingDiscovery(pool) }))].flatMap(
    (pool) => {
      const balancers = collectorsOf(pool, topology);
      return [...balancers.flatMap((balancer) => routeProblems(balancer, pool)), ...unreadSettings(pool, balancers)];
    },
  );

type Found = Pick<Pool, "name" | "discovery" | "origin">;

function routeProblems(balancer: Balancer, pool: Found): readonly Diagnostic[] {
  const discovery = valueAt(pool.discovery, "kind");
  if (discovery !== "static" && discovery !== "k8s") return [];
  return signalsBy("round-robin", balancer).map((signal) =>
    diagnostic("FL3012", {
      at: within(balancer.origin, "routes", signal),
      message: `gRPC does round robin over the addresses behind one DNS name; "${pool.name}" is found by ${discovery === "static" ? "the names of its backends" : "watching Kubernetes"}.`,
      help: `declare "${pool.name}" with \`discovery: dns()\``,
    }),
  );
}

/** gRPC looks names up by itself: when a connection closes, and at most every 30 s. */
function unreadSettings(pool: Found, balancers: readonly Balancer[]): readonly Diagnostic[] {
  const kinds = balancers.flatMap(({ routes }) => signals.map((signal) => valueAt(routes, signal, "kind")));
  const known = kinds.filter((kind) => kind !== undefined);
  if (known.length === 0 || known.some((kind) => kind !== "round-robin")) return [];
  return ["interval", "timeout"]
    .filter((setting) => valueAt(pool.discovery, "kind") === "dns" && valueAt(pool.discovery, setting) !== undefined)
    .map((setting) =>
      diagnostic("FL3012", {
        at: within(pool.origin, "discovery", setting),
        severity: "warning",
        message: `Round robin does not use this ${setting}: gRPC looks up the backends of "${pool.name}" when a connection closes.`,
        help: "leave it out; maxConnectionAge decides how soon a new backend is used",
      }),
    );
}
