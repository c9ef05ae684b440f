/** What the pods of a balancer have alike, whichever kind of balancer runs in them. */

import type { Workload } from "../../model/plan.ts";
import type { NamedVolume } from "../../model/pod.ts";
import { type Balancer, isReplicated, type Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { balancerObject, balancerSelector, workloadLabels } from "../names.ts";
import type { Upstream } from "../upstream.ts";
import { podSettings } from "./pods.ts";

export function balancerPods(
  balancer: Balancer,
  upstream: Upstream,
  topology: Topology,
  volumes: readonly NamedVolume[] = [],
): Omit<Workload, "kind" | "autoscaled" | "config" | "container"> {
  const name = balancerObject(balancer);
  const selector = balancerSelector(topology, balancer);
  return {
    name,
    tier: "balancer",
    replicas: balancer.replicas,
    labels: workloadLabels(topology, balancer.name, name),
    selector,
    headless: undefined,
    secretMounts: upstream.mounts,
    ...podSettings(balancer, name, volumes),
    automountToken: upstream.discovery.kind === "k8s",
    spreadOver: isReplicated(balancer) ? selector : undefined,
    terminationGraceSeconds: defaults.terminationGraceSeconds,
    origin: balancer.origin,
  };
}
