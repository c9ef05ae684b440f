/** Alerts as a PrometheusRule (monitoring.coreos.com/v1, operator 0.85.0), each with the heading of the runbook that says what to do. */

import { type Alert, type Monitoring, runbookAnchor } from "../../model/monitoring.ts";
import type { Plan } from "../../model/plan.ts";
import type { KubernetesObject } from "../kubernetes/object.ts";

export function prometheusRule({ blueprint, alerts }: Plan, { labels, runbook }: Monitoring): KubernetesObject {
  const balancers = [...new Set(alerts.map(({ balancer }) => balancer))];
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: { name: blueprint, labels: { ...labels, "app.kubernetes.io/component": "monitoring" } },
    spec: {
      groups: balancers.map((name) => ({
        name: `${blueprint}.${name}`,
        rules: alerts.filter(({ balancer }) => balancer === name).map((alert) => rule(alert, runbook)),
      })),
    },
  };
}

function rule(alert: Alert, runbook: string | undefined) {
  const { name, balancer, signal, severity, expression, forMinutes, summary } = alert;
  const anchor = runbookAnchor(alert);
  return {
    alert: name,
    expr: expression,
    for: `${forMinutes}m`,
    labels: { severity, balancer, ...(signal && { signal }) },
    annotations: {
      summary,
      ...(runbook ? { runbook_url: `${runbook}#${anchor}` } : { runbook: `runbook.md#${anchor}` }),
    },
  };
}
