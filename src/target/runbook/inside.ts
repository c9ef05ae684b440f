/** Commands that look at a balancer and its backends from outside: their images have no shell, or should not be asked for one. */

import { isKeyed, type Link } from "../../model/link.ts";
import { type Plan, workloadsOf } from "../../model/plan.ts";
import { manifestOf } from "../emit.ts";
import { type Places, placesOf } from "./places.ts";

/** With tools for networks, as a user without rights; the namespace enforces the restricted profile. */
const toolImage = "busybox:1.37.0";

/** A port-forward stays in the foreground. */
const anotherTerminal = "# in another terminal";

export function lookingInside(link: Link, plan: Plan): string {
  const places = placesOf(link, plan);
  if (places === undefined) return "";
  return [
    "Pods, and what they say:",
    shell([
      `kubectl -n ${places.namespace} get pods -o wide -l ${places.balancerPods}`,
      `kubectl -n ${places.namespace} logs -l ${places.balancerPods} -c ${places.container} --prefix --tail=100`,
    ]),
    link.target === "fairlead"
      ? "Its own metrics, and what it knows of each backend:"
      : "Its own metrics (a Collector has no page that tells its backends):",
    shell(metrics(link, places)),
    "What it reaches of the network, from inside the pod; the container that is added ends with the command, and stays in the pod's list until the pod goes:",
    shell([
      `pod=$(kubectl -n ${places.namespace} get pods -l ${places.balancerPods} -o name | head -1)`,
      ...probes(link, plan).map((probe) => `${debugged(places)} -- ${probe}`),
    ]),
    // Where no key decides, nothing of a configuration says who gets what.
    ...(isKeyed(link)
      ? [
          "Where a key goes, and why, from the files beside this one:",
          shell(routed(link, places, backendPort(link, plan))),
        ]
      : []),
  ].join("\n\n");
}

export function shell(lines: readonly string[]): string {
  return `\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
}

function metrics(link: Link, { namespace }: Places): readonly string[] {
  const { metricsOf } = link;
  if (link.target === "collector") {
    const port = link.metricsPort;
    return [
      `kubectl -n ${namespace} port-forward ${metricsOf} ${port}:${port}`,
      anotherTerminal,
      `curl -s localhost:${port}/metrics | grep -E 'otelcol_(receiver|exporter|loadbalancer)_'`,
    ];
  }
  const { metrics: read, health, page } = link.config.telemetry;
  const forwarded = [read.port, health.port, ...(page ? [page.port] : [])];
  return [
    `kubectl -n ${namespace} port-forward ${metricsOf} ${forwarded.map((port) => `${port}:${port}`).join(" ")}`,
    anotherTerminal,
    `curl -s localhost:${read.port}/metrics | grep -E 'fairlead_|otelcol_'`,
    `curl -s localhost:${health.port}/status`,
    ...(page ? [`# and in a browser the status page of that pod: http://localhost:${page.port}/`] : []),
  ];
}

function debugged({ namespace, container }: Places): string {
  return `kubectl -n ${namespace} debug "$pod" -it --image=${toolImage} --target=${container} --profile=restricted`;
}

/**
 * Of backends one stands for all, by its whole name: nslookup of BusyBox 1.35 tries the search list for a name without a dot, and
 * says of each domain that has it not that the server cannot find it; a name with a dot it does not search for at all.
 */
function probes(link: Link, plan: Plan): readonly string[] {
  const existing = plan.existing.find(({ name, balancer }) => name === link.pool && balancer === link.balancer);
  const [backend] = workloadsOf(link.pool, plan);
  const whole = (service: string, namespace: string) => `${service}.${namespace}.svc.${plan.clusterDomain}`;
  const listed = existing?.hosts[0]?.replace(/:\d+$/, "");
  const found = existing?.service && whole(existing.service.name, existing.service.namespace);
  const host = listed ?? found ?? whole(backend?.headless ?? backend?.name ?? link.pool, plan.namespace);
  const isSearched = /^[^.]+(?:\.[^.]+(?:\.svc)?)?$/.test(host);
  return [...(isSearched ? [] : [`nslookup ${host}`]), `nc -zv -w 3 ${host} ${backendPort(link, plan)}`];
}

function backendPort(link: Link, { existing }: Plan): number {
  const there = existing.find(({ name, balancer }) => name === link.pool && balancer === link.balancer);
  return there?.port ?? (link.target === "fairlead" && link.config.exporter.protocol === "http" ? 4318 : 4317);
}

function routed(link: Link, { foundBy }: Places, port: number): readonly string[] {
  const file = link.target === "fairlead" ? `images/${link.balancer}/balancer.json` : manifestOf("balancer");
  const key = link.routes.some(({ route }) => route.kind === "hash" && route.key === "traceID")
    ? "--trace-id 4bf92f3577b34da6a3ce929d0e0e4736"
    : "--service checkout";
  if (foundBy === undefined) return [`npx fairlead route ${file} ${key}`];
  // A filter without a comparison asks whether it is there at all (client-go jsonpath, 0.36): what is not ready would be listed too.
  const path = `{range .items[*].endpoints[?(@.conditions.ready==true)]}{.addresses[0]}{":${port}\\n"}{end}`;
  return [
    `backends=$(kubectl -n ${foundBy.namespace} get endpointslices -l kubernetes.io/service-name=${foundBy.service} -o jsonpath='${path}' | paste -sd,)`,
    `npx fairlead route ${file} ${key} --backends "$backends"`,
  ];
}
