/** Service accounts, and the roles bound to them. */

import type * as Kplus from "cdk8s-plus-28";
import type { Construct } from "constructs";
import type { Role, ServiceAccount } from "../../model/plan.ts";
import { kplus } from "../cdk8s.ts";

export function emitServiceAccount(scope: Construct, account: ServiceAccount): void {
  new kplus.ServiceAccount(scope, `${account.name}-service-account`, {
    metadata: { name: account.name },
    automountToken: account.automountToken,
  });
}

/** @param namespace of the account: without one, cdk8s-plus binds that of the namespace "default" */
export function emitRole(scope: Construct, role: Role, namespace: string): void {
  const made = new kplus.Role(scope, `${role.name}-role`, { metadata: { name: role.name } });
  for (const { apiGroups, resources, verbs } of role.rules) {
    for (const apiGroup of apiGroups) {
      for (const resourceType of resources)
        made.allow([...verbs], kplus.ApiResource.custom({ apiGroup, resourceType }));
    }
  }
  const binding = new kplus.RoleBinding(scope, `${role.name}-role-binding`, {
    metadata: { name: role.name },
    role: made as Kplus.IRole,
  }); // cdk8s-plus is not written for exactOptionalPropertyTypes
  const account = kplus.ServiceAccount.fromServiceAccountName(scope, `${role.name}-bound`, role.serviceAccount, {
    namespaceName: namespace,
  });
  binding.addSubjects(account);
}
