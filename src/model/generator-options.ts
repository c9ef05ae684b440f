/** The options of a generator, a row each: of every one, of those that Fairlead's own program makes, and of one signal. */

import { zipfRange } from "../contract/limits.ts";
import { type Signal, signals } from "../contract/signal.ts";
import { generatorNetworkOptions } from "./network-options.ts";
import { acceptances, bearerToken, delivery, senderSecurity } from "./options.ts";
import { podOptions, resources } from "./pod-options.ts";
import {
  anyText,
  duration,
  generatedCount,
  itemCount,
  listOf,
  type Members,
  memory,
  numberIn,
  objectOf,
  oneOf,
  optional,
  pieceCount,
  recordOf,
  replicaCount,
  seriesCount,
  setting,
  spanCount,
  text,
  wholeNumber,
} from "./shape.ts";

export const generatorOptions = {
  /** What to send: `"traces"`, `"metrics"` or `"logs"`. */
  signal: oneOf(...signals),
  /** Each replica sends one trace, data point or record in this time. */
  every: duration,
  /** `"telemetrygen"`, or `"built-in"`: Fairlead's own, which adds the options of the tables below. @default "telemetrygen" */
  runner: setting(oneOf("telemetrygen", "built-in"), { default: "telemetrygen" }),
  /** 1 to 1000. @default 1 */
  replicas: setting(replicaCount, { default: 1 }),
  /** The resource's `service.name`. @default the generator's name */
  serviceName: optional(text),
  /** The resource's `service.version`. @default none */
  serviceVersion: optional(text),
  /** Attributes of each span, data point or record. @default none */
  attributes: optional(recordOf(anyText)),
  /** `{ clients, egress }` as for other tiers, for its sidecars. @default DNS and the balancer */
  network: optional(objectOf(generatorNetworkOptions)),
  /** `{ requests: { cpu, memory }, limits: { cpu?, memory } }`. @default 10m, 32Mi, 64Mi; built-in 50m, 64Mi, 256Mi */
  resources: optional(resources),
  /** Container image: a telemetrygen that takes the flags of 0.161.0, or Node. @default telemetrygen 0.161.0, or Node */
  image: optional(text),
  /** Findings that you accept: `{ code, because }` each, for codes whose page says that they can be accepted. @default none */
  accept: optional(acceptances),
  ...podOptions,
} as const satisfies Members;

const share = numberIn({ min: 0, max: 1 });

/** How many keys of one kind there are, and which are heavier than others. */
const keyed = {
  /** 1 to 1000. */
  count: generatedCount,
  /** Exponent of Zipf's law: the weight of key k is 1/k to this power; above 0, up to 10. @default all alike */
  zipf: optional(numberIn(zipfRange)),
  /** Share of the first key, 0 to 1; the others divide the rest. @default as the others */
  hot: optional(share),
} as const satisfies Members;

/** What only Fairlead's own program can do. */
export const builtInOptions = {
  /** The same seed sends the same ids in the same order. @default 1 */
  seed: setting(wholeNumber, { default: 1 }),
  /**
   * `{ count, zipf?, hot? }`: services `name-1`, `name-2`, …; a trace goes from one to the next.
   * @default one, with the name itself
   */
  services: optional(objectOf(keyed)),
  /** `{ attribute?, count, zipf?, hot? }`: values `tenant-1`, … of a resource attribute, by default `tenant.id`. @default none */
  tenants: optional(objectOf({ attribute: setting(text, { default: "tenant.id" }), ...keyed })),
  /** Size of an additional text on each span, data point or record, up to 1Mi. @default none */
  payload: optional(memory),
  /** `{ from, over }`: starts at one in `from` and reaches one in `every` linearly over this time. @default at once */
  ramp: optional(objectOf({ from: duration, over: duration })),
  /**
   * `{ every, lasting, factor }`: multiplies the rate by `factor` for `lasting`, at the start and again every so often.
   * @default none
   */
  bursts: optional(objectOf({ every: duration, lasting: duration, factor: numberIn({ min: 1, max: 1_000 }) })),
  /** Each pod ends after this many traces, data points or records; its pods belong to a Job. @default without an end */
  total: optional(pieceCount),
  /** Each pod ends this long after its first connection; its pods belong to a Job. @default without an end */
  duration: optional(duration),
  /** At most this many traces, data points or records in one request; fewer if they would exceed 3Mi. @default 500 */
  batch: setting(itemCount, { default: 500 }),
  /** `"grpc"`, `"http/protobuf"` or `"http/json"`. @default "grpc" */
  protocol: setting(oneOf("grpc", "http/protobuf", "http/json"), { default: "grpc" }),
  /** `"none"` or `"gzip"`. @default "none" */
  compression: setting(oneOf("none", "gzip"), { default: "none" }),
  /** Sent with every request. @default none */
  headers: setting(recordOf(anyText), { default: {} }),
  /** `"plaintext"`, or `tls({ caSecret, clientSecret, serverName })` for a balancer with a certificate. @default "plaintext" */
  security: setting(senderSecurity, { default: "plaintext" }),
  /** `bearerToken({ secret, key })` that it sends. @default none; key `token` */
  auth: optional(bearerToken),
  /**
   * `{ kind: "configMap" }`: the program in a ConfigMap, for a stock Node image; `{ kind: "image", image }`: your own image,
   * built from `images/<name>/`.
   * @default { kind: "configMap" }
   */
  delivery: setting(delivery, { default: { kind: "configMap" } }),
} as const satisfies Members;

/** If several pieces share a trace id: how many ids there are during a run. */
const traceIds = objectOf(keyed);

/** Options of the built-in runner for traces. */
export const traceOptions = {
  /** `{ min, max }` spans of a trace, uniformly distributed, 1 to 10000. @default 2 */
  spans: optional(objectOf({ min: spanCount, max: spanCount })),
  /** Levels of a trace, if it has that many spans. @default as few as `fanOut` needs; without it, a chain */
  depth: optional(spanCount),
  /** At most this many children of a span. @default as few as `depth` needs, or 1 */
  fanOut: optional(spanCount),
  /** Share of traces that end in an error. @default 0 */
  errors: setting(share, { default: 0 }),
  /** Share of traces whose root links to the previous root. @default 0 */
  links: setting(share, { default: 0 }),
  /** `{ share, gap }`: traces whose spans are sent one by one, `gap` apart. @default none */
  long: optional(objectOf({ share, gap: duration })),
  /** `{ share, by }`: traces whose last span is sent `by` too late, with its original timestamps. @default none */
  late: optional(objectOf({ share, by: duration })),
  /** `{ count, zipf?, hot? }`: this many traces, which grow by a subtree each time, instead of new ones. @default each is new */
  traceIds: optional(traceIds),
} as const satisfies Members;

/** Options for metrics; all but the name need the built-in runner. */
export const metricOptions = {
  /** Name of the metrics; with several types, each name ends in its type. @default telemetrygen's own, "gen" */
  metricName: optional(text),
  /** Types, used in turn: `"sum"`, `"gauge"`, `"histogram"`, `"exponential_histogram"`, `"summary"`. @default ["sum"] */
  metricTypes: setting(listOf(oneOf("sum", "gauge", "histogram", "exponential_histogram", "summary")), {
    default: ["sum"],
  }),
  /** Series of each metric and service, distinguished by an attribute `series`: 1 to 10000. @default 1, without the attribute */
  series: optional(seriesCount),
} as const satisfies Members;

/** Options for logs; all but the body need the built-in runner. */
export const logOptions = {
  /** Body of the records. @default telemetrygen's own */
  body: optional(text),
  /** Share of records with severity ERROR; the others have INFO. @default 0 */
  errors: setting(share, { default: 0 }),
  /** Share of records with a trace id, 0 to 1. @default 1 */
  withTraceId: setting(share, { default: 1 }),
  /** `{ count, zipf?, hot? }`: ids that records share. @default each has its own */
  traceIds: optional(traceIds),
} as const satisfies Members;

export const generatorOptionsOf = {
  traces: traceOptions,
  metrics: metricOptions,
  logs: logOptions,
} as const satisfies Readonly<Record<Signal, Members>>;

/** The options that telemetrygen has. */
export const telemetrygenOptions: ReadonlySet<string> = new Set([
  ...Object.keys(generatorOptions),
  "metricName",
  "body",
]);

/** All options of a generator of a signal. Code without types may name any signal: then no option is refused. */
export function generatorTable(signal: unknown): typeof generatorOptions & typeof builtInOptions {
  const known = signals.find((one) => one === signal);
  const own = known ? generatorOptionsOf[known] : { ...traceOptions, ...metricOptions, ...logOptions };
  return { ...generatorOptions, ...builtInOptions, ...own };
}
