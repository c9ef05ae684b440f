import { describe, expect, test } from "vitest";
import type { Json } from "../../src/model/json.ts";
import { permissionsAsked } from "../../src/needs/asked-permissions.ts";
import type { ComponentKind } from "../../src/schema/registry.ts";

function asked(section: ComponentKind, id: string, settings: Json, version = "0.129.0"): readonly string[] {
  const uses = section === "extensions" ? { extensions: [id] } : { pipelines: { traces: { [section]: [id] } } };
  return permissionsAsked({ [section]: { [id]: settings }, service: uses }, version).flatMap(
    ({ apiGroup, resources, verbs, namespaces = ["*"] }) =>
      resources.map((resource) => `${[...verbs].sort().join(",")} ${apiGroup}/${resource} in ${namespaces.join(",")}`),
  );
}

const read = (...resources: readonly string[]) => resources.map((resource) => `get,list,watch ${resource} in *`);

/** What the processor's README lists for each of its settings, and what internal/kube/client.go starts informers for. */
describe("k8sattributes", () => {
  const ask = (settings: Json, version?: string) => asked("processors", "k8sattributes", settings, version);

  test.each<[string, Json, readonly string[]]>([
    ["by default", null, read("/pods", "apps/replicasets")],
    ["for pods only", { extract: { metadata: ["k8s.pod.name"] } }, read("/pods")],
    ["for nodes", { extract: { metadata: ["k8s.node.uid"] } }, read("/pods", "/nodes")],
    ["for the cluster's uid", { extract: { metadata: ["k8s.cluster.uid"] } }, read("/pods", "/namespaces")],
    [
      "for labels of namespaces and deployments",
      {
        extract: {
          metadata: [],
          labels: [{ key: "team", from: "namespace" }],
          annotations: [{ key: "a", from: "deployment" }],
        },
      },
      read("/pods", "apps/replicasets", "apps/deployments", "/namespaces"),
    ],
    ["not where it only passes addresses on", { passthrough: true }, []],
    ["not with credentials of its own", { auth_type: "kubeConfig" }, []],
  ])("%s", (_, settings, permissions) => {
    expect(ask(settings)).toEqual(permissions);
  });

  test("in one namespace where a filter says so", () => {
    expect(ask({ filter: { namespace: "shop" }, extract: { metadata: ["k8s.node.uid"] } })).toEqual([
      "get,list,watch /pods in shop",
      "get,list,watch /nodes in *",
    ]);
  });

  test("needs no replica sets for names of deployments at 0.160, as its page says, under its newer name", () => {
    expect(asked("processors", "k8s_attributes", null, "0.161.0")).toEqual(read("/pods"));
  });
});

describe("others", () => {
  test.each<[ComponentKind, string, Json, readonly string[]]>([
    ["receivers", "k8s_events", { namespaces: ["a", "b"] }, ["get,list,watch /events in a,b"]],
    [
      "receivers",
      "k8sobjects",
      {
        objects: [
          { name: "pods", mode: "pull" },
          { name: "events", mode: "watch", group: "events.k8s.io" },
        ],
      },
      ["get,list /pods in *", "get,list,watch events.k8s.io/events in *"],
    ],
    ["receivers", "kubeletstats", { auth_type: "serviceAccount" }, ["get /nodes/stats in *"]],
    ["receivers", "kubeletstats", null, []],
    [
      "receivers",
      "kubelet_stats",
      { auth_type: "serviceAccount", extra_metadata_labels: ["container.id"] },
      ["get /nodes/stats in *", "get /nodes/proxy in *"],
    ],
    [
      "receivers",
      "prometheus",
      {
        config: {
          scrape_configs: [
            { job_name: "a", kubernetes_sd_configs: [{ role: "endpointslice", namespaces: { names: ["shop"] } }] },
            { job_name: "b", kubernetes_sd_configs: [{ role: "pod", api_server: "https://elsewhere" }] },
          ],
        },
      },
      [
        "get,list,watch discovery.k8s.io/endpointslices in shop",
        "get,list,watch /pods in shop",
        "get,list,watch /services in shop",
      ],
    ],
    ["receivers", "prometheus", { config: { scrape_configs: [{ job_name: "a", static_configs: [] }] } }, []],
    ["processors", "resourcedetection", { detectors: ["env", "k8snode"] }, ["get,list /nodes in *"]],
    ["extensions", "k8s_observer", null, read("/pods")],
    [
      "extensions",
      "k8s_leader_elector",
      { lease_namespace: "shop" },
      ["create,get,update coordination.k8s.io/leases in shop"],
    ],
    ["receivers", "hostmetrics", { scrapers: { cpu: null } }, []],
  ])("%s/%s %j", (section, id, settings, permissions) => {
    expect(asked(section, id, settings)).toEqual(permissions);
  });

  test("k8s_cluster leaves nodes and namespaces alone in one namespace", () => {
    const ask = (settings: Json) => asked("receivers", "k8s_cluster", settings).map((one) => one.split(" ")[1]);
    expect(ask(null)).toContain("/nodes");
    expect(ask({ namespace: "shop" })).not.toContain("/nodes");
    expect(ask({ namespace: "shop" })).toContain("batch/cronjobs");
  });
});
