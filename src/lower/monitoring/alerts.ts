/**
 * What is worth waking somebody, for each balancer: PromQL over what its version truly counts. Thresholds are of what the
 * blueprint says (replicas, shares, limits); times are long enough that a rollout passes.
 */

import type { Signal } from "../../contract/signal.ts";
import { collectorMetrics } from "../../model/collector/metric-names.ts";
import { isKeyed } from "../../model/link.ts";
import type { Alert, AlertName } from "../../model/monitoring.ts";
import type { Route } from "../../model/topology.ts";
import { rate, slowest } from "./series.ts";
import { own, queuesAreCounted, type Watched } from "./watched.ts";

type Told = Omit<Alert, "name" | "balancer" | "signal">;
/** Undefined where it cannot happen, or would not be seen. */
type Rule = (watched: Watched) => Told | undefined;
type SignalRule = (watched: Watched, signal: Signal) => Told | undefined;

const { receiver, exporter } = collectorMetrics;
const failedMin = 0;

export function alertsOf(watched: Watched): readonly Alert[] {
  const { balancer } = watched.link;
  // The keys are the names.
  const once = Object.entries(rules) as readonly (readonly [AlertName, Rule])[];
  const each = Object.entries(signalRules) as readonly (readonly [AlertName, SignalRule])[];
  return [
    ...once.flatMap(([name, rule]) =>
      told(rule(watched)).map((one) => ({ name, balancer, signal: undefined, ...one })),
    ),
    ...each.flatMap(([name, rule]) =>
      watched.signals.flatMap((signal) =>
        told(rule(watched, signal)).map((one) => ({ name, balancer, signal, ...one })),
      ),
    ),
  ];
}

function told(one: Told | undefined): readonly Told[] {
  return one === undefined ? [] : [one];
}

const critical = { severity: "critical" } as const;
const warning = { severity: "warning" } as const;

const rules: Partial<Record<AlertName, Rule>> = {
  BalancerDown: ({ link, of }) => ({
    ...critical,
    expression: `absent(up{${of}} == 1)`,
    forMinutes: 5,
    summary: `No pod of the balancer ${link.balancer} answers Prometheus.`,
  }),
  BalancerPodsMissing: ({ link, of, replicas }) =>
    replicas < 2
      ? undefined
      : {
          ...warning,
          expression: `count(up{${of}} == 1) < ${replicas}`,
          forMinutes: 15,
          summary: `Of the balancer ${link.balancer} fewer than ${replicas} pods answer Prometheus.`,
        },
  BackendPodsMissing: ({ link, pool }) =>
    pool && {
      ...warning,
      expression: `(count(up{${pool.of}} == 1) or vector(0)) < ${pool.count}`,
      forMinutes: 10,
      summary: `Fewer than ${pool.count} pods of ${link.pool} answer Prometheus.`,
    },
  BackendsMissing: ({ link, of, names, backends = 1 }) =>
    link.discovery === "static" || (link.target === "collector" && !isKeyed(link))
      ? undefined
      : {
          ...warning,
          // One that never found any counts none (contrib loadbalancingexporter, 0.129.0 and 0.161.0).
          expression: `(min by (pod) (${names.backends}{${of}}) or 0 * min by (pod) (up{${of}} == 1)) < ${backends}`,
          forMinutes: 10,
          summary: `The balancer ${link.balancer} knows ${backends === 1 ? "no backend" : `fewer than ${backends} backends`} of ${link.pool}.`,
        },
  /** A Collector that watches Kubernetes counts no failure of it (contrib loadbalancingexporter, 0.129.0 and 0.161.0). */
  BackendLookupFails: ({ link, of, names }) =>
    link.discovery === "static" || (link.target === "collector" && (link.discovery === "k8s" || !isKeyed(link)))
      ? undefined
      : {
          ...warning,
          expression: `${rate(names.resolutions, { of, by: "pod", more: 'success="false"' })} > 0.5 * ${rate(names.resolutions, { of, by: "pod" })}`,
          forMinutes: 10,
          summary: `Most lookups of the backends of ${link.pool} by ${link.balancer} fail.`,
        },
  BackendUnhealthy: ({ link, of }) =>
    link.target === "collector"
      ? undefined
      : {
          ...warning,
          expression: `min by (endpoint) (${own("otelcol_loadbalancer_backend_health")}{${of}}) == 0`,
          forMinutes: 5,
          summary: `The balancer ${link.balancer} leaves a backend of ${link.pool} out.`,
        },
  BackendsSlow: ({ link, of, names }) => {
    // With a queue for each backend the Collector's is the time until a request is in the queue.
    const isMeasured = link.target === "fairlead" || (isKeyed(link) && link.queue === "central");
    const limitMs = link.sendTimeoutMs / 2;
    return isMeasured
      ? {
          ...warning,
          expression: `${slowest(names.latency, of)} > ${limitMs}`,
          forMinutes: 10,
          summary: `A backend of ${link.pool} takes more than ${limitMs} ms for one in a hundred calls of ${link.balancer}, half of what a call may take.`,
        }
      : undefined;
  },
  QueueFilling: (watched) => {
    const { link, of } = watched;
    if (link.target === "fairlead") {
      return {
        ...warning,
        expression: `sum by (endpoint) (rate(${own("fairlead_queue_full_total")}{${of}}[5m])) > 0`,
        forMinutes: 5,
        summary: `A queue of the balancer ${link.balancer} is full.`,
      };
    }
    return queuesAreCounted(watched)
      ? {
          ...warning,
          expression: `max by (pod, exporter, data_type) (${exporter.queueSize}{${of}} / ${exporter.queueCapacity}{${of}}) > 0.8`,
          forMinutes: 5,
          summary: `A queue of the balancer ${link.balancer} is nearly full.`,
        }
      : undefined;
  },
  MemoryFilling: ({ link, of }) =>
    link.target === "collector"
      ? undefined
      : {
          ...warning,
          expression: `max by (pod) (${own("fairlead_held_bytes")}{${of}}) > ${Math.floor(0.8 * link.config.processes * link.config.limits.heldBytesMax)}`,
          forMinutes: 5,
          summary: `The balancer ${link.balancer} holds more than four fifths of the telemetry that it has room for.`,
        },
};

/** What Fairlead's balancer refuses for want of memory it mostly has not read, so its items are not counted. */
function refusals({ link, of, names }: Pick<Watched, "link" | "of" | "names">, signal: Signal): readonly string[] {
  const counted = rate(names.refused(signal), { of, by: "pod" });
  if (link.target === "collector") return [counted];
  const more = `signal=~"${signal}|unknown"`;
  return [counted, rate(own("fairlead_uncounted_refusals_total"), { of, by: "pod", more })];
}

const signalRules: Partial<Record<AlertName, SignalRule>> = {
  TelemetryLost: ({ link, of }, signal) => {
    const expression =
      link.target === "fairlead"
        ? `${rate(own(`${exporter.sendFailed[signal]}_total`), { of, by: "pod, reason" })} > ${failedMin}`
        : [exporter.sendFailed[signal], exporter.enqueueFailed[signal]]
            .map((metric) => `${rate(metric, { of, by: "pod, exporter" })} > ${failedMin}`)
            .join(" or ");
    const isReturned = link.target === "fairlead" && link.config.delivery.acknowledge === "delivered";
    return {
      ...critical,
      expression,
      forMinutes: 2,
      summary: isReturned
        ? `The balancer ${link.balancer} cannot deliver ${signal}, and tells their senders.`
        : `The balancer ${link.balancer} gives up on ${signal}, which are lost.`,
    };
  },
  /** Where failures of single backends are not counted, what they accept is held against what they were sent. */
  TelemetryNotArriving: (watched, signal) => {
    const { link, pool } = watched;
    const isKeyedHere = link.routes.some(({ signal: one, route }) => one === signal && route.kind === "hash");
    if (pool === undefined || link.target === "fairlead" || queuesAreCounted(watched) || !isKeyedHere) return undefined;
    if (pool.balancers.some((one) => one.link.target === "fairlead")) return undefined;
    const more = 'exporter=~"load_?balancing(/.*)?"';
    const sent = pool.balancers
      .filter((one) => one.link.routes.some((route) => route.signal === signal))
      .map(({ of }) => rate(exporter.sent[signal], { of, more, over: "10m" }));
    const arrived = rate(receiver.accepted[signal], { of: pool.of, more: 'receiver=~"otlp(/.*)?"', over: "10m" });
    return {
      ...critical,
      expression: `(${arrived} or vector(0)) < 0.9 * (${sent.join(" + ")})`,
      forMinutes: 10,
      summary: `Less than nine tenths of the ${signal} that ${link.balancer} hands on arrive at ${link.pool}.`,
    };
  },
  TelemetryRefused: ({ link, of, names }, signal) => ({
    ...warning,
    expression: refusals({ link, of, names }, signal)
      .map((refused) => `${refused} > ${failedMin}`)
      .join(" or "),
    forMinutes: 5,
    summary: `The balancer ${link.balancer} refuses ${signal} of its senders.`,
  }),
  BackendsRefuse: ({ link, pool }, signal) =>
    pool && {
      ...warning,
      expression: `${rate(receiver.refused[signal], { of: pool.of, by: "pod" })} > ${failedMin}`,
      forMinutes: 5,
      summary: `A backend of ${link.pool} refuses ${signal}.`,
    },
  BackendIdle: ({ link, pool }, signal) => {
    if (pool === undefined || pool.count < 2 || !isSpread(link.routes, signal)) return undefined;
    if (link.shares.some(({ share }) => share < shareMin)) return undefined;
    const metric = receiver.accepted[signal];
    return {
      ...warning,
      // One that never got anything has no series of it.
      expression: `(up{${pool.of}} == 1) unless on (pod) (${rate(metric, { of: pool.of, by: "pod", over: "10m" })} > 0) and on () (${rate(metric, { of: pool.of, over: "10m" })} > ${itemsMin})`,
      forMinutes: 15,
      summary: `A backend of ${link.pool} gets no ${signal} while others do.`,
    };
  },
  BackendOverloaded: ({ link, pool }, signal) => {
    if (pool === undefined || pool.count < 2 || !isSpread(link.routes, signal)) return undefined;
    const most = link.shares.reduce((max, { share }) => Math.max(max, share), 0);
    const limit = Number((most > 0 ? 1.5 * most : 2 / pool.count).toFixed(3));
    if (limit > limitMax) return undefined;
    const metric = receiver.accepted[signal];
    const all = rate(metric, { of: pool.of, over: "15m" });
    return {
      ...warning,
      expression: `${rate(metric, { of: pool.of, by: "pod", over: "15m" })} > on () group_left () (${limit} * ${all}) and on () (${all} > ${itemsMin})`,
      forMinutes: 15,
      summary: `A backend of ${link.pool} gets more than ${percent(limit)} of the ${signal}, well over its share.`,
    };
  },
};

/** Of items a second: of fewer the share is chance. */
const itemsMin = 1;
/** Of a backend that gets so little, nothing is no surprise. */
const shareMin = 0.05;
/** A share above it leaves nothing to the others, which is told by their being idle. */
const limitMax = 0.95;

/** Whether so many keys go each its way that shares are those of the ring: services and tenants are few. */
function isSpread(routes: Watched["link"]["routes"], signal: Signal): boolean {
  const route: Route | undefined = routes.find((one) => one.signal === signal)?.route;
  return route !== undefined && (route.kind !== "hash" || ["traceID", "streamID"].includes(route.key));
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
