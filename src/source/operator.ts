/** What the operator makes of an OpenTelemetryCollector: its pods and the Service in front of them (operator 0.140.0). */

import { autoscalerOf } from "../model/autoscaler.ts";
import type {
  DeployedCollector,
  DeployedGate,
  DeployedService,
  DeployedWorkload,
  ServicePort,
} from "../model/deployed.ts";
import { isJsonObject, type JsonObject, jsonAt } from "../model/json.ts";
import { parseMemoryBytes } from "../model/quantity.ts";
import { openPortsOf } from "../needs/open-ports.ts";
import { type ReadConfiguration, readCollectorYaml } from "./collector-yaml.ts";
import { withKeysSpread } from "./double-colons.ts";
import { gatesOf } from "./feature-gate-arguments.ts";
import { releaseNamed } from "./images.ts";
import { labelsAt, listAt, numberAt, servicePorts, textAt } from "./object-fields.ts";
import { marksBelow, placeAt, type SourceObject, textBelow } from "./source-object.ts";
import { surroundingsOf } from "./surroundings.ts";
import type { Unreadable } from "./yaml-documents.ts";

function selector(object: SourceObject): Readonly<Record<string, string>> {
  const { name, namespace } = object;
  return {
    "app.kubernetes.io/component": "opentelemetry-collector",
    "app.kubernetes.io/instance": `${namespace}.${name}`,
    "app.kubernetes.io/managed-by": "opentelemetry-operator",
    "app.kubernetes.io/part-of": "opentelemetry",
  };
}

const configPath = Object.freeze(["spec", "config"]);

/**
 * Its configuration is a section, or a text of its own at v1alpha1.
 *
 * @returns undefined for none, of which a rule on objects tells
 */
export function operatedCollector(
  object: SourceObject,
  accounts: readonly SourceObject[],
): DeployedCollector | Unreadable | undefined {
  const { name, namespace, json, origin } = object;
  if ((jsonAt(json, configPath) ?? null) === null) return undefined;
  const read = operatedConfiguration(object);
  if (read.kind === "unreadable") return read;
  const { value: config, marks } = read;
  const allocator = allocatorOf(object, accounts);
  const image = textAt(json, ["spec", "image"]);
  const version = releaseNamed(image);
  const gates = gatesGiven(object);
  return {
    name,
    namespace,
    origin,
    ...(image !== "" && { image }),
    version,
    config,
    marks,
    ...(allocator && { allocator }),
    ...(gates.length > 0 && { gates }),
  };
}

const gatesPath = Object.freeze(["spec", "args", "feature-gates"]);

/** The operator makes `--key=value` of each of its args. */
function gatesGiven(object: SourceObject): readonly DeployedGate[] {
  return gatesOf(textAt(object.json, gatesPath), placeAt(object, gatesPath));
}

const allocatorPath = Object.freeze(["spec", "targetAllocator"]);
/** Names an allocator that has an object of its own. */
const allocatorLabel = "opentelemetry.io/target-allocator";

/**
 * It takes the jobs of the receiver that has no name beside its type: that asks the allocator for its targets, and the API server for
 * nothing (operator 0.140.0 and 0.152.0).
 */
function allocatorOf(object: SourceObject, accounts: readonly SourceObject[]): DeployedCollector["allocator"] {
  const { name, namespace, json } = object;
  const said = jsonAt(json, allocatorPath) ?? {};
  const labelled = textAt(json, ["metadata", "labels", allocatorLabel]);
  if (jsonAt(said, ["enabled"]) !== true && labelled === "") return undefined;
  const monitors = ["prometheusCR", "enabled"];
  const serviceAccount = textAt(said, ["serviceAccount"]) || `${labelled || name}-targetallocator`;
  return {
    receiver: "prometheus",
    serviceAccount,
    isWritten: accounts.some((one) => one.namespace === namespace && one.name === serviceAccount),
    ...(jsonAt(said, monitors) === true && { monitorsAt: placeAt(object, [...allocatorPath, ...monitors]) }),
  };
}

function operatedConfiguration(object: SourceObject): ReadConfiguration | Unreadable {
  const config = jsonAt(object.json, configPath);
  const text = typeof config === "string" ? textBelow(object, configPath) : undefined;
  if (text) return readCollectorYaml(text);
  const value = isJsonObject(config) ? config : {};
  return { kind: "value", ...withKeysSpread({ value, marks: marksBelow(object, configPath) }) };
}

/** By mode; the others have the number of pods that is said. */
const eachFor: Readonly<Record<string, "node" | "pod">> = Object.freeze({ daemonset: "node", sidecar: "pod" });

export function operatedWorkload(object: SourceObject, accounts: readonly SourceObject[]): DeployedWorkload {
  const { name, namespace, json, origin } = object;
  // The operator makes an account where none is named, and that is mounted.
  const serviceAccount = textAt(json, ["spec", "serviceAccount"]) || `${name}-collector`;
  const account = accounts.find((one) => one.namespace === namespace && one.name === serviceAccount);
  return {
    kind: "OpenTelemetryCollector",
    name,
    namespace,
    replicas: numberAt(json, ["spec", "replicas"], autoscalerOf(object.kind, json)?.least ?? 1),
    oneFor: eachFor[textAt(json, ["spec", "mode"])],
    podLabels: {
      "app.kubernetes.io/name": `${name}-collector`,
      ...labelsAt(json, ["metadata", "labels"]),
      ...selector(object),
    },
    ...(jsonAt(json, ["spec", "hostNetwork"]) === true && { onHost: true }),
    config: name,
    memoryLimitBytes: parseMemoryBytes(textAt(json, ["spec", "resources", "limits", "memory"])),
    serviceAccount,
    // The operator leaves the pod's setting alone, so the service account's own decides.
    automountToken: account?.json["automountServiceAccountToken"] !== false,
    image: textAt(json, ["spec", "image"]),
    imageAt: placeAt(object, ["spec", "image"]),
    ...surroundingsOf({
      container: jsonAt(json, ["spec"]) ?? {},
      spec: jsonAt(json, ["spec"]) ?? {},
      podSecurity: "podSecurityContext",
      claimTemplates: listAt(json, ["spec", "volumeClaimTemplates"]),
    }),
    origin,
  };
}

export function operatedService(object: SourceObject, config: JsonObject): DeployedService {
  const { name, namespace, origin } = object;
  return {
    name: `${name}-collector`,
    namespace,
    headless: false,
    selector: selector(object),
    ports: servicePortsOf(object, config),
    origin,
  };
}

/** Those that the object names, and what the operator derives from addresses of receivers and exporters. */
function servicePortsOf({ json }: SourceObject, config: JsonObject): readonly ServicePort[] {
  const named = servicePorts(json, ["spec", "ports"]);
  const derived = openPortsOf(config).flatMap(({ port, transport, who }) =>
    port === undefined || who === "operators" ? [] : [{ port, protocol: transport }],
  );
  const isNamed = (one: ServicePort): boolean =>
    named.some(({ port, protocol }) => port === one.port && protocol === one.protocol);
  return [...derived.filter((one) => !isNamed(one)), ...named];
}
