/** The NetworkPolicies in words: who may send to whom and on what ports, and what nothing restricts. */

import type { NetworkPolicy, Plan, PolicyRule } from "../../model/plan.ts";
import { peerWords } from "./peer-words.ts";

export function network({ policies }: Plan): string {
  const ours = policies.filter(({ closes }) => closes.length > 1);
  const rows = ours.flatMap((policy) => [
    ...policy.ingress.flatMap((rule) => rowsOf(policy, "from", rule)),
    ...policy.egress.filter((rule) => !isOpenLookup(rule)).flatMap((rule) => rowsOf(policy, "to", rule)),
  ]);
  return [
    "## Who may send to whom",
    "Each tier has a NetworkPolicy that closes both directions but for these:",
    ["| policy | direction | peers | ports |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    "What is not restricted:",
    unrestricted(ours)
      .map((line) => `- ${line}`)
      .join("\n"),
  ].join("\n\n");
}

function rowsOf({ name }: NetworkPolicy, direction: "from" | "to", { peers, ports }: PolicyRule): readonly string[] {
  const whom = peers.length > 0 ? peers.map(peerWords) : ["Anybody"];
  return whom.map((peer) => `| \`${name}\` | ${direction} | ${peer} | ${portWords(ports)} |`);
}

function portWords(ports: PolicyRule["ports"]): string {
  const protocols = [...new Set(ports.map(({ protocol }) => protocol))];
  return protocols
    .map((protocol) => {
      const numbers = ports.filter((one) => one.protocol === protocol).map(({ port }) => port);
      return `${numbers.join(", ")}${protocol === "TCP" ? "" : ` ${protocol}`}`;
    })
    .join("; ");
}

function isOpenLookup({ peers, ports }: PolicyRule): boolean {
  return peers.length === 0 && ports.some(({ port }) => port === 53);
}

function unrestricted(policies: readonly NetworkPolicy[]): readonly string[] {
  const lookups = policies.flatMap(({ egress }) => egress.filter(isOpenLookup));
  const ports = [...new Set(lookups.flatMap((rule) => rule.ports.map(({ port }) => port)))];
  return [
    ...(ports.length > 0
      ? [
          `DNS: every tier may ask any address on port ${ports.join(" and ")}. \`dns\` of the blueprint names who answers.`,
        ]
      : []),
    "What comes from the pod's own node, such as the kubelet's probes: network plugins let it in.",
    "Anything, where the cluster's network plugin does not enforce NetworkPolicies; and what other policies that select these pods add.",
  ];
}
