import { App as PlainApp, Testing } from "cdk8s";
import { BlueprintChart, dns } from "fairlead";
import { describe, expect, test } from "vitest";
import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../src/model/json.ts";
import { small, type Variation } from "../small.ts";

/** Options in the words of this project, and beside them what Kubernetes calls the same (core/v1, PodSpec and Container). */
const asked = {
  env: {
    REGION: "eu-west-1",
    KEY: { kind: "secret", secret: "vendor", key: "api-key" },
    MODE: { kind: "config-map", configMap: "modes", key: "mode" },
    NODE: { kind: "field", path: "spec.nodeName" },
  },
  volumes: {
    scratch: { kind: "empty-dir", path: "/scratch", sizeLimit: "1024Mi" },
    authorities: { kind: "config-map", path: "/authorities", configMap: "corporate" },
    vendor: { kind: "secret", path: "/vendor/key", secret: "vendor", subPath: "key" },
    shared: { kind: "claim", path: "/shared", claim: "shared", readOnly: true },
  },
  nodeSelector: { pool: "telemetry" },
  tolerations: [{ key: "telemetry", operator: "Exists", effect: "NoSchedule" }],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: "arch", operator: "In", values: ["arm64"] }] }],
      },
    },
  },
  priorityClass: "telemetry",
  imagePullSecrets: ["registry"],
  imagePullPolicy: "Always",
  labels: { team: "observability" },
  annotations: { "example.com/owner": "a team" },
  podLabels: { "sidecar.istio.io/inject": "false" },
  podAnnotations: { "prometheus.io/scrape": "true" },
  serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": "arn:aws:iam::1:role/otel" } },
};

const env = [
  { name: "REGION", value: "eu-west-1" },
  { name: "KEY", valueFrom: { secretKeyRef: { name: "vendor", key: "api-key" } } },
  { name: "MODE", valueFrom: { configMapKeyRef: { name: "modes", key: "mode" } } },
  { name: "NODE", valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: "spec.nodeName" } } },
];
const volumes = [
  { name: "scratch", emptyDir: { sizeLimit: "1Gi" } },
  { name: "authorities", configMap: { name: "corporate" } },
  { name: "vendor", secret: { secretName: "vendor", defaultMode: 0o440 } },
  { name: "shared", persistentVolumeClaim: { claimName: "shared" } },
];
const volumeMounts = [
  { name: "scratch", mountPath: "/scratch" },
  { name: "authorities", mountPath: "/authorities", readOnly: true },
  { name: "vendor", mountPath: "/vendor/key", readOnly: true, subPath: "key" },
  { name: "shared", mountPath: "/shared", readOnly: true },
];
const scheduling = {
  nodeSelector: asked.nodeSelector,
  tolerations: asked.tolerations,
  affinity: asked.affinity,
  priorityClassName: "telemetry",
};

function objectsOf(variation: Variation): readonly JsonObject[] {
  const chart = new BlueprintChart(new PlainApp(), small(variation));
  expect(chart.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return (Testing.synth(chart) as Json[]).filter(isJsonObject);
}

function object(objects: readonly JsonObject[], kind: string, name: string): JsonObject {
  const found = objects.find((one) => one["kind"] === kind && jsonAt(one, ["metadata", "name"]) === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

const tiers: readonly (readonly [string, Variation, string, string, string])[] = [
  ["named backends", { pool: asked }, "Deployment", "backend-2", "backend"],
  ["discovered backends", { pool: { ...asked, discovery: dns() } }, "StatefulSet", "backend", "backend"],
  ["a Collector that balances", { balancer: asked }, "Deployment", "edge-collector", "edge-collector"],
  [
    "Fairlead's balancer",
    { balancer: { ...asked, target: "fairlead" } },
    "Deployment",
    "edge-balancer",
    "edge-balancer",
  ],
  ["a generator", { generator: asked }, "Deployment", "checkout-generator", "checkout-generator"],
];

describe.each(tiers)("options of the pods of %s", (_tier, variation, kind, name, account) => {
  const objects = objectsOf(variation);
  const workload = object(objects, kind, name);
  const template = (...path: readonly (string | number)[]) => jsonAt(workload, ["spec", "template", ...path]);

  test("are in the pod", () => {
    expect(template("spec")).toMatchObject({ ...scheduling, imagePullSecrets: [{ name: "registry" }] });
    expect(template("metadata", "labels")).toMatchObject(asked.podLabels);
    expect(template("metadata", "annotations")).toMatchObject(asked.podAnnotations);
    expect(template("spec", "volumes")).toEqual(expect.arrayContaining(volumes));
  });

  test("are in its container", () => {
    const container = template("spec", "containers", 0) as JsonObject;
    expect(container["imagePullPolicy"]).toBe("Always");
    expect(container["env"]).toEqual(expect.arrayContaining(env));
    expect(container["volumeMounts"]).toEqual(expect.arrayContaining(volumeMounts));
  });

  test("are on the objects of the tier, and on no pod", () => {
    const owned = [workload, object(objects, "NetworkPolicy", account), object(objects, "ServiceAccount", account)];
    for (const one of owned) {
      expect(jsonAt(one, ["metadata", "labels"])).toMatchObject(asked.labels);
      expect(jsonAt(one, ["metadata", "annotations"])).toMatchObject(asked.annotations);
    }
    expect(template("metadata", "labels")).not.toHaveProperty("team");
    expect(jsonAt(object(objects, "ServiceAccount", account), ["metadata", "annotations"])).toMatchObject(
      asked.serviceAccount.annotations,
    );
  });
});

describe("an OpenTelemetryCollector", () => {
  const objects = objectsOf({ balancer: asked, blueprint: { output: "operator" } });
  const spec = jsonAt(object(objects, "OpenTelemetryCollector", "edge-collector"), ["spec"]) as JsonObject;

  test("has the options of its pods in the operator's words", () => {
    expect(spec).toMatchObject({ ...scheduling, imagePullPolicy: "Always", podAnnotations: asked.podAnnotations });
    expect(spec["env"]).toEqual(expect.arrayContaining(env));
    expect([spec["volumes"], spec["volumeMounts"]]).toEqual([volumes, volumeMounts]);
    const labels = jsonAt(object(objects, "OpenTelemetryCollector", "edge-collector"), ["metadata", "labels"]);
    expect(labels).toMatchObject({ ...asked.labels, ...asked.podLabels });
  });

  test("pulls images as its service account does", () => {
    const account = object(objects, "ServiceAccount", "edge-collector");
    expect(account["imagePullSecrets"]).toEqual([{ name: "registry" }]);
  });
});

test("a variable of the author's replaces one of ours", () => {
  const workload = object(objectsOf({ pool: { env: { GOMEMLIMIT: "100MiB" } } }), "Deployment", "backend-1");
  expect(jsonAt(workload, ["spec", "template", "spec", "containers", 0, "env"])).toEqual([
    { name: "GOMEMLIMIT", value: "100MiB" },
  ]);
});

test("a claim template is a claim of its own for each pod of a StatefulSet", () => {
  const queue = { kind: "claim-template", path: "/queue", size: "1024Mi", storageClass: "fast" };
  const workload = object(objectsOf({ pool: { discovery: dns(), volumes: { queue } } }), "StatefulSet", "backend");
  expect(jsonAt(workload, ["spec", "volumeClaimTemplates"])).toEqual([
    {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: "queue" },
      spec: {
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: "1Gi" } },
        storageClassName: "fast",
        volumeMode: "Filesystem",
      },
    },
  ]);
  const pod = ["spec", "template", "spec"];
  expect(JSON.stringify(jsonAt(workload, [...pod, "volumes"]))).not.toContain("queue");
  expect(jsonAt(workload, [...pod, "containers", 0, "volumeMounts"])).toContainEqual({
    name: "queue",
    mountPath: "/queue",
  });
});

test("an account that exists is used, and none is written", () => {
  const objects = objectsOf({ balancer: { serviceAccount: { name: "telemetry" } } });
  const workload = object(objects, "Deployment", "edge-collector");
  expect(jsonAt(workload, ["spec", "template", "spec", "serviceAccountName"])).toBe("telemetry");
  const accounts = objects.filter(({ kind }) => kind === "ServiceAccount");
  expect(accounts.map((one) => jsonAt(one, ["metadata", "name"]))).toEqual(["backend"]);
});

test("a Service beyond the cluster has OTLP and no metrics", () => {
  const service = {
    type: "LoadBalancer",
    loadBalancerClass: "example.com/internal",
    externalTrafficPolicy: "Local",
    annotations: { zone: "a" },
  };
  for (const target of ["collector", "fairlead"]) {
    const made = object(
      objectsOf({ balancer: { target, service } }),
      "Service",
      target === "fairlead" ? "edge-balancer" : "edge-collector",
    );
    expect(made["spec"]).toMatchObject({
      type: "LoadBalancer",
      loadBalancerClass: "example.com/internal",
      externalTrafficPolicy: "Local",
    });
    expect((jsonAt(made, ["spec", "ports"]) as JsonObject[]).map(({ port }) => port)).toEqual([4317, 4318]);
    expect(jsonAt(made, ["metadata", "annotations", "zone"])).toBe("a");
  }
});

describe("on OpenShift", () => {
  const blueprint = { platform: "openshift" };

  // restricted-v2 takes users of the namespace's own range only, and CoreDNS listens on 5353 behind its Service.
  test.each(["workload", "operator"])("pods of the output %s have no ids, and may ask its DNS", (output) => {
    const objects = objectsOf({ pool: { discovery: dns() }, generator: {}, blueprint: { ...blueprint, output } });
    expect(JSON.stringify(objects)).not.toMatch(/runAsUser|runAsGroup|fsGroup/);
    const pods = objects.filter(({ kind }) => /^(Deployment|StatefulSet|OpenTelemetryCollector)$/.test(String(kind)));
    for (const one of pods) expect(JSON.stringify(one)).toContain('"runAsNonRoot":true');
    for (const policy of objects.filter(({ kind }) => kind === "NetworkPolicy")) {
      const dnsPorts = (jsonAt(policy, ["spec", "egress", 0, "ports"]) as JsonObject[]).map(({ port }) => port);
      expect(dnsPorts).toEqual([53, 53, 5353, 5353]);
    }
  });
});

describe("a namespace", () => {
  const namespaces = (blueprint: object) => objectsOf({ blueprint }).filter(({ kind }) => kind === "Namespace");

  test("outlives its manifests, with what others made in it", () => {
    const [made] = namespaces({ namespace: { name: "shop" } });
    expect(jsonAt(made ?? null, ["metadata", "name"])).toBe("shop");
    const options = jsonAt(made ?? null, ["metadata", "annotations", "argocd.argoproj.io/sync-options"]);
    expect(options).toBe("Prune=false,Delete=false");
  });

  test("that is made elsewhere is not written, and everything is in it", () => {
    const namespace = { name: "shop", create: false };
    expect(namespaces({ namespace })).toEqual([]);
    const places = objectsOf({ blueprint: { namespace } }).map((one) => jsonAt(one, ["metadata", "namespace"]));
    expect(new Set(places)).toEqual(new Set(["shop"]));
  });
});

describe("images", () => {
  const imagesOf = (blueprint: object, more: Variation = {}) => {
    const pods = objectsOf({ generator: {}, ...more, blueprint }).filter(({ kind }) => kind === "Deployment");
    return new Set(pods.map((one) => jsonAt(one, ["spec", "template", "spec", "containers", 0, "image"])));
  };
  const registry = "registry.example.com:5000/mirror/";

  test("come from a mirror, under the path that they have where they are published", () => {
    expect(imagesOf({ images: { registry } })).toEqual(
      new Set([
        "registry.example.com:5000/mirror/otel/opentelemetry-collector-contrib:0.129.1",
        "registry.example.com:5000/mirror/open-telemetry/opentelemetry-collector-contrib/telemetrygen:v0.161.0",
      ]),
    );
  });

  test("that are named stay as they are named, by digest too", () => {
    const image = `example.com/otel@sha256:${"0".repeat(64)}`;
    const named = { pool: { image }, balancer: { target: "fairlead" } };
    expect(imagesOf({ images: { registry, node: "example.com/node:22" } }, named)).toEqual(
      new Set([
        image,
        "example.com/node:22",
        "registry.example.com:5000/mirror/open-telemetry/opentelemetry-collector-contrib/telemetrygen:v0.161.0",
      ]),
    );
    const mirrored = imagesOf({ images: { registry } }, named);
    expect(
      [...mirrored].filter((one) => String(one).startsWith("registry.example.com:5000/mirror/node:22.")),
    ).toHaveLength(1);
  });
});
