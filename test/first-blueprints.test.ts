/** What people come with, written as the docs say it: each compiles at once, and has in its objects what was asked for. */

import { blueprint, collector, compileBlueprint, dns, k8s, mutualTls, routeBy } from "fairlead";
import { expect, test } from "vitest";
import type { Blueprint } from "../src/blueprint/options.ts";

const otel = collector("0.161.0");
const traces = { traces: routeBy.traceID() };
const shop = { clients: [{ namespace: "shop" }] };

const sampler = otel.existing("sampler", {
  service: "sampling/tail-sampler",
  discovery: k8s(),
  security: "plaintext",
  podLabels: { app: "tail-sampler" },
  accept: [{ code: "FL2023", because: "its owners test it with the commands of the runbook" }],
});
const samplers = blueprint("samplers", {
  namespace: "samplers",
  collector: otel,
  balancers: [
    otel.balancer("edge", {
      to: sampler,
      replicas: 2,
      routes: traces,
      queue: "central",
      network: { ...shop, apiServer: { cidr: "10.0.0.10/32", port: 6443 } },
    }),
  ],
});

const sender = otel.backends("sender", {
  count: 2,
  discovery: dns(),
  security: "plaintext",
  exporters: { otlp_http: { endpoint: "https://vendor.example.com", headers: { "api-key": "${env:VENDOR_KEY}" } } },
  env: { VENDOR_KEY: { kind: "secret", secret: "vendor", key: "api-key" } },
  network: { egress: [{ cidr: "203.0.113.0/24", port: 443 }] },
});
const vendor = blueprint("vendor", {
  namespace: "vendor",
  collector: otel,
  backends: [sender],
  balancers: [otel.balancer("edge", { to: sender, routes: traces, queue: "central", network: shop })],
});

const store = otel.backends("store", { count: 2, discovery: "static", security: "plaintext" });
const openshift = blueprint("openshift", {
  namespace: "telemetry",
  platform: "openshift",
  collector: otel,
  backends: [store],
  balancers: [otel.balancer("edge", { to: store, target: "fairlead", routes: traces, network: shop })],
});

const six = otel.backends("six", { count: 2, discovery: dns(), security: "plaintext" });
const ipv6 = blueprint("ipv6", {
  namespace: "ipv6",
  collector: otel,
  dns: [{ cidr: "2001:db8::a/128" }],
  backends: [six],
  balancers: [
    otel.balancer("edge", {
      to: six,
      routes: traces,
      queue: "per-backend",
      network: { clients: [{ cidr: "2001:db8:1::/64" }] },
    }),
  ],
});

const kept = otel.backends("kept", {
  count: 3,
  discovery: dns(),
  security: "plaintext",
  persistence: { size: "10Gi", storageClass: "fast" },
  exporters: {
    otlp_http: { endpoint: "https://store.example.com:4318", retry_on_failure: { max_elapsed_time: "0s" } },
  },
  network: { egress: [{ cidr: "203.0.113.0/24", port: 4318 }] },
});
const queues = blueprint("queues", {
  namespace: "queues",
  collector: otel,
  backends: [kept],
  balancers: [
    otel.balancer("edge", {
      to: kept,
      replicas: 2,
      routes: traces,
      queue: "central",
      persistence: { size: "5Gi" },
      network: shop,
    }),
  ],
});

const inner = otel.backends("inner", {
  count: 3,
  discovery: dns(),
  security: mutualTls({ serverSecret: "inner-tls", clientSecret: "edge-tls" }),
});
const outside = blueprint("outside", {
  namespace: "outside",
  collector: otel,
  backends: [inner],
  balancers: [
    otel.balancer("edge", {
      to: inner,
      target: "fairlead",
      replicas: 2,
      routes: traces,
      senders: { tls: { secret: "edge-server-tls", clientCertificates: true } },
      service: { type: "LoadBalancer", externalTrafficPolicy: "Local" },
      network: { clients: [{ cidr: "10.20.0.0/16" }, { cidr: "192.0.2.0/24", except: ["192.0.2.128/25"] }] },
    }),
  ],
});

test.each<[string, Blueprint, readonly RegExp[]]>([
  ["existing samplers behind a tail sampling tier", samplers, [/"service":"tail-sampler\.sampling"/]],
  ["a vendor's exporter with a key from a Secret", vendor, [/"kind":"secret","secret":"vendor","key":"api-key"/]],
  ["OpenShift", openshift, [/"port":5353/]],
  ["listeners on IPv6 only", ipv6, [/"endpoint":"\[::\]:4317"/, /2001:db8:1::\/64/]],
  ["queues that outlive their pods", queues, [/"storageClass":"fast"/, /"storage":"file_storage/]],
  [
    "agents outside the cluster, by their addresses",
    outside,
    [/"externalTrafficPolicy":"Local"/, /192\.0\.2\.128\/25/],
  ],
])("%s", (_, given, expected) => {
  const { diagnostics, plan } = compileBlueprint(given);
  expect(diagnostics.filter(({ accepted }) => accepted === undefined)).toEqual([]);
  const text = JSON.stringify(plan);
  for (const pattern of expected) expect(text).toMatch(pattern);
});
