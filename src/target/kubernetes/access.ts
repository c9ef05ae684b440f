/** Service accounts, and the roles bound to them. */

import type { Role, ServiceAccount } from "../../model/plan.ts";
import type { KubernetesObject } from "./object.ts";

const rbac = "rbac.authorization.k8s.io";

export function serviceAccount({ name, automountToken }: ServiceAccount): KubernetesObject {
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name }, automountServiceAccountToken: automountToken };
}

/** @param namespace of the account */
export function roleAndBinding({ name, rules, serviceAccount }: Role, namespace: string): readonly KubernetesObject[] {
  return [
    { apiVersion: `${rbac}/v1`, kind: "Role", metadata: { name }, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: "RoleBinding",
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: "Role", name },
      subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace }],
    },
  ];
}
