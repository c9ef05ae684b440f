/** Which routing keys compile, by version and signal. */

import type { RoutingKeyOf } from "../../src/model/collector/behaviours.ts";

type Equal<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;

/** Table of the load balancing exporter's documentation and code at each version. */
export const asTheExporterHasThem: readonly true[] = [
  true satisfies Equal<RoutingKeyOf<"0.129.0", "traces">, "traceID" | "service" | "attributes">,
  true satisfies Equal<RoutingKeyOf<"0.129.0", "metrics">, "service" | "resource" | "metric" | "streamID">,
  true satisfies Equal<RoutingKeyOf<"0.129.0", "logs">, "traceID">,
  true satisfies Equal<RoutingKeyOf<"0.161.0", "traces">, "traceID" | "service" | "attributes">,
  true satisfies Equal<
    RoutingKeyOf<"0.161.0", "metrics">,
    "service" | "resource" | "metric" | "streamID" | "attributes"
  >,
  true satisfies Equal<RoutingKeyOf<"0.161.0", "logs">, "traceID" | "service" | "resource" | "attributes">,
];

// @ts-expect-error 0.129.0 hashes logs by trace id whatever is asked
export const logs: RoutingKeyOf<"0.129.0", "logs"> = "service";
// @ts-expect-error metrics by attributes came with 0.147.0
export const metrics: RoutingKeyOf<"0.129.0", "metrics"> = "attributes";
// @ts-expect-error a metric has no trace id
export const noTrace: RoutingKeyOf<"0.161.0", "metrics"> = "traceID";
// @ts-expect-error the exporter's spelling has capitals
export const spelling: RoutingKeyOf<"0.161.0", "traces"> = "traceId";
