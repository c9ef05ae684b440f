/**
 * What an object names in another is there: the key of a variable in its Secret or ConfigMap, the role of a binding, the Service of a
 * StatefulSet. Of others, who may have more beside it, a name is told only where it is nearly one that is here.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { jsonAt } from "../../model/json.ts";
import { isFilled } from "./volume-contents.ts";
import {
  itemsBelow,
  type Located,
  namesakesAmong,
  neighboursAmong,
  objectAt,
  type Pod,
  podOf,
  textAt,
  type Written,
} from "./written.ts";

/** @param about those that findings are on */
export function keysReferenced(objects: readonly Written[], about: readonly Written[]): readonly Diagnostic[] {
  return about.flatMap((object) => {
    const pod = podOf(object);
    return [
      ...(pod?.containers ?? []).flatMap((container) =>
        itemsBelow(container, "env").flatMap((variable) => keyLost(variable, pod, objects)),
      ),
      ...roleLost(object, objects),
      ...serviceLost(object, objects),
    ];
  });
}

const sources = [
  ["Secret", "secretKeyRef"],
  ["ConfigMap", "configMapKeyRef"],
] as const;

/** A pod whose variable has no source is never started (Kubernetes API, EnvVarSource), unless it may be missing. */
function keyLost(variable: Located, pod: Pod | undefined, objects: readonly Written[]): readonly Diagnostic[] {
  return sources.flatMap(([kind, from]) => {
    const path = ["valueFrom", from];
    const source = jsonAt(variable.json, path) ?? null;
    const [name, key] = [textAt(source, ["name"]), textAt(source, ["key"])];
    if (pod === undefined || name === "" || key === "" || jsonAt(source, ["optional"]) === true) return [];
    const stores = namesakesAmong(objects, kind, name);
    const here = stores.filter(({ namespace }) => namespace === pod.of.namespace);
    const asked = { kind, name, key, pod, path: [...variable.path, ...path] };
    if (here.length > 0) return keyMissing(asked, here);
    return stores.length === 0 ? nameMissing(asked, objects) : [];
  });
}

interface Asked {
  readonly kind: string;
  readonly name: string;
  readonly key: string;
  readonly pod: Pod;
  readonly path: Path;
}

function keyMissing({ kind, name, key, pod: { of }, path }: Asked, stores: readonly Written[]): readonly Diagnostic[] {
  const keys = stores.flatMap(({ json }) =>
    ["data", "stringData", "binaryData"].flatMap((part) => Object.keys(objectAt(json, [part]))),
  );
  if (keys.includes(key) || keys.length === 0 || stores.some(isFilled)) return [];
  const message = `The ${kind} "${name}" has no key "${key}", without which no pod of "${of.name}" starts.`;
  const help = didYouMean(key, keys) ?? `use one of ${keys.join(", ")}, or add it there`;
  return [diagnostic("FL4042", { at: of.place([...path, "key"]), severity: "error", message, help })];
}

function nameMissing({ kind, name, pod: { of }, path }: Asked, objects: readonly Written[]): readonly Diagnostic[] {
  const beside = neighboursAmong(objects, kind, of.namespace);
  const help = didYouMean(name, [...new Set(beside.map((one) => one.name))]);
  const message = `There is no ${kind} "${name}" here, without which no pod of "${of.name}" starts.`;
  if (help === undefined) return [];
  return [diagnostic("FL4042", { at: of.place([...path, "name"]), severity: "warning", message, help })];
}

/** A binding is taken whatever it names, and gives nothing. */
function roleLost({ kind, json, namespace, place }: Written, objects: readonly Written[]): readonly Diagnostic[] {
  if (kind !== "RoleBinding" && kind !== "ClusterRoleBinding") return [];
  const [of, name] = [textAt(json, ["roleRef", "kind"]), textAt(json, ["roleRef", "name"])];
  const isHere = (one: Written) => one.kind === "ClusterRole" || one.namespace === namespace;
  if (namesakesAmong(objects, of, name).some(isHere)) return [];
  const roles = objects.filter((one) => ["ClusterRole", "Role"].includes(one.kind) && isHere(one));
  const namesake = roles.find((one) => one.name === name);
  const near = didYouMean(name, [...new Set(roles.filter((one) => one.kind === of).map((one) => one.name))]);
  const help = namesake ? `write kind: ${namesake.kind}` : near;
  if (help === undefined) return [];
  const message = `There is no ${of} "${name}" here${namesake ? `, and a ${namesake.kind} of that name` : ""}: this binding gives no permission.`;
  const at = place(["roleRef", namesake ? "kind" : "name"]);
  return [diagnostic("FL4042", { at, severity: "warning", message, help })];
}

/** Its pods have names of their own below the Service that it names, and nowhere else. */
function serviceLost(
  { kind, json, name, namespace, place }: Written,
  objects: readonly Written[],
): readonly Diagnostic[] {
  const said = kind === "StatefulSet" ? textAt(json, ["spec", "serviceName"]) : "";
  if (said === "" || namesakesAmong(objects, "Service", said).some((one) => one.namespace === namespace)) return [];
  const services = neighboursAmong(objects, "Service", namespace).map((one) => one.name);
  const help = didYouMean(said, [...new Set(services)]);
  if (help === undefined) return [];
  const message = `There is no Service "${said}" here, so that pods of "${name}" have no names of their own.`;
  return [diagnostic("FL4042", { at: place(["spec", "serviceName"]), severity: "warning", message, help })];
}
