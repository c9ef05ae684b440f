/** Objects that name each other are there and agree: Services, workloads, budgets, policies and autoscalers, and no name twice. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { didYouMean, nearest } from "../../diagnostics/suggest.ts";
import { autoscalerOf } from "../../model/autoscaler.ts";
import { grouped } from "../../model/grouped.ts";
import { type Json, type JsonObject, jsonAt } from "../../model/json.ts";
import { labelIndex } from "../../model/label-index.ts";
import {
  isForeign,
  itemsAt,
  itemsBelow,
  namesakesAmong,
  neighboursAmong,
  type ObjectRule,
  objectAt,
  type Pod,
  podOf,
  selects,
  textAt,
  type Written,
} from "./written.ts";

export const objectsPaired: ObjectRule = (objects) => paired(objects, objects);

/** @param about those that findings are on; a Service of other programs' pods is none of them */
export function paired(objects: readonly Written[], about: readonly Written[]): readonly Diagnostic[] {
  const pods = objects.flatMap((object) => podOf(object) ?? []);
  const own = new Set(about);
  const around: Around = {
    objects,
    own,
    pods: grouped(pods, ({ of }) => [of.namespace]),
    meant: grouped(
      pods.filter(({ of }) => own.has(of)),
      ({ of }) => [of.namespace],
    ),
    selected: labelIndex(pods, ({ of, labels }) => ({ namespace: of.namespace, labels })),
    selectedAsMeant: labelIndex(pods, ({ of, labels }) => ({
      namespace: of.namespace,
      labels: { ...labels, ...objectAt(of.json, ownLabels) },
    })),
  };
  return [
    // Folders of kustomize and of environments name the same things.
    ...namedTwice(about.filter((object) => !isForeign(object))),
    ...about.flatMap((object) => [
      ...ownPods(object),
      ...selectsNothing(object, around),
      ...serviceBreaks(object, around),
      ...scaled(object, around),
    ]),
  ];
}

interface Around {
  readonly objects: readonly Written[];
  /** Those that findings are on. */
  readonly own: ReadonlySet<Written>;
  /** By namespace. */
  readonly pods: ReadonlyMap<string, readonly Pod[]>;
  /** Those of them that findings are on. */
  readonly meant: ReadonlyMap<string, readonly Pod[]>;
  readonly selected: (namespace: string, selector: JsonObject) => readonly Pod[];
  /** As if pods had the labels that whoever makes them selects. */
  readonly selectedAsMeant: (namespace: string, selector: JsonObject) => readonly Pod[];
}

function broken(object: Written, path: Path, message: string, help: string, isRefused = false): Diagnostic {
  const severity = isRefused || !isForeign(object) ? "error" : "warning";
  return diagnostic("FL4042", { at: object.place(path), severity, message, help });
}

/** Of these a rule on what is deployed tells, which also knows what the operator makes. */
const toldElsewhere = [...["Deployment", "StatefulSet", "OpenTelemetryCollector"], ...["Service", "NetworkPolicy"]];

function namedTwice(objects: readonly Written[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const others = objects.filter(
    ({ kind, json }) => !toldElsewhere.includes(kind) && jsonAt(json, ["data", "config.yaml"]) === undefined,
  );
  return others.flatMap((object) => {
    const { kind, name, namespace, json } = object;
    const key = [textAt(json, ["apiVersion"]).split("/")[0], kind, namespace, name].join(" ");
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = `There is already a ${kind} "${name}"${namespace === "" ? "" : ` in "${namespace}"`}: one would overwrite the other.`;
    return [diagnostic("FL4002", { at: object.place(["metadata", "name"]), message, help: "rename one of them" })];
  });
}

const ownLabels = Object.freeze(["spec", "selector", "matchLabels"]);
const workloads = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout"];

function ownPods(object: Written): readonly Diagnostic[] {
  const path = ownLabels;
  const pod = workloads.includes(object.kind) ? podOf(object) : undefined;
  if (pod === undefined || selects(objectAt(object.json, path), pod.labels)) return [];
  const message = `"${object.name}" does not select its own pods, which have the labels ${labelText(pod.labels)}: the API server refuses it.`;
  return [broken(object, path, message, "let selector and labels of the template agree", true)];
}

/** Where the selector of what only means pods stands. */
const selectors: Readonly<Record<string, Path>> = Object.freeze({
  Service: ["spec", "selector"],
  PodDisruptionBudget: ["spec", "selector", "matchLabels"],
  NetworkPolicy: ["spec", "podSelector", "matchLabels"],
});

/** Pods that the operator makes have labels that its object does not name. */
function selectsNothing(object: Written, { pods, meant, selected, selectedAsMeant }: Around): readonly Diagnostic[] {
  const path = Object.hasOwn(selectors, object.kind) ? selectors[object.kind] : undefined;
  const selector = path ? objectAt(object.json, path) : {};
  const isOperated = Object.values(selector).includes("opentelemetry-operator");
  if (path === undefined || Object.keys(selector).length === 0 || isOperated) return [];
  if (!pods.has(object.namespace) || selected(object.namespace, selector).length > 0) return [];
  // Whose labels are not those that it selects itself is told so.
  if (selectedAsMeant(object.namespace, selector).length > 0) return [];
  const here = meant.get(object.namespace) ?? [];
  if (isForeign(object) && !here.some((pod) => isNearly(selector, pod, object))) return [];
  const message = `The ${object.kind} "${object.name}" selects ${labelText(selector)}, and no pod here has these labels.`;
  return [broken(object, path, message, "let it select what the pods have")];
}

/** Of what someone else wrote the pods may be elsewhere: these are meant where the name is theirs, or only a letter is wrong. */
function isNearly(selector: JsonObject, { of, labels }: Pod, { name }: Written): boolean {
  const isAlike = (value: Json, label: Json = ""): boolean =>
    value === label || nearest(String(value), [String(label)]).length > 0;
  return of.name === name || Object.entries(selector).every(([key, value]) => isAlike(value, labels[key]));
}

function serviceBreaks(object: Written, { own, selected }: Around): readonly Diagnostic[] {
  if (object.kind !== "Service") return [];
  const selector = objectAt(object.json, ["spec", "selector"]);
  const behind = selected(object.namespace, selector).filter(({ of }) => own.has(of));
  return behind.flatMap((pod) => {
    const declared = pod.containers.flatMap((container) => itemsBelow(container, "ports").map(({ json }) => json));
    if (declared.length === 0) return [];
    const known = declared.flatMap((port) => [jsonAt(port, ["name"]), jsonAt(port, ["containerPort"])]);
    return itemsAt(object.json, ["spec", "ports"]).flatMap(({ json, path }) => {
      const target = jsonAt(json, ["targetPort"]) ?? jsonAt(json, ["port"]);
      if (target === undefined || known.includes(target) || (isForeign(object) && typeof target === "number"))
        return [];
      const message = `The Service "${object.name}" leads to the port ${String(target)}, which no container of "${pod.of.name}" has.`;
      return [broken(object, [...path, "targetPort"], message, `use one of ${known.map(String).join(", ")}`)];
    });
  });
}

/** An autoscaler has something to scale, and that says no number itself: each sync would set it again. */
function scaled(object: Written, { objects, own }: Around): readonly Diagnostic[] {
  const scaler = object.kind === "OpenTelemetryCollector" ? undefined : autoscalerOf(object.kind, object.json);
  if (scaler === undefined) return [];
  const { targetKind: kind, targetName: name, targetAt } = scaler;
  const named = (other: string) =>
    namesakesAmong(objects, other, name).find(({ namespace }) => namespace === object.namespace);
  const target = named(kind);
  if (target === undefined) {
    const names = neighboursAmong(objects, kind, object.namespace).map((one) => one.name);
    const namesake = workloads.map(named).find((one) => one !== undefined);
    if (namesake) {
      const other = `The autoscaler "${object.name}" scales the ${kind} "${name}", and what is here of that name is a ${namesake.kind}.`;
      return [broken(object, targetAt, other, `name the kind ${namesake.kind}`)];
    }
    if (isForeign(object) && didYouMean(name, names) === undefined) return [];
    const message = `The autoscaler "${object.name}" scales the ${kind} "${name}", which is not here.`;
    return [broken(object, targetAt, message, didYouMean(name, names) ?? "name a workload that is")];
  }
  const replicas: Json | undefined = jsonAt(target.json, ["spec", "replicas"]);
  if (replicas === undefined || !own.has(target)) return [];
  const message = `"${target.name}" has ${String(replicas)} replicas, and an autoscaler that sets another number: each sync would set it back.`;
  return [broken(target, ["spec", "replicas"], message, "leave the number out")];
}

function labelText(labels: JsonObject): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${String(value)}`);
  return pairs.length > 0 ? pairs.join(", ") : "none";
}
