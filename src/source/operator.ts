/** What the operator makes of an OpenTelemetryCollector: its pods and the Service in front of them (operator 0.140.0). */

import type { DeployedService, DeployedWorkload } from "../model/deployed.ts";
import { type JsonObject, jsonAt } from "../model/json.ts";
import { parseMemoryBytes } from "../model/quantity.ts";
import { identity, labelsAt, numberAt, textAt } from "./object-fields.ts";

function selector(object: JsonObject): Readonly<Record<string, string>> {
  const { name, namespace } = identity(object);
  return {
    "app.kubernetes.io/component": "opentelemetry-collector",
    "app.kubernetes.io/instance": `${namespace}.${name}`,
    "app.kubernetes.io/managed-by": "opentelemetry-operator",
    "app.kubernetes.io/part-of": "opentelemetry",
  };
}

export function operatedWorkload(object: JsonObject, accounts: readonly JsonObject[]): DeployedWorkload {
  const { name, namespace, origin } = identity(object);
  return {
    kind: "OpenTelemetryCollector",
    name,
    namespace,
    replicas: numberAt(object, ["spec", "replicas"], 1),
    podLabels: { ...labelsAt(object, ["metadata", "labels"]), ...selector(object) },
    config: name,
    memoryLimitBytes: parseMemoryBytes(textAt(object, ["spec", "resources", "limits", "memory"])),
    serviceAccount: textAt(object, ["spec", "serviceAccount"]),
    // The operator leaves the pod's setting alone, so the service account's own decides.
    automountToken: accounts.some(
      (account) =>
        identity(account).name === textAt(object, ["spec", "serviceAccount"]) &&
        account["automountServiceAccountToken"] !== false,
    ),
    origin,
  };
}

export function operatedService(object: JsonObject): DeployedService {
  const { name, namespace, origin } = identity(object);
  return {
    name: `${name}-collector`,
    namespace,
    headless: false,
    selector: selector(object),
    ports: otlpPorts(object),
    origin,
  };
}

/** The operator derives ports from the receivers' endpoints. */
function otlpPorts(object: JsonObject): readonly number[] {
  return ["grpc", "http"].flatMap((protocol) => {
    const endpoint = jsonAt(object, ["spec", "config", "receivers", "otlp", "protocols", protocol, "endpoint"]);
    const port = typeof endpoint === "string" ? /:(\d+)$/.exec(endpoint)?.[1] : undefined;
    return port === undefined ? [] : [Number(port)];
  });
}
