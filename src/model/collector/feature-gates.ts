/**
 * Feature gates of the Collector: what `otelcol featuregate` lists at both versions, of the components that Fairlead has schemas of.
 * Another distribution may have more; a gate of a component that was built has its stage here.
 */

import { isAtLeast, type SchemaVersion } from "./release.ts";

/** A stable gate cannot be switched off, a deprecated one not on, and one that is none is not registered (core featuregate, both versions). */
export type GateStage = "alpha" | "beta" | "stable" | "deprecated" | "none";

/** At 0.129.0 and at 0.161.0. */
const stages = {
  "confighttp.framedSnappy": ["alpha", "none"],
  "confmap.enableMergeAppendOption": ["alpha", "alpha"],
  "connector.servicegraph.legacyLatencyMetricNames": ["none", "deprecated"],
  "connector.servicegraph.legacyLatencyUnitMs": ["none", "deprecated"],
  "connector.servicegraph.virtualNode": ["none", "stable"],
  "connector.spanmetrics.excludeResourceMetrics": ["none", "alpha"],
  "connector.spanmetrics.includeCollectorInstanceID": ["none", "beta"],
  "connector.spanmetrics.legacyMetricNames": ["alpha", "alpha"],
  "connector.spanmetrics.useSecondAsDefaultMetricsUnit": ["none", "alpha"],
  "exporter.PersistRequestContext": ["alpha", "none"],
  "exporter.file.nativeCompression": ["none", "alpha"],
  "exporter.kafka.useRequestType": ["none", "alpha"],
  "exporter.kafkaexporter.UseFranzGo": ["alpha", "none"],
  "exporter.prometheus.DisableResourceToTelemetryConversion": ["none", "alpha"],
  "exporter.prometheusexporter.DisableAddMetricSuffixes": ["none", "beta"],
  "exporter.prometheusremotewrite.DisableResourceToTelemetryConversion": ["none", "alpha"],
  "exporter.prometheusremotewritexporter.EnableMultipleWorkers": ["alpha", "alpha"],
  "exporter.prometheusremotewritexporter.RetryOn429": ["alpha", "alpha"],
  "exporter.prometheusremotewritexporter.enableSendingRW2": ["alpha", "alpha"],
  "exporter.prometheusremotewritexporter.removeTopLevelHTTPSettings": ["none", "alpha"],
  "extension.healthcheck.useComponentStatus": ["none", "alpha"],
  "filelog.allowFileDeletion": ["alpha", "beta"],
  "filelog.allowHeaderMetadataParsing": ["beta", "beta"],
  "filelog.decompressFingerprint": ["alpha", "none"],
  "filelog.mtimeSortType": ["alpha", "alpha"],
  "filelog.protobufCheckpointEncoding": ["none", "beta"],
  "filelog.requireExplicitTopN": ["none", "alpha"],
  "filelog.windows.caseInsensitive": ["none", "beta"],
  "filter.filterlog.useOTTLBridge": ["alpha", "alpha"],
  "filter.filtermetric.useOTTLBridge": ["alpha", "alpha"],
  "filter.filterspan.useOTTLBridge": ["alpha", "alpha"],
  "hostmetrics.process.bootTimeCache": ["beta", "beta"],
  "k8sattr.fieldExtractConfigRegex.disallow": ["stable", "none"],
  "logs.assignKeys": ["beta", "beta"],
  "logs.jsonParserArray": ["beta", "beta"],
  "otelcol.printInitialConfig": ["alpha", "none"],
  "ottl.PanicDuplicateName": ["none", "stable"],
  "ottl.contexts.enableOTelColContext": ["none", "stable"],
  "ottl.functions.enableLambda": ["none", "alpha"],
  "ottl.set.allowNil": ["none", "beta"],
  "parser.uri.ecscompliant": ["alpha", "alpha"],
  "pdata.useProtoPooling": ["none", "alpha"],
  "pkg.experimentalmetricmetadata.useEntityEventsSpecification": ["none", "alpha"],
  "pkg.exporterhelper.queueBatchEnabled": ["none", "alpha"],
  "pkg.translator.jaeger.DontEmitV0HttpConventions": ["none", "alpha"],
  "pkg.translator.jaeger.EmitV1HttpConventions": ["none", "alpha"],
  "pkg.translator.prometheus.NormalizeName": ["stable", "none"],
  "pkg.translator.prometheus.PermissiveLabelSanitization": ["alpha", "alpha"],
  "pkg.translator.zipkin.DontEmitV0CloudResourceConventions": ["none", "alpha"],
  "pkg.translator.zipkin.DontEmitV0HttpConventions": ["none", "alpha"],
  "pkg.translator.zipkin.DontEmitV0NetworkConventions": ["none", "beta"],
  "pkg.translator.zipkin.DontEmitV0ScopeConventions": ["none", "alpha"],
  "pkg.translator.zipkin.EmitV1CloudResourceConventions": ["none", "alpha"],
  "pkg.translator.zipkin.EmitV1HttpConventions": ["none", "alpha"],
  "pkg.translator.zipkin.EmitV1NetworkConventions": ["none", "beta"],
  "pkg.translator.zipkin.EmitV1ScopeConventions": ["none", "alpha"],
  "processor.filter.defaultErrorModeIgnore": ["none", "stable"],
  "processor.k8sattributes.DontEmitV0K8sConventions": ["none", "alpha"],
  "processor.k8sattributes.EmitV1K8sConventions": ["none", "alpha"],
  "processor.k8sattributes.ShareProcessorBetweenPipelines": ["none", "alpha"],
  "processor.k8sattributes.telemetry.disableOldFormatMetrics": ["none", "beta"],
  "processor.k8sattributes.telemetry.enableNewFormatMetrics": ["none", "beta"],
  "processor.resourcedetection.consul.prefixMetaAttributes": ["none", "alpha"],
  "processor.resourcedetection.elasticbeanstalk.DontEmitV0DeploymentConventions": ["none", "alpha"],
  "processor.resourcedetection.elasticbeanstalk.EmitV1DeploymentConventions": ["none", "alpha"],
  "processor.resourcedetection.propagateerrors": ["alpha", "none"],
  "processor.resourcedetection.removeGCPFaasID": ["beta", "none"],
  "processor.tailsamplingprocessor.disableinvertdecisions": ["alpha", "none"],
  "processor.tailsamplingprocessor.metricstatcountbytessampled": ["none", "alpha"],
  "processor.tailsamplingprocessor.metricstatcountspanssampled": ["alpha", "alpha"],
  "processor.tailsamplingprocessor.recordpolicy": ["alpha", "alpha"],
  "processor.tailsamplingprocessor.tailstorageextension": ["none", "alpha"],
  "processor.tailsamplingprocessor.usetracestate": ["none", "alpha"],
  "processor.transform.ConvertBetweenSumAndGaugeMetricContext": ["stable", "none"],
  "processor.transform.defaultErrorModeIgnore": ["none", "stable"],
  "receiver.hostmetrics.DontEmitV0SystemConventions": ["none", "alpha"],
  "receiver.hostmetrics.EmitV1SystemConventions": ["none", "alpha"],
  "receiver.hostmetricsreceiver.UseLinuxMemAvailable": ["none", "beta"],
  "receiver.jaeger.DisableRemoteSampling": ["beta", "none"],
  "receiver.kafkareceiver.UseFranzGo": ["alpha", "none"],
  "receiver.kubeletstats.cpuUsageScrapeBased": ["none", "alpha"],
  "receiver.kubeletstats.enableCPUUsageMetrics": ["beta", "none"],
  "receiver.prometheusreceiver.EnableCreatedTimestampZeroIngestion": ["alpha", "alpha"],
  "receiver.prometheusreceiver.EnableNativeHistograms": ["alpha", "none"],
  "receiver.prometheusreceiver.IgnoreScopeInfoMetric": ["none", "beta"],
  "receiver.prometheusreceiver.RemoveLegacyResourceAttributes": ["stable", "none"],
  "receiver.prometheusreceiver.RemoveStartTimeAdjustment": ["alpha", "none"],
  "receiver.prometheusreceiver.UseCollectorStartTimeFallback": ["alpha", "none"],
  "receiver.prometheusreceiver.UseCreatedMetric": ["alpha", "none"],
  "receiver.statsd.monotonicCounterDefault": ["none", "alpha"],
  "receiverhelper.newReceiverMetrics": ["none", "alpha"],
  "scraper.process.DontEmitV0SystemConventions": ["none", "alpha"],
  "scraper.process.EmitV1SystemConventions": ["none", "alpha"],
  "service.AllowNoPipelines": ["alpha", "alpha"],
  "service.noopTracerProvider": ["alpha", "none"],
  "service.partialReload": ["none", "alpha"],
  "service.partialReloadReceivers": ["none", "beta"],
  "service.profilesSupport": ["alpha", "alpha"],
  "spanmetrics.statusCodeConvention.useOtelPrefix": ["none", "alpha"],
  "stanza.synchronousLogEmitter": ["alpha", "alpha"],
  "stanza.udp.useStableNetworkAttributes": ["none", "alpha"],
  "stanza.windows.eventDrivenScraping": ["none", "alpha"],
  "telemetry.UseLocalHostAsDefaultMetricsAddress": ["beta", "none"],
  "telemetry.disableHighCardinalityMetrics": ["alpha", "none"],
  "telemetry.newPipelineTelemetry": ["alpha", "alpha"],
  "transform.flatten.logs": ["alpha", "alpha"],
} as const satisfies Readonly<Record<string, readonly [GateStage, GateStage]>>;

export type FeatureGate = keyof typeof stages;

export const featureGates: readonly string[] = Object.freeze(Object.keys(stages));

export function stageOf(id: string, schemas: SchemaVersion): GateStage | undefined {
  if (!Object.hasOwn(stages, id)) return undefined;
  const [earlier, later] = stages[id as FeatureGate]; // it is one, as it has a row
  return schemas === "0.129.0" ? earlier : later;
}

export interface GivenGate {
  readonly id: string;
  readonly on: boolean;
}

/** The last word on a gate counts; without one, its stage does. */
export function isGateOn(id: FeatureGate, given: readonly GivenGate[], schemas: SchemaVersion): boolean {
  const stage = stageOf(id, schemas);
  return given.findLast((one) => one.id === id)?.on ?? (stage === "beta" || stage === "stable");
}

/** Components that only the later version was built with may have had their gates before. */
const builtLater = /^(?:connector\.servicegraph|extension\.healthcheck|pkg\.translator\.zipkin)\./;

/** Gates of the core that neither version lists, with the first release without them (core changelog). */
const gone: Readonly<Record<string, readonly [first: string, instead?: string]>> = Object.freeze({
  "component.UseLocalHostAsDefaultHost": ["0.112.0", "write the endpoint of each receiver, such as 0.0.0.0:4317"],
  "configoptional.AddEnabledField": ["0.155.0"],
  "confmap.newExpandedValueSanitizer": ["0.155.0"],
  "confmap.strictlyTypedInput": ["0.109.0"],
  "confmap.unifyEnvVarExpansion": ["0.109.0", `write \${env:NAME} for $NAME`],
  "pdata.enableRefCounting": ["0.155.0"],
  "pdata.useCustomProtoEncoding": ["0.153.0"],
  "service.connectors": ["0.81.0"],
  "service.disableOpenCensusBridge": ["0.109.0"],
  "telemetry.useOtelForInternalMetrics": ["0.97.0"],
  "telemetry.useOtelWithSDKConfigurationForInternalTelemetry": ["0.128.0"],
});

export const formerGates: readonly string[] = Object.freeze(Object.keys(gone));

/** What has the effect of a gate that is gone. */
export function insteadOfGate(id: string): string | undefined {
  return Object.hasOwn(gone, id) ? gone[id]?.[1] : undefined;
}

/** First words of names that only the core gives its gates, which every distribution has as they are listed here. */
const ofCore: readonly string[] = Object.freeze([
  "component",
  "confighttp",
  "confmap",
  "otelcol",
  "service",
  "telemetry",
]);

/** True for a name that no distribution can have a gate of: none has one of a single word, either. */
export function isNoGate(id: string): boolean {
  const [first = "", ...rest] = id.split(".");
  const isListed = Object.hasOwn(stages, id) || Object.hasOwn(gone, id);
  return !isListed && (rest.length === 0 || ofCore.includes(first));
}

/** Why a version ends at its start for the word on a gate, as far as it is sure; gates do not go back to an earlier stage. */
export function whyRefused({ id, on }: GivenGate, version: string): string | undefined {
  const [firstWithout] = (Object.hasOwn(gone, id) && gone[id]) || [];
  if (firstWithout !== undefined)
    return isAtLeast(version, firstWithout) ? `it was removed in ${firstWithout}` : undefined;
  const [earlier, later] = ["0.129.0", "0.161.0"].map(
    (known) => (isAtLeast(version, known) ? stageOf(id, known as SchemaVersion) : undefined), // both are versions of schemas
  );
  const stage = later ?? earlier;
  if (later === "none") return "it was removed";
  if (earlier === "none" && !isAtLeast(version, "0.130.0")) return builtLater.test(id) ? undefined : "it came later";
  if (stage === "stable" && !on) return "it is stable, and cannot be switched off";
  return stage === "deprecated" && on ? "it is deprecated, and cannot be switched on" : undefined;
}
