import { App as PlainApp } from "cdk8s";
import { BlueprintChart } from "fairlead";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import type { Blueprint } from "../../src/blueprint/options.ts";
import { emitFiles } from "../../src/target/files.ts";
import { everyCase } from "../every-blueprint.ts";

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
    expect(text.match(/\[::\]:(4317|4318|13133)/g)?.length).toBeGreaterThan(0);
    for (const { text: config } of files.filter(({ path }) => path.endsWith("balancer.json"))) {
      expect(config.match(/"host": "[^"]*"/g)).toEqual(Array.from({ length: 4 }, () => '"host": "::"'));
    }
  });
});
