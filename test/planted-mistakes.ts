/** A blueprint of two chains that every rule accepts, and mistakes to plant in it: at least one for each code it can trigger. */

import { type Blueprint, blueprint, collector, dns, k8s, leastLoaded, roundRobin, routeBy } from "fairlead";
import type { Code } from "../src/diagnostics/codes.ts";
import type { Path } from "../src/diagnostics/place.ts";
import type { Release } from "../src/model/collector/release.ts";

export interface Mistake {
  readonly code: Code;
  /** Name of the declaration; the blueprint's own is "shop". */
  readonly in: Declaration;
  /** Each option that is written so; undefined takes it out. */
  readonly set: readonly (readonly [path: Path, value: unknown])[];
  /** Where the finding is, if not at the first of them. */
  readonly at?: string;
  /** The declaration that it is on, if not the same. */
  readonly on?: Declaration;
}

type Declaration = "shop" | "backend" | "sampler" | "edge" | "own" | "checkout" | "meter";

/** `exporters.otlp.colour` is a path; names with dots are given as a list. */
function mistake(code: Code, where: Declaration, path: string | Path, value: unknown, at?: string): Mistake {
  return { code, in: where, set: [[pathOf(path), value]], ...(at !== undefined && { at }) };
}

function mistakes(code: Code, where: Declaration, set: Readonly<Record<string, unknown>>, at?: string): Mistake {
  const options = Object.entries(set).map(([path, value]) => [pathOf(path), value] as const);
  return { code, in: where, set: options, ...(at !== undefined && { at }) };
}

function pathOf(path: string | Path): Path {
  return typeof path === "string" ? path.split(".") : path;
}

export const planted: readonly Mistake[] = [
  mistake("FL1001", "backend", "exporters.otlpp", {}),
  mistake("FL1001", "edge", "processors.batsh/x", {}),
  mistake("FL1002", "backend", "exporters.otlphttp.colour", "red"),
  mistake("FL1002", "sampler", "processors.batch.tiemout", "1s"),
  mistake("FL1002", "edge", "processors.attributes.acts", []),
  mistake("FL1003", "backend", "exporters.otlphttp.timeout", true),
  mistake("FL1004", "sampler", "exporters.debug.verbosity", "full"),
  mistake("FL1006", "backend", "exporters.otlphttp.read_buffer_size", null),
  mistake("FL1009", "backend", "cuont", 3),
  mistakes("FL1009", "sampler", { security: undefined, securtiy: "plaintext" }, "securtiy"),
  mistake("FL1009", "backend", "discovery", "sttaic"),
  mistake("FL1009", "edge", "compression", "zip"),
  mistake("FL1009", "edge", "target", "colector"),
  mistake("FL1009", "own", "target", "fairled"),
  mistake("FL1009", "own", "algorithm", "rign"),
  mistake("FL1009", "own", "ejection", 5),
  mistake("FL1009", "own", "batch.whenIdle", "never"),
  mistake("FL1009", "checkout", "serviceName", 5),
  mistake("FL1009", "shop", "outptu", "workload"),
  mistake("FL1009", "shop", "platform", "nomad"),
  mistake("FL1009", "meter", "attributes", [1]),
  mistake("FL1009", "edge", "network.clients.0.podLabels", "all"),
  mistakes("FL1009", "edge", { "routes.metrics": undefined, "routes.metric": routeBy.service() }, "routes.metric"),
  mistake("FL1010", "backend", "exporters.otlphttp.headers.a", "${1}"),
  mistake("FL1101", "sampler", "exporters.otlp", {}, "exporters.otlp.endpoint"),
  mistake("FL1102", "backend", "exporters.otlphttp.sending_queue.queue_size", 0),
  mistake(
    "FL1102",
    "edge",
    "processors.batch/x",
    { send_batch_size: 10, send_batch_max_size: 5 },
    "processors.batch/x.send_batch_max_size",
  ),
  mistake("FL2001", "backend", "pipelines.traces.receivers", ["otlp", "nowhere"], "pipelines.traces.receivers.1"),
  mistake("FL2001", "backend", "exporters.otlphttp.sending_queue.storage", "file_storage"),
  mistake(
    "FL2003",
    "sampler",
    "pipelines.traces.processors",
    ["attributes/x", "attributes/x"],
    "pipelines.traces.processors.1",
  ),
  mistake("FL2005", "backend", "pipelines.metrics.processors", ["tail_sampling"], "pipelines.metrics.processors.0"),
  mistakes(
    "FL2006",
    "backend",
    { connectors: { forward: null }, "pipelines.logs.receivers": ["otlp", "forward"] },
    "pipelines.logs.receivers",
  ),
  mistakes(
    "FL2007",
    "sampler",
    {
      connectors: { forward: null },
      "pipelines.metrics": { receivers: ["otlp", "forward"], exporters: ["forward", "debug/x"] },
      "exporters.debug/x": {},
    },
    "pipelines.metrics",
  ),
  mistake(
    "FL2008",
    "backend",
    "exporters.otlp/back",
    { endpoint: "edge-collector:4317", tls: { insecure: true } },
    "exporters.otlp/back.endpoint",
  ),
  mistake("FL2010", "edge", "pipelines.metrics.processors", ["attributes", "memory_limiter"]),
  mistakes(
    "FL2012",
    "sampler",
    {
      "processors.k8sattributes": {},
      "processors.batch/early": {},
      "pipelines.traces.processors": ["batch/early", "k8sattributes"],
      "network.clients": [{ podLabels: {} }],
    },
    "pipelines.traces.processors.1",
  ),
  mistakes("FL1016", "backend", { persistence: { size: "1Gi" } }, "exporters.otlphttp.sending_queue.storage"),
  mistake("FL3001", "edge", "routes.metrics", routeBy.attributes("tenant")),
  mistake("FL3001", "own", "routes.metrics", { kind: "hash", key: "colour" }),
  mistake("FL3005", "edge", "queue", undefined),
  // Beside a wrong count nobody knows how many there should be.
  mistakes("FL3007", "backend", { weights: [1, 2], count: 3 }, "weights"),
  mistake("FL3008", "sampler", "healthCheck.interval", "10500ms"),
  mistake("FL3008", "sampler", "healthCheck.timeout", "20s"),
  mistake("FL3009", "edge", "processors.tail_sampling", { policies: [{ name: "a", type: "always_sample" }] }),
  mistake("FL3010", "checkout", "signal", "logs"),
  mistake("FL3012", "edge", "routes.metrics", roundRobin()),
  mistake("FL3013", "backend", "count", 0),
  mistake("FL3013", "edge", "replicas", 2.5),
  mistake("FL3014", "checkout", "every", "soon"),
  mistake("FL3014", "edge", "timeout", "soon"),
  mistake("FL3014", "edge", "retry.maxInterval", "-1s"),
  mistake("FL3014", "own", "retry.initialInterval", "5"),
  mistake("FL3014", "sampler", "discovery.interval", "5"),
  mistake("FL3015", "edge", "routes.metrics", leastLoaded()),
  mistake("FL3015", "edge", "failover", "spill"),
  mistake("FL3015", "own", "processors", { batch: {} }),
  mistake("FL3015", "own", "compatibleWith", "0.140.0"),
  mistake("FL3016", "own", ["headers", "x a"], "b"),
  mistake("FL3016", "own", ["headers", "grpc-timeout"], "1S"),
  mistake(
    "FL3016",
    "own",
    "ejection",
    { consecutive5xx: 5, interval: "1s", baseEjectionTime: "10s", maxEjectionTime: "5s", maxEjectionPercent: 10 },
    "ejection.baseEjectionTime",
  ),
  mistake("FL3016", "own", "senders", { origins: ["shop.example"], headers: [] }, "senders.origins"),
  mistake("FL3016", "own", "senders", { headers: ["Content-Type"] }, "senders.headers"),
  mistake("FL3018", "own", "maxRequestSize", "64Mi"),
  mistake("FL3021", "own", "balanceFactor", 2),
  mistake("FL3023", "meter", "every", "10us"),
  mistake("FL3023", "checkout", "protocol", "http/json"),
  mistake("FL3024", "edge", "senders", { origins: ["shop.example"] }, "senders.origins.0"),
  mistakes("FL3022", "edge", { verify: {}, "processors.filter/a": { traces: { span: ["IsRootSpan()"] } } }, "verify"),
  mistake("FL4001", "shop", "namespace", "My_Shop"),
  mistake("FL4001", "shop", "clusterDomain", "Cluster Local"),
  mistake("FL4001", "own", "serviceAccount.name", "Not_A_Name"),
  mistake("FL4001", "edge", "network.clients.0.namespace", "Not_A_Name"),
  mistake(
    "FL4003",
    "backend",
    "receivers.otlp/b",
    { protocols: { grpc: { endpoint: "0.0.0.0:4317" } } },
    "receivers.otlp/b.protocols.grpc.endpoint",
  ),
  mistake(
    "FL4004",
    "edge",
    "exporters.otlp/gone",
    { endpoint: "backend-4:4317", tls: { insecure: true } },
    "exporters.otlp/gone.endpoint",
  ),
  mistake("FL4007", "backend", "processors.memory_limiter.limit_mib", 4_000),
  mistake("FL4008", "sampler", "exporters.otlp/far", { endpoint: "far.example.com:4317" }, "network.egress"),
  { ...mistake("FL4009", "sampler", "discovery", k8s(), "network.apiServer"), on: "own" },
  mistake("FL4010", "backend", "resources.limits.memory", "lots"),
  mistake("FL4010", "edge", "resources.requests.cpu", "many"),
  mistake("FL4010", "own", "batch.bytes", "5 bytes"),
  mistake("FL4011", "backend", "network.egress.0.cidr", "10.0.0.0"),
  mistake("FL4011", "edge", "network.apiServer", { cidr: "10.0.0.0/8", port: 0 }, "network.apiServer.port"),
  mistake("FL4013", "own", "network.clients", []),
  mistake("FL4014", "edge", "network.apiServer", { cidr: "10.96.0.1/32", port: 443 }),
  mistake("FL4016", "shop", "namespace", "kube-system"),
  mistake("FL4020", "backend", ["labels", "cost centre"], "42"),
  mistake("FL4020", "checkout", "tolerations", [{ effect: "NoSchedule" }], "tolerations.0"),
  mistake("FL4021", "edge", "service", { loadBalancerClass: "a" }, "service.loadBalancerClass"),
  mistake("FL4021", "backend", ["labels", "app.kubernetes.io/name"], "x"),
  mistake("FL4044", "edge", "image", "otel/opentelemetry-collector:0.129.1"),
  mistake("FL4045", "own", ["env", "NODE_OPTIONS"], "--max-old-space-size=900"),
  mistakes(
    "FL4048",
    "edge",
    { "service.type": "LoadBalancer", "network.clients": [{ cidr: "10.20.0.0/16" }] },
    "service.externalTrafficPolicy",
  ),
  mistake("FL4051", "backend", "volumes.data", { kind: "claim", path: "/data", claim: "data" }),
  mistake("FL4052", "backend", ["podLabels", "istio.io/rev"], "stable"),
  mistake("FL4053", "backend", "image", "otel/opentelemetry-collector-contrib:0.129.1-windowsservercore-ltsc2022"),
  mistake("FL5001", "sampler", "security", undefined),
  mistake("FL5003", "backend", "auth", { kind: "bearer-token", secret: "token", key: "token" }, "security"),
  mistake("FL6001", "shop", "gitops.revision", "HEAD"),
  mistake("FL6002", "shop", "gitops.path", "/root"),
  mistake("FL6002", "shop", "gitops.repoURL", ""),
];

type Draft = Record<Declaration, Record<string, unknown>>;

function sound(): Draft {
  return {
    shop: {
      namespace: "shop",
      gitops: { repoURL: "https://git.example.com/shop.git", revision: "v1", path: "dist/shop/manifests" },
    },
    backend: {
      count: 3,
      discovery: "static",
      security: "plaintext",
      exporters: { otlphttp: { endpoint: "https://store.example.com" } },
      processors: {
        memory_limiter: { check_interval: "1s", limit_percentage: 75, spike_limit_percentage: 15 },
        tail_sampling: { policies: [{ name: "a", type: "always_sample" }] },
      },
      resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
      network: { egress: [{ cidr: "203.0.113.0/24", port: 443 }] },
    },
    sampler: {
      count: 2,
      discovery: dns({ interval: "5s", timeout: "1s" }),
      security: "plaintext",
      processors: {
        batch: { timeout: "1s" },
        "attributes/x": { actions: [{ key: "a", value: "b", action: "insert" }] },
      },
      exporters: { debug: {} },
      healthCheck: { interval: "10s", timeout: "2s", healthyThreshold: 1, unhealthyThreshold: 3 },
      network: { egress: [{ cidr: "203.0.113.0/24", port: 443 }] },
    },
    edge: {
      replicas: 2,
      routes: { traces: routeBy.traceID(), metrics: routeBy.service() },
      queue: "per-backend",
      retry: { initialInterval: "1s", maxInterval: "10s", maxElapsedTime: "5m" },
      processors: { attributes: { actions: [{ key: "a", value: "b", action: "insert" }] } },
      network: { clients: [{ namespace: "web", podLabels: {} }] },
      resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
    },
    own: {
      target: "fairlead",
      routes: { traces: routeBy.traceID(), metrics: routeBy.service() },
      retry: { initialInterval: "100ms", maxInterval: "5s", maxElapsedTime: "5m" },
      batch: { items: 8192, bytes: "1Mi", timeout: "5ms", whenIdle: "send" },
      failover: "spill",
      network: { clients: [{ podLabels: {} }] },
    },
    checkout: { signal: "traces", every: "1s" },
    meter: { signal: "metrics", every: "1s" },
  };
}

export function withMistakes(mistakes: readonly Mistake[], release: Release = "0.129.1"): Blueprint {
  const draft = sound();
  for (const { in: where, set } of mistakes) for (const [path, value] of set) put(draft[where], path, value);
  const otel = collector<Release>(release);
  // Mistakes are what the types refuse.
  const options = draft as unknown as Record<Declaration, never>;
  const backend = otel.backends("backend", options.backend);
  const sampler = otel.backends("sampler", options.sampler);
  const edge = otel.balancer("edge", { ...(options.edge as object), to: backend } as never);
  const own = otel.balancer("own", { ...(options.own as object), to: sampler } as never);
  return blueprint("shop", {
    ...(options.shop as object),
    collector: otel,
    backends: [backend, sampler],
    balancers: [edge, own],
    generators: [
      otel.generator("checkout", { ...(options.checkout as object), to: edge } as never),
      otel.generator("meter", { ...(options.meter as object), to: edge } as never),
    ],
  } as never);
}

function put(options: Record<string, unknown>, [step = "", ...rest]: Path, value: unknown): void {
  if (rest.length === 0) {
    if (value === undefined) delete options[step];
    else options[step] = value;
    return;
  }
  const inside = options[step];
  const copy = Array.isArray(inside) ? [...(inside as unknown[])] : { ...(inside as object) };
  options[step] = copy;
  put(copy as Record<string, unknown>, rest, value);
}

/** Where its finding is, as `shop/backend count`. */
export function placeOf({ in: planted, on: where = planted, set, at }: Mistake): string {
  return `${where === "shop" ? "shop" : `shop/${where}`} ${at ?? set[0]?.[0].join(".")}`;
}

/** Two mistakes at one option, or one inside what the other wrote, are not told apart. */
export function areRelated(left: Mistake, right: Mistake): boolean {
  return touched(left).some((one) => touched(right).some((other) => isWithin(one, other) || isWithin(other, one)));
}

function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((step, index) => step === inner[index]);
}

/** Options that a mistake writes, and the place of its finding, behind the declaration's name. */
function touched({ in: where, on = where, set, at }: Mistake): readonly Path[] {
  return [...set.map(([path]) => [where, ...path]), ...(at === undefined ? [] : [[on, ...at.split(".")]])];
}
