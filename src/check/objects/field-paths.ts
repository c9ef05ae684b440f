/**
 * A variable or a file that is filled from the pod's own object names a field that the downward API has (Kubernetes 1.36, which
 * validates variables and volumes by a list each).
 */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { jsonAt } from "../../model/json.ts";
import { itemsBelow, type Located, type ObjectRule, podOf } from "./written.ts";

const ofBoth = ["metadata.name", "metadata.namespace", "metadata.uid"];
const ofStatus = ["status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"];
const known = Object.freeze({
  variable: [...ofBoth, "spec.nodeName", "spec.serviceAccountName", ...ofStatus],
  file: [...ofBoth, "metadata.labels", "metadata.annotations"],
});
/** As spec.nodeName was called, which the server still reads. */
const earlier = "spec.host";

export const fieldPaths: ObjectRule = (objects) =>
  objects.flatMap((object) => {
    const pod = podOf(object);
    const variables = (pod?.containers ?? []).flatMap((container) => itemsBelow(container, "env"));
    const files = (pod?.volumes ?? []).flatMap((volume) => [
      ...itemsBelow(volume, "downwardAPI", "items"),
      ...itemsBelow(volume, "projected", "sources").flatMap((source) => itemsBelow(source, "downwardAPI", "items")),
    ]);
    const found = [
      ...variables.flatMap((one) => unknownField(one, ["valueFrom", "fieldRef", "fieldPath"], "variable")),
      ...files.flatMap((one) => unknownField(one, ["fieldRef", "fieldPath"], "file")),
    ];
    return found.map(({ path, message, help }): Diagnostic => {
      return diagnostic("FL4042", { at: object.place(path), severity: "error", message, help });
    });
  });

function unknownField({ json, path }: Located, steps: readonly string[], of: keyof typeof known) {
  const said = jsonAt(json, steps);
  if (typeof said !== "string" || said === earlier || isKnown(said, of)) return [];
  const [, map, key] = /^(metadata\.(?:labels|annotations))(?:\[["']?([^"'\]]*)["']?\])?$/.exec(said) ?? [];
  const oneOf = map === undefined ? undefined : `write ${map}['${key || "the name of one"}']`;
  const help = oneOf ?? didYouMean(said, known[of]) ?? `use one of ${known[of].join(", ")}`;
  const message = `A ${of} cannot be filled from ${JSON.stringify(said)}: the API server refuses the pod.`;
  return [{ path: [...path, ...steps], message, help }];
}

function isKnown(said: string, of: keyof typeof known): boolean {
  return known[of].includes(said) || /^metadata\.(?:labels|annotations)\['.+'\]$/.test(said);
}
