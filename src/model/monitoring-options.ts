/** What a blueprint asks to be written for Prometheus and Grafana: a row each. */

import { labels, peers } from "./network-options.ts";
import { type Members, oneOf, optional, setting, text, yesOrNo } from "./shape.ts";

export const monitoringOptions = {
  /** How metrics are scraped: a `"pod-monitor"` or a `"service-monitor"` for each tier. @default nothing is written for it */
  scrape: optional(oneOf("pod-monitor", "service-monitor")),
  /** Who scrapes: a peer as of `network`, or a list, that may read the metrics of every tier. @default as `network.monitoring` of each tier says */
  prometheus: optional(peers),
  /** Whether a PrometheusRule is written, with an alert for each thing that the runbook says what to do about. @default false */
  alerts: setting(yesOrNo, { default: false }),
  /** Whether a dashboard for Grafana is written, in a ConfigMap that its sidecar finds by the label `grafana_dashboard`. @default false */
  dashboard: setting(yesOrNo, { default: false }),
  /** On these objects, such as the `release` that a Prometheus picks monitors and rules by. @default none */
  labels: optional(labels),
  /** Where people read the runbook, a URL: alerts lead to its headings. @default alerts name the heading alone */
  runbook: optional(text),
} as const satisfies Members;
