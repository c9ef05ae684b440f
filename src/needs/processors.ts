/** What processors need of their pod; one that only changes what passes through it has its source and nothing else. */

import type { ComponentNeeds } from "./component-needs.ts";
import { detected, nodeDetected, nodeFiltered, podMetadata } from "./permissions.ts";

const both = "0.129.0 and 0.161.0";

export const processorNeeds: Readonly<Record<string, ComponentNeeds>> = Object.freeze({
  attributes: { source: `contrib attributesprocessor, ${both}` },
  batch: { source: `core batchprocessor, ${both}` },
  cumulativetodelta: { source: `contrib cumulativetodeltaprocessor, ${both}`, renamed: "cumulative_to_delta" },
  deltatocumulative: { source: `contrib deltatocumulativeprocessor, ${both}`, renamed: "delta_to_cumulative" },
  filter: { source: `contrib filterprocessor, ${both}` },
  groupbyattrs: { source: `contrib groupbyattrsprocessor, ${both}` },
  groupbytrace: { source: "contrib groupbytraceprocessor, 0.161.0" },
  interval: { source: "contrib intervalprocessor, 0.161.0" },
  k8sattributes: {
    source: "contrib k8sattributesprocessor internal/kube/client.go, 0.129.0 and 0.160.0",
    renamed: "k8s_attributes",
    asks: podMetadata,
    knows: nodeFiltered,
  },
  memory_limiter: { source: `core memorylimiterprocessor, ${both}` },
  metricstransform: { source: `contrib metricstransformprocessor, ${both}`, renamed: "metrics_transform" },
  probabilistic_sampler: { source: `contrib probabilisticsamplerprocessor, ${both}` },
  redaction: { source: `contrib redactionprocessor, ${both}` },
  resource: { source: `contrib resourceprocessor, ${both}` },
  resourcedetection: {
    source: `contrib resourcedetectionprocessor README, ${both}`,
    renamed: "resource_detection",
    asks: detected,
    knows: nodeDetected,
  },
  span: { source: `contrib spanprocessor, ${both}` },
  tail_sampling: { source: `contrib tailsamplingprocessor, ${both}` },
  transform: { source: `contrib transformprocessor, ${both}` },
});
