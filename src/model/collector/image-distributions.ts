/**
 * What the project's smaller images lack: an image is of a distribution, and a Collector whose configuration names a component
 * that its binary does not have does not start. From the manifests of opentelemetry-collector-releases and the distributions that
 * components name in their metadata.yaml (0.129.0, 0.161.0). Where these left a component open it counts as there.
 */

import { parseImage } from "../image-reference.ts";
import type { ComponentSection } from "../topology.ts";

interface Distribution {
  /** As people call it. */
  readonly name: string;
  readonly has: Readonly<Record<ComponentSection, ReadonlySet<string>>>;
}

export interface ImageDistribution extends Distribution {
  /** False where another project's image has the same name, and may be a build of its own. */
  readonly isOfProject: boolean;
  /** The same release with every component of contrib. */
  readonly contrib: string;
}

const otlp = {
  receivers: "otlp",
  processors: "",
  exporters: "otlp otlp_grpc otlphttp otlp_http",
  extensions: "",
  connectors: "",
};
/** In core and in k8s. */
const both = {
  receivers: `${otlp.receivers} nop hostmetrics host_metrics jaeger opencensus prometheus zipkin`,
  processors: "attributes batch filter memory_limiter probabilistic_sampler resource",
  exporters: `${otlp.exporters} debug file nop`,
  extensions: "health_check pprof zpages",
  connectors: "forward",
};
const core = {
  ...both,
  receivers: `${both.receivers} kafka`,
  processors: `${both.processors} span`,
  exporters: `${both.exporters} kafka opencensus prometheus prometheusremotewrite prometheus_remote_write zipkin`,
};
const k8s = {
  receivers: `${both.receivers} filelog file_log fluentforward fluent_forward httpcheck http_check journald k8s_cluster k8s_events
    k8sobjects k8s_objects kubeletstats kubelet_stats otelarrow receiver_creator`,
  processors: `${both.processors} cumulativetodelta cumulative_to_delta deltatocumulative delta_to_cumulative deltatorate delta_to_rate
    drain groupbyattrs groupbytrace interval k8sattributes k8s_attributes logdedup log_dedup metricsgeneration metricstransform
    metrics_transform redaction remotetap resourcedetection resource_detection tail_sampling transform`,
  exporters: `${both.exporters} loadbalancing load_balancing otelarrow`,
  extensions: `${both.extensions} ack basicauth bearertokenauth file_storage headers_setter host_observer http_forwarder
    k8s_leader_elector k8s_observer oauth2client oidc`,
  connectors: `${both.connectors} count routing servicegraph service_graph spanmetrics span_metrics`,
};

/** By what stands behind `opentelemetry-collector` in the image's name. */
const distributions: Readonly<Record<string, Distribution>> = Object.freeze({
  "": distribution("core", core),
  "-k8s": distribution("k8s", k8s),
  "-otlp": distribution("otlp", otlp),
});

function distribution(name: string, types: Readonly<Record<ComponentSection, string>>): Distribution {
  const { receivers, processors, exporters, extensions, connectors } = types;
  const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
  return Object.freeze({
    name,
    has: {
      receivers: words(receivers),
      processors: words(processors),
      exporters: words(exporters),
      extensions: words(extensions),
      connectors: words(connectors),
    },
  });
}

/** Where the project publishes, whatever mirror stands in front. */
const ofProject = /(^|\/)(otel|opentelemetry-collector-releases)\/opentelemetry-collector(-k8s|-otlp)?$/;
const ofName = /^((?:.*\/)?opentelemetry-collector)(-k8s|-otlp)?$/;

/** Undefined for contrib, which has them all, and for images whose contents nobody here knows. */
export function distributionOf(image: string): ImageDistribution | undefined {
  const { name, tag } = parseImage(image);
  const [, path, ending = ""] = ofName.exec(name) ?? [];
  const found = distributions[ending];
  if (path === undefined || found === undefined) return undefined;
  const contrib = `${path}-contrib${tag === undefined ? "" : `:${tag}`}`;
  return { ...found, isOfProject: ofProject.test(name), contrib };
}
