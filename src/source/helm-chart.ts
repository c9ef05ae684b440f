/** What the opentelemetry-collector Helm chart brings itself, as far as values laid over it rest on it (chart 0.130). */

import { deepFreeze, type JsonObject } from "../model/json.ts";

/** Stands for a file where a finding is about the chart's part, which is not the author's to mend. */
export const chartFile = "opentelemetry-collector chart";

const at = (port: number): string => `\${env:MY_POD_IP}:${port}`;
const pipeline = (...receivers: readonly string[]) => ({
  receivers,
  processors: ["memory_limiter", "batch"],
  exporters: ["debug"],
});

export const chartConfiguration: JsonObject = deepFreeze({
  receivers: {
    jaeger: {
      protocols: {
        grpc: { endpoint: at(14250) },
        thrift_http: { endpoint: at(14268) },
        thrift_compact: { endpoint: at(6831) },
      },
    },
    otlp: { protocols: { grpc: { endpoint: at(4317) }, http: { endpoint: at(4318) } } },
    prometheus: {
      config: {
        scrape_configs: [
          {
            job_name: "opentelemetry-collector",
            scrape_interval: "10s",
            static_configs: [{ targets: [at(8888)] }],
          },
        ],
      },
    },
    zipkin: { endpoint: at(9411) },
  },
  processors: {
    batch: {},
    memory_limiter: { check_interval: "5s", limit_percentage: 80, spike_limit_percentage: 25 },
  },
  exporters: { debug: {} },
  extensions: { health_check: { endpoint: at(13133) } },
  service: {
    extensions: ["health_check"],
    pipelines: {
      logs: pipeline("otlp"),
      metrics: pipeline("otlp", "prometheus"),
      traces: pipeline("otlp", "jaeger", "zipkin"),
    },
  },
});

/** Components that a preset defines, under the names that they had and have: pipelines may name them. */
export const presetComponents: Readonly<Record<string, JsonObject>> = deepFreeze({
  logsCollection: { receivers: { filelog: {}, file_log: {} }, extensions: { file_storage: {} } },
  hostMetrics: { receivers: { hostmetrics: {}, host_metrics: {} } },
  kubernetesAttributes: { processors: { k8sattributes: {}, k8s_attributes: {} } },
  kubeletMetrics: { receivers: { kubeletstats: {}, kubelet_stats: {} } },
  kubernetesEvents: { receivers: { k8sobjects: {}, k8s_objects: {}, k8s_events: {} } },
  kubernetesObjects: { receivers: { k8sobjects: {}, k8s_objects: {} } },
  clusterMetrics: { receivers: { k8s_cluster: {} } },
  resourceDetection: { processors: { resourcedetection: {}, resource_detection: {} } },
  annotationDiscovery: { receivers: { receiver_creator: {} }, extensions: { k8s_observer: {} } },
  spanMetrics: { connectors: { spanmetrics: {}, span_metrics: {} } },
});
