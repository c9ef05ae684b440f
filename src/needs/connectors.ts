/** What connectors need of their pod: those that are known stay inside the Collector. */

import type { ComponentNeeds } from "./component-needs.ts";

const both = "0.129.0 and 0.161.0";

export const connectorNeeds: Readonly<Record<string, ComponentNeeds>> = Object.freeze({
  count: { source: `contrib countconnector, ${both}` },
  forward: { source: `core forwardconnector, ${both}` },
  routing: { source: "contrib routingconnector, 0.129.0" },
  servicegraph: { source: "contrib servicegraphconnector, 0.159.0", renamed: "service_graph" },
  spanmetrics: { source: `contrib spanmetricsconnector, ${both}`, renamed: "span_metrics" },
});
