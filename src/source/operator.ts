/** What the operator makes of an OpenTelemetryCollector: its pods and the Service in front of them (operator 0.140.0). */

import type { DeployedCollector, DeployedService, DeployedWorkload, ServicePort } from "../model/deployed.ts";
import { isJsonObject, jsonAt } from "../model/json.ts";
import { parseMemoryBytes } from "../model/quantity.ts";
import { openPortsOf } from "../needs/open-ports.ts";
import { imageTag, labelsAt, numberAt, servicePorts, textAt } from "./object-fields.ts";
import { marksBelow, type SourceObject } from "./source-object.ts";

function selector(object: SourceObject): Readonly<Record<string, string>> {
  const { name, namespace } = object;
  return {
    "app.kubernetes.io/component": "opentelemetry-collector",
    "app.kubernetes.io/instance": `${namespace}.${name}`,
    "app.kubernetes.io/managed-by": "opentelemetry-operator",
    "app.kubernetes.io/part-of": "opentelemetry",
  };
}

export function operatedCollector(object: SourceObject): DeployedCollector {
  const path = ["spec", "config"];
  const { name, namespace, json, origin } = object;
  const config = jsonAt(json, path);
  return {
    name,
    namespace,
    origin,
    version: imageTag(textAt(json, ["spec", "image"])),
    config: isJsonObject(config) ? config : {},
    marks: marksBelow(object, path),
  };
}

export function operatedWorkload(object: SourceObject, accounts: readonly SourceObject[]): DeployedWorkload {
  const { name, namespace, json, origin } = object;
  return {
    kind: "OpenTelemetryCollector",
    name,
    namespace,
    replicas: numberAt(json, ["spec", "replicas"], 1),
    podLabels: { ...labelsAt(json, ["metadata", "labels"]), ...selector(object) },
    config: name,
    memoryLimitBytes: parseMemoryBytes(textAt(json, ["spec", "resources", "limits", "memory"])),
    serviceAccount: textAt(json, ["spec", "serviceAccount"]),
    // The operator leaves the pod's setting alone, so the service account's own decides.
    automountToken: accounts.some(
      (account) =>
        account.name === textAt(json, ["spec", "serviceAccount"]) &&
        account.json["automountServiceAccountToken"] !== false,
    ),
    origin,
  };
}

export function operatedService(object: SourceObject): DeployedService {
  const { name, namespace, origin } = object;
  return {
    name: `${name}-collector`,
    namespace,
    headless: false,
    selector: selector(object),
    ports: servicePortsOf(object),
    origin,
  };
}

/** Those that the object names, and what the operator derives from addresses of receivers and exporters. */
function servicePortsOf({ json }: SourceObject): readonly ServicePort[] {
  const named = servicePorts(json, ["spec", "ports"]);
  const derived = openPortsOf(jsonAt(json, ["spec", "config"]) ?? null).flatMap(({ port, transport, who }) =>
    port === undefined || who === "operators" ? [] : [{ port, protocol: transport }],
  );
  const isNamed = (one: ServicePort): boolean =>
    named.some(({ port, protocol }) => port === one.port && protocol === one.protocol);
  return [...derived.filter((one) => !isNamed(one)), ...named];
}
