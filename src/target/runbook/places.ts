/** The pods of a balancer and of its backends, as kubectl finds them. */

import type { Link } from "../../model/link.ts";
import { type Plan, selectorText, type Workload, workloadsOf } from "../../model/plan.ts";

export interface Places {
  readonly namespace: string;
  /** What selects its pods, for `-l`. */
  readonly balancerPods: string;
  /** Undefined for a pool that exists already. */
  readonly backendPods: string | undefined;
  readonly container: string;
  /** What kubectl can look at: a pod of it. */
  readonly balancer: string;
  /** The Service behind which backends are found; undefined where they are listed. */
  readonly foundBy: { readonly service: string; readonly namespace: string } | undefined;
  readonly serviceAccount: string;
}

/** All pods of a blueprint's tier have this label and that of Fairlead. */
const component = "app.kubernetes.io/component";

export function placesOf(link: Link, plan: Plan): Places | undefined {
  const { namespace } = plan;
  const [balancer] = workloadsOf(link.balancer, plan);
  const [backend] = workloadsOf(link.pool, plan);
  if (balancer === undefined) return undefined;
  const existing = plan.existing.find(({ name, balancer: by }) => name === link.pool && by === link.balancer);
  const found = existing?.service ?? (backend?.headless ? { name: backend.headless, namespace } : undefined);
  return {
    namespace,
    balancerPods: selectorText(balancer.selector),
    backendPods: backend && selectorText({ [component]: link.pool, "app.kubernetes.io/managed-by": "fairlead" }),
    container: balancer.container.name,
    balancer: objectOf(balancer),
    foundBy:
      link.discovery === "static" || found === undefined
        ? undefined
        : { service: found.name, namespace: found.namespace },
    serviceAccount: balancer.serviceAccount,
  };
}

/** The operator makes a Deployment, or a StatefulSet where there are volumes to claim. */
function objectOf({ kind, name, volumes }: Workload): string {
  if (kind !== "OpenTelemetryCollector") return `${kind.toLowerCase()}/${name}`;
  const claims = volumes.some(({ volume }) => volume.kind === "claim-template");
  return `${claims ? "statefulset" : "deployment"}/${name}-collector`;
}
