/** The pods that an object of Kubernetes makes, and the container in them that runs a Collector. */

import type { Path } from "../diagnostics/place.ts";
import type { NamedPort } from "../model/deployed.ts";
import { expandedArgument } from "../model/expanded-arguments.ts";
import { isCollectorImage } from "../model/image-reference.ts";
import { isJsonObject, type Json, jsonAt } from "../model/json.ts";
import { onceForEach } from "../model/once-for-each.ts";
import type { Labels } from "../model/pod.ts";
import { podTemplates } from "../model/pod-templates.ts";
import { labelsAt, listAt, numberAt, textAt, textsAt } from "./object-fields.ts";
import type { SourceObject } from "./source-object.ts";

export const podKinds: readonly string[] = Object.freeze(Object.keys(podTemplates));

export interface SourcePod {
  /** Of the pod's spec in its object. */
  readonly path: Path;
  readonly spec: Json;
  readonly labels: Labels;
  readonly container: Json;
  readonly containerPath: Path;
}

export const podOf = onceForEach(readPod);

function readPod({ kind, json }: SourceObject): SourcePod {
  const template = podTemplates[kind] ?? [];
  const path = [...template, "spec"];
  const spec = jsonAt(json, path) ?? {};
  const main = listAt(spec, ["containers"]);
  const containers = [...main, ...sidecarsOf(spec)];
  const index = Math.max(
    0,
    containers.findIndex((container) => argumentsOf(container).some((argument) => /^--?config\b/.test(argument))),
  );
  const named = containers.findIndex((container) => isCollectorImage(textAt(container, ["image"])));
  const chosen = containers[index > 0 || named < 0 ? index : named];
  const list = chosen === undefined || main.includes(chosen) ? "containers" : "initContainers";
  return {
    path,
    spec,
    labels: labelsAt(json, [...template, "metadata", "labels"]),
    container: chosen ?? {},
    containerPath: [...path, list, Math.max(0, listAt(spec, [list]).indexOf(chosen ?? {}))],
  };
}

/** Those that containers give a name. */
export function namedPorts(spec: Json): readonly NamedPort[] {
  const containers = [...listAt(spec, ["containers"]), ...sidecarsOf(spec)];
  return containers
    .flatMap((container) => listAt(container, ["ports"]))
    .map((port) => ({
      name: textAt(port, ["name"]),
      port: numberAt(port, ["containerPort"], 0),
      protocol: textAt(port, ["protocol"]) || "TCP",
    }))
    .filter(({ name }) => name !== "");
}

/** Those that are started first and go on (Kubernetes 1.29). */
function sidecarsOf(spec: Json): readonly Json[] {
  return listAt(spec, ["initContainers"]).filter((container) => textAt(container, ["restartPolicy"]) === "Always");
}

/** Command and arguments, as they are given to the kernel one after the other. */
export function argumentsOf(container: Json): readonly string[] {
  if (!isJsonObject(container)) return [];
  const given = [...textsAt(container, ["command"]), ...textsAt(container, ["args"])];
  return given.map((argument) => expandedArgument(container, argument));
}
