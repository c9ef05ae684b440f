/**
 * What a verification in a pod is told: the agreement between the compiler, which writes it as `verify.json` with every default spelled
 * out, and the program, which reads it.
 */

import { authShape, clientTlsShape, resourceUpsertShape, routeShape, weightedBackendShape } from "./balancer-config.ts";
import { byKind, list, number, object, oneOf, optional, type ReadBy, text } from "./json-shape.ts";
import { endpointsMax } from "./limits.ts";

const port = number({ min: 1, max: 65_535, whole: true });
const word = text();
const most = number({ min: 0, max: 1_000_000, whole: true });

/** Names of all backends, or where DNS has their addresses. */
const backends = byKind({
  listed: object({
    kind: oneOf("listed"),
    /** As they stand on the ring. */
    weighted: list(weightedBackendShape, { max: endpointsMax }),
    /** Each name once, with the host that answers for its metrics. */
    named: list(object({ name: word, host: word, targets: list(word, { max: endpointsMax }) }), { max: endpointsMax }),
  }),
  found: object({ kind: oneOf("found"), hostname: word, port }),
});

export const verifyConfigShape = object({
  formatVersion: oneOf(1),
  /** That is verified. */
  balancer: word,
  /** Where it takes OTLP over gRPC, as `host:port`. */
  to: word,
  tls: optional(clientTlsShape),
  auth: optional(authShape),
  routes: object({ traces: optional(routeShape), metrics: optional(routeShape), logs: optional(routeShape) }),
  resourceUpserts: list(resourceUpsertShape, { max: 100 }),
  /** Processors of the balancer that may write what keys are made of. */
  changedBy: list(word, { max: 1_000 }),
  backends,
  /** Of their own metrics, and the exporter that takes marked items alone. */
  metrics: object({ port, exporter: word }),
  load: object({
    seed: number({ min: 0, max: 2 ** 32, whole: true }),
    items: number({ min: 1, max: 100_000, whole: true }),
    services: number({ min: 1, max: 10_000, whole: true }),
    perSecond: number({ min: 1, max: 1_000_000, whole: true }),
  }),
  /** The most of each that is all right. */
  gates: object({ refused: most, count: most, idle: most }),
});
export type VerifyConfig = ReadBy<typeof verifyConfigShape>;
