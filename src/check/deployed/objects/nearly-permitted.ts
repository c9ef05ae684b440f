/** A binding that was meant for an account, or a rule that was meant for what it asks, where one word of it is wrong. */

import type { DiagnosticParts } from "../../../diagnostics/diagnostic.ts";
import { nearest } from "../../../diagnostics/suggest.ts";
import type { DeployedRole, DeployedWorkload } from "../../../model/deployed.ts";

type Account = Pick<DeployedWorkload, "serviceAccount" | "namespace">;

interface Asked {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** @returns what to change, and where that stands */
export function nearlyPermitted(
  roles: readonly DeployedRole[],
  account: Account,
  asked: Asked,
): Pick<DiagnosticParts, "help" | "related"> | undefined {
  for (const role of roles.filter(({ origin }) => origin.in === "text")) {
    const change = changeTo(role, account, asked);
    if (change !== undefined) return { help: change, related: [{ message: "the binding", place: role.origin }] };
  }
  return undefined;
}

function changeTo(role: DeployedRole, { serviceAccount, namespace }: Account, asked: Asked): string | undefined {
  const { apiGroup, resources, verbs } = asked;
  const rules = role.rules.filter((rule) => resources.every((one) => rule.resources.includes(one)));
  const right = rules.find(({ apiGroups }) => apiGroups.includes(apiGroup));
  const isSameName = role.serviceAccount === serviceAccount;
  const isSameNamespace = role.accountNamespace === namespace;
  if (isSameName && isSameNamespace) {
    const [other] = rules;
    if (right !== undefined || other === undefined) return undefined;
    return `its rule for ${resources.join(", ")} has apiGroups ${JSON.stringify(other.apiGroups)}: write ${JSON.stringify([apiGroup])} there`;
  }
  if (right === undefined) return undefined;
  const lacking = verbs.filter((verb) => !right.verbs.includes(verb) && !right.verbs.includes("*"));
  const more = lacking.length > 0 ? `, and add ${lacking.join(", ")} to the verbs of its role` : "";
  if (isSameName && role.accountNamespace !== "*")
    return `the binding names the account of that name in "${role.accountNamespace}": write namespace: ${namespace} there${more}`;
  if (isSameNamespace && nearest(role.serviceAccount, [serviceAccount]).length > 0)
    return `the binding names the account "${role.serviceAccount}": did you mean ${serviceAccount}?${more}`;
  return undefined;
}

/** Of a warning, why it is not an error. */
export const boundElsewhere = " It is a warning, as no binding of it is here: another file may have one.";
