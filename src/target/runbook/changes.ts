/** How to scale, upgrade and remove what was built: in which order, and what moves or is lost on the way. */

import { isKeyed, type Link } from "../../model/link.ts";
import type { Plan, Workload } from "../../model/plan.ts";
import { manifestOf } from "../emit.ts";
import { shell } from "./inside.ts";

export function changes(plan: Plan): readonly string[] {
  return [
    `## Scaling\n\n${list(scaling(plan))}`,
    `## Upgrading\n\n${list(upgrading(plan))}`,
    `## Removing\n\n${removing(plan)}`,
  ];
}

function scaling({ links, autoscalers, workloads }: Plan): readonly string[] {
  const keyed = links.filter(isKeyed);
  const pools = [...new Set(keyed.map(({ pool }) => pool))];
  const isOurs = (pool: string) => workloads.some(({ name }) => name === pool || name.startsWith(`${pool}-`));
  const found = keyed.filter(({ discovery }) => discovery !== "static");
  return [
    "Change numbers in the blueprint: Git decides, and a `kubectl scale` is put back.",
    ...pools
      .filter(isOurs)
      .map(
        (pool) =>
          `Backends of \`${pool}\`: \`npx fairlead simulate BLUEPRINT.ts\` shows the share of keys that one more or one less moves, \`npx fairlead diff\` what a change moves. Choose a time when what is in progress may be cut: the spans of a trace that are sent before and after are at two backends.`,
      ),
    ...found.map(
      (link) =>
        `One backend less of \`${link.pool}\`: it leaves the list of \`${link.balancer}\` when it is no longer ready, then has its grace period to pass on what it holds; ${whatWaits(link)}.`,
    ),
    "Balancers: any number, at any time. All pods of one balancer have the same ring, so no key moves; senders find new pods when they connect anew.",
    ...autoscalers.map(({ name, min, max }) => `\`${name}\` scales itself between ${min} and ${max} by CPU.`),
  ];
}

/** For a backend that is gone. */
function whatWaits(link: Link): string {
  if (link.target === "fairlead") return "what waits for it goes to those that have its keys then";
  return link.queue === "central"
    ? "what waits is routed again, to those that have its keys then"
    : "what waits for it in a queue of its own is lost when it is gone";
}

/** Fairlead's rings follow the bound version too, unless they are its own. */
function mayCross(link: Link, version: string): boolean {
  if (link.target === "collector") return isKeyed(link);
  return Object.values(link.config.routes).some(
    (route) => route?.algorithm === "ring" && route.compatibleWith === version,
  );
}

function upgrading({ release, links, workloads }: Plan): readonly string[] {
  const crosses = links.some((link) => mayCross(link, release.version));
  return [
    `Bind the new version in the blueprint (\`collector("${release.version}")\` now), then \`npx fairlead synth\`: what it does not have is told with its place.`,
    "`npx fairlead diff main:FOLDER FOLDER` on the pull request shows objects, settings, the keys that move, and whether the generation of the ring changes.",
    ...(crosses
      ? [
          "Where the generation changes, old and new pods of a balancer send one key to two backends while the rollout lasts. End the old ones first (`updateStrategy` of the kind `recreate`), or accept split traces for that time.",
        ]
      : []),
    `${workloads.some(({ tier }) => tier === "backends") ? "Backends go first, as their sync wave has it: they take what both versions send. " : ""}Watch “What to watch” of each balancer until the rollout is over.`,
    `Back is the same way: revert the commit.${workloads.some(hasClaims) ? " A queue on disk of a newer version may not be read by an older one." : ""}`,
  ];
}

function removing(plan: Plan): string {
  const { namespace, gitops, blueprint, workloads, createNamespace } = plan;
  const inOrder = (["generators", "balancer", "backends"] as const).filter((tier) =>
    workloads.some((one) => one.tier === tier),
  );
  const claims = workloads.some(hasClaims);
  const last = inOrder.includes("backends") ? ", then the backends" : "";
  const application = gitops && `kubectl -n ${gitops.argocdNamespace}`;
  return [
    `Against the way in which it was built, so that nothing is sent to what is gone: let senders send elsewhere, then take the balancers away, which have a grace period to deliver what they hold${last}. In the folder of this file:`,
    shell([
      ...(application
        ? [
            "# First Argo CD, or it puts back what goes; without its finalizer the Application leaves the objects.",
            `${application} patch applications.argoproj.io ${blueprint} --type merge -p '{"metadata":{"finalizers":null}}'`,
            `${application} delete applications.argoproj.io ${blueprint}`,
          ]
        : []),
      ...(plan.monitoring
        ? [
            "# Then what would call somebody for what is taken away on purpose.",
            `kubectl -n ${namespace} delete -f ${manifestOf("monitoring")} --ignore-not-found`,
          ]
        : []),
      "# In the foreground: each ends when its pods have.",
      ...inOrder.map(
        (tier) => `kubectl -n ${namespace} delete -f ${manifestOf(tier)} --cascade=foreground --ignore-not-found`,
      ),
      "# What is left, such as policies and accounts.",
      "kubectl delete -k . --ignore-not-found",
      ...(claims
        ? [
            "# Queues on disk: claims stay until they are deleted.",
            `kubectl -n ${namespace} get persistentvolumeclaims`,
          ]
        : []),
    ]),
    ...(createNamespace
      ? [`\`kubectl delete -k .\` deletes the namespace \`${namespace}\` too, with every Secret and claim in it.`]
      : []),
  ].join("\n\n");
}

function hasClaims({ volumes }: Workload): boolean {
  return volumes.some(({ volume }) => volume.kind === "claim-template");
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
