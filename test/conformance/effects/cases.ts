/** Mistakes across objects, each with its mended form: what is said of them, and what is to be seen when they run. */

import type { Code } from "../../../src/diagnostics/codes.ts";
import { arrivals, connection, type Look, memory, probe } from "./looks.ts";
import { backend, grpcAndHttp, sendingBy, tier } from "./objects.ts";

export interface EffectCase {
  readonly name: string;
  readonly code: Code;
  readonly broken: string;
  readonly mended: string;
  readonly look: Look;
  /** What is seen of the broken objects, and of the mended ones. */
  readonly seen: readonly [broken: string, mended: string];
}

const old = "0.129.1";
const recent = "0.161.0";

/** Of the exporter that balances; the queue of each backend is spelled out, and the exporter's own is off. */
function balanced(resolver: string): string {
  const queue =
    "sending_queue: { enabled: false }, retry_on_failure: { enabled: true, initial_interval: 1s, max_interval: 5s, max_elapsed_time: 60s }";
  const own =
    "sending_queue: { enabled: true, num_consumers: 10, queue_size: 1000, sizer: requests }, retry_on_failure: { enabled: true, initial_interval: 1s, max_interval: 5s, max_elapsed_time: 60s }";
  return `loadbalancing: { routing_key: traceID, protocol: { otlp: { tls: { insecure: true }, timeout: 5s, ${queue} } }, resolver: { ${resolver} }, ${own} }`;
}

const byName = (rest = "") => `dns: { hostname: sampler.shop.svc.cluster.local${rest} }`;
const spread =
  "otlp: { endpoint: dns:///sampler.shop.svc.cluster.local:4317, balancer_name: round_robin, tls: { insecure: true } }";
const plain = (tls: string) => `otlp: { endpoint: backend.shop.svc.cluster.local:4317, tls: ${tls} }`;

const edge = (exporter: string, tag = recent, name = "edge") => tier({ name, tag, config: sendingBy(exporter) });
const several = (tag: string, config = backend) => tier({ name: "sampler", tag, config, replicas: 3 });

/** Keeps traces of two spans, so that of one whose spans are apart nothing is left. */
const pairs = `processors: { tail_sampling: { decision_wait: 2s, policies: [{ name: whole, type: span_count, span_count: { min_spans: 2 } }] } }
    exporters: { debug: {} }
    service: { extensions: [health_check], pipelines: { traces: { receivers: [otlp], processors: [tail_sampling], exporters: [debug] } } }`;

/** Holds traces for long, as one does whose backend is slow. */
function holding(limitMib: number): string {
  return `processors:
      memory_limiter: { check_interval: 100ms, limit_mib: ${limitMib}, spike_limit_mib: 40 }
      tail_sampling: { decision_wait: 120s, num_traces: 100000, policies: [{ name: all, type: always_sample }] }
    exporters: { debug: {} }
    service: { extensions: [health_check], pipelines: { traces: { receivers: [otlp], processors: [memory_limiter, tail_sampling], exporters: [debug] } } }`;
}

const elsewhere = (tag: string) =>
  tier({
    name: "sampler",
    tag,
    config: backend,
    replicas: 3,
    port: 5317,
    protocols: grpcAndHttp.replace(":4317", ":5317"),
  });

const local = grpcAndHttp.replace("0.0.0.0:4318", "127.0.0.1:4318");

const ofVersion = (tag: string): readonly EffectCase[] => [
  {
    name: `${tag}: the resolver's port is not that of the backends`,
    code: "FL4004",
    broken: edge(balanced(byName()), tag) + elsewhere(tag),
    mended: edge(balanced(byName(', port: "5317"')), tag) + elsewhere(tag),
    look: arrivals,
    seen: ["none arrives", "all arrive, traces whole"],
  },
  {
    name: `${tag}: tail sampling of several pods behind round robin`,
    code: "FL3009",
    broken: edge(spread, tag) + several(tag, pairs),
    mended: edge(balanced(byName()), tag) + several(tag, pairs),
    look: arrivals,
    seen: ["some arrive", "all arrive, traces whole"],
  },
  {
    name: `${tag}: a receiver on localhost behind a Service`,
    code: "FL4047",
    broken: tier({ name: "edge", tag, config: backend, protocols: local }),
    mended: tier({ name: "edge", tag, config: backend }),
    look: connection,
    seen: ["refused", "taken"],
  },
  {
    name: `${tag}: TLS to a receiver in plain text`,
    code: "FL4004",
    broken: edge(plain("{ insecure: false }"), tag) + tier({ name: "backend", tag, config: backend }),
    mended: edge(plain("{ insecure: true }"), tag) + tier({ name: "backend", tag, config: backend }),
    look: arrivals,
    seen: ["none arrives", "all arrive, traces whole"],
  },
  {
    name: `${tag}: a probe without health_check`,
    code: "FL4046",
    broken: tier({ name: "edge", tag, extensions: "", config: backend.replace("extensions: [health_check], ", "") }),
    mended: tier({ name: "edge", tag, config: backend }),
    look: probe,
    seen: ["refused", "ready"],
  },
  {
    name: `${tag}: memory_limiter above the container's limit`,
    code: "FL4007",
    broken: tier({ name: "edge", tag, config: holding(600), memory: "300Mi" }),
    mended: tier({ name: "edge", tag, config: holding(150), memory: "300Mi" }),
    look: memory,
    seen: ["killed", "refuses and runs on"],
  },
];

/** One of each release in front: what differs is what they build. */
const ringsCase: EffectCase = {
  name: "two releases in front of one tier",
  code: "FL3019",
  broken: edge(balanced(byName()), old) + edge(balanced(byName()), recent, "edge-b") + several(recent),
  mended: edge(balanced(byName()), recent) + edge(balanced(byName()), recent, "edge-b") + several(recent),
  look: arrivals,
  seen: ["all arrive, traces apart", "all arrive, traces whole"],
};

export const effectCases: readonly EffectCase[] = [...ofVersion(old), ...ofVersion(recent), ringsCase];
