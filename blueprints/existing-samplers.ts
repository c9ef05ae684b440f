/**
 * Tail sampling with samplers that are there already: another team runs them, behind a headless Service of the namespace
 * `sampling`. Only the tier that keeps traces together is deployed here; agents send to it from a namespace of their own, and
 * from machines outside of the cluster.
 */

import { blueprint, collector, k8s, routeBy } from "fairlead";

const otel = collector("0.161.0");

const sampler = otel.existing("sampler", {
  service: "sampling/tail-sampler",
  discovery: k8s(),
  security: "plaintext",
  podLabels: { "app.kubernetes.io/name": "tail-sampler" },
  accept: [{ code: "FL2023", because: "the owners of the samplers test their side with the commands of the runbook" }],
});

const edge = otel.balancer("edge", {
  to: sampler,
  target: "fairlead",
  replicas: 2,
  routes: { traces: routeBy.traceID() },
  network: {
    clients: [{ namespace: "agents", podLabels: { "app.kubernetes.io/name": "otel-agent" } }, { cidr: "10.20.0.0/16" }],
    // What `kubectl get endpoints kubernetes` shows.
    apiServer: { cidr: "10.0.0.1/32", port: 6443 },
  },
});

export const existingSamplers = blueprint("existing-samplers", {
  namespace: "existing-samplers",
  collector: otel,
  balancers: [edge],
});
