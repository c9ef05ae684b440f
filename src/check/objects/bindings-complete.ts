/**
 * The account that a binding names has a namespace: the API server refuses one without (Kubernetes 1.36, ValidateRoleBindingSubject).
 * What names no namespace itself is put into one by whoever applies it, and kustomize puts its accounts there, too.
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { itemsAt, textAt, type Written } from "./written.ts";

/** @param about those that findings are on */
export function bindingsComplete(objects: readonly Written[], about: readonly Written[]): readonly Diagnostic[] {
  return about
    .filter(({ kind }) => kind === "RoleBinding" || kind === "ClusterRoleBinding")
    .flatMap((binding) => accountsWithout(binding, objects));
}

function accountsWithout(binding: Written, objects: readonly Written[]): readonly Diagnostic[] {
  const { kind, json, name, place } = binding;
  return itemsAt(json, ["subjects"]).flatMap((subject) => {
    if (textAt(subject.json, ["kind"]) !== "ServiceAccount" || textAt(subject.json, ["namespace"]) !== "") return [];
    const account = textAt(subject.json, ["name"]);
    const own = textAt(json, ["metadata", "namespace"]);
    const written = objects
      .filter((one) => one.kind === "ServiceAccount" && one.name === account)
      .map((one) => textAt(one.json, ["metadata", "namespace"]));
    const [namespace = own] = written.filter((one) => one !== "");
    const isPut = namespace === "" || (own === "" && kind === "RoleBinding");
    return [
      diagnostic("FL4042", {
        at: place(subject.path),
        severity: isPut ? "warning" : "error",
        message: `The ${kind} "${name}" does not say in which namespace the account "${account}" is: the API server refuses it${isPut ? ", unless kustomize puts it there" : ""}.`,
        help: `add namespace: ${namespace === "" ? "the one of the account" : namespace}`,
      }),
    ];
  });
}
