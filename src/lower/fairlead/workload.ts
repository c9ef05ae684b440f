/** The workload of Fairlead's balancer: Node, with the program from a ConfigMap or in an image. */

import { processesOf } from "../../model/fairlead-settings.ts";
import type { Workload } from "../../model/plan.ts";
import type { BalancerProgram } from "../../model/programs.ts";
import { canonicalResources } from "../../model/quantity.ts";
import type { FairleadBalancer, Topology } from "../../model/topology.ts";
import * as defaults from "../defaults.ts";
import { balancerPods } from "../kubernetes/balancer-pods.ts";
import { containerSettings } from "../kubernetes/pods.ts";
import { healthPort, metricsPort, programOtlp } from "../kubernetes/ports.ts";
import { senderMounts } from "../kubernetes/secret-mounts.ts";
import type { Upstream } from "../upstream.ts";

export function lowerProgramWorkload(
  balancer: FairleadBalancer,
  { delivery, ...program }: BalancerProgram,
  upstream: Upstream,
  topology: Topology,
): Workload {
  const isImage = delivery.kind === "image";
  const pods = balancerPods(balancer, upstream, topology);
  return {
    ...pods,
    kind: "Deployment",
    autoscaled: balancer.settings.autoscaling !== undefined,
    config: program.configMap,
    container: {
      name: "balancer",
      image: isImage ? delivery.image : program.baseImage,
      command: ["node", ...program.nodeFlags, `${isImage ? program.programFolder : program.configFolder}/balancer.mjs`],
      args: ["--config", `${program.configFolder}/balancer.json`],
      ports: [...programOtlp(program.config), metricsPort, healthPort],
      ...containerSettings(balancer, []),
      resources: canonicalResources(balancer.resources ?? defaults.fairleadResources(processesOf(balancer.settings))),
      readiness: { path: "/readyz", port: defaults.ports.health, ...defaults.readiness },
      liveness: { path: "/livez", port: defaults.ports.health, ...defaults.liveness },
    },
    secretMounts: [...pods.secretMounts, ...senderMounts(balancer.settings.senders ?? {})],
  };
}
