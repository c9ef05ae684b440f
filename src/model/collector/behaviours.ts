/**
 * What changed from one Collector version to another, stated once for rules, lowering and the types of blueprints. Each
 * fact stands at the first version that behaves so. Two kinds stand elsewhere: names of components in the manifests of
 * schemas/, and rings and encodings of keys in routing/collector-version.ts, which the balancer reads at run time.
 */

import type { Signal } from "../../contract/signal.ts";
import { isAtLeast, midway, releases, type SchemaVersion } from "./release.ts";

/** Seen at 0.161.0 and not at 0.129.0; no version between was run, so each counts as the nearer of the two. */
const seenLater = midway("0.129.0", "0.161.0");

const firstVersions = Object.freeze({
  /** There are no exporters called jaeger and jaeger_thrift (changelog of the releases). */
  jaegerExportersGone: "0.85.0",
  /** What has no address listens on localhost, and no longer on every interface (core changelog, blog of June 2024). */
  localhostByDefault: "0.104.0",
  /** No feature gate changes that (core changelog). */
  localhostForGood: "0.110.0",
  /** There is no exporter called logging (core changelog). */
  loggingExporterGone: "0.111.0",
  /** The metrics of the Collector itself have no address (core pull request 25115). */
  metricsAddressGone: "0.123.0",
  /** The k8s resolver watches EndpointSlices, Endpoints before (contrib loadbalancingexporter). */
  endpointSlices: "0.140.0",
  /** `routing_attributes` without its key, or the key without them, is refused (contrib loadbalancingexporter Validate). */
  routingAttributesChecked: "0.147.0",
  /** A reader for Prometheus gives names without suffixes where it does not say otherwise (core service/telemetry). */
  plainMetricNames: "0.152.0",
  /** Keys of traces have the names of what they are made of, `service` too (contrib loadbalancingexporter; not yet in 0.150.0). */
  traceKeysNamed: "0.152.0",
  /** The exporter is called load_balancing, too (contrib pull request 48533). */
  loadBalancingRenamed: "0.153.0",
  /** Logs go by the routing key; before, by trace id whatever it says (contrib loadbalancingexporter). */
  logsByRoutingKey: "0.154.0",
  /** The exporter's own queue has a default sizer (contrib loadbalancingexporter). */
  ownQueueSizer: "0.130.0",
  /** The exporter's own queue has the usual defaults, and is not zero where nothing is set (contrib loadbalancingexporter). */
  ownQueueDefaults: seenLater,
  /** A retry that is switched off is validated too (core configretry). */
  disabledRetryChecked: seenLater,
  /** A queue on disk counts by any sizer (core exporterhelper). */
  storedQueueSizers: seenLater,
  /** Exporters of all backends have one id, so that one file of file_storage would be theirs, and only the first starts. */
  backendsShareStorage: seenLater,
  /** The exporters of single backends count nothing: no queue, no sent, no failed (contrib loadbalancingexporter factory.go). */
  backendsUncounted: seenLater,
  /** A static resolver's backends get what waits for them before the process ends (contrib loadbalancingexporter loadbalancer.go). */
  staticBackendsDrained: seenLater,
  /** `batch` inside a queue has defaults and a sizer of its own (core exporterhelper). */
  queueBatchDefaults: seenLater,
  /** A certificate without its key, or a key without its certificate, is refused at once (core configtls). */
  certificateNeedsKey: seenLater,
  /** A gRPC client takes endpoints of any scheme, such as unix: (core configgrpc). */
  grpcEndpointSchemes: seenLater,
  /** A gRPC server's sizes and a server's TLS are validated (core configgrpc, confighttp). */
  serverSettingsChecked: seenLater,
  /** Policies of tail_sampling can be negated, and there are kinds for bytes and flags (contrib tailsamplingprocessor). */
  samplingPoliciesNegated: seenLater,
  /** A policy of a composite without a share of its own has an equal one, where it had none (contrib tailsamplingprocessor). */
  compositeSharesEqual: seenLater,
  /** An attribute's action may have a value for want of another (contrib attributesprocessor, resourceprocessor). */
  actionDefaults: seenLater,
  /** TLS knows the hybrid curve X25519MLKEM768 (core configtls). */
  hybridCurve: seenLater,
  /** Operators of log receivers mend texts that are not UTF-8 (contrib stanza). */
  sanitizeOperator: seenLater,
  /** Topics of Kafka are not among what receiver_creator observes (contrib receivercreator). */
  topicsUnobserved: seenLater,
  /** The target allocator is asked at an interval that has to be given (contrib prometheusreceiver). */
  allocatorIntervalAsked: seenLater,
  /** Files that were read can be deleted without a gate (contrib filelogreceiver). */
  fileDeletion: seenLater,
  /** A Service's full name is read to its end (contrib loadbalancingexporter). */
  serviceFullName: seenLater,
  /** Azure's discovery may be a workload's own identity (Prometheus 0.314). */
  azureWorkloads: seenLater,
  /** copy, move and remove of log receivers are refused without their fields, before they end with the first log (contrib stanza). */
  operatorFieldsAsked: seenLater,
  /** k8sattributes takes labels of every owner of a pod, and two associations alike are refused (contrib k8sattributesprocessor). */
  podOwnersExtracted: seenLater,
  /** Metrics are combined by an aggregation that has to be said (contrib metricstransformprocessor). */
  combinedAggregationAsked: seenLater,
  /** syslog takes what is of no RFC, as protocol none (contrib stanza). */
  syslogOfNoRfc: seenLater,
  /** Clouds that resourcedetection asks, too (contrib resourcedetectionprocessor). */
  laterDetectors: seenLater,
  /** A dimension of spanmetrics may be a pattern, and has to be one or a name (contrib spanmetricsconnector). */
  dimensionsByGlob: seenLater,
  /** health_check has the settings of failing exporters for their names alone (contrib healthcheckextension). */
  exporterHealthIgnored: seenLater,
  /** The filter processor reads severities at once (contrib filterprocessor). */
  filterSeverityChecked: seenLater,
  /** The API server of the prometheus receiver may be without an address (contrib prometheusreceiver). */
  apiServerOptional: seenLater,
  /** Framed snappy is not behind a gate (core confighttp). */
  framedSnappy: seenLater,
  /** The most that is fetched is compared with the least (contrib kafkareceiver). */
  fetchSizesCompared: seenLater,
  /** A URL whose host has a second colon is refused (Go's net/url). */
  urlColonsRefused: seenLater,
  /** Kafka is spoken to by franz-go, by sarama before, with checks of its own (contrib kafkaexporter, kafkareceiver). */
  kafkaByFranz: seenLater,
  /** A file is appended to with compression (contrib fileexporter). */
  appendWithCompression: seenLater,
  /** The name of a deployment is read from its pod, without a look at replica sets (contrib k8sattributesprocessor). */
  deploymentFromPod: seenLater,
  /** Each span counts as many times as the sampling threshold in its trace state says (contrib spanmetricsconnector). */
  sampledSpansWeighed: seenLater,
  /** Traces of level none, or without processors, are not built, and what they say is not looked at (core service). */
  quietTracesUnbuilt: seenLater,
  /** The resource of the Collector's own telemetry has keys; other keys are attributes in the old form (core service). */
  telemetryResourceKeys: seenLater,
});

export type Behaviour = keyof typeof firstVersions;

/**
 * True when a version behaves so.
 *
 * @param schemas of which version it is taken for, where what is known is only that a later one behaves so
 */
export function has(version: string, behaviour: Behaviour, schemas: string = version): boolean {
  const first = firstVersions[behaviour];
  return isAtLeast(first === seenLater ? schemas : version, first);
}

/** What a reader may want to upgrade to: the first version that behaves so. */
export function firstVersionOf(behaviour: Behaviour): string {
  return firstVersions[behaviour];
}

/** The oldest version whose keys are known. */
const oldest = "0.122.0";

/** What the load balancing exporter can hash for each signal, by the first version that can. */
const routingKeySince = Object.freeze({
  traces: { traceID: oldest, service: oldest, attributes: oldest },
  metrics: { service: oldest, resource: oldest, metric: oldest, streamID: oldest, attributes: "0.147.0" },
  logs: { traceID: oldest, service: "0.154.0", resource: "0.154.0", attributes: "0.154.0" },
} as const);

type KeysOf<S extends Signal> = (typeof routingKeySince)[S];
type Complete<Table extends Record<SchemaVersion, string>> = Table;

/** Which of the versions above each schema version has reached; a test holds the types to the values. */
type Reached = Complete<{
  "0.129.0": typeof oldest;
  "0.161.0": typeof oldest | "0.147.0" | "0.154.0";
}>;

export type RoutingKeyOf<V extends SchemaVersion, S extends Signal> = {
  [K in keyof KeysOf<S>]: KeysOf<S>[K] extends Reached[V] ? K : never;
}[keyof KeysOf<S>];

export type RoutingKeysByVersion = { readonly [V in SchemaVersion]: { readonly [S in Signal]: RoutingKeyOf<V, S> } };

/** All keys there are, spelled as the exporter takes them. */
export const routingKeys: readonly string[] = Object.freeze([
  ...new Set(Object.values(routingKeySince).flatMap((keys) => Object.keys(keys))),
]);

/** A version before the oldest is taken for that one. */
export function supportedRoutingKeys(version: string, signal: Signal): readonly string[] {
  return Object.entries(routingKeySince[signal])
    .filter(([, since]) => since === oldest || isAtLeast(version, since))
    .map(([key]) => key);
}

/** The first version that can route a signal by a key, in words; undefined when none can. */
export function whenSupported(key: string, signal: Signal): string | undefined {
  const since = Object.entries(routingKeySince[signal]).find(([known]) => known === key)?.[1];
  return since && `a Collector from ${since} on, such as ${releases.at(-1)}`;
}
