/** The volume of a pod that a path is on, and what its image holds. */

import { cleanPath } from "../../../model/clean-path.ts";
import type { DeployedMount, DeployedWorkload } from "../../../model/deployed.ts";

/** Of several, the one that is furthest inside; undefined where the path is in the container's image. */
export function mountOf(path: string, { mounts }: DeployedWorkload): DeployedMount | undefined {
  const [nearest] = mounts
    .filter((mount) => isBelow(path, mount.path))
    .sort((left, right) => right.path.length - left.path.length);
  return nearest;
}

/** A path is below itself. */
export function isBelow(path: string, folder: string): boolean {
  const inside = `${cleanPath(folder).replace(/^\/$/, "")}/`;
  return `${cleanPath(path)}/`.startsWith(inside);
}

/** An image of the author's own may hold what it needs; those of the project hold a Collector, and run without root. */
export function isStock({ image }: Pick<DeployedWorkload, "image">): boolean {
  return /(?:^|\/)opentelemetry-collector(?:-contrib|-k8s)?(?:[:@]|$)/.test(image);
}
