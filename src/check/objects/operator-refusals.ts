/**
 * What the operator's webhook refuses of an OpenTelemetryCollector that its CRD takes: settings that its mode does not have, and a target
 * allocator with nothing to allocate (operator 0.129.1 and 0.140.0, collector_webhook.go).
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { autoscalerOf } from "../../model/autoscaler.ts";
import type { Deployed } from "../../model/deployed.ts";
import { type Json, type JsonObject, jsonAt } from "../../model/json.ts";
import { isOperated, textAt, type Written } from "./written.ts";

export function operatorRefusals(objects: readonly Written[], deployed: Deployed): readonly Diagnostic[] {
  return objects
    .filter((object) => isOperated(object) && jsonAt(object.json, ["spec", "config"]) !== undefined)
    .flatMap((object) =>
      [...ofMode(object), ...ofAllocator(object, deployed), ...ofNumbers(object)].map(({ path, message, help }) =>
        diagnostic("FL4020", { at: object.place(path), message: `${message}: the operator refuses the object.`, help }),
      ),
    );
}

interface Refused {
  readonly path: Path;
  readonly message: string;
  readonly help: string;
}

type Mode = "deployment" | "daemonset" | "statefulset" | "sidecar";

const others: readonly Mode[] = Object.freeze(["deployment", "daemonset", "statefulset"]);

/** Settings that few modes have; an empty one is none. */
const settingsOfModes: readonly (readonly [path: Path, modes: readonly Mode[]])[] = Object.freeze([
  [["tolerations"], others],
  [["priorityClassName"], others],
  [["affinity"], others],
  [["additionalContainers"], others],
  [["volumeClaimTemplates"], ["statefulset"]],
  [["persistentVolumeClaimRetentionPolicy"], ["statefulset"]],
  [["daemonSetUpdateStrategy", "type"], ["daemonset"]],
  [["updateStrategy", "type"], ["daemonset"]],
  [["deploymentUpdateStrategy", "type"], ["deployment"]],
]);

function modeOf({ json }: Written): string {
  return textAt(json, ["spec", "mode"]) || "deployment";
}

function isSaid(value: Json | undefined): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

function ofMode(object: Written): readonly Refused[] {
  const mode = modeOf(object);
  const told = settingsOfModes.flatMap(([at, modes]) => {
    const path = ["spec", ...at];
    if (!isSaid(jsonAt(object.json, path)) || modes.some((one) => one === mode)) return [];
    const message = `"${object.name}" has the mode ${mode}, which has no ${at.join(".")}`;
    return [{ path, message, help: `leave it out, or use mode: ${modes.join(" or ")}` }];
  });
  const exposes = textAt(object.json, ["spec", "ingress", "type"]) === "ingress" && mode === "sidecar";
  const message = `"${object.name}" has the mode sidecar, which has no ingress`;
  return [...told, ...(exposes ? [{ path: ["spec", "ingress", "type"], message, help: "leave it out" }] : [])];
}

const perNode = "per-node";

function ofAllocator(object: Written, { collectors }: Deployed): readonly Refused[] {
  const at = ["spec", "targetAllocator"];
  if (jsonAt(object.json, [...at, "enabled"]) !== true) return [];
  const mode = modeOf(object);
  const strategy = textAt(object.json, [...at, "allocationStrategy"]) || "consistent-hashing";
  if (mode !== "statefulset" && mode !== "daemonset") {
    const message = `"${object.name}" has the mode ${mode}, which a target allocator does not serve`;
    return [{ path: [...at, "enabled"], message, help: "use mode: statefulset" }];
  }
  if ((mode === "daemonset") !== (strategy === perNode)) {
    const message = `"${object.name}" has the mode ${mode}, and its target allocator the strategy ${strategy}`;
    const help = mode === "daemonset" ? `set allocationStrategy: ${perNode}` : "use mode: daemonset";
    return [{ path: [...at, ...(strategy === perNode ? ["allocationStrategy"] : ["enabled"])], message, help }];
  }
  const of = collectors.find(({ name, namespace }) => name === object.name && namespace === object.namespace);
  return of ? nothingAllocated(object, of.config) : [];
}

/** It takes the jobs of the receiver `prometheus`, by that very name, and those of the monitors that it looks for. */
function nothingAllocated({ name, json }: Written, config: JsonObject): readonly Refused[] {
  const path = ["spec", "targetAllocator", "enabled"];
  const receiver = jsonAt(config, ["receivers", "prometheus"]) ?? undefined;
  if (receiver === undefined) {
    const message = `"${name}" has a target allocator, and no receiver called prometheus that would ask it`;
    return [{ path, message, help: "define the receiver prometheus, without a slash and a name after it" }];
  }
  const monitors = jsonAt(json, ["spec", "targetAllocator", "prometheusCR", "enabled"]) === true;
  const jobs = jsonAt(receiver, ["config", "scrape_configs"]);
  if (monitors || (Array.isArray(jobs) && jobs.length > 0)) return [];
  const message = `The target allocator of "${name}" has nothing to allocate, neither a scrape job nor monitors`;
  return [{ path, message, help: "add a job to scrape_configs of prometheus, or prometheusCR: { enabled: true }" }];
}

/** Numbers of pods that contradict each other. */
function ofNumbers({ kind, json, name }: Written): readonly Refused[] {
  const scaler = autoscalerOf(kind, json);
  const most = scaler?.most;
  if (scaler === undefined || most === undefined) return [];
  const replicas = jsonAt(json, ["spec", "replicas"]);
  const atMost = `and its autoscaler at most ${most}`;
  if (typeof replicas === "number" && replicas > most)
    return [
      {
        path: ["spec", "replicas"],
        message: `"${name}" has ${replicas} replicas, ${atMost}`,
        help: "leave the number out",
      },
    ];
  if (scaler.least <= most) return [];
  const message = `"${name}" has at least ${scaler.least} pods, ${atMost}`;
  return [{ path: scaler.mostAt, message, help: "raise the larger number, or lower the smaller one" }];
}
