/** Parts of a pod that name each other agree: mounts and volumes, ports and probes, names, images that can be pulled, and variables that the runtime reads. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { imageProblem } from "../../model/image-reference.ts";
import { isJsonObject, type Json, jsonAt } from "../../model/json.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import { missingFiles } from "../path-variables.ts";
import { type Runtime, variableProblem } from "../runtime-variables.ts";
import { isForeign, itemsBelow, type Located, type ObjectRule, objectAt, type Pod, podOf, textAt } from "./written.ts";

export const podsCoherent: ObjectRule = (objects) =>
  objects.flatMap((object) => {
    const pod = podOf(object);
    if (pod === undefined) return [];
    return [
      ...twice(pod, pod.containers, "containers", nameIn),
      ...twice(pod, pod.volumes, "volumes", nameIn),
      ...pod.volumes.flatMap((volume) => sourceless(pod, volume)),
      ...pod.containers.flatMap((container) => [
        ...imageBreaks(pod, container),
        ...mountBreaks(pod, container),
        ...probeBreaks(pod, container),
        ...resourceBreaks(pod, container),
      ]),
    ];
  });

function nameIn({ json }: Located): string {
  return textAt(json, ["name"]);
}

function broken({ of }: Pod, path: Path, message: string, help: string, isRefused = true): Diagnostic {
  const severity = isRefused || !isForeign(of) ? "error" : "warning";
  return diagnostic("FL4042", { at: of.place(path), severity, message, help });
}

function twice(
  pod: Pod,
  items: readonly Located[],
  what: string,
  keyOf: (item: Located) => string,
): readonly Diagnostic[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const key = keyOf(item);
    if (key !== "" && !seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `Two ${what} of "${pod.of.name}" are called "${key}": the API server refuses that.`;
    return key === "" ? [] : [broken(pod, item.path, message, "rename one of them")];
  });
}

function imageBreaks(pod: Pod, container: Located): readonly Diagnostic[] {
  const image = jsonAt(container.json, ["image"]);
  const problem = typeof image === "string" ? imageProblem(image) : undefined;
  if (problem === undefined) return [];
  const at = pod.of.place([...container.path, "image"]);
  return [diagnostic("FL4020", { at, message: `${problem.message}: no pod would start.`, help: problem.help })];
}

function mountBreaks(pod: Pod, container: Located): readonly Diagnostic[] {
  const mounts = itemsBelow(container, "volumeMounts");
  const volumes = [...pod.volumes.map(nameIn), ...pod.claims];
  const paths = twice(pod, mounts, `mounts of "${nameIn(container)}"`, ({ json }) => textAt(json, ["mountPath"]));
  // A sidecar of the operator is in pods of others, which have volumes of their own.
  const isSidecar = pod.of.kind === "OpenTelemetryCollector" && textAt(pod.of.json, ["spec", "mode"]) === "sidecar";
  const missing = mounts.filter((mount) => !isSidecar && !volumes.includes(nameIn(mount)));
  return [
    ...paths,
    ...missing.map((mount) => {
      const message = `"${nameIn(container)}" mounts the volume "${nameIn(mount)}", which "${pod.of.name}" does not have.`;
      return broken(pod, [...mount.path, "name"], message, didYouMean(nameIn(mount), volumes) ?? "declare the volume");
    }),
  ];
}

/** Of these a volume has to say which it is (Kubernetes 1.36 validation); one that says nothing is an empty folder. */
const named = [
  ["configMap", "name", "ConfigMap"],
  ["secret", "secretName", "Secret"],
  ["persistentVolumeClaim", "claimName", "claim"],
  ["hostPath", "path", "path"],
] as const;

function sourceless(pod: Pod, volume: Located): readonly Diagnostic[] {
  return named.flatMap(([key, name, what]) => {
    const source = jsonAt(volume.json, [key]);
    if (!isJsonObject(source) || textAt(source, [name]) !== "") return [];
    const message = `The volume "${nameIn(volume)}" of "${pod.of.name}" does not say which ${what} it is: the API server refuses that.`;
    return [broken(pod, [...volume.path, key], message, `add ${name}`)];
  });
}

const probes = ["readinessProbe", "livenessProbe", "startupProbe"];

/** A probe by a number may ask what the container does not declare; one by a name may not. Of a Collector all is declared. */
function probeBreaks(pod: Pod, container: Located): readonly Diagnostic[] {
  const ports = itemsBelow(container, "ports").map(({ json }) => json);
  const known = ports.flatMap((port) => [jsonAt(port, ["name"]), jsonAt(port, ["containerPort"])]);
  if (known.length === 0) return [];
  return probes.flatMap((probe) => {
    const path = [probe, "httpGet", "port"];
    const port = jsonAt(container.json, path);
    if (port === undefined || known.includes(port) || (typeof port === "number" && isForeign(pod.of))) return [];
    const message = `The ${probe} of "${nameIn(container)}" asks the port ${String(port)}, which the container does not declare.`;
    return [broken(pod, [...container.path, ...path], message, `use one of ${known.map(String).join(", ")}`, false)];
  });
}

function resourceBreaks(pod: Pod, container: Located): readonly Diagnostic[] {
  const resources = objectAt(container.json, ["resources"]);
  const amounts = (["cpu", "memory"] as const).flatMap((of) => {
    const [request, limit] = ["requests", "limits"].map((level) => amountOf(of, jsonAt(resources, [level, of])));
    if (request === undefined || limit === undefined || request <= limit) return [];
    const message = `"${nameIn(container)}" requests more ${of} than its limit: the API server refuses that.`;
    return [broken(pod, [...container.path, "resources", "limits", of], message, "raise the limit, or request less")];
  });
  return [...amounts, ...unreadableAmounts(pod, container), ...variableBreaks(pod, container)];
}

/** apimachinery resource.Quantity; thousandths are for cores, and of bytes they are less than any program has. */
const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

function unreadableAmounts(pod: Pod, container: Located): readonly Diagnostic[] {
  return (["requests", "limits"] as const).flatMap((level) =>
    (["cpu", "memory"] as const).flatMap((of) => {
      const path = ["resources", level, of];
      const value = jsonAt(container.json, path);
      if (typeof value !== "string") return [];
      if (!quantity.test(value)) {
        const message = `"${value}" is not an amount of ${of}: the API server refuses that.`;
        const help = of === "memory" ? 'write "512Mi", for example' : 'write "500m", for example';
        return [broken(pod, [...container.path, ...path], message, help)];
      }
      if (of !== "memory" || !value.endsWith("m")) return [];
      const message = `"${value}" of memory is thousandths of a byte, in which no program runs.`;
      return [broken(pod, [...container.path, ...path], message, `write "${value.slice(0, -1)}Mi"`, false)];
    }),
  );
}

function amountOf(of: "cpu" | "memory", value: Json | undefined): number | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return (of === "cpu" ? parseCpuMillicores : parseMemoryBytes)(String(value));
}

/** What the runtime reads: of Node where the command is node's, else of Go, whose variables nothing else has. */
function variableBreaks(pod: Pod, container: Located): readonly Diagnostic[] {
  const command = ["command", "args"].flatMap((key) => jsonAt(container.json, [key]) ?? []).map(String);
  const limit = (of: string) => jsonAt(container.json, ["resources", "limits", of]);
  const cpu = limit("cpu");
  const runtime: Runtime = {
    language: command[0] === "node" ? "Node" : "Go",
    memoryBytes: amountOf("memory", limit("memory")),
    cpu: cpu === undefined ? undefined : String(cpu),
    flags: command.filter((word) => word.startsWith("--")),
  };
  const variables = itemsBelow(container, "env");
  return [
    ...variables.flatMap((variable) => {
      const value = jsonAt(variable.json, ["value"]);
      const problem = typeof value === "string" ? variableProblem(nameIn(variable), value, runtime) : undefined;
      if (problem === undefined) return [];
      const message = `${nameIn(container)}: ${problem.message}`;
      const at = pod.of.place([...variable.path, "value"]);
      return [
        diagnostic("FL4045", { at, severity: problem.isFatal ? "error" : "warning", message, help: problem.help }),
      ];
    }),
    ...filesLost(pod, container, variables, runtime),
  ];
}

function filesLost(pod: Pod, container: Located, variables: readonly Located[], { language }: Runtime) {
  const texts = variables.flatMap((variable) => {
    const value = jsonAt(variable.json, ["value"]);
    return typeof value === "string" ? [{ name: nameIn(variable), value, variable }] : [];
  });
  const mounts = itemsBelow(container, "volumeMounts").map(({ json }) => textAt(json, ["mountPath"]));
  const image = textAt(container.json, ["image"]);
  return missingFiles(texts, { language, image, mounts }).flatMap(({ variable: name, isFatal, message, help }) => {
    const found = texts.find((one) => one.name === name);
    if (found === undefined) return [];
    const at = pod.of.place([...found.variable.path, "value"]);
    const severity = isFatal ? "error" : "warning";
    return [diagnostic("FL4035", { at, severity, message: `${nameIn(container)}: ${message}`, help })];
  });
}
