/**
 * What a generator is told: the agreement between the compiler, which writes it as `generator.json` with every default spelled out, and
 * the program, which reads it in a pod. `fairlead up` gives it to the same code.
 */

import { authShape, clientTlsShape, headersShape } from "./balancer-config.ts";
import { byKind, list, number, object, oneOf, optional, type ReadBy, record, text } from "./json-shape.ts";
import { durationMsMax, zipfRange } from "./limits.ts";

const word = text();
const anyText = text(/^[\s\S]*$/, "text");
const duration = number({ min: 1e-6, max: durationMsMax });
const share = number({ min: 0, max: 1 });
const count = (max: number) => number({ min: 1, max, whole: true });
const generatedKeysMax = 1_000;
const [spansMax, seriesMax, piecesMax] = [10_000, 10_000, 100_000];

/** How keys of one kind are drawn: `zipf` is the exponent, 0 for all alike; `hot` what the first one has of all, 0 for as the others. */
const skewShape = object({ zipf: number(zipfRange), hot: share });
export type Skew = ReadBy<typeof skewShape>;

const keyedShape = object({ count: count(generatedKeysMax), skew: skewShape });
export type KeyedConfig = ReadBy<typeof keyedShape>;

const traces = object({
  kind: oneOf("traces"),
  spans: object({ min: count(spansMax), max: count(spansMax) }),
  /** Levels, and children of a span, at most. */
  depth: count(spansMax),
  fanOut: count(spansMax),
  errors: share,
  links: share,
  long: optional(object({ share, gapMs: duration })),
  late: optional(object({ share, byMs: duration })),
  /** Traces that grow, in place of new ones. */
  traceIds: optional(keyedShape),
});

const metrics = object({
  kind: oneOf("metrics"),
  name: word,
  types: list(oneOf("sum", "gauge", "histogram", "exponential_histogram", "summary"), { max: 5 }),
  series: count(seriesMax),
});
export type MetricsConfig = ReadBy<typeof metrics>;

const logs = object({
  kind: oneOf("logs"),
  body: anyText,
  errors: share,
  withTraceId: share,
  traceIds: optional(keyedShape),
});

const rateShape = object({
  /** One trace, data point or record in this time. */
  everyMs: duration,
  ramp: optional(object({ fromMs: duration, overMs: duration })),
  bursts: optional(object({ everyMs: duration, lastingMs: duration, factor: number({ min: 1, max: 1_000 }) })),
});
export type RateConfig = ReadBy<typeof rateShape>;

export const generatorConfigShape = object({
  formatVersion: oneOf(1),
  name: word,
  /** Where it sends, as `host:port`. */
  to: word,
  protocol: oneOf("grpc", "http/protobuf", "http/json"),
  compression: oneOf("none", "gzip"),
  /** Undefined: plain text. */
  tls: optional(clientTlsShape),
  auth: optional(authShape),
  headers: headersShape,
  seed: number({ min: 0, max: Number.MAX_SAFE_INTEGER, whole: true }),
  rate: rateShape,
  /** Pieces in one request. */
  batch: count(piecesMax),
  /** After so many pieces it ends; undefined: when it is told to. */
  pieces: optional(count(Number.MAX_SAFE_INTEGER)),
  /** So long after its first connection it ends; undefined: when it is told to. */
  durationMs: optional(duration),
  services: list(object({ name: word, resource: record(anyText) }), { max: generatedKeysMax }),
  serviceSkew: skewShape,
  tenants: optional(object({ attribute: word, count: count(generatedKeysMax), skew: skewShape })),
  attributes: record(anyText),
  payloadBytes: number({ min: 0, max: 2 ** 20, whole: true }),
  telemetry: byKind({ traces, metrics, logs }),
});
export type GeneratorConfig = ReadBy<typeof generatorConfigShape>;

/** Tells the replicas apart: the name of a StatefulSet's pod, which ends in its number, or the number of a Job's. */
export const podVariable = "FAIRLEAD_POD";
