/** Where requests go, by signal and protocol. @see opentelemetry-proto, collector/{trace,metrics,logs}/v1, and OTLP/HTTP */

import type { Signal } from "../../contract/signal.ts";

export const grpcPaths: Readonly<Record<Signal, string>> = Object.freeze({
  traces: "/opentelemetry.proto.collector.trace.v1.TraceService/Export",
  metrics: "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export",
  logs: "/opentelemetry.proto.collector.logs.v1.LogsService/Export",
});

export const httpPaths: Readonly<Record<Signal, string>> = Object.freeze({
  traces: "/v1/traces",
  metrics: "/v1/metrics",
  logs: "/v1/logs",
});
