/** What to do about each thing that can be the matter: a heading for each alert, which `runbook_url` leads to, whether one is written or not. */

import { isKeyed, type Link } from "../../model/link.ts";
import type { Alert, AlertName } from "../../model/monitoring.ts";
import type { Plan } from "../../model/plan.ts";
import { shell } from "./inside.ts";
import { type Places, placesOf } from "./places.ts";

/** Of one balancer; alerts of several signals share a heading. */
export function trouble(link: Link, plan: Plan): readonly string[] {
  const places = placesOf(link, plan);
  const own = plan.alerts.filter(({ balancer }) => balancer === link.balancer);
  const names = [...new Set(own.map(({ name }) => name))];
  if (places === undefined) return [];
  return names.map((name) => {
    const alerts = own.filter((alert) => alert.name === name);
    const { said, commands = [] } = advice[name](link, places);
    return [
      `### ${link.balancer}: ${name}`,
      alerts.map(({ summary }) => summary).join(" "),
      `\`\`\`promql\n${[...new Set(alerts.map(lineOf))].join("\n")}\n\`\`\``,
      said.map((line) => `- ${line}`).join("\n"),
      ...(commands.length > 0 ? [shell(commands)] : []),
    ].join("\n\n");
  });
}

function lineOf({ expression, forMinutes, severity }: Alert): string {
  return `# ${severity}, for ${forMinutes} minutes\n${expression}`;
}

interface Advice {
  readonly said: readonly string[];
  readonly commands?: readonly string[];
}

const outside = (link: Link) =>
  `Look from outside as ["${link.balancer} without a shell"](#${link.balancer}-without-a-shell) has it.`;

const advice: Readonly<Record<AlertName, (link: Link, places: Places) => Advice>> = Object.freeze({
  BalancerDown: (link, { namespace, balancerPods }) => ({
    said: [
      "No pod, or none that runs: events and the log of the container before this one say why.",
      "Pods that run and are only not scraped: a NetworkPolicy does not let Prometheus in to their metrics, or no monitor selects them.",
      `Until then senders of ${link.balancer} are refused, and send again as long as they do.`,
    ],
    commands: [
      `kubectl -n ${namespace} get pods -l ${balancerPods}`,
      `kubectl -n ${namespace} get events --sort-by=.lastTimestamp | tail -20`,
      `kubectl -n ${namespace} logs -l ${balancerPods} --previous --tail=50`,
    ],
  }),
  BalancerPodsMissing: (_, { namespace, balancerPods }) => ({
    said: ["The pods that are left do the work: see that they have the CPU for it, then why the others do not start."],
    commands: [
      `kubectl -n ${namespace} get pods -l ${balancerPods}`,
      `kubectl -n ${namespace} top pods -l ${balancerPods}`,
      `kubectl -n ${namespace} get events --sort-by=.lastTimestamp | tail -20`,
    ],
  }),
  BackendPodsMissing: (link, { namespace, backendPods }) => ({
    said: [
      link.discovery === "static"
        ? "It stays on the list: “What can be lost or repeated” says what becomes meanwhile of what it would get."
        : "A backend that is not ready leaves the list, and its keys move to others until it is back.",
      "A pod that was killed for its memory (`OOMKilled`) needs more of it, or more backends.",
    ],
    commands: [
      `kubectl -n ${namespace} get pods -o wide -l ${backendPods ?? ""}`,
      `kubectl -n ${namespace} get events --sort-by=.lastTimestamp | tail -20`,
    ],
  }),
  BackendsMissing: (link, places) => ({
    said: [
      "Compare who is ready with what the balancer knows: who is ready and not known was not found, who is not ready is not looked for.",
      outside(link),
    ],
    commands: readyBackends(places),
  }),
  BackendLookupFails: (link, places) => ({
    said: [
      link.discovery === "k8s"
        ? "The API server is not reached (`network.apiServer` of the blueprint names its address), or does not permit it."
        : "DNS does not answer, or has no ready pod behind the name. The list of before stays in use.",
      outside(link),
    ],
    commands: [
      ...readyBackends(places),
      ...(link.discovery === "k8s"
        ? [
            `kubectl auth can-i watch endpointslices.discovery.k8s.io -n ${places.foundBy?.namespace ?? places.namespace} --as=system:serviceaccount:${places.namespace}:${places.serviceAccount}`,
          ]
        : []),
    ],
  }),
  BackendUnhealthy: (link) => ({
    said: [
      "`/status` has the reason: a check that fails, or calls that did.",
      "What has its keys goes where `failover` of the signal says, see “What can be lost or repeated”.",
      outside(link),
    ],
  }),
  BackendIdle: (link, { namespace, backendPods }) => ({
    said: [
      isKeyed(link)
        ? "Ask `fairlead route` for some keys: where it names the backend, the balancer does not send there; where it does not, the backend is not on its list."
        : "Round robin finds new backends when connections are made anew: `max_connection_age` of the backends ends them.",
      "Pods of an older blueprint that nobody sends to any more are found by their age.",
    ],
    commands: [`kubectl -n ${namespace} get pods -o wide -l ${backendPods ?? ""}`],
  }),
  BackendOverloaded: (link) => ({
    said: [
      isKeyed(link)
        ? "One key that is busy stays with one backend: look for a trace that does not end, or a loop that sends. `fairlead simulate` has the share that the ring gives."
        : "Connections of few senders may all be to one backend: `max_connection_age` of the backends spreads them anew.",
      "More backends divide keys, and do not divide one key.",
    ],
  }),
  BackendsRefuse: (link, { namespace, backendPods }) => ({
    said: [
      "The memory limiter refuses near the memory limit (`data refused due to high memory usage` in the log), or what is behind the backend does not take it.",
      `The balancer ${link.balancer} sends again what was refused, so its queues fill next.`,
    ],
    commands: [
      `kubectl -n ${namespace} top pods -l ${backendPods ?? ""}`,
      `kubectl -n ${namespace} logs -l ${backendPods ?? ""} --prefix --tail=50`,
    ],
  }),
  BackendsSlow: (link) => ({
    said: [
      "See whether it is one endpoint or all: one is its own matter (CPU, node), all are what is behind them, or the network.",
      outside(link),
    ],
  }),
  TelemetryLost: (link, { namespace, balancerPods }) => ({
    said: [
      link.target === "fairlead"
        ? "The balancer logs `cannot connect to a backend` or `items were not delivered`, with the endpoint and the reason."
        : "The Collector logs `Exporting failed. Dropping data.` with the endpoint and the reason: no route, or a refused connection, is the network or a dead backend, `DeadlineExceeded` a slow one.",
      ...(link.security === "mutual-tls"
        ? ["Right after a rollout: compare the certificates of both ends, and the names in that of the backends."]
        : []),
      ...(link.target === "collector" && isKeyed(link) && link.backendsUncounted
        ? [
            "This version counts only what finds no room; what is given up after retries is in the log alone, and in what does not arrive.",
          ]
        : []),
      outside(link),
    ],
    commands: [
      `kubectl -n ${namespace} logs -l ${balancerPods} --prefix --tail=-1 --since=15m | grep -iE 'dropping|failed|cannot'`,
    ],
  }),
  TelemetryNotArriving: (link, { namespace, balancerPods }) => ({
    said: [
      "It waits in the queue of a backend that does not answer, and is lost when its retries end: this version does not count the queues and failures of single backends, so what backends accept is held against what they were sent.",
      "The log names the endpoint of each failure.",
      outside(link),
    ],
    commands: [
      `kubectl -n ${namespace} logs -l ${balancerPods} --prefix --tail=-1 --since=15m | grep -iE 'exporting failed|dropping'`,
    ],
  }),
  TelemetryRefused: (link, { namespace, balancerPods }) => ({
    said: [
      link.target === "fairlead"
        ? "There is no room: backends are slower than senders. Senders are told to wait and send again."
        : "The memory limiter refuses near the memory limit. Senders are told, and send again; of a full queue they are not, as a batch stands before it.",
      "More memory holds for longer, more backends take more.",
    ],
    commands: [`kubectl -n ${namespace} top pods -l ${balancerPods}`],
  }),
  QueueFilling: (link) => ({
    said: [
      link.target === "fairlead"
        ? "Its backend does not answer or takes less than it is sent: what is new is refused, and senders send it again."
        : "Its backend does not answer or takes less than it is sent: when the queue is full, what is new is lost.",
      outside(link),
    ],
  }),
  MemoryFilling: (link) => ({
    said: [
      "Above the limit senders are refused, and nothing is lost that they keep. Backends are slower than senders, or one does not answer.",
      outside(link),
    ],
  }),
});

function readyBackends({ foundBy }: Places): readonly string[] {
  if (foundBy === undefined) return [];
  return [`kubectl -n ${foundBy.namespace} get endpointslices -l kubernetes.io/service-name=${foundBy.service}`];
}
