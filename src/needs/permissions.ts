/** What components ask of the API server, by their settings: resources, verbs, and where. */

import { isJsonObject, type Json, type JsonObject, jsonAt } from "../model/json.ts";
import type { Asks, Permission, PodVariable } from "./component-needs.ts";

/** What an informer of client-go does, and a look at one object. */
const watching = Object.freeze(["get", "list", "watch"]);

function watches(apiGroup: string, ...resources: readonly string[]): Permission {
  return { apiGroup, resources, verbs: watching };
}

function textAt(settings: Json, ...path: readonly string[]): string {
  const found = jsonAt(settings, path);
  return typeof found === "string" ? found : "";
}

function textsAt(settings: Json, ...path: readonly string[]): readonly string[] {
  const found = jsonAt(settings, path);
  return Array.isArray(found) ? found.filter((item) => typeof item === "string") : [];
}

function within(namespaces: readonly string[], permissions: readonly Permission[]): readonly Permission[] {
  return namespaces.length === 0 ? permissions : permissions.map((one) => ({ ...one, namespaces }));
}

/** Only with this way to log in does the pod's own account count (contrib internal/k8sconfig, 0.129.0). */
function asItself(asks: Asks, otherwise = "serviceAccount"): Asks {
  return (settings, has) =>
    (textAt(settings, "auth_type") || otherwise) === "serviceAccount" ? asks(settings, has) : [];
}

/**
 * `filter.namespace` limits pods and workloads; namespaces and nodes belong to the cluster. Extracted by default is, of what needs
 * more than pods, the name of deployments (contrib k8sattributesprocessor internal/kube/client.go, 0.129.0 and 0.160.0).
 */
export const podMetadata: Asks = asItself((settings, has) => {
  if (jsonAt(settings, ["passthrough"]) === true) return [];
  const metadata = jsonAt(settings, ["extract", "metadata"]);
  const extracted = (name: string): boolean =>
    Array.isArray(metadata) ? metadata.some((one) => one === name) : name === "k8s.deployment.name";
  const from = (kind: string): boolean =>
    ["labels", "annotations"].some((list) => entriesOf(settings, list).some((entry) => textAt(entry, "from") === kind));
  const namespace = textAt(settings, "filter", "namespace");
  const replicaSets =
    (extracted("k8s.deployment.name") && !has("deploymentFromPod")) ||
    extracted("k8s.deployment.uid") ||
    from("deployment") ||
    from("replicaset");
  const apps = watchesAsked("apps", {
    replicasets: replicaSets,
    deployments: from("deployment"),
    statefulsets: from("statefulset"),
    daemonsets: from("daemonset"),
  });
  const batch = watchesAsked("batch", {
    jobs: extracted("k8s.cronjob.uid") || from("job") || from("cronjob"),
    cronjobs: from("cronjob"),
  });
  const ofWholeCluster = watchesAsked("", {
    namespaces: from("namespace") || extracted("k8s.cluster.uid"),
    nodes: from("node") || extracted("k8s.node.uid"),
  });
  return [...within(namespace === "" ? [] : [namespace], [watches("", "pods"), ...apps, ...batch]), ...ofWholeCluster];
});

/** One rule for the resources of a group that are needed; none where none is. */
function watchesAsked(group: string, needed: Readonly<Record<string, boolean>>): readonly ReturnType<typeof watches>[] {
  const resources = Object.keys(needed).filter((resource) => needed[resource]);
  return resources.length > 0 ? [watches(group, ...resources)] : [];
}

function entriesOf(settings: JsonObject, list: string): readonly Json[] {
  const found = jsonAt(settings, ["extract", list]);
  return Array.isArray(found) ? (found as readonly Json[]) : []; // Narrowing a union with arrays forgets their items.
}

const core = ["pods", "replicationcontrollers", "resourcequotas", "services"];

/** With `namespace`, nodes and namespaces are left alone (contrib k8sclusterreceiver watcher.go, 0.129.0). */
export const ofCluster: Asks = asItself((settings) => {
  const namespace = textAt(settings, "namespace");
  return [
    ...within(namespace === "" ? [] : [namespace], [
      watches("", ...core),
      watches("apps", "daemonsets", "deployments", "replicasets", "statefulsets"),
      watches("batch", "cronjobs", "jobs"),
      watches("autoscaling", "horizontalpodautoscalers"),
    ]),
    ...(namespace === "" ? [watches("", "namespaces", "nodes")] : []),
    ...(textAt(settings, "distribution") === "openshift" && namespace === ""
      ? [watches("quota.openshift.io", "clusterresourcequotas")]
      : []),
  ];
});

/** contrib k8seventsreceiver receiver.go, 0.129.0: it watches events, of each namespace that is named. */
export const ofEvents: Asks = asItself((settings) => within(textsAt(settings, "namespaces"), [watches("", "events")]));

/** contrib k8sobjectsreceiver receiver.go, 0.129.0: pulling lists, watching lists first. Without a group it is looked up. */
export const objectsRead: Asks = asItself((settings) => {
  const objects = jsonAt(settings, ["objects"]);
  return (Array.isArray(objects) ? (objects as readonly Json[]) : []).filter(isJsonObject).flatMap((object) => {
    const resource = textAt(object, "name");
    if (resource === "" || resource.includes("$")) return [];
    const verbs = textAt(object, "mode") === "watch" ? watching : ["get", "list"];
    const apiGroup = textAt(object, "group") || (groupOf[resource] ?? "");
    return within(textsAt(object, "namespaces"), [{ apiGroup, resources: [resource], verbs }]);
  });
});

/** Groups of Kubernetes' own resources outside of the core, for objects that name none. */
const groupOf: Readonly<Record<string, string>> = Object.freeze({
  daemonsets: "apps",
  deployments: "apps",
  replicasets: "apps",
  statefulsets: "apps",
  cronjobs: "batch",
  jobs: "batch",
  horizontalpodautoscalers: "autoscaling",
  ingresses: "networking.k8s.io",
  networkpolicies: "networking.k8s.io",
  endpointslices: "discovery.k8s.io",
  leases: "coordination.k8s.io",
  storageclasses: "storage.k8s.io",
});

/** `nodes/proxy` for what comes from the kubelet's list of pods (contrib kubeletstatsreceiver README, 0.129.0). */
export const ofKubelet: Asks = asItself((settings) => {
  const metrics = jsonAt(settings, ["metrics"]);
  const shares = isJsonObject(metrics ?? null)
    ? Object.entries(metrics as JsonObject).some(
        ([name, metric]) => /_(?:limit|request)_utilization$/.test(name) && jsonAt(metric, ["enabled"]) === true,
      )
    : false;
  const more = shares || textsAt(settings, "extra_metadata_labels").length > 0;
  return [{ apiGroup: "", resources: ["nodes/stats", ...(more ? ["nodes/proxy"] : [])], verbs: ["get"] }];
}, "tls");

/** By detector (contrib resourcedetectionprocessor README, 0.129.0); kubeadm's is one ConfigMap of kube-system. */
export const detected: Asks = (settings) =>
  textsAt(settings, "detectors").flatMap((detector): readonly Permission[] => {
    if (detector === "k8snode") return [{ apiGroup: "", resources: ["nodes"], verbs: ["get", "list"] }];
    if (detector === "openshift")
      return [{ apiGroup: "config.openshift.io", resources: ["infrastructures"], verbs: ["get"] }];
    if (detector !== "kubeadm") return [];
    return [
      { apiGroup: "", resources: ["configmaps"], verbs: ["get"], namespaces: ["kube-system"] },
      { apiGroup: "", resources: ["namespaces"], verbs: ["get"] },
    ];
  });

/** Without the variable that it is told to look into it is refused at start (contrib k8sattributesprocessor config.go, 0.129.0 and 0.160.0). */
export function nodeFiltered(settings: JsonObject): readonly PodVariable[] {
  const name = textAt(settings, "filter", "node_from_env_var");
  return name === "" || name.includes("$") ? [] : [{ name, field: "spec.nodeName" }];
}

/** The k8snode detector looks for the node that this variable names (contrib resourcedetectionprocessor internal/k8snode, 0.129.0). */
export function nodeDetected(settings: JsonObject): readonly PodVariable[] {
  if (!textsAt(settings, "detectors").includes("k8snode")) return [];
  return [{ name: textAt(settings, "k8snode", "node_from_env_var") || "K8S_NODE_NAME", field: "spec.nodeName" }];
}

/** What a role of `kubernetes_sd_configs` watches (prometheus discovery/kubernetes; the library of both Collector versions). */
const ofRole: Readonly<Record<string, readonly Permission[]>> = Object.freeze({
  pod: [watches("", "pods")],
  service: [watches("", "services")],
  endpoints: [watches("", "endpoints", "pods", "services")],
  endpointslice: [watches("discovery.k8s.io", "endpointslices"), watches("", "pods", "services")],
  node: [watches("", "nodes")],
  ingress: [watches("networking.k8s.io", "ingresses")],
});

export const scrapeDiscovery: Asks = (settings) => {
  const jobs = jsonAt(settings, ["config", "scrape_configs"]);
  const listed = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
  return listed(jobs)
    .flatMap((job) => listed(jsonAt(job, ["kubernetes_sd_configs"])))
    .filter((found) => textAt(found, "api_server") === "" && textAt(found, "kubeconfig_file") === "")
    .flatMap((found) => {
      const role = textAt(found, "role").toLowerCase();
      const nodes = jsonAt(found, ["attach_metadata", "node"]) === true ? [watches("", "nodes")] : [];
      const roles = Object.hasOwn(ofRole, role) ? (ofRole[role] ?? []) : [];
      return [...within(role === "node" ? [] : textsAt(found, "namespaces", "names"), roles), ...nodes];
    });
};

/** contrib k8sobserver README and extension.go, 0.129.0: pods unless switched off. */
export const observed: Asks = asItself((settings) => {
  const on = (key: string, otherwise: boolean): boolean => (jsonAt(settings, [key]) ?? otherwise) === true;
  const resources = [
    ...(on("observe_pods", true) ? ["pods"] : []),
    ...(on("observe_services", false) ? ["services"] : []),
  ];
  return [
    ...within(textsAt(settings, "namespaces"), [
      ...(resources.length > 0 ? [watches("", ...resources)] : []),
      ...(on("observe_ingresses", false) ? [watches("networking.k8s.io", "ingresses")] : []),
    ]),
    ...(on("observe_nodes", false) ? [watches("", "nodes")] : []),
  ];
});

/** client-go tools/leaderelection, as contrib k8sleaderelector 0.129.0 uses it. */
export const elected: Asks = asItself((settings) => {
  const namespace = textAt(settings, "lease_namespace");
  const lease = { apiGroup: "coordination.k8s.io", resources: ["leases"], verbs: ["create", "get", "update"] };
  return within(namespace === "" ? [] : [namespace], [lease]);
});
