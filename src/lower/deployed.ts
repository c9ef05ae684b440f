/** The Deployed view of a Plan: what rules across objects look at, before anything is written. */

import type { Deployed } from "../model/deployed.ts";
import { deepFreeze } from "../model/json.ts";
import type { Plan } from "../model/plan.ts";
import { parseMemoryBytes } from "../model/quantity.ts";

export function deployedOf(plan: Plan, clusterDomain: string): Deployed {
  const { namespace } = plan;
  return deepFreeze({
    clusterDomain,
    collectors: plan.configs.map(({ name, body, marks, origin }) => ({
      name,
      namespace,
      version: plan.release.version,
      config: body,
      marks,
      origin,
    })),
    workloads: plan.workloads.map((workload) => ({
      kind: workload.kind,
      name: workload.name,
      namespace,
      replicas: workload.replicas,
      podLabels: { ...workload.pod.labels, ...workload.labels, ...workload.selector },
      config: workload.config,
      memoryLimitBytes: parseMemoryBytes(workload.container.resources.limits.memory),
      serviceAccount: workload.serviceAccount,
      automountToken: workload.automountToken,
      origin: workload.origin,
    })),
    services: plan.services.map(({ name, headless, selector, ports, origin }) => ({
      name,
      namespace,
      headless,
      selector,
      ports: ports.map(({ port, protocol }) => ({ port, protocol })),
      origin,
    })),
    policies: plan.policies.map((policy) => ({ ...policy, namespace })),
    roles: plan.roles.map(({ namespace: where = "", serviceAccount, rules, origin }) => ({
      namespace: where,
      serviceAccount,
      accountNamespace: namespace,
      rules,
      origin,
    })),
  });
}
