import { describe, expect, test } from "vitest";
import { collectorTold } from "../../src/local/collector-told.ts";

// As Collectors of these versions printed it, of some backends and bounds.
const common = `
# TYPE otelcol_loadbalancer_backend_latency histogram
otelcol_loadbalancer_backend_latency_bucket{endpoint="backend-1.demo.svc.cluster.local:4317",le="5"} 80
otelcol_loadbalancer_backend_latency_bucket{endpoint="backend-1.demo.svc.cluster.local:4317",le="10"} 90
otelcol_loadbalancer_backend_latency_bucket{endpoint="backend-1.demo.svc.cluster.local:4317",le="20"} 90
otelcol_loadbalancer_backend_latency_bucket{endpoint="backend-1.demo.svc.cluster.local:4317",le="+Inf"} 91
otelcol_loadbalancer_backend_latency_sum{endpoint="backend-1.demo.svc.cluster.local:4317"} 312
otelcol_loadbalancer_backend_latency_count{endpoint="backend-1.demo.svc.cluster.local:4317"} 91
otelcol_loadbalancer_backend_outcome{endpoint="backend-1.demo.svc.cluster.local:4317",success="true"} 89
otelcol_loadbalancer_backend_outcome{endpoint="backend-1.demo.svc.cluster.local:4317",success="false"} 2
otelcol_receiver_accepted_log_records{receiver="otlp",transport="grpc"} 259
otelcol_receiver_accepted_spans{receiver="otlp",transport="grpc"} 799
otelcol_receiver_refused_spans{receiver="otlp",transport="grpc"} 3
`;
const before = `${common}
otelcol_exporter_queue_size{data_type="logs",exporter="otlp/loadbalancing/traceID_backend-1.demo.svc.cluster.local:4317"} 18
otelcol_exporter_queue_size{data_type="traces",exporter="otlp/loadbalancing/service_backend-1.demo.svc.cluster.local:4317"} 4
otelcol_exporter_queue_size{data_type="logs",exporter="otlp/loadbalancing/traceID_backend-2.demo.svc.cluster.local:4317"} 23
otelcol_exporter_send_failed_spans{exporter="debug"} 7
otelcol_exporter_send_failed_spans{exporter="loadbalancing/service"} 5
otelcol_exporter_send_failed_spans{exporter="otlp/loadbalancing/service_backend-1.demo.svc.cluster.local:4317"} 5
`;
const later = `${common}
otelcol_exporter_in_flight_requests{data_type="logs",exporter="loadbalancing/traceID"} 0
otelcol_exporter_send_failed_spans{exporter="load_balancing/service"} 6
`;
const endpoint = "backend-1.demo.svc.cluster.local:4317";

describe.each([
  ["0.129.0", before, 5, 22],
  ["0.161.0", later, 6, undefined],
])("of the metrics of a Collector %s", (_version, text, undelivered, queued) => {
  const told = collectorTold(text);

  test("what it took, refused and lost is known, once", () => {
    expect(told.counts).toMatchObject({ acceptedItems: 1_058, refusedItems: 3, undeliveredItems: undelivered });
    expect(told.counts).not.toHaveProperty("repickedItems");
  });

  test("the calls of a backend are known, by their time", () => {
    const { calls, latency } = told.calls(endpoint) ?? {};
    expect(calls).toEqual({ accepted: 89, failed: 2 });
    expect([latency?.calls.slice(0, 3), latency?.count, latency?.sumMs]).toEqual([[80, 10, 0], 91, 312]);
    expect(told.calls("elsewhere:4317")).toBeUndefined();
  });

  test("its queues are known where it counts them", () => expect(told.queued(endpoint)).toBe(queued));
});
