/** `runbook.md`: what was built, which key goes where, what to watch, what to do when. Written from the plan alone. */

import type { GeneratorRate, Link, Plan } from "../model/plan.ts";

export function runbook(plan: Plan): string {
  const sections = [
    heading(plan),
    inventory(plan),
    routing(plan.links),
    losses(plan),
    watching(plan),
    generators(plan.rates),
    trouble(plan),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function heading(plan: Plan): string {
  return [
    `# ${plan.blueprint}`,
    "",
    `Collector ${plan.release.version}, namespace \`${plan.namespace}\`, balancers as ${
      plan.output === "operator" ? "OpenTelemetryCollector objects (OpenTelemetry Operator)" : "Deployments"
    }. Written by Fairlead; change the blueprint, not this folder.`,
  ].join("\n");
}

function inventory(plan: Plan): string {
  const rows = plan.workloads.map(({ kind, name, replicas, container }) => {
    const autoscaler = plan.autoscalers.find((candidate) => candidate.name === name);
    const count = autoscaler ? `${autoscaler.min} to ${autoscaler.max}, by CPU` : replicas;
    return `| ${kind} | \`${name}\` | ${count} | \`${container.image}\` |`;
  });
  return ["## What was built", "", "| kind | name | replicas | image |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function routing(links: readonly Link[]): string {
  const lines = links.map(({ balancer, pool, signal, by }) => `| ${signal} | ${by} | \`${balancer}\` → \`${pool}\` |`);
  const shared = links.find(({ shares }) => shares.length > 0);
  const shares = shared
    ? [
        "",
        "Share of the ring (of keys, not of load: a busy key weighs as much as an idle one):",
        "",
        "| backend | asked | ring |",
        "| --- | --- | --- |",
        ...shared.shares.map(
          ({ endpoint, asked, share }) => `| \`${endpoint}\` | ${percent(asked)} | ${percent(share)} |`,
        ),
      ]
    : [];
  const notes = [...new Set(links.flatMap(routeNotes))].map((note) => `- ${note}`);
  return [
    "## Which key goes where",
    "",
    "| signal | how | from → to |",
    "| --- | --- | --- |",
    ...lines,
    ...shares,
    ...(notes.length > 0 ? ["", ...notes] : []),
  ].join("\n");
}

function routeNotes({ by, signal, shares }: Link): readonly string[] {
  const notes: string[] = [];
  if (by === "round robin") {
    notes.push(
      "Round robin sends each request to the next backend: load is spread exactly, and the spans of a trace are split over backends.",
    );
  } else if (shares.length === 0) {
    notes.push("Endpoints are found at run time; when one joins or leaves, some keys change backend.");
  }
  if (by === "by service")
    notes.push(
      "All data of a service shares one backend: this is not round robin, and few services load few backends.",
    );
  if (by === "by traceID" && signal === "logs") notes.push("Log records without a trace id go to any one backend.");
  return notes;
}

function losses(plan: Plan): string {
  const queues = new Set(plan.links.map(({ queue }) => queue));
  const lines = [
    queues.has("per-backend")
      ? "- Queue per backend: each backend has its own queue and retries. A backend that is down longer than the retry time loses what waits for it, and what waits for a removed backend is lost; sends still count as success, because they count once queued. Nothing is sent twice by a retry except after a lost answer."
      : "",
    queues.has("central")
      ? "- Central queue: a failed send goes back to one queue and is routed again, to the owner of the key at that time. Nothing is tied to a dead backend; a retry sends the whole request again, so backends that had accepted their part get it twice."
      : "",
    queues.has("fairlead")
      ? '- Fairlead\'s balancer: a sender is answered when backends took everything (`acknowledge: "delivered"`) or when all is queued; what a backend answered OK is never sent again. Calls whose answer was lost may repeat: `fairlead_maybe_repeated_items_total`. What no backend took in time is rejected and counted: `otelcol_exporter_send_failed_…_total`.'
      : "",
    queues.has("single")
      ? "- One queue in front of gRPC's round robin: a backend that cannot be reached is passed over, and what fails is sent again to another until the retry time ends; a send whose answer was lost may arrive twice."
      : "",
    queues.has("fairlead")
      ? "- Nothing is on disk: of a balancer that is killed, senders that were not answered send again; one that is stopped delivers what it holds."
      : "- Queues are in memory: a balancer that is killed loses what it holds; one that is stopped has time to send it.",
  ];
  return ["## What can be lost or repeated", "", ...lines.filter((line) => line !== "")].join("\n");
}

function watching(plan: Plan): string {
  if (plan.programs.length > 0) return watchingPrograms(plan);
  const operator = plan.output === "operator";
  const hashed = plan.links.some(({ queue }) => queue !== "single");
  const balancers = plan.workloads.filter(({ tier }) => tier === "balancer");
  const forward = balancers.map(({ name }) =>
    operator
      ? `kubectl -n ${plan.namespace} port-forward service/${name}-collector-monitoring 8888:8888`
      : `kubectl -n ${plan.namespace} port-forward service/${name} 8888:8888`,
  );
  return [
    "## What to watch",
    "",
    "```sh",
    ...forward,
    "curl -s localhost:8888/metrics | grep -E 'loadbalancer|exporter_(sent|send_failed|queue)'",
    "```",
    "",
    ...(hashed
      ? ["- `otelcol_loadbalancer_num_backends`: endpoints known; fewer than declared means discovery fails."]
      : []),
    "- `otelcol_exporter_queue_size` against `otelcol_exporter_queue_capacity`: a queue that grows belongs to a backend that does not answer.",
    "- `otelcol_exporter_send_failed_spans` (`_metric_points`, `_log_records`): data given up. Metric names have no `_total` here.",
    ...(hashed
      ? [
          "- `otelcol_loadbalancer_backend_outcome`: with a queue per backend this counts what was queued, not what arrived.",
        ]
      : []),
    "- On the backends, `otelcol_receiver_accepted_spans` (and its kin): the real share of each.",
  ].join("\n");
}

/** Fairlead's own balancers: their metrics, and their state as a page. */
function watchingPrograms(plan: Plan): string {
  const names = plan.workloads.filter(({ tier }) => tier === "balancer").map(({ name }) => name);
  return [
    "## What to watch",
    "",
    "```sh",
    ...names.flatMap((name) => [
      `kubectl -n ${plan.namespace} port-forward deployment/${name} 8888:8888 13133:13133`,
      "curl -s localhost:8888/metrics | grep -E 'fairlead_|otelcol_'",
      "curl -s localhost:13133/status",
    ]),
    "```",
    "",
    "- `otelcol_loadbalancer_backend_health`: 0 for a backend that is left out; `/status` says why.",
    "- `otelcol_loadbalancer_num_backends`: endpoints known; fewer than declared means discovery fails.",
    "- `otelcol_exporter_sent_spans_total` (`_metric_points_`, `_log_records_`) by endpoint: the real share of each backend.",
    "- `otelcol_exporter_send_failed_…_total`, `fairlead_queue_full_total`, `fairlead_held_bytes`: telemetry that found no room or no backend.",
    "- `fairlead_repicked_items_total`: items that changed backend, with the reason.",
  ].join("\n");
}

function generators(rates: readonly GeneratorRate[]): string {
  if (rates.length === 0) return "";
  return [
    "## Generators",
    "",
    ...rates.map(({ generator, words }) => `- \`${generator}\`: ${words}`),
    "",
    "telemetrygen names spans, metrics' units and log severities itself; a blueprint sets the service, its version, attributes, the metric's name and the log's body.",
  ].join("\n");
}

function trouble(plan: Plan): string {
  return [
    "## What to do when",
    "",
    ...(plan.programs.some(({ config }) => config.resolver.kind === "static")
      ? ["- A changed ring is a changed digest: `routing-core.ts` in images/ has it, and a pull request shows it."]
      : []),
    `- A backend is missing: \`kubectl -n ${plan.namespace} get endpointslices\` shows who is ready; the Collector's image has no shell, so look from outside.`,
    "- Every send fails right after a rollout: compare both ends' `tls` settings; the runtime logs `transport: authentication handshake failed`.",
    "- Load is uneven: compare the ring's shares above with what the backends count; a hot key cannot be split by a ring.",
    "- Adding or removing a backend moves keys: plan it when open traces may be cut.",
  ].join("\n");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
