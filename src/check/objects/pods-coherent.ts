/** Parts of a pod that name each other agree: mounts and volumes, ports and probes, names, and what Go may use of the memory. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import { parseCpuMillicores, parseMemoryBytes } from "../../model/quantity.ts";
import { itemsBelow, type Located, type ObjectRule, objectAt, type Pod, podOf, textAt } from "./written.ts";

export const podsCoherent: ObjectRule = (objects) =>
  objects.flatMap((object) => {
    const pod = podOf(object);
    if (pod === undefined) return [];
    return [
      ...twice(pod, pod.containers, "containers", nameIn),
      ...twice(pod, pod.volumes, "volumes", nameIn),
      ...pod.containers.flatMap((container) => [
        ...mountBreaks(pod, container),
        ...probeBreaks(pod, container),
        ...resourceBreaks(pod, container),
      ]),
    ];
  });

function nameIn({ json }: Located): string {
  return textAt(json, ["name"]);
}

function broken({ of }: Pod, path: Path, message: string, help: string): Diagnostic {
  return diagnostic("FL4042", { at: of.place(path), message, help });
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

function mountBreaks(pod: Pod, container: Located): readonly Diagnostic[] {
  const mounts = itemsBelow(container, "volumeMounts");
  const volumes = [...pod.volumes.map(nameIn), ...pod.claims];
  const paths = twice(pod, mounts, `mounts of "${nameIn(container)}"`, ({ json }) => textAt(json, ["mountPath"]));
  const missing = mounts.filter((mount) => !volumes.includes(nameIn(mount)));
  return [
    ...paths,
    ...missing.map((mount) => {
      const message = `"${nameIn(container)}" mounts the volume "${nameIn(mount)}", which "${pod.of.name}" does not have.`;
      return broken(pod, [...mount.path, "name"], message, didYouMean(nameIn(mount), volumes) ?? "declare the volume");
    }),
  ];
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
    if (port === undefined || known.includes(port)) return [];
    const message = `The ${probe} of "${nameIn(container)}" asks the port ${String(port)}, which the container does not declare.`;
    return [broken(pod, [...container.path, ...path], message, `use one of ${known.map(String).join(", ")}`)];
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
  return [...amounts, ...goMemory(pod, container)];
}

function amountOf(of: "cpu" | "memory", value: Json | undefined): number | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return (of === "cpu" ? parseCpuMillicores : parseMemoryBytes)(String(value));
}

/** Go writes the units of GOMEMLIMIT with a B behind. */
function goMemory(pod: Pod, container: Located): readonly Diagnostic[] {
  const variable = itemsBelow(container, "env").find((one) => nameIn(one) === "GOMEMLIMIT");
  const limit = amountOf("memory", jsonAt(container.json, ["resources", "limits", "memory"]));
  const asked = variable && parseMemoryBytes(textAt(variable.json, ["value"]).replace(/B$/, ""));
  if (variable === undefined || asked === undefined || limit === undefined || asked <= limit) return [];
  const message = `GOMEMLIMIT of "${nameIn(container)}" is above the container's memory limit, so the kernel ends it before Go cleans up.`;
  return [broken(pod, [...variable.path, "value"], message, "keep it at four fifths of the limit, or set `resources`")];
}
