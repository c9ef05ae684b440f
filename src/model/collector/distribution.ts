/**
 * Component types of the contrib distribution by version, to tell a type that does not exist from one whose schema is not
 * held. 0.161.0: the distribution's own component list of that release. 0.129.0: that of 0.135.0, less what the changelog
 * adds to the distribution between the two, with what it removes.
 */

import type { ComponentSection } from "../topology.ts";
import type { SchemaVersion } from "./release.ts";

interface Types {
  readonly always: string;
  /** `old>new`; 0.161.0 takes the old name too, as a deprecated alias. */
  readonly renamed: string;
  /** In 0.129.0, removed by 0.161.0. */
  readonly until: string;
  /** In 0.161.0, not in 0.129.0 yet. */
  readonly from: string;
}

const types: Readonly<Record<ComponentSection, Types>> = Object.freeze({
  receivers: {
    always: `
      active_directory_ds aerospike apache awscontainerinsightreceiver awsecscontainermetrics awsfirehose
      awss3 awsxray carbon chrony cloudflare collectd couchdb datadog docker_stats elasticsearch expvar faro
      github googlecloudmonitoring googlecloudpubsub haproxy iis influxdb jaeger journald k8s_cluster
      k8s_events kafka libhoney loki memcached mongodb mysql netflow nginx nop nsxt ntp oracledb otelarrow
      otlp podman_stats postgresql prometheus prometheus_simple pulsar purefa purefb rabbitmq receiver_creator
      redis riak saphana signalfx skywalking snmp snowflake solace splunk_hec sqlserver statsd stef syslog
      vcenter wavefront zipkin zookeeper`,
    renamed: `
      apachespark>apache_spark awscloudwatch>aws_cloudwatch azureblob>azure_blob azureeventhub>azure_event_hub
      azuremonitor>azure_monitor cloudfoundry>cloud_foundry envoyals>envoy_als filelog>file_log
      filestats>file_stats flinkmetrics>flink_metrics fluentforward>fluent_forward
      googlecloudspanner>google_cloud_spanner hostmetrics>host_metrics httpcheck>http_check
      k8sobjects>k8s_objects kafkametrics>kafka_metrics kubeletstats>kubelet_stats mongodbatlas>mongodb_atlas
      namedpipe>named_pipe otlpjsonfile>otlp_json_file splunkenterprise>splunk_enterprise sqlquery>sql_query
      sshcheck>ssh_check tcpcheck>tcp_check tcplog>tcp_log tlscheck>tls_check udplog>udp_log
      webhookevent>webhook_event windowseventlog>windows_event_log windowsperfcounters>windows_perf_counters`,
    until: "bigip jmx opencensus",
    from: `
      active_directory_inv aws_lambda cisco_os gitlab googlecloudpubsubpush macos_unified_logging pprof
      prometheus_remote_write systemd windows_service yang_grpc`,
  },
  processors: {
    always: `
      attributes batch filter geoip groupbyattrs groupbytrace interval memory_limiter metricsgeneration
      probabilistic_sampler redaction remotetap resource schema span sumologic tail_sampling transform`,
    renamed: `
      cumulativetodelta>cumulative_to_delta deltatocumulative>delta_to_cumulative deltatorate>delta_to_rate
      k8sattributes>k8s_attributes logdedup>log_dedup metricstarttime>metric_start_time
      metricstransform>metrics_transform resourcedetection>resource_detection`,
    until: "routing",
    from: "cardinality_guardian drain gen_ai_normalizer isolationforest span_pruning unroll",
  },
  exporters: {
    always: `
      alibabacloud_logservice awscloudwatchlogs awsemf awskinesis awss3 awsxray azuredataexplorer cassandra
      clickhouse coralogix datadog dataset debug doris elasticsearch faro file googlecloud googlecloudpubsub
      googlemanagedprometheus influxdb kafka logicmonitor logzio nop opensearch otelarrow prometheus pulsar
      rabbitmq sentry signalfx splunk_hec stef sumologic syslog tencentcloud_logservice zipkin`,
    renamed: `
      azureblob>azure_blob azuremonitor>azure_monitor bmchelix>bmc_helix honeycombmarker>honeycomb_marker
      loadbalancing>load_balancing otlp>otlp_grpc otlphttp>otlp_http
      prometheusremotewrite>prometheus_remote_write`,
    until: "carbon mezmo opencensus sapm",
    from: "google_cloud_storage tinybird",
  },
  extensions: {
    always: `
      ack asapclient awscloudwatchmetricstreams_encoding awsproxy basicauth bearertokenauth datadog db_storage
      docker_observer ecs_observer file_storage googleclientauth headers_setter health_check host_observer
      http_forwarder jaeger_encoding jaegerremotesampling json_log_encoding k8s_leader_elector k8s_observer
      oauth2client oidc opamp otlp_encoding pprof redis_storage sigv4auth zipkin_encoding zpages`,
    renamed: `
      awslogs_encoding>aws_logs_encoding azureauth>azure_auth
      googlecloudlogentry_encoding>google_cloud_logentry_encoding`,
    until: "ecs_task_observer kafkatopics_observer sumologic",
    from: `
      aws_iam_db_auth azure_encoding cgroup_runtime pebble_tail_storage sd_notify skywalking_encoding
      text_encoding`,
  },
  connectors: {
    always: "count datadog exceptions failover forward grafanacloud routing sum",
    renamed: `
      otlpjson>otlp_json roundrobin>round_robin servicegraph>service_graph signaltometrics>signal_to_metrics
      spanmetrics>span_metrics`,
    until: "",
    from: "",
  },
});

type Name = keyof Types | "old" | "current";

function names(kind: ComponentSection, list: Name): readonly string[] {
  const { renamed, ...lists } = types[kind];
  const pairs = words(renamed).map((pair) => pair.split(">"));
  if (list === "old" || list === "current") return pairs.map((pair) => pair[list === "old" ? 0 : 1] ?? "");
  return list === "renamed" ? [] : words(lists[list]);
}

function words(list: string): readonly string[] {
  return list.trim() === "" ? [] : list.trim().split(/\s+/);
}

const listsOf: Readonly<Record<SchemaVersion, readonly Name[]>> = Object.freeze({
  "0.129.0": ["always", "old", "until"],
  "0.161.0": ["always", "current", "from"],
} as const);

/** What the distribution of a version calls its components; deprecated names are left out. */
export function distributionTypes(version: SchemaVersion, kind: ComponentSection): readonly string[] {
  return listsOf[version].flatMap((list) => names(kind, list));
}

/** Every name that the distribution of a version takes, deprecated ones included. */
export function namesInDistribution(version: SchemaVersion, kind: ComponentSection): readonly string[] {
  return [...distributionTypes(version, kind), ...(version === "0.161.0" ? names(kind, "old") : [])];
}

export function distributionHas(version: SchemaVersion, kind: ComponentSection, type: string): boolean {
  return namesInDistribution(version, kind).includes(type);
}

/** What a version calls a component that another version knows by this name. */
export function renamedType(version: SchemaVersion, kind: ComponentSection, type: string): string | undefined {
  const [old, current] = [names(kind, "old"), names(kind, "current")];
  const [from, to] = version === "0.161.0" ? [old, current] : [current, old];
  return to[from.indexOf(type)];
}
