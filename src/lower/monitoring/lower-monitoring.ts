/** What is watched of all tiers, and what the author wants written for it. */

import type { Monitoring, ScrapedTier } from "../../model/monitoring.ts";
import { monitoringOptions } from "../../model/monitoring-options.ts";
import type { Plan } from "../../model/plan.ts";
import { isOperated, type Topology } from "../../model/topology.ts";
import { metricsPort } from "../kubernetes/ports.ts";
import { balancerSelector, balancerService, tierSelector } from "../names.ts";
import { alertsOf } from "./alerts.ts";
import { panelsOf } from "./panels.ts";
import { type PlanBeforeAlerts, watchedOf } from "./watched.ts";

export function lowerMonitoring(
  plan: PlanBeforeAlerts,
  topology: Topology,
): Pick<Plan, "alerts" | "panels" | "monitoring"> {
  const watched = watchedOf(plan);
  return {
    alerts: watched.flatMap(alertsOf),
    panels: watched.map(panelsOf),
    monitoring: topology.monitoring && asked(topology.monitoring, topology),
  };
}

function asked(
  { scrape, alerts, dashboard, labels = {}, runbook }: NonNullable<Topology["monitoring"]>,
  topology: Topology,
): Monitoring {
  return {
    scrape,
    alerts: alerts ?? monitoringOptions.alerts.default,
    dashboard: dashboard ?? monitoringOptions.dashboard.default,
    labels,
    runbook,
    tiers: scrapedTiers(topology),
    port: metricsPort.name,
  };
}

function scrapedTiers(topology: Topology): readonly ScrapedTier[] {
  return [
    ...topology.pools.map(({ name }) => {
      const labels = tierSelector(name);
      return { name, pods: labels, services: labels, servicePort: metricsPort.name };
    }),
    ...topology.balancers.map((balancer) => {
      const { name } = balancer;
      const pods = balancerSelector(topology, balancer);
      // As the operator names and labels the one that it makes (operator internal/manifests/collector/service.go, 0.140.0).
      const made = { "app.kubernetes.io/name": `${balancerService(balancer, topology)}-monitoring` };
      return isOperated(balancer, topology)
        ? { name, pods, services: made, servicePort: "monitoring" }
        : { name, pods, services: tierSelector(name), servicePort: metricsPort.name };
    }),
  ];
}
