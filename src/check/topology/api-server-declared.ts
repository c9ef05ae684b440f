/** A balancer that watches Kubernetes says where the API server is, so that its NetworkPolicy can let it through. */

import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { valueAt } from "./value-at.ts";

export const apiServerDeclared: TopologyRule = ({ balancers, pools }) =>
  balancers
    .filter(
      ({ to, network }) =>
        pools.some(({ name, discovery }) => name === to && valueAt(discovery, "kind") === "k8s") &&
        valueAt(network, "apiServer") === undefined,
    )
    .map(({ name, origin }) =>
      diagnostic("FL4009", {
        at: within(origin, "network", "apiServer"),
        message: `"${name}" watches Kubernetes for its backends, and its NetworkPolicy would block the API server.`,
        help: 'declare it: `network: { apiServer: { cidr: "10.0.0.1/32", port: 6443 } }`, with what `kubectl get endpoints kubernetes` shows',
      }),
    );
