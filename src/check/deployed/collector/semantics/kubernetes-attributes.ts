/** What k8sattributes refuses: what it extracts, how it finds pods, and how it reaches the API server (contrib k8sattributesprocessor Validate, both versions). */

import { kubernetesAccess } from "./kubernetes.ts";
import { countOf, notNegative, problemsIn, regex, whenBuilt, word } from "./rows.ts";
import { conflict, outOfRange, type Problems, type SettingCheck, type Settings, textIn } from "./setting-check.ts";

export const kubernetesAttributes: SettingCheck = Object.freeze({
  component: "processors/k8sattributes",
  mirrors: "contrib k8sattributesprocessor Validate, both versions",
  check: attributesOfPods,
});

const metadata = Object.freeze([
  "k8s.namespace.name",
  "k8s.pod.name",
  "k8s.pod.uid",
  "k8s.pod.hostname",
  "k8s.pod.start_time",
  "k8s.pod.ip",
  "k8s.deployment.name",
  "k8s.deployment.uid",
  "k8s.replicaset.name",
  "k8s.replicaset.uid",
  "k8s.daemonset.name",
  "k8s.daemonset.uid",
  "k8s.statefulset.name",
  "k8s.statefulset.uid",
  "k8s.job.name",
  "k8s.job.uid",
  "k8s.cronjob.name",
  "k8s.node.name",
  "k8s.node.uid",
  "k8s.container.name",
  "k8s.cluster.uid",
  "container.id",
  "container.image.name",
  "container.image.tag",
  "container.image.repo_digests",
  "service.namespace",
  "service.name",
  "service.version",
  "service.instance.id",
]);
const laterMetadata = Object.freeze(["k8s.cronjob.uid", "container.image.tags"]);

const owners = Object.freeze(["", "pod", "namespace", "node", "deployment"]);
const laterOwners = Object.freeze(["replicaset", "statefulset", "daemonset", "job", "cronjob"]);

const sourcesMax = 4;

function* attributesOfPods(settings: Settings): Problems {
  const isLater = settings.has("podOwnersExtracted");
  const from = [...owners, ...(isLater ? laterOwners : [])];
  const rules = ["extract.labels.*", "extract.annotations.*"];
  yield* problemsIn(
    [
      ...kubernetesAccess(""),
      word("extract.metadata.*", [...metadata, ...(isLater ? laterMetadata : [])]),
      ...rules.flatMap((at) => [
        word(`${at}.from`, from),
        regex(`${at}.key_regex`),
        countOf(at, ["key", "key_regex"], { most: 1 }),
      ]),
      word("filter.labels.*.op", ["", "equals", "not-equals", "exists", "does-not-exist"]),
      word("filter.fields.*.op", ["", "equals", "not-equals"]),
      whenBuilt(regex("exclude.pods.*.name")),
      notNegative("watch_sync_period"),
      notNegative("pod_delete_grace_period"),
    ],
    settings,
  );
  yield* associations(settings, isLater);
}

function* associations(settings: Settings, areCompared: boolean): Problems {
  const seen = new Set<string>();
  for (const [index] of settings.list("pod_association").entries()) {
    const sources = settings.list("pod_association", index, "sources");
    const at = ["pod_association", index, "sources"];
    // Their order is no difference.
    const text = sources
      .map((source) => `${textIn(source, "from")}/${textIn(source, "name")}`)
      .sort()
      .join();
    if (sources.length > sourcesMax)
      yield outOfRange(at, `There are ${sources.length} sources, and ${sourcesMax} are looked at`, "split them");
    if (areCompared && seen.has(text)) yield conflict(at, "Two associations have the same sources", "remove one");
    seen.add(text);
  }
}
