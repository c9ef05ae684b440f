/** Objects for rules that look at their fields: a restricted namespace with a workload that fits it, and changes of it. */

import type { Written } from "../../../src/check/objects/written.ts";
import { inBlueprint } from "../../../src/diagnostics/place.ts";
import type { JsonObject } from "../../../src/model/json.ts";

export function written(json: JsonObject, kind: string, name: string, namespace = "shop"): Written {
  const metadata = { name, ...(namespace !== "" && { namespace }), ...(json["metadata"] as JsonObject | undefined) };
  const place = (path: readonly (string | number)[]) => inBlueprint(`small/${kind}/${name}`, ...path);
  return { kind, name, namespace, json: { apiVersion: "v1", kind, ...json, metadata }, place };
}

const labels = { app: "edge" };

export const restrictedNamespace: Written = written(
  { metadata: { labels: { "pod-security.kubernetes.io/enforce": "restricted" } } },
  "Namespace",
  "shop",
  "",
);

export const fittingContainer: JsonObject = {
  name: "edge",
  image: "example.com/edge:1",
  ports: [{ name: "otlp", containerPort: 4317 }],
  env: [{ name: "GOMEMLIMIT", value: "200MiB" }],
  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "256Mi" } },
  readinessProbe: { httpGet: { port: "otlp" } },
  volumeMounts: [{ name: "config", mountPath: "/config" }],
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
};

/** @param container over the fitting one @param pod over its pod */
export function deployment(container: JsonObject = {}, pod: JsonObject = {}, spec: JsonObject = {}): Written {
  const security = { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } };
  const containers = [{ ...fittingContainer, ...container }];
  const volumes = [{ name: "config", configMap: { name: "edge" } }];
  const template = { metadata: { labels }, spec: { securityContext: security, containers, volumes, ...pod } };
  return written({ spec: { selector: { matchLabels: labels }, template, ...spec } }, "Deployment", "edge");
}
