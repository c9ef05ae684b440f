/** `runbook.md`: what was built; for each balancer which key goes where, what to watch, what to do when. From the plan alone. */

import type { Signal } from "../../contract/signal.ts";
import type { Link } from "../../model/link.ts";
import type { GeneratorRate, Plan } from "../../model/plan.ts";
import { beforehand } from "./beforehand.ts";
import { changes } from "./changes.ts";
import { collectorLosses } from "./collector.ts";
import { existing } from "./existing.ts";
import { fairleadLosses } from "./fairlead.ts";
import { lookingInside } from "./inside.ts";
import { network } from "./network.ts";
import { routing } from "./routing.ts";
import { senders } from "./senders.ts";
import { trouble } from "./trouble.ts";
import { verified } from "./verified.ts";

export function runbook(plan: Plan): string {
  const sections = [
    heading(plan),
    inventory(plan),
    accepted(plan),
    beforehand(plan),
    ...plan.links.map((link) => balancer(link, plan)),
    ...existing(plan),
    network(plan),
    ...changes(plan),
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
  const losses = link.target === "fairlead" ? fairleadLosses(link) : collectorLosses(link);
  return [
    `## Balancer \`${link.balancer}\` to pool \`${link.pool}\``,
    `### Which key goes where\n\n${routing(link)}`,
    `### Who may send\n\n${list(senders(link, plan))}`,
    `### What can be lost or repeated\n\n${list(losses)}`,
    `### What to watch\n\n${watching(link, plan)}`,
    `### ${link.balancer} without a shell\n\n${lookingInside(link, plan)}`,
    ...trouble(link, plan),
    ...verified(link, plan),
  ].join("\n\n");
}

/** In PromQL, as the dashboard shows it. */
function watching({ balancer: name, pool }: Link, { panels }: Plan): string {
  const row = panels.find(({ balancer: of }) => of === name);
  if (row === undefined) {
    return "Its metrics are not where Prometheus would ask for them: `telemetry.metrics` of the blueprint replaces what Fairlead writes.";
  }
  const queries = row.panels.flatMap(({ title, queries: all }) =>
    all.map(({ expression, legend }) => `# ${title}${/[{]/.test(legend) ? "" : `: ${legend}`}\n${expression}`),
  );
  return `What Prometheus knows of \`${name}\` and of \`${pool}\`, if it labels the metrics of a pod with \`namespace\` and \`pod\`:\n\n\`\`\`promql\n${queries.join("\n\n")}\n\`\`\``;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

function generators(rates: readonly GeneratorRate[]): string {
  if (rates.length === 0) return "";
  const remarks = [
    ...(rates.some(({ flag }) => flag) ? [ofTelemetrygen] : []),
    ...(rates.some(({ flag }) => !flag) ? [ofBuiltIn] : []),
  ];
  return `## Generators

${list(rates.map(rateWords))}

${remarks.join("\n\n")}`;
}

const ofTelemetrygen =
  "telemetrygen names spans, units of metrics and severities of logs itself; a blueprint sets the service, its version, attributes, the metric's name and the log's body.";
const ofBuiltIn =
  "A generator of the built-in runner says every ten seconds in its log how much it sent, and how much of that was taken. What a balancer does not take is not sent again; what cannot be sent in time is counted as missed and left out, from its first connection on. Each of its pods begins with the same ids whenever it starts.";

function rateWords({
  generator,
  signal,
  replicas,
  every,
  everySeconds,
  itemsPerMinute,
  flag,
  shape,
}: GeneratorRate): string {
  const items = `${replicas} replica${replicas === 1 ? "" : "s"} × one every ${every} = ${itemsPerMinute} ${flag ? itemWords[signal] : pieceWords[signal]} a minute`;
  if (!flag) return `\`${generator}\`: ${[items, ...shape].join(", ")}`;
  return `\`${generator}\`: ${items}; \`--rate=${flag.rate}\` is ${flag.countedPerItem} ÷ ${everySeconds} s`;
}

const pieceWords: Readonly<Record<Signal, string>> = Object.freeze({
  traces: "traces",
  metrics: "data points",
  logs: "log records",
});

const itemWords: Readonly<Record<Signal, string>> = Object.freeze({
  traces: "traces (a root span and one child)",
  metrics: "data points",
  logs: "log records",
});
