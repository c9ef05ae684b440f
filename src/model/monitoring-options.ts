/** What a blueprint asks to be written for Prometheus and Grafana: a row each. */

import { labels, peers } from "./network-options.ts";
import { type Members, oneOf, optional, setting, text, yesOrNo } from "./shape.ts";

export const monitoringOptions = {
  /** How metrics are scraped: a `"pod-monitor"` or a `"service-monitor"` for each tier. @default neither */
  scrape: optional(oneOf("pod-monitor", "service-monitor")),
  /**
   * Who scrapes: a peer as in `network`, or a list, that may read the metrics of every tier.
   * @default as `network.monitoring` of each tier says
   */
  prometheus: optional(peers),
  /** Whether a PrometheusRule is written, with an alert for each problem that the runbook covers. @default false */
  alerts: setting(yesOrNo, { default: false }),
  /**
   * Whether a Grafana dashboard is written, in a ConfigMap that Grafana's sidecar finds by the label `grafana_dashboard`.
   * @default false
   */
  dashboard: setting(yesOrNo, { default: false }),
  /** Labels on these objects, such as the `release` by which a Prometheus selects monitors and rules. @default none */
  labels: optional(labels),
  /** URL of the runbook, to whose headings alerts link. @default alerts name only the heading */
  runbook: optional(text),
} as const satisfies Members;
