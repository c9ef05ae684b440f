/** What exists already and a balancer sends to: how it is found, how to look at it, and what its owner has to permit. */

import type { ExistingBackends, Plan } from "../../model/plan.ts";
import { roleAndBinding } from "../kubernetes/access.ts";
import { networkPolicy } from "../kubernetes/network-policy.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";
import { yamlText } from "../yaml-text.ts";
import { peerWords } from "./peer-words.ts";

/** One section for each pool, however many balancers send to it. */
export function existing(plan: Plan): readonly string[] {
  const names = [...new Set(plan.existing.map(({ name }) => name))];
  return names.map((name) => {
    const uses = plan.existing.filter((one) => one.name === name);
    const [first] = uses;
    if (!first) return "";
    return [
      `## What exists already: \`${name}\``,
      where(first),
      ...(first.service ? ofService(first.service, uses, plan) : ofHosts(first, plan)),
    ].join("\n\n");
  });
}

function where({ service, hosts, discovery, port }: ExistingBackends): string {
  if (service) {
    const how = discovery === "k8s" ? "by watching its EndpointSlices" : "by DNS, which needs it to be headless";
    return `The pods behind the Service \`${service.name}\` in the namespace \`${service.namespace}\`, on port ${port}; balancers find them ${how}. Nothing of them is deployed from here, and how many they are and what they run is not checked.`;
  }
  const listed = hosts.map((host) => `\`${host}\``).join(", ");
  return `${discovery === "dns" ? `The addresses of ${listed}` : listed}, on port ${port} where no other is named. Nothing of them is deployed from here, and what they run is not checked.`;
}

interface Service {
  readonly name: string;
  readonly namespace: string;
}

function ofService({ name, namespace }: Service, uses: readonly ExistingBackends[], plan: Plan): readonly string[] {
  const headless = uses.some(({ discovery }) => discovery === "dns")
    ? [`kubectl -n ${namespace} get service ${name} -o jsonpath='{.spec.clusterIP}' # None: it is headless`]
    : [];
  const commands = [
    ...headless,
    `kubectl -n ${namespace} get endpointslices -l kubernetes.io/service-name=${name}`,
    `kubectl -n ${namespace} get networkpolicies`,
  ];
  const written = objectsOf(namespace, plan, true);
  const granted = written.map(({ kind, metadata }) => `${kind} \`${metadata.name}\``);
  const missing = objectsOf(namespace, plan, false);
  return [
    `\`\`\`sh\n${commands.join("\n")}\n\`\`\``,
    ...(granted.length > 0
      ? [`Written into that namespace, so whoever applies \`manifests/\` needs the right to: ${granted.join(", ")}.`]
      : []),
    ...written.filter(({ kind }) => kind === "NetworkPolicy").map(({ metadata }) => closing(metadata.name, plan)),
    ...(missing.length > 0
      ? [
          `For the owner of that namespace to apply; the NetworkPolicy only where other policies select these pods, since it closes them to everybody it does not name:`,
          `\`\`\`yaml\n${missing.map(yamlText).join("---\n")}\`\`\``,
        ]
      : []),
    ...admissionWords(namespace, uses, plan),
  ];
}

/** Pods that no policy selected were open to all until then. */
function closing(name: string, { policies, namespace }: Plan): string {
  const selector = policies.find((policy) => policy.name === name)?.selector ?? {};
  const labels = Object.entries(selector).map(([key, value]) => `\`${key}=${value}\``);
  return `**The NetworkPolicy \`${name}\` closes the pods with ${labels.join(" and ")} to everybody else: whoever sends to them now, but for the balancers of \`${namespace}\`, is cut off unless another policy lets them in.** Ask their owner who that is before you apply it; without \`role-and-policy\` it is in this runbook instead, for the owner to apply.`;
}

/** Without the labels of the pods there is no manifest that would select them and nobody else. */
function admissionWords(namespace: string, uses: readonly ExistingBackends[], plan: Plan): readonly string[] {
  return uses.flatMap(({ balancer, port }) => {
    const construct = `${plan.blueprint}/${balancer}`;
    const own = plan.policies.filter(({ origin }) => origin.in === "blueprint" && origin.construct === construct);
    if (own.some(({ closes }) => closes.length === 1)) return [];
    const [policy] = own;
    const labels = policy?.selector ?? {};
    const sender = peerWords({ kind: "pods", namespaces: undefined, labels }).replace(
      "this namespace",
      `the namespace \`${plan.namespace}\``,
    );
    return [
      `Where NetworkPolicies select these pods in \`${namespace}\`, one has to let in: ${sender}, to TCP port ${port}. With \`podLabels\` of the pool this runbook has the manifest.`,
    ];
  });
}

function ofHosts({ name, balancer }: ExistingBackends, { policies, blueprint }: Plan): readonly string[] {
  const isOpen = policies.some(
    ({ egress, origin }) =>
      origin.in === "blueprint" &&
      origin.construct === `${blueprint}/${balancer}` &&
      egress.some(({ peers }) => peers.some((peer) => peer.kind === "cidr" && peer.cidr === "0.0.0.0/0")),
  );
  return isOpen
    ? [
        `The addresses behind a name are not known here, so the NetworkPolicy lets \`${balancer}\` send to any address on that port; \`cidrs\` of "${name}" narrows it.`,
      ]
    : [];
}

/** Of another namespace, or what of ours is for it alone. */
function objectsOf(namespace: string, plan: Plan, isWritten: boolean): readonly KubernetesObject[] {
  const roles = plan.roles.filter((role) => role.namespace === namespace && role.isWritten === isWritten);
  const admissions = plan.policies.filter(
    (policy) => policy.namespace === namespace && policy.closes.length === 1 && policy.isWritten === isWritten,
  );
  return [...roles.flatMap((role) => roleAndBinding(role, plan.namespace)), ...admissions.map(networkPolicy)];
}
