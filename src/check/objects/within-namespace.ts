/** What a pod names is in its own namespace (Kubernetes API): a ConfigMap, Secret, claim or account of that name elsewhere does not serve it. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Path } from "../../diagnostics/place.ts";
import { grouped } from "../../model/grouped.ts";
import { type Json, jsonAt } from "../../model/json.ts";
import { onceForEach } from "../../model/once-for-each.ts";
import {
  isForeign,
  itemsBelow,
  type Located,
  namesakesAmong,
  type ObjectRule,
  objectAt,
  type Pod,
  podOf,
  textAt,
  type Written,
} from "./written.ts";

export const withinNamespace: ObjectRule = (objects) => namedElsewhere(objects, objects);

/** @param about those that findings are on */
export function namedElsewhere(objects: readonly Written[], about: readonly Written[]): readonly Diagnostic[] {
  const pods = about.flatMap((object) => podOf(object) ?? []).filter(({ of }) => of.namespace !== "" && !isSidecar(of));
  return pods.flatMap((pod) => referencesOf(pod).flatMap((reference) => elsewhere(reference, pod, objects)));
}

/** A sidecar of the operator is in pods of other namespaces. */
function isSidecar({ kind, json }: Written): boolean {
  return kind === "OpenTelemetryCollector" && textAt(json, ["spec", "mode"]) === "sidecar";
}

interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly path: Path;
}

/** Which objects a volume, a source of a projected one, a variable or a list of variables names, and where. */
const namingFields = Object.freeze({
  volume: [
    ["ConfigMap", "configMap", "name"],
    ["Secret", "secret", "secretName"],
    ["PersistentVolumeClaim", "persistentVolumeClaim", "claimName"],
  ],
  projected: [
    ["ConfigMap", "configMap", "name"],
    ["Secret", "secret", "name"],
  ],
  variable: [
    ["ConfigMap", "configMapKeyRef", "name"],
    ["Secret", "secretKeyRef", "name"],
  ],
  variables: [
    ["ConfigMap", "configMapRef", "name"],
    ["Secret", "secretRef", "name"],
  ],
} as const);

function referencesOf(pod: Pod): readonly Reference[] {
  const named = (how: keyof typeof namingFields, { json, path }: Located, ...below: Path): readonly Reference[] =>
    namingFields[how].flatMap(([kind, key, name]) => {
      const source: Json = jsonAt(json, [...below, key]) ?? null;
      const isNeeded = jsonAt(source, ["optional"]) !== true;
      const text = textAt(source, [name]);
      return isNeeded && text !== "" ? [{ kind, name: text, path: [...path, ...below, key, name] }] : [];
    });
  return [
    ...pod.volumes.flatMap((volume) => [
      ...named("volume", volume),
      ...itemsBelow(volume, "projected", "sources").flatMap((source) => named("projected", source)),
    ]),
    ...pod.containers.flatMap((container) => [
      ...itemsBelow(container, "env").flatMap((variable) => named("variable", variable, "valueFrom")),
      ...itemsBelow(container, "envFrom").flatMap((list) => named("variables", list)),
    ]),
    ...accountOf(pod),
  ];
}

function accountOf({ spec, of }: Pod): readonly Reference[] {
  const key = of.kind === "OpenTelemetryCollector" ? "serviceAccount" : "serviceAccountName";
  const name = textAt(spec.json, [key]);
  return name === "" ? [] : [{ kind: "ServiceAccount", name, path: [...spec.path, key] }];
}

/** Every namespace has them. */
const everywhere: readonly string[] = Object.freeze(["ServiceAccount default", "ConfigMap kube-root-ca.crt"]);

function elsewhere({ kind, name, path }: Reference, { of }: Pod, objects: readonly Written[]): readonly Diagnostic[] {
  if (everywhere.includes(`${kind} ${name}`)) return [];
  const namesakes = namesakesAmong(objects, kind, name);
  const [first] = namesakes;
  const isHere = namesakes.some(({ namespace }) => namespace === "" || namespace === of.namespace);
  if (first === undefined || isHere || namesakes.some(isCopied) || isMade(name, of, objects)) return [];
  const namespaces = namesakes.map(({ namespace }) => `"${namespace}"`).join(", ");
  // Where pods there use it, too, this may be one environment of several, whose own is made elsewhere.
  const users = namers(objects).get(`${kind} ${name}`) ?? [];
  const isUsed = users.some((one) => one.namespace !== of.namespace);
  return [
    diagnostic("FL4042", {
      at: of.place(path),
      severity: isUsed && isForeign(of) ? "warning" : "error",
      message: `The ${kind} "${name}" is in ${namespaces}, and the pods of "${of.name}" are in "${of.namespace}": they see only what is in theirs, so that none starts.`,
      help: `put it into "${of.namespace}", or the pods where it is`,
      related: [{ place: first.place(["metadata", "namespace"]), message: "it is here" }],
    }),
  ];
}

const namers = onceForEach((objects: readonly Written[]) =>
  grouped(objects, (object) => {
    const pod = podOf(object);
    return pod ? referencesOf(pod).map(({ kind, name }) => `${kind} ${name}`) : [];
  }),
);

/** By a program that keeps the same in other namespaces, which is told so by an annotation. */
function isCopied({ json }: Written): boolean {
  return Object.keys(objectAt(json, ["metadata", "annotations"])).some((key) => /reflect|replic|sync/i.test(key));
}

/** An operator makes it of an object that names it. */
function isMade(name: string, { namespace }: Written, objects: readonly Written[]): boolean {
  return objects.some(
    ({ kind, namespace: where, json }) =>
      /Secret|Certificate|Config|Bundle/.test(kind) &&
      !["Secret", "ConfigMap"].includes(kind) &&
      (where === namespace || where === "") &&
      JSON.stringify(json).includes(JSON.stringify(name)),
  );
}
