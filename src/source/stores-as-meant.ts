/**
 * ConfigMaps and Secrets as pods mean them: one that lies in another namespace than the only pods that name it is read as if it lay
 * beside them, so that its mistake, of which a rule on objects tells, hides none that stand in the configuration or in the pods.
 */

import { grouped } from "../model/grouped.ts";
import { jsonAt } from "../model/json.ts";
import { sourcesOf } from "./mounted-files.ts";
import { listAt, textAt } from "./object-fields.ts";
import { podOf } from "./pod.ts";
import type { SourceObject } from "./source-object.ts";

export function storesAsMeant(
  stores: readonly SourceObject[],
  workloads: readonly SourceObject[],
): readonly SourceObject[] {
  const namers = new Map<string, Set<string>>();
  for (const workload of workloads) {
    for (const store of namedIn(workload)) namers.set(store, (namers.get(store) ?? new Set()).add(workload.namespace));
  }
  const byKey = grouped(stores, (store) => [keyOf(store)]);
  return stores.map((store) => {
    const [namespace, ...others] = namers.get(keyOf(store)) ?? [];
    if (namespace === undefined || others.length > 0 || namespace === store.namespace) return store;
    return (byKey.get(keyOf(store)) ?? []).length > 1 ? store : { ...store, namespace };
  });
}

function keyOf({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind} ${name}`;
}

function namedIn(workload: SourceObject): readonly string[] {
  const { spec, container } = podOf(workload);
  const mounted = listAt(spec, ["volumes"]).flatMap(sourcesOf).map(keyOf);
  const inVariables = listAt(container, ["env"]).flatMap((variable) =>
    (["ConfigMap", "Secret"] as const)
      .map(
        (kind) =>
          [kind, jsonAt(variable, ["valueFrom", kind === "Secret" ? "secretKeyRef" : "configMapKeyRef"])] as const,
      )
      .flatMap(([kind, from]) => (from === undefined ? [] : [keyOf({ kind, name: textAt(from, ["name"]) })])),
  );
  return [...mounted, ...inVariables];
}
