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
  /** One trace, data point or record a replica in this time. */
  every: duration,
  /** `"telemetrygen"`, or `"built-in"`: Fairlead's own, which has the options of the tables below besides. @default "telemetrygen" */
  runner: setting(oneOf("telemetrygen", "built-in"), { default: "telemetrygen" }),
  /** 1 to 1000. @default 1 */
  replicas: setting(replicaCount, { default: 1 }),
  /** The resource's `service.name`. @default the generator's name */
  serviceName: optional(text),
  /** The resource's `service.version`. @default none */
  serviceVersion: optional(text),
  /** On each span, data point or record. @default none */
  attributes: optional(recordOf(anyText)),
  /** `{ clients, egress }` as of other tiers, for what runs beside it. @default DNS and the balancer */
  network: optional(objectOf(generatorNetworkOptions)),
  /** `{ requests: { cpu, memory }, limits: { cpu?, memory } }`. @default 10m, 32Mi, 64Mi; built-in 50m, 64Mi, 256Mi */
  resources: optional(resources),
  /** Container image: of a telemetrygen that takes the flags of 0.161.0, or of Node. @default telemetrygen 0.161.0, or Node */
  image: optional(text),
  /** Findings that are what you want: `{ code, because }` each, of codes whose page says that they can be accepted. @default none */
  accept: optional(acceptances),
  ...podOptions,
} as const satisfies Members;

const share = numberIn({ min: 0, max: 1 });

/** Of keys of one kind, how many there are and which have more than others. */
const keyed = {
  /** 1 to 1000. */
  count: generatedCount,
  /** Exponent of Zipf's law: key k has a part of 1/k to the power of this; above 0, up to 10. @default all alike */
  zipf: optional(numberIn(zipfRange)),
  /** Share that the first one has of all, 0 to 1; the others have the rest. @default as the others */
  hot: optional(share),
} as const satisfies Members;

/** What Fairlead's own program can do besides. */
export const builtInOptions = {
  /** The same seed sends the same ids in the same order. @default 1 */
  seed: setting(wholeNumber, { default: 1 }),
  /** `{ count, zipf?, hot? }`: services `name-1`, `name-2`, …; a trace goes from one to the next. @default one, of the name itself */
  services: optional(objectOf(keyed)),
  /** `{ attribute?, count, zipf?, hot? }`: values `tenant-1`, … of an attribute of the resource, `tenant.id` unless said. @default none */
  tenants: optional(objectOf({ attribute: setting(text, { default: "tenant.id" }), ...keyed })),
  /** Text on each span, data point or record, as long as this: up to 1Mi. @default none */
  payload: optional(memory),
  /** `{ from, over }`: begins with one in `from`, and gets to one in `every` in a straight line over this time. @default at once */
  ramp: optional(objectOf({ from: duration, over: duration })),
  /** `{ every, lasting, factor }`: so many times the rate while it lasts, at the start and again in this time. @default none */
  bursts: optional(objectOf({ every: duration, lasting: duration, factor: numberIn({ min: 1, max: 1_000 }) })),
  /** So many traces, data points or records of each pod, which then ends: its pods are a Job's. @default without an end */
  total: optional(pieceCount),
  /** Each pod ends so long after its first connection: its pods are a Job's. @default without an end */
  duration: optional(duration),
  /** Traces, data points or records in one request at most; fewer where they would be more than 3Mi. @default 500 */
  batch: setting(itemCount, { default: 500 }),
  /** `"grpc"`, `"http/protobuf"` or `"http/json"`. @default "grpc" */
  protocol: setting(oneOf("grpc", "http/protobuf", "http/json"), { default: "grpc" }),
  /** `"none"` or `"gzip"`. @default "none" */
  compression: setting(oneOf("none", "gzip"), { default: "none" }),
  /** Sent with every request. @default none */
  headers: setting(recordOf(anyText), { default: {} }),
  /** `"plaintext"`, or `tls({ caSecret, clientSecret, serverName })` for a balancer that shows a certificate. @default "plaintext" */
  security: setting(senderSecurity, { default: "plaintext" }),
  /** `bearerToken({ secret, key })` that it shows. @default none; key `token` */
  auth: optional(bearerToken),
  /** `{ kind: "configMap" }`: the program beside a stock Node image; `{ kind: "image", image }`: yours, built from `images/<name>/`. @default { kind: "configMap" } */
  delivery: setting(delivery, { default: { kind: "configMap" } }),
} as const satisfies Members;

/** Where several pieces share a trace id: how many ids there are, for as long as it runs. */
const traceIds = objectOf(keyed);

/** What the built-in runner has of traces. */
export const traceOptions = {
  /** `{ min, max }` of a trace, each as likely, 1 to 10000. @default 2 */
  spans: optional(objectOf({ min: spanCount, max: spanCount })),
  /** Levels of a trace, where it has that many spans. @default as few as `fanOut` needs; without it each span is below the one before */
  depth: optional(spanCount),
  /** Children of a span at most. @default as few as `depth` needs, or 1 */
  fanOut: optional(spanCount),
  /** Share of traces that end in an error. @default 0 */
  errors: setting(share, { default: 0 }),
  /** Share of traces whose root has a link to the root before it. @default 0 */
  links: setting(share, { default: 0 }),
  /** `{ share, gap }`: traces each of whose spans is sent so long after the one before. @default none */
  long: optional(objectOf({ share, gap: duration })),
  /** `{ share, by }`: traces whose last span is sent so much later than it was, with its own time. @default none */
  late: optional(objectOf({ share, by: duration })),
  /** `{ count, zipf?, hot? }`: so many traces that grow by a subtree each time, in place of new ones. @default each is new */
  traceIds: optional(traceIds),
} as const satisfies Members;

/** Of metrics; all but the name is of the built-in runner. */
export const metricOptions = {
  /** Of metrics; with several types each has its type behind it. @default telemetrygen's own, "gen" */
  metricName: optional(text),
  /** Taken in turns: `"sum"`, `"gauge"`, `"histogram"`, `"exponential_histogram"`, `"summary"`. @default ["sum"] */
  metricTypes: setting(listOf(oneOf("sum", "gauge", "histogram", "exponential_histogram", "summary")), {
    default: ["sum"],
  }),
  /** Of each metric and service, told apart by an attribute `series`: 1 to 10000. @default 1, without the attribute */
  series: optional(seriesCount),
} as const satisfies Members;

/** Of logs; all but the body is of the built-in runner. */
export const logOptions = {
  /** Of logs. @default telemetrygen's own */
  body: optional(text),
  /** Share of records of severity ERROR; others have INFO. @default 0 */
  errors: setting(share, { default: 0 }),
  /** Share of records with a trace id, 0 to 1. @default 1 */
  withTraceId: setting(share, { default: 1 }),
  /** `{ count, zipf?, hot? }`: ids that records have in common. @default each has its own */
  traceIds: optional(traceIds),
} as const satisfies Members;

export const generatorOptionsOf = {
  traces: traceOptions,
  metrics: metricOptions,
  logs: logOptions,
} as const satisfies Readonly<Record<Signal, Members>>;

/** What telemetrygen has of them. */
export const telemetrygenOptions: ReadonlySet<string> = new Set([
  ...Object.keys(generatorOptions),
  "metricName",
  "body",
]);

/** All that a generator of a signal has. Past the types a signal may be any value: then none of them is refused. */
export function generatorTable(signal: unknown): typeof generatorOptions & typeof builtInOptions {
  const known = signals.find((one) => one === signal);
  const own = known ? generatorOptionsOf[known] : { ...traceOptions, ...metricOptions, ...logOptions };
  return { ...generatorOptions, ...builtInOptions, ...own };
}
