import { expect, test } from "vitest";
import { checkFiles } from "../../../src/check-files.ts";

const volume = "{ name: conf, configMap: { name: gateway } }";

interface Given {
  readonly pod?: string;
  readonly container?: string;
  readonly beside?: string;
}

function deployment(namespace: string, pod: string, container: string): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: { name: gateway, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: gateway } }
  template:
    metadata: { labels: { app: gateway } }
    spec:
      ${pod}
      containers: [{ name: c, image: "otel/opentelemetry-collector-contrib:0.161.0", ${container} }]
---`;
}

function object(kind: string, namespace: string, rest = ""): string {
  return `
apiVersion: v1
kind: ${kind}
metadata: { name: gateway, namespace: ${namespace}${rest} }
---`;
}

function found({ pod = "volumes: []", container = "env: []", beside = "" }: Given): readonly string[] {
  return checkFiles([{ file: "all.yaml", text: deployment("obs", pod, container) + beside }])
    .diagnostics.filter(({ message }) => message.includes("see only what is in theirs"))
    .map(
      ({ code, severity, message, place }) =>
        `${code} ${severity} ${place.path.slice(-2).join(".")} ${message.slice(0, 40)}`,
    );
}

const inVolume = { pod: `volumes: [${volume}]` };

test.each<[string, string, Given]>([
  ["configMap.name", "ConfigMap", inVolume],
  ["secret.secretName", "Secret", { pod: "volumes: [{ name: a, secret: { secretName: gateway } }]" }],
  ["secret.name", "Secret", { pod: "volumes: [{ name: a, projected: { sources: [{ secret: { name: gateway } }] } }]" }],
  [
    "persistentVolumeClaim.claimName",
    "PersistentVolumeClaim",
    { pod: "volumes: [{ name: a, persistentVolumeClaim: { claimName: gateway } }]" },
  ],
  ["spec.serviceAccountName", "ServiceAccount", { pod: "serviceAccountName: gateway" }],
  ["configMapRef.name", "ConfigMap", { container: "envFrom: [{ configMapRef: { name: gateway } }]" }],
  [
    "secretKeyRef.name",
    "Secret",
    { container: "env: [{ name: A, valueFrom: { secretKeyRef: { name: gateway, key: a } } }]" },
  ],
])("%s names what is in another namespace", (at, kind, given) => {
  expect(found({ ...given, beside: object(kind, "default") })).toEqual([
    `FL4042 error ${at} ${`The ${kind} "gateway" is in "default", and the`.slice(0, 40)}`,
  ]);
  expect(found({ ...given, beside: object(kind, "default") + object(kind, "obs") })).toEqual([]);
});

test("where pods of that namespace use it, too, this may be one environment of several", () => {
  const other = deployment("default", inVolume.pod, "env: []");
  expect(found({ ...inVolume, beside: object("ConfigMap", "default") + other })).toEqual([
    expect.stringMatching(/^FL4042 warning configMap\.name/),
  ]);
});

test.each<[string, Given]>([
  ["is optional", { pod: "volumes: [{ name: a, configMap: { name: gateway, optional: true } }]" }],
  ["is copied", { ...inVolume, beside: object("ConfigMap", "default", ', annotations: { reflector.x/y: "" }') }],
  ["names no namespace", { ...inVolume, beside: object("ConfigMap", '""') }],
  [
    "is made by an operator",
    {
      pod: "volumes: [{ name: a, secret: { secretName: gateway } }]",
      beside: `${object("Secret", "default")}${object("ExternalSecret", "obs")}`,
    },
  ],
])("what %s is left alone", (_, given) => {
  expect(found({ beside: object("ConfigMap", "default"), ...given })).toEqual([]);
});
