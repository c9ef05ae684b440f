/**
 * Pods of every workload pass the restricted profile of a namespace that enforces it, by the API server's own admission and
 * without a warning: controllers make them later, where nobody would see the refusal.
 */

import { isJsonObject, type Json, type JsonObject, jsonAt } from "../../../src/model/json.ts";
import type { ControlPlane } from "../live/control-plane.ts";
import type { Tally } from "../tally.ts";
import { nameOf, titleOf, triedOut } from "./api.ts";
import type { Case } from "./cases.ts";

export async function podsAdmitted(tally: Tally, plane: ControlPlane, all: readonly Case[]): Promise<void> {
  for (const { name, objects } of all) {
    const pods = objects.flatMap(podOf);
    const problems: string[] = [];
    for (const pod of pods) problems.push(...(await admitted(plane, pod)));
    const title = `admission: ${name}: ${pods.length} pods pass the restricted profile without a warning`;
    tally.check(title, pods.length > 0 && problems.length === 0, problems.join("\n      "));
  }
  const [pod] = all.flatMap(({ objects }) => objects.flatMap(podOf));
  const asRoot = { hostNetwork: true };
  const refused = pod && (await admitted(plane, { ...pod, spec: { ...sectionOf(pod, "spec"), ...asRoot } }));
  tally.check(
    "admission: a pod in the network of its node is refused",
    refused?.some((reason) => reason.includes('violates PodSecurity "restricted')) === true,
    refused?.join("\n      "),
  );
}

async function admitted(plane: ControlPlane, pod: JsonObject): Promise<readonly string[]> {
  const { status, body, warnings } = await triedOut(plane, pod);
  const refusal = status >= 300 ? [String(jsonAt(body, ["message"]))] : [];
  return [...refusal, ...warnings].map((text) => `${titleOf(pod)}: ${text}`);
}

function sectionOf(object: JsonObject, key: string): JsonObject {
  const section = object[key];
  return isJsonObject(section ?? null) ? (section as JsonObject) : {}; // Just seen to be one.
}

function podOf(object: JsonObject): readonly JsonObject[] {
  const template = templateOf(object);
  if (template === undefined) return [];
  const namespace = jsonAt(object, ["metadata", "namespace"]) ?? null;
  const metadata = { ...sectionOf(template, "metadata"), name: nameOf(object), namespace };
  return [{ ...template, apiVersion: "v1", kind: "Pod", metadata }];
}

function templateOf(object: JsonObject): JsonObject | undefined {
  if (object["kind"] === "OpenTelemetryCollector") return operatedTemplate(sectionOf(object, "spec"));
  const template = jsonAt(object, ["spec", "template"]);
  if (!isJsonObject(template ?? null)) return undefined;
  const claims = jsonAt(object, ["spec", "volumeClaimTemplates"]);
  return withClaims(template as JsonObject, claims); // Just seen to be one.
}

/** The controller gives a pod of a StatefulSet a volume for each claim. */
function withClaims(template: JsonObject, claims: Json | undefined): JsonObject {
  const names = (Array.isArray(claims) ? (claims as Json[]) : []).map(nameOf);
  if (names.length === 0) return template;
  const spec = sectionOf(template, "spec");
  const volumes = [
    ...(Array.isArray(spec["volumes"]) ? (spec["volumes"] as Json[]) : []),
    ...names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } })),
  ];
  return { ...template, spec: { ...spec, volumes } };
}

/** As the operator makes it of its object, as far as admission looks at it (internal/manifests/collector, 0.140.0). */
export function operatedTemplate(spec: JsonObject): JsonObject {
  const given = (keys: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(keys).flatMap(([key, from]) => (spec[from] === undefined ? [] : [[key, spec[from]]])),
    );
  const container = {
    name: "otc-container",
    ...given({ image: "image", env: "env", resources: "resources" }),
    ...given({ securityContext: "securityContext", volumeMounts: "volumeMounts" }),
  };
  const others = spec["additionalContainers"];
  const template = {
    spec: {
      containers: [container, ...(Array.isArray(others) ? (others as Json[]) : [])],
      ...given({ securityContext: "podSecurityContext", volumes: "volumes", initContainers: "initContainers" }),
      ...given({ serviceAccountName: "serviceAccount", affinity: "affinity", tolerations: "tolerations" }),
      ...given({ nodeSelector: "nodeSelector", topologySpreadConstraints: "topologySpreadConstraints" }),
    },
  };
  return withClaims(template, spec["volumeClaimTemplates"]);
}
