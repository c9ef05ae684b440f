/** The options of a pool that exists already, a row each: how it is found, reached and trusted, and what its owner has to permit. */

import { acceptances, bearerToken, probing, senderSecurity } from "./options.ts";
import {
  anyText,
  backendCount,
  cidr,
  duration,
  kindOf,
  listOf,
  type Members,
  objectOf,
  oneOf,
  optional,
  port,
  recordOf,
  setting,
  text,
  wholeNumber,
  wordOr,
} from "./shape.ts";

export const existingOptions = {
  /** Findings that are what you want: `{ code, because }` each, of codes whose page says that they can be accepted. @default none */
  accept: optional(acceptances),
  /** `"namespace/name"` of the Service that they are behind; the name alone is one in the blueprint's namespace. @default none: `hosts` */
  service: optional(text),
  /** Names or addresses, each with a port where it is not `port`. @default none: `service` */
  hosts: optional(listOf(text)),
  /** Where they take OTLP; behind a Service the port of the pods. @default 4317, by HTTP 4318 */
  port: optional(port),
  /**
   * How balancers find them: behind a Service `dns({ interval, timeout })`, which takes a headless one, or `k8s({ timeout })`;
   * of hosts `"static"`, or `dns()` of a single name that has several addresses.
   * @default behind a Service `dns()`, of hosts "static"
   */
  discovery: optional(
    wordOr(
      ["static"],
      kindOf(
        {
          static: {},
          dns: { interval: optional(duration), timeout: optional(duration) },
          k8s: { timeout: optional(duration) },
        },
        'use "static", dns() or k8s()',
      ),
    ),
  ),
  /**
   * Whether the link to them is encrypted: `"plaintext"` or `tls({ caSecret, clientSecret, serverName })`.
   * @default none: it must be asked for
   */
  security: optional(senderSecurity),
  /** `bearerToken({ secret, key })` that they ask for. @default none; key `token` */
  auth: optional(bearerToken),
  /**
   * `{ kind?, path?, port?, interval, timeout, healthyThreshold, unhealthyThreshold }`: how Fairlead's balancer asks each of them
   * whether it is well. By `"tcp"` it connects, by `"grpc"` it asks the health service of gRPC, both at the port that takes OTLP where
   * none is named; `"http"` is plain HTTP, as the Collector's health_check extension answers.
   * @default none; kind "tcp", and for "http" path / at port 13133
   */
  healthCheck: optional(
    objectOf({
      kind: setting(oneOf("tcp", "grpc", "http"), { default: "tcp" }),
      path: optional(text),
      port: optional(port),
      ...probing,
    }),
  ),
  /** Relative shares by host, as it stands in `hosts`; whole numbers. @default 1 */
  weights: optional(recordOf(wholeNumber)),
  /** About how many there are behind a Service: the deadline of `queue: "central"` is as many timeouts. @default 10 */
  count: setting(backendCount, { default: 10 }),
  /** Labels of the pods behind the Service: narrows our NetworkPolicy to them, and their owner's can be written. @default all pods of its namespace */
  podLabels: optional(recordOf(anyText)),
  /** Blocks of addresses that names in `hosts` stand for, for our NetworkPolicy. @default any address */
  cidrs: optional(listOf(cidr)),
  /**
   * What is written into the namespace of the Service: `"role"`, the Role and RoleBinding that k8s discovery needs;
   * `"role-and-policy"`, also a NetworkPolicy that lets the balancers in; or `"nothing"`. The runbook has the rest for its owner.
   * @default "role"
   */
  grants: setting(oneOf("role", "role-and-policy", "nothing"), { default: "role" }),
} as const satisfies Members;
