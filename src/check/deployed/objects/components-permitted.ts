/** What components ask of the API server they may: their pods have a token, and the account every verb, wherever they ask. */

import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Deployed, DeployedCollector, DeployedRole, DeployedWorkload } from "../../../model/deployed.ts";
import { type AskedPermission, permissionsAsked } from "../../../needs/asked-permissions.ts";
import type { DeployedRule } from "../../rule.ts";
import { type CollectorView, viewOf } from "../collector/view.ts";
import { type Caused, onePerCause } from "../one-per-cause.ts";
import { clusterOf } from "./cluster.ts";
import { boundElsewhere, nearlyPermitted } from "./nearly-permitted.ts";

export const componentsPermitted: DeployedRule = (deployed) =>
  deployed.collectors.flatMap((collector) => {
    const view = viewOf(collector);
    const asked = askedByPods(collector);
    const undecided = asked.filter((one) => unknownNamespace(one) !== undefined);
    const found = clusterOf(deployed)
      .running(collector)
      .flatMap((workload) => [
        ...withoutToken(workload, asked, view),
        ...asked.filter((one) => !undecided.includes(one)).flatMap((one) => refused(workload, one, view, deployed)),
      ]);
    return [
      ...new Map(undecided.map((one) => [one.component.id, undecidable(one, view)])).values(),
      ...onePerCause(found, "permission"),
      ...allocatorRefused(view, deployed),
    ];
  });

/** What an allocator of the operator discovers for them is asked by its own pods. */
export function askedByPods({ config, version, allocator }: DeployedCollector): readonly AskedPermission[] {
  return permissionsAsked(config, version).filter(({ component }) => component.id !== allocator?.receiver);
}

/** The rest follows from what the monitors select (cmd/otel-allocator README, operator 0.140.0). */
const monitors: Pick<AskedPermission, "apiGroup" | "resources" | "verbs"> = Object.freeze({
  apiGroup: "monitoring.coreos.com",
  resources: ["servicemonitors", "podmonitors"],
  verbs: ["get", "list", "watch"],
});

/** Where nobody writes its account or binds it, somebody else may, and the operator itself where it is permitted to. */
function allocatorRefused(view: CollectorView, deployed: Deployed): readonly Diagnostic[] {
  const { allocator, namespace, config, version } = view.collector;
  if (allocator === undefined) return [];
  const account = { serviceAccount: allocator.serviceAccount, namespace };
  if (!allocator.isWritten && !deployed.roles.some((role) => isBoundTo(role, account))) return [];
  const asked = permissionsAsked(config, version).filter(({ component }) => component.id === allocator.receiver);
  const missing = [
    ...(allocator.monitorsAt ? [{ ...monitors, at: allocator.monitorsAt }] : []),
    ...asked.map((one) => ({ ...one, at: undefined })),
  ].flatMap((one) => {
    const lacking = lackingOf(one, account, deployed);
    return lacking.length > 0 ? [{ ...one, resources: lacking[0]?.missing ?? [] }] : [];
  });
  const [first, ...others] = missing;
  if (first === undefined) return [];
  const { apiGroup, resources, verbs, at } = first;
  const more = others.length > 0 ? ` Nor may it ${others.map((one) => one.resources.join(", ")).join(", ")}.` : "";
  const parts = {
    severity: "warning",
    message: `The target allocator's account "${allocator.serviceAccount}" may not ${verbs.join(", ")} ${resources.join(", ")}, which it has to for what it discovers.${more}`,
    help: `bind it to a ClusterRole with apiGroups ["${apiGroup}"], resources ${JSON.stringify(resources)}, verbs ${JSON.stringify(verbs)}`,
  } as const;
  return [
    at ? diagnostic("FL4031", { at, ...parts }) : view.finding("FL4031", ["receivers", allocator.receiver], parts),
  ];
}

function unknownNamespace({ namespaces = [] }: AskedPermission): string | undefined {
  return namespaces.find((namespace) => namespace.includes("$"));
}

function undecidable(asked: AskedPermission, { finding }: CollectorView): Diagnostic {
  const { component } = asked;
  return finding("FL4031", component.path, {
    message: `"${component.id}" asks the Kubernetes API in the namespace ${unknownNamespace(asked)}, which is known only where it runs: no Role can be written for it.`,
    help: "write the namespace out",
  });
}

function withoutToken(
  { automountToken }: DeployedWorkload,
  [asked]: readonly AskedPermission[],
  { finding }: CollectorView,
): readonly Caused[] {
  if (automountToken || asked === undefined) return [];
  const { id, path } = asked.component;
  const found = finding("FL4031", path, {
    message: `"${id}" asks the Kubernetes API, and its pods have no token for it.`,
    help: "set automountServiceAccountToken: true on the pods",
  });
  return [{ cause: "token", finding: found }];
}

function refused(
  workload: DeployedWorkload,
  asked: AskedPermission,
  { finding, collector }: CollectorView,
  { roles }: Deployed,
): readonly Caused[] {
  const { apiGroup, verbs, component } = asked;
  const { serviceAccount } = workload;
  const theirs = roles.filter((role) => isBoundTo(role, workload));
  return lackingOf(asked, workload, { roles }).flatMap(({ where, missing }) => {
    // Somebody else may write the roles of manifests that have none.
    const severity =
      (theirs.length === 0 || isOperators(workload)) && collector.origin.in === "text" ? "warning" : "error";
    const kind = where === "" ? "ClusterRole" : `Role in "${where}"`;
    const itself = isOperators(workload) ? "; the operator does it where it may create roles itself" : "";
    const found = finding("FL4031", component.path, {
      severity,
      message: `The service account "${serviceAccount}" may not ${verbs.join(", ")} ${missing.join(", ")}, as "${component.id}" has to${where === "" ? "" : ` in "${where}"`}.${severity === "warning" && !isOperators(workload) ? boundElsewhere : ""}`,
      help: `bind it to a ${kind} with apiGroups ["${apiGroup}"], resources ${JSON.stringify(missing)}, verbs ${JSON.stringify(verbs)}${itself}`,
      ...nearlyPermitted(roles, workload, { apiGroup, resources: missing, verbs }),
    });
    return [{ cause: `${serviceAccount} ${component.id} ${where}`, finding: found }];
  });
}

type Account = Pick<DeployedWorkload, "serviceAccount" | "namespace">;

/** Resources that an account may not have all verbs on, by where it asks. */
function lackingOf(
  { apiGroup, resources, verbs, namespaces = [""] }: Omit<AskedPermission, "component">,
  account: Account,
  { roles }: Pick<Deployed, "roles">,
): readonly { readonly where: string; readonly missing: readonly string[] }[] {
  const theirs = roles.filter((role) => isBoundTo(role, account));
  return namespaces.flatMap((where) => {
    const there = theirs.filter((role) => role.namespace === "" || role.namespace === where);
    const missing = resources.filter((resource) =>
      verbs.some((verb) => !there.some((role) => permits(role, apiGroup, resource, verb))),
    );
    return missing.length > 0 ? [{ where, missing }] : [];
  });
}

/** The operator may bind what it knows that components ask, to the account that it makes (operator 0.140.0). */
export function isOperators({ kind, name, serviceAccount }: DeployedWorkload): boolean {
  return kind === "OpenTelemetryCollector" && serviceAccount === `${name}-collector`;
}

/**
 * To its own account, or to a group that this is in. What names no namespace is put into one by whoever applies it, and a template
 * names one that is filled in: either may be the other's.
 */
export function isBoundTo(
  { serviceAccount: bound, accountNamespace }: Pick<DeployedRole, "serviceAccount" | "accountNamespace">,
  { serviceAccount, namespace }: Account,
): boolean {
  const isOpen = namespace === "" || /[^a-z0-9.*-]/i.test(accountNamespace);
  return has([bound], serviceAccount) && (isOpen || has([accountNamespace], namespace));
}

/** @param name the only object of the resource that is asked for, if there is one */
export function permits(
  { rules }: Pick<DeployedRole, "rules">,
  apiGroup: string,
  resource: string,
  verb: string,
  name?: string,
): boolean {
  return rules.some(
    (rule) =>
      has(rule.apiGroups, apiGroup) &&
      has(rule.resources, resource) &&
      has(rule.verbs, verb) &&
      (rule.resourceNames === undefined || (name !== undefined && rule.resourceNames.includes(name))),
  );
}

function has(list: readonly string[], item: string): boolean {
  return list.includes(item) || list.includes("*");
}
