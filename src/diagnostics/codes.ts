/**
 * Every finding Fairlead can report: its stable code, name and severity. A code is never reused; each has a page in
 * docs/codes/ (a test keeps both lists equal). 1xxx shape of a component, 2xxx references and pipeline graph, 3xxx load
 * balancing, 4xxx Kubernetes wiring, 5xxx security, 6xxx GitOps, 9xxx our own.
 */

export type Severity = "error" | "warning" | "info";

interface CatalogueEntry {
  readonly name: string;
  readonly severity: Severity;
  /** One line, for lists. */
  readonly title: string;
}

const entries = {
  FL1001: { name: "unknown-component", severity: "error", title: "The distribution has no component of this type" },
  FL1002: { name: "unknown-key", severity: "error", title: "The component has no such setting" },
  FL1003: { name: "wrong-type", severity: "error", title: "The value has the wrong type" },
  FL1004: { name: "wrong-value", severity: "error", title: "The component does not take this value" },
  FL1005: { name: "ignored-key", severity: "warning", title: "This version silently ignores the setting" },
  FL1006: { name: "misleading-value", severity: "warning", title: "Accepted, but not what it looks like" },
  FL1007: { name: "unknown-release", severity: "error", title: "No schemas for this Collector release" },
  FL1008: {
    name: "no-schema",
    severity: "warning",
    title: "The distribution has the component, but Fairlead has no schema of it",
  },
  FL1009: { name: "malformed-option", severity: "error", title: "An option of a declaration has the wrong shape" },
  FL1010: { name: "unresolvable-reference", severity: "error", title: "Nothing can resolve this ${…}" },
  FL1101: {
    name: "required-setting",
    severity: "error",
    title: "A setting that the component requires is missing",
  },
  FL1102: { name: "out-of-range", severity: "error", title: "The value is outside the range that the component takes" },
  FL1103: { name: "conflicting-settings", severity: "error", title: "Two settings conflict" },
  FL2001: {
    name: "undefined-reference",
    severity: "error",
    title: "A component that is named is not defined or enabled",
  },
  FL2002: { name: "unused-component", severity: "warning", title: "A component is defined, but no pipeline uses it" },
  FL2003: { name: "duplicate-processor", severity: "error", title: "A pipeline names a processor twice" },
  FL2004: { name: "incomplete-pipeline", severity: "error", title: "A pipeline lacks receivers or exporters" },
  FL2005: { name: "unsupported-signal", severity: "error", title: "A component does not take the pipeline's signal" },
  FL2006: { name: "half-wired-connector", severity: "error", title: "A connector is used on one side only" },
  FL2007: { name: "pipeline-cycle", severity: "error", title: "Connectors lead a pipeline back to itself" },
  FL2010: {
    name: "memory-limiter-not-first",
    severity: "warning",
    title: "memory_limiter should be the first processor",
  },
  FL2011: { name: "batch-before-memory-limiter", severity: "warning", title: "batch should come after memory_limiter" },
  FL2020: { name: "duplicate-declaration", severity: "error", title: "Two declarations of a blueprint share a name" },
  FL2021: {
    name: "undeclared-part",
    severity: "error",
    title: "A declaration is referred to but is not in the blueprint",
  },
  FL3001: {
    name: "routing-key-unsupported",
    severity: "error",
    title: "This version cannot route the signal by that key",
  },
  FL3002: { name: "resolver-count", severity: "error", title: "A load balancing exporter needs exactly one resolver" },
  FL3003: { name: "resolver-unusable", severity: "error", title: "The resolver can never find an endpoint" },
  FL3004: { name: "incomplete-resilience", severity: "error", title: "Unset queue or retry fields are zero here" },
  FL3005: { name: "hides-dead-backend", severity: "warning", title: "Sends to a dead backend count as success" },
  FL3006: {
    name: "share-differs-from-weight",
    severity: "warning",
    title: "The ring's share differs from the weight asked for",
  },
  FL3007: { name: "weights-unsupported", severity: "error", title: "Weights cannot be expressed for this pool" },
  FL3008: {
    name: "health-check-unsupported",
    severity: "error",
    title: "A health check cannot be expressed for this pool",
  },
  FL3009: {
    name: "stateful-without-affinity",
    severity: "error",
    title: "A stateful tier of several replicas needs affinity in front",
  },
  FL3010: {
    name: "nothing-routed",
    severity: "error",
    title: "A balancer routes no signal, or is sent one that it does not route",
  },
  FL3011: {
    name: "routing-key-ignored",
    severity: "warning",
    title: "This version ignores the routing key for the signal",
  },
  FL3012: {
    name: "round-robin-unsupported",
    severity: "error",
    title: "Round robin needs dns discovery and aged connections",
  },
  FL3013: { name: "count-out-of-range", severity: "error", title: "A count is not a positive whole number in range" },
  FL3014: { name: "malformed-duration", severity: "error", title: "Not a duration, or not a positive one" },
  FL3015: {
    name: "unsupported-by-target",
    severity: "error",
    title: "The balancer's target does not support what is asked for",
  },
  FL3016: {
    name: "balancer-not-startable",
    severity: "error",
    title: "Fairlead's balancer would refuse its configuration",
  },
  FL4001: { name: "invalid-name", severity: "error", title: "Not a valid Kubernetes name" },
  FL4002: { name: "name-taken", severity: "error", title: "Two objects would have the same kind and name" },
  FL4003: { name: "port-clash", severity: "error", title: "Two listeners of one pod share a port" },
  FL4004: { name: "port-unreachable", severity: "error", title: "Nothing answers where an exporter sends" },
  FL4005: { name: "service-not-headless", severity: "error", title: "The dns resolver needs a headless Service" },
  FL4006: { name: "resolver-permission-missing", severity: "error", title: "The k8s resolver may not watch endpoints" },
  FL4007: {
    name: "memory-limit-mismatch",
    severity: "error",
    title: "memory_limiter and the container's limit disagree",
  },
  FL4008: { name: "policy-blocks-traffic", severity: "error", title: "NetworkPolicies block what a tier must send" },
  FL4009: {
    name: "api-server-undeclared",
    severity: "error",
    title: "The k8s resolver needs the API server's address",
  },
  FL4010: { name: "invalid-quantity", severity: "error", title: "Not a Kubernetes quantity" },
  FL4011: { name: "invalid-network-peer", severity: "error", title: "Not a CIDR and port" },
  FL4012: { name: "config-map-too-large", severity: "error", title: "The ConfigMap is too large for Kubernetes" },
  FL4014: {
    name: "api-server-by-service",
    severity: "warning",
    title: "A NetworkPolicy names the API server by its Service",
  },
  FL4020: { name: "refused-pod-option", severity: "error", title: "Kubernetes would refuse what is said of a pod" },
  FL4021: {
    name: "conflicting-pod-option",
    severity: "error",
    title: "What is said of a pod does not fit what is written",
  },
  FL5001: {
    name: "encryption-unset",
    severity: "warning",
    title: "Nothing says whether the link to the backends is encrypted",
  },
  FL5002: {
    name: "alias-needs-certificate",
    severity: "warning",
    title: "Alias Services must be named in the certificate",
  },
  FL5003: { name: "token-unencrypted", severity: "error", title: "A token would be sent without encryption" },
  FL6001: { name: "floating-revision", severity: "error", title: "A GitOps revision must not be HEAD" },
  FL6002: { name: "gitops-source-unusable", severity: "error", title: "The repository or path cannot be synced" },
  FL9001: { name: "internal-error", severity: "error", title: "A mistake in Fairlead itself" },
} as const;

export type Code = keyof typeof entries;

export const catalogue: Readonly<Record<Code, CatalogueEntry>> = Object.freeze(entries);

/** All codes, ascending. */
export const codes: readonly Code[] = Object.freeze(Object.keys(catalogue).sort() as Code[]);
