/** What connectors need of their pod: those that are known stay inside the Collector. */

import type { ComponentNeeds } from "./component-needs.ts";

const both = "0.129.0 and 0.161.0";

export const connectorNeeds: Readonly<Record<string, ComponentNeeds>> = Object.freeze({
  forward: { source: `core forwardconnector, ${both}` },
  routing: { source: "contrib routingconnector, 0.129.0" },
  spanmetrics: { source: `contrib spanmetricsconnector, ${both}`, renamed: "span_metrics" },
});
