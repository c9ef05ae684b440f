/** The workload of Fairlead's balancer: Node, with the program from a ConfigMap or in an image. */

import type { BalancerProgram, Workload } from "../../model/plan.ts";
import { type FairleadBalancer, isReplicated, type Pool, type Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { containerPorts } from "../kubernetes/ports.ts";
import { linkMounts, senderMounts } from "../kubernetes/secret-mounts.ts";
import { balancerObject, balancerSelector, workloadLabels } from "../names.ts";

export function lowerProgramWorkload(
  balancer: FairleadBalancer,
  { delivery, ...program }: BalancerProgram,
  pool: Pool,
  topology: Topology,
): Workload {
  const name = balancerObject(balancer);
  const isImage = delivery.kind === "image";
  const selector = balancerSelector(topology, balancer);
  return {
    name,
    tier: "balancer",
    kind: "Deployment",
    replicas: balancer.replicas,
    autoscaled: balancer.settings.autoscaling !== undefined,
    labels: workloadLabels(topology, balancer.name, name),
    selector,
    config: program.configMap,
    headless: undefined,
    container: {
      name: "balancer",
      image: isImage ? delivery.image : program.baseImage,
      command: ["node", ...program.nodeFlags, `${isImage ? program.programFolder : program.configFolder}/balancer.mjs`],
      args: ["--config", `${program.configFolder}/balancer.json`],
      ports: containerPorts,
      env: [],
      resources: balancer.resources ?? defaults.fairleadResources,
      readiness: { path: "/readyz", port: defaults.ports.health, ...defaults.readiness },
      liveness: { path: "/livez", port: defaults.ports.health, ...defaults.liveness },
    },
    secretMounts: [...linkMounts(pool, "clientSecret"), ...senderMounts(balancer.settings.senders ?? {})],
    serviceAccount: name,
    automountToken: pool.discovery.kind === "k8s",
    spreadOver: isReplicated(balancer) ? selector : undefined,
    terminationGraceSeconds: defaults.terminationGraceSeconds,
    origin: balancer.origin,
  };
}
