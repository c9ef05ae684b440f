/** A balancer with all that decides what is to be watched of it: its pods and those of its pool, and what its version counts. */

import type { MetricName } from "../../contract/metric-catalogue.ts";
import type { Signal } from "../../contract/signal.ts";
import { ownerOf } from "../../diagnostics/place.ts";
import { collectorMetrics } from "../../model/collector/metric-names.ts";
import { jsonAt } from "../../model/json.ts";
import { isKeyed, type Link } from "../../model/link.ts";
import { type Plan, workloadsOf } from "../../model/plan.ts";
import { metricsProblem } from "../../needs/own-metrics.ts";
import { type Selector, seriesOf } from "./series.ts";

export type PlanBeforeAlerts = Omit<Plan, "alerts" | "panels" | "monitoring">;

export interface Watched {
  readonly link: Link;
  readonly signals: readonly Signal[];
  /** At least. */
  readonly replicas: number;
  readonly of: Selector;
  /** Undefined for one that exists already. */
  readonly pool: WatchedPool | undefined;
  /** How many backends are to be found; undefined where nobody says. */
  readonly backends: number | undefined;
  readonly names: BalancerMetricNames;
}

export interface WatchedPool {
  readonly of: Selector;
  readonly count: number;
  /** All that balance to it. */
  readonly balancers: readonly { readonly link: Link; readonly of: Selector }[];
}

/** The same things under the names of a Collector and of Fairlead's balancer. */
export interface BalancerMetricNames {
  readonly accepted: (signal: Signal) => string;
  readonly refused: (signal: Signal) => string;
  readonly sent: (signal: Signal) => string;
  readonly backends: string;
  readonly resolutions: string;
  readonly latency: string;
}

/** Those whose metrics are where Prometheus asks for them. */
export function watchedOf(plan: PlanBeforeAlerts): readonly Watched[] {
  return plan.links.flatMap((link) => {
    if (!isReadable(link.balancer, plan)) return [];
    const own = workloadsOf(link.balancer, plan);
    const backends = workloadsOf(link.pool, plan);
    const count = backends.reduce((sum, { replicas }) => sum + replicas, 0);
    const others = plan.links.filter(({ pool }) => pool === link.pool);
    return [
      {
        link,
        signals: link.routes.map(({ signal }) => signal),
        replicas: own.reduce((sum, { replicas }) => sum + replicas, 0),
        of: seriesOf(own, plan),
        pool:
          count === 0 || !isReadable(link.pool, plan)
            ? undefined
            : {
                of: seriesOf(backends, plan),
                count,
                balancers: others.map((one) => ({ link: one, of: seriesOf(workloadsOf(one.balancer, plan), plan) })),
              },
        backends: count === 0 ? undefined : count,
        names: link.target === "fairlead" ? ownNames : collectorNames,
      },
    ];
  });
}

/** A Collector's author may have written otherwise; Fairlead's balancer has no other way. */
function isReadable(declaration: string, { configs, blueprint, release }: PlanBeforeAlerts): boolean {
  const config = configs.find(({ origin }) => ownerOf(origin) === `${blueprint}/${declaration}`);
  if (config === undefined) return true;
  return metricsProblem(jsonAt(config.body, ["service", "telemetry", "metrics"]), release.version) === undefined;
}

const { receiver, exporter, loadBalancing } = collectorMetrics;

const collectorNames: BalancerMetricNames = {
  accepted: (signal) => receiver.accepted[signal],
  refused: (signal) => receiver.refused[signal],
  sent: (signal) => exporter.sent[signal],
  backends: loadBalancing.backends,
  resolutions: loadBalancing.resolutions,
  latency: loadBalancing.latency,
};

/** Counters of Fairlead's balancer say that they are, and times their unit. */
const ownNames: BalancerMetricNames = {
  accepted: (signal) => own(`${receiver.accepted[signal]}_total`),
  refused: (signal) => own(`${receiver.refused[signal]}_total`),
  sent: (signal) => own(`${exporter.sent[signal]}_total`),
  backends: own(loadBalancing.backends),
  resolutions: own(`${loadBalancing.resolutions}_total`),
  latency: own(`${loadBalancing.latency}_milliseconds`),
};

/** A name of the balancer's own catalogue: another does not compile. */
export function own(name: MetricName): string {
  return name;
}

/** Whether the queue of each backend can be read, as long as each has one. */
export function queuesAreCounted({ link }: Watched): boolean {
  return link.target === "collector" && !(link.backendsUncounted && isKeyed(link) && link.queue === "per-backend");
}
