/** `runbook.md`: what was built; for each balancer which key goes where, what to watch, what to do when. From the plan alone. */

import type { Signal } from "../../contract/signal.ts";
import { isKeyed, type Link } from "../../model/link.ts";
import type { GeneratorRate, Plan } from "../../model/plan.ts";
import { beforehand } from "./beforehand.ts";
import { collectorWords } from "./collector.ts";
import { existing } from "./existing.ts";
import { fairleadWords } from "./fairlead.ts";
import { network } from "./network.ts";
import { routing } from "./routing.ts";
import { senders } from "./senders.ts";

export function runbook(plan: Plan): string {
  const sections = [
    heading(plan),
    inventory(plan),
    accepted(plan),
    beforehand(plan),
    ...plan.links.map((link) => balancer(link, plan)),
    ...existing(plan),
    network(plan),
    generators(plan.rates),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function heading({ blueprint, release, namespace, output }: Plan): string {
  const form =
    output === "operator"
      ? "OpenTelemetryCollector objects (OpenTelemetry Operator) where they are Collectors"
      : "Deployments";
  return `# ${blueprint}

Collector ${release.version}, namespace \`${namespace}\`, balancers as ${form}. Written by Fairlead; change the blueprint, not this folder.`;
}

function inventory({ workloads, autoscalers }: Plan): string {
  const rows = workloads.map(({ kind, name, replicas, container }) => {
    const autoscaler = autoscalers.find((candidate) => candidate.name === name);
    const count = autoscaler ? `${autoscaler.min} to ${autoscaler.max}, by CPU` : replicas;
    return `| ${kind} | \`${name}\` | ${count} | \`${container.image}\` |`;
  });
  return ["## What was built", "", "| kind | name | replicas | image |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

/** Decisions that a reader of the blueprint would have to look for. */
function accepted({ accepted: findings }: Plan): string {
  if (findings.length === 0) return "";
  const lines = findings.map(
    ({ code, name, message, because, on }) => `${code} ${name} at \`${on}\`: ${message} Accepted because: ${because}`,
  );
  return `## What was accepted\n\n${list(lines)}`;
}

function balancer(link: Link, plan: Plan): string {
  const { namespace } = plan;
  const { losses, commands, watched, trouble } =
    link.target === "fairlead" ? fairleadWords(link, namespace) : collectorWords(link, namespace);
  return [
    `## Balancer \`${link.balancer}\` to pool \`${link.pool}\``,
    `### Which key goes where\n\n${routing(link)}`,
    `### Who may send\n\n${list(senders(link, plan))}`,
    `### What can be lost or repeated\n\n${list(losses)}`,
    `### What to watch\n\n\`\`\`sh\n${commands.join("\n")}\n\`\`\`\n\n${list(watched)}`,
    `### What to do when\n\n${list([...trouble, ...troubleOf(link, namespace)])}`,
  ].join("\n\n");
}

/** Whatever the balancer is, its backends are Collectors, and keys move alike. */
function troubleOf(link: Link, namespace: string): readonly string[] {
  return [
    `A backend is missing: \`kubectl -n ${namespace} get endpointslices\` shows who is ready; the Collector's image has no shell, so look from outside.`,
    ...(isKeyed(link)
      ? [
          "Load is uneven: compare each backend's share of keys with what it counts; one busy key stays with one backend.",
          "Adding or removing a backend moves keys: choose a time when traces in progress may be cut.",
        ]
      : []),
  ];
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

function generators(rates: readonly GeneratorRate[]): string {
  if (rates.length === 0) return "";
  return `## Generators

${list(rates.map(rateWords))}

telemetrygen names spans, units of metrics and severities of logs itself; a blueprint sets the service, its version, attributes, the metric's name and the log's body.`;
}

function rateWords({ generator, signal, replicas, every, itemsPerMinute, ...flag }: GeneratorRate): string {
  const items = `${replicas} replica${replicas === 1 ? "" : "s"} × one every ${every} = ${itemsPerMinute} ${itemWords[signal]} a minute`;
  return `\`${generator}\`: ${items}; \`--rate=${flag.rate}\` is ${flag.countedPerItem} ÷ ${flag.everySeconds} s`;
}

const itemWords: Readonly<Record<Signal, string>> = Object.freeze({
  traces: "traces (a root span and one child)",
  metrics: "data points",
  logs: "log records",
});
