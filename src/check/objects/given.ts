/** Rules on objects that someone else wrote: of all that a call was given those that run a Collector, or are about one. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Deployed } from "../../model/deployed.ts";
import { isCollectorImage } from "../../model/image-reference.ts";
import { clusterOf } from "../deployed/objects/cluster.ts";
import { bindingsComplete } from "./bindings-complete.ts";
import { collectorsAnswer } from "./collectors-answer.ts";
import { configurationsMounted } from "./configurations-mounted.ts";
import { fieldPaths } from "./field-paths.ts";
import { filesInVolumes } from "./files-in-volumes.ts";
import { hashedTiers } from "./hashed-tiers.ts";
import { keysReferenced } from "./keys-referenced.ts";
import { objectsDecoded } from "./objects-decoded.ts";
import { paired } from "./objects-paired.ts";
import { objectsWhole } from "./objects-whole.ts";
import { operatorObjects } from "./operator-objects.ts";
import { operatorRefusals } from "./operator-refusals.ts";
import { podsCoherent } from "./pods-coherent.ts";
import { shellInImage } from "./shell-in-image.ts";
import { namedElsewhere } from "./within-namespace.ts";
import { isOperated, podOf, textAt, type Written } from "./written.ts";

export function givenObjects(objects: readonly Written[], deployed: Deployed): readonly Diagnostic[] {
  // A configuration alone, of which nothing says how many pods run it.
  if (objects.length === 0 && deployed.collectors.every(({ podsMax }) => podsMax === undefined)) return [];
  const ours = new Set(
    deployed.workloads
      .filter((workload) => clusterOf(deployed).configOf(workload) !== undefined)
      .map(({ kind, namespace, name }) => `${kind} ${namespace} ${name}`),
  );
  // Of other programs only what runs no pods: it may be about a Collector's. One whose configuration is not found is ours by its image.
  const meant = objects.filter((object) => {
    const pod = podOf(object);
    const isOurs = ours.has(`${object.kind} ${object.namespace} ${object.name}`);
    return (
      pod === undefined ||
      isOurs ||
      isOperated(object) ||
      pod.containers.some(({ json }) => isCollectorImage(textAt(json, ["image"])))
    );
  });
  return [
    ...objectsWhole(meant),
    ...objectsDecoded(meant),
    ...podsCoherent(meant),
    ...fieldPaths(meant),
    ...shellInImage(meant),
    ...bindingsComplete(objects, meant),
    ...paired(objects, meant),
    ...operatorObjects(meant),
    ...operatorRefusals(meant, deployed),
    ...namedElsewhere(objects, meant),
    ...keysReferenced(objects, meant),
    ...configurationsMounted(objects),
    ...filesInVolumes(objects, deployed),
    ...collectorsAnswer(meant, deployed),
    ...hashedTiers(objects, deployed),
  ];
}
