/** Paths of the services that a balancer offers and calls. */

import type { Signal } from "../../contract/signal.ts";

/** @see opentelemetry-proto, collector/{trace,metrics,logs}/v1 */
export const exportPaths: Readonly<Record<Signal, string>> = Object.freeze({
  traces: "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
  metrics: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
  logs: "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
});

/** @see grpc.health.v1 */
export const healthCheckPath = "/grpc.health.v1.Health/Check";
