/**
 * Tail sampling at scale: two to six balancers, as load asks for, send each trace whole to one of three Collectors, which decide by its errors and
 * its duration. A backend that is away keeps its keys ("hold"), so that no trace is cut; logs follow their traces.
 */

import { blueprint, collector, dns, minutes, routeBy, seconds } from "fairlead";

const otel = collector("0.129.1");

const samplers = otel.backends("sampler", {
  count: 3,
  discovery: dns({ interval: seconds(10), timeout: seconds(2) }),
  security: "plaintext",
  resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "2Gi" } },
  processors: {
    memory_limiter: { check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 15 },
    tail_sampling: {
      decision_wait: "10s",
      num_traces: 50_000,
      policies: [
        { name: "errors", type: "status_code", status_code: { status_codes: ["ERROR"] } },
        { name: "slow", type: "latency", latency: { threshold_ms: 500 } },
        { name: "some", type: "probabilistic", probabilistic: { sampling_percentage: 5 } },
      ],
    },
    batch: { timeout: "1s", send_batch_size: 1024 },
  },
});

const edge = otel.balancer("edge", {
  to: samplers,
  target: "fairlead",
  autoscaling: { min: 2, max: 6 },
  routes: { traces: routeBy.traceID(), logs: routeBy.traceID() },
  failover: { traces: "hold", logs: "spill" },
  slowStart: minutes(1),
  deadline: seconds(8),
  statusPage: true, // kubectl port-forward deployment/edge-balancer 13134
});

export const twoTier = blueprint("two-tier", {
  namespace: "two-tier",
  collector: otel,
  backends: [samplers],
  balancers: [edge],
  generators: [otel.generator("shop", { signal: "traces", to: edge, every: seconds(1) })],
});
