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

/** @param home namespace of the account, and of the chart */
export function roleAndBinding(
  { name, namespace, rules, serviceAccount }: Role,
  home: string,
): readonly KubernetesObject[] {
  const metadata = { name, ...(namespace !== undefined && namespace !== home && { namespace }) };
  const kind = namespace === undefined ? "ClusterRole" : "Role";
  const binding = {
    metadata,
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name },
    subjects: [{ kind: "ServiceAccount", name: serviceAccount, namespace: home }],
  };
  return kind === "Role"
    ? [kubernetesObject("Role", { metadata, rules }), kubernetesObject("RoleBinding", binding)]
    : [kubernetesObject("ClusterRole", { metadata, rules }), kubernetesObject("ClusterRoleBinding", binding)];
}
