import { ApiObject, App as PlainApp } from "cdk8s";
import { BlueprintChart } from "fairlead";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import type { Blueprint } from "../../src/blueprint/options.ts";
import { emitFiles } from "../../src/target/files.ts";
import { everyCase } from "../every-blueprint.ts";
import { small } from "../small.ts";

function filesOf(given: Blueprint) {
  const chart = new BlueprintChart(new PlainApp(), given);
  return chart.plan ? emitFiles(chart, chart.plan) : [];
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

describe.each(everyCase)("the files of $name", ({ blueprint: given }) => {
  const files = filesOf(given);
  const manifests = files.filter(({ path }) => path.includes("/manifests/"));

  // kubectl apply -f reads the files of a folder by name, and stops at an object whose namespace is not there yet.
  test("are read by name with the namespace before what lives in it, and accounts before the pods that run as them", () => {
    const byName = [...manifests].sort((left, right) => (left.path < right.path ? -1 : 1));
    const objects = byName.flatMap(({ text }) => parseAllDocuments(text).map((one) => one.toJS() as Named));
    expect(objects[0]).toMatchObject({ kind: "Namespace", metadata: { name: objects[1]?.metadata.namespace } });
    const kinds = objects.map(({ kind }) => kind);
    const firstPods = kinds.findIndex((kind) => /^(Deployment|StatefulSet|OpenTelemetryCollector)$/.test(kind));
    expect(kinds.lastIndexOf("ServiceAccount")).toBeLessThan(firstPods);
  });

  test("have a kustomization of all manifests, beside their folder", () => {
    const [kustomization] = files.filter(({ path }) => path.endsWith("kustomization.yaml"));
    expect(kustomization?.path).toBe(`${given.name}/kustomization.yaml`);
    expect(parse(kustomization?.text ?? "")).toEqual({
      apiVersion: "kustomize.config.k8s.io/v1beta1",
      kind: "Kustomization",
      resources: manifests.map(({ path }) => path.slice(`${given.name}/`.length)),
    });
  });

  test("name every listener of IPv6 and of IPv4", () => {
    const text = JSON.stringify(files.map((file) => file.text));
    expect(text).not.toContain("0.0.0.0:");
    // What exists already has listeners of its own.
    const isDeployed = (given.options.backends ?? []).length > 0;
    expect(/\[::\]:(4317|4318|13133)/.test(text)).toBe(isDeployed);
    for (const { text: config } of files.filter(({ path }) => path.endsWith("balancer.json"))) {
      expect(config.match(/"host": "[^"]*"/g)).toEqual(Array.from({ length: 4 }, () => '"host": "::"'));
    }
  });
});

const source = { repoURL: "https://git.example.com/a.git", revision: "v1", path: "dist/small/manifests" };

describe("an AppProject", () => {
  test("permits the kinds that are written, the author's own too, from one repository to one namespace", () => {
    const chart = new BlueprintChart(new PlainApp(), small({ blueprint: { gitops: { ...source, project: "shop" } } }));
    new ApiObject(chart, "limits", { apiVersion: "v1", kind: "LimitRange", metadata: { name: "limits" } });
    const files = chart.plan ? emitFiles(chart, chart.plan) : [];
    const { kind, metadata, spec } = parse(files.find(({ path }) => path.endsWith("project.yaml"))?.text ?? "") as {
      kind: string;
      metadata: object;
      spec: Record<string, unknown>;
    };
    expect([kind, metadata]).toMatchObject(["AppProject", { name: "shop", namespace: "argocd" }]);
    expect(spec).toEqual({
      sourceRepos: [source.repoURL],
      destinations: [{ server: "https://kubernetes.default.svc", namespace: "small" }],
      clusterResourceWhitelist: [{ group: "", kind: "Namespace" }],
      namespaceResourceWhitelist: [
        { group: "", kind: "ConfigMap" },
        { group: "", kind: "LimitRange" },
        { group: "", kind: "Service" },
        { group: "", kind: "ServiceAccount" },
        { group: "apps", kind: "Deployment" },
        { group: "networking.k8s.io", kind: "NetworkPolicy" },
        { group: "policy", kind: "PodDisruptionBudget" },
      ],
    });
  });

  test("is Argo CD's own where none is named", () => {
    const names = filesOf(small({ blueprint: { gitops: source } })).map(({ path }) => path);
    expect(names).toContain("small/argocd/application.yaml");
    expect(names).not.toContain("small/argocd/project.yaml");
  });
});

test.each([
  [undefined, { automated: { prune: true, selfHeal: true, allowEmpty: false } }],
  ["manual", {}],
])("with sync %s the Application says who starts one", (sync, expected) => {
  const files = filesOf(small({ blueprint: { gitops: { ...source, sync } } }));
  const { spec } = parse(files.find(({ path }) => path === "small/argocd/application.yaml")?.text ?? "");
  const { automated } = spec.syncPolicy;
  expect({ ...(automated && { automated }) }).toEqual(expected);
  expect(spec.syncPolicy.syncOptions).toContain("ServerSideApply=true");
});
