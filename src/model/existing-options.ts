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
  /** Findings that you accept: `{ code, because }` each, for codes whose page says that they can be accepted. @default none */
  accept: optional(acceptances),
  /**
   * `"namespace/name"` of the Service in front of them; a name alone is in the blueprint's namespace.
   * @default none; use `hosts`
   */
  service: optional(text),
  /** Names or addresses, each with a port if it differs from `port`. @default none; use `service` */
  hosts: optional(listOf(text)),
  /** Port for OTLP; behind a Service, the port of the pods. @default 4317, over HTTP 4318 */
  port: optional(port),
  /**
   * * How balancers find them: behind a Service `dns({ interval, timeout })`, which needs a headless one, or `k8s({ timeout
   * })`; for hosts `"static"`, or `dns()` for a single name with several addresses.
   * @default behind a Service `dns()`, for hosts "static"
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
   * * Whether the link to them is encrypted: `"plaintext"` or `tls({ caSecret, clientSecret, serverName })`.
   * @default none: plaintext must be explicit
   */
  security: optional(senderSecurity),
  /** `bearerToken({ secret, key })` that they require. @default none; key `token` */
  auth: optional(bearerToken),
  /**
   * * * `{ kind?, path?, port?, interval, timeout, healthyThreshold, unhealthyThreshold }`: how Fairlead's balancer checks each
   * of them. `"tcp"` connects and `"grpc"` calls gRPC's health service, both on the OTLP port by default; `"http"` sends plain
   * HTTP, as to the Collector's health_check extension.
   * @default none; kind "tcp", and for "http" path / on port 13133
   */
  healthCheck: optional(
    objectOf({
      kind: setting(oneOf("tcp", "grpc", "http"), { default: "tcp" }),
      path: optional(text),
      port: optional(port),
      ...probing,
    }),
  ),
  /** Relative shares by host, spelled as in `hosts`; whole numbers. @default 1 */
  weights: optional(recordOf(wholeNumber)),
  /** Roughly how many there are behind a Service; the deadline of `queue: "central"` is this many timeouts. @default 10 */
  count: setting(backendCount, { default: 10 }),
  /**
   * Labels of the pods behind the Service: they narrow the balancers' NetworkPolicy, and let the owner's be written.
   * @default all pods of its namespace
   */
  podLabels: optional(recordOf(anyText)),
  /** Address blocks that the names in `hosts` resolve to, for the balancers' NetworkPolicy. @default any address */
  cidrs: optional(listOf(cidr)),
  /**
   * * What is written into the namespace of the Service: `"role"`, the Role and RoleBinding that k8s discovery needs;
   * `"role-and-policy"`, also a NetworkPolicy that admits the balancers; or `"nothing"`. The runbook has the rest for its
   * owner.
   * @default "role"
   */
  grants: setting(oneOf("role", "role-and-policy", "nothing"), { default: "role" }),
} as const satisfies Members;
