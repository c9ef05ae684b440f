/** Service accounts, and the roles bound to them. */

import type { Role, ServiceAccount } from "../../model/plan.ts";
import { type KubernetesObject, kubernetesObject } from "./object.ts";

export function serviceAccount({ name, annotations, ...account }: ServiceAccount): KubernetesObject {
  const imagePullSecrets = account.imagePullSecrets.map((secret) => ({ name: secret }));
  return kubernetesObject("ServiceAccount", {
    metadata: { name, annotations },
    automountServiceAccountToken: account.automountToken,
    ...(imagePullSecrets.length > 0 && { imagePullSecrets }),
  });
}

/** @param namespace of the account */
export function roleAndBinding({ name, rules, serviceAccount }: Role, namespace: string): readonly KubernetesObject[] {
  return [
    kubernetesObject("Role", { metadata: { name }, rules }),
    kubernetesObject("RoleBinding", {
      metadata: { name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
      subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace }],
    }),
  ];
}
