/** The settings that only Fairlead's balancer has. */

import { bearerToken } from "./options.ts";
import {
  anyText,
  cpu,
  duration,
  kindOf,
  kubernetesName,
  type Members,
  memory,
  numberIn,
  objectOf,
  oneOf,
  optional,
  recordOf,
  replicaCount,
  text,
  wholeNumber,
  wordOr,
  yesOrNo,
} from "./shape.ts";

const failover = optional(oneOf("hold", "spill", "shed"));

export const fairleadSettings = {
  compatibleWith: optional(text),
  algorithm: optional(oneOf("ring", "maglev", "rendezvous", "bounded-load")),
  balanceFactor: optional(numberIn({ min: 1.01, max: 100 })),
  failover: optional(
    wordOr(["hold", "spill", "shed"], objectOf({ traces: failover, metrics: failover, logs: failover })),
  ),
  acknowledge: optional(oneOf("delivered", "queued")),
  unplaced: optional(oneOf("partial-success", "retry-all")),
  deadline: optional(duration),
  ejection: optional(
    objectOf({
      consecutive5xx: wholeNumber,
      interval: duration,
      baseEjectionTime: duration,
      maxEjectionTime: duration,
      maxEjectionPercent: numberIn({ min: 0, max: 100 }),
    }),
  ),
  panicThreshold: optional(numberIn({ min: 0, max: 100 })),
  slowStart: optional(duration),
  backendProtocol: optional(oneOf("grpc", "http")),
  batch: optional(
    wordOr(
      ["none"],
      objectOf({ items: wholeNumber, bytes: memory, timeout: duration, whenIdle: oneOf("send", "wait") }),
    ),
  ),
  resourceAttributes: optional(recordOf(anyText)),
  senders: optional(
    objectOf({
      tls: optional(objectOf({ secret: kubernetesName, clientCertificates: optional(yesOrNo) })),
      auth: optional(bearerToken),
    }),
  ),
  connectionAge: optional(duration),
  autoscaling: optional(objectOf({ min: replicaCount, max: replicaCount, cpu: optional(cpu) })),
  delivery: optional(
    kindOf(
      { configMap: {}, image: { image: text } },
      'use { kind: "configMap" } or { kind: "image", image: "registry/name:tag" }',
    ),
  ),
} as const satisfies Members;
