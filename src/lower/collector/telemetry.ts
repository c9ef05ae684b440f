/** `service.telemetry` of a tier: its own metrics for Prometheus on port 8888, under names that stay the same. */

import type { JsonObject } from "../../model/json.ts";
import { everywhere, ports } from "../defaults.ts";

/**
 * Readers are spelled out: without them the Collector listens on localhost only, and the operator's webhook would add
 * its own. The three `without_*` flags keep metric names as the built-in reader has them (core service/telemetry,
 * 0.129.0: an explicit reader otherwise appends `_total` and units).
 */
const metrics: JsonObject = Object.freeze({
  readers: [
    {
      pull: {
        exporter: {
          prometheus: {
            host: everywhere,
            port: ports.metrics,
            without_scope_info: true,
            without_type_suffix: true,
            without_units: true,
          },
        },
      },
    },
  ],
});

/** The author's sections replace ours one by one. */
export function telemetrySection(own: JsonObject | undefined): JsonObject {
  return { metrics, ...own };
}
