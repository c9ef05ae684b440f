/** The project is a name, and the path that Argo CD syncs is that of this blueprint's manifests, as far as the path says whose it is. */

import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Place, within } from "../../diagnostics/place.ts";
import type { TopologyRule } from "../rule.ts";
import { show, valueAt } from "./value-at.ts";

export const gitopsFits: TopologyRule = ({ name, gitops, origin }) => [
  ...projectMisfits(valueAt(gitops, "project"), within(origin, "gitops", "project")),
  ...pathMisfits(name, valueAt(gitops, "path"), within(origin, "gitops", "path")),
];

const objectName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function projectMisfits(project: unknown, at: Place): readonly Diagnostic[] {
  if (typeof project !== "string" || objectName.test(project)) return [];
  const help = "use lower-case letters, digits, dashes, and dots between parts";
  return [diagnostic("FL4001", { at, message: `${show(project)} is not a valid Kubernetes name.`, help })];
}

/** Of a blueprint's folder, with its kustomization, or of the manifests in it; Argo CD takes either. */
function pathMisfits(name: string, path: unknown, at: Place): readonly Diagnostic[] {
  if (typeof path !== "string" || path.trim() === "") return [];
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  const last = steps.at(-1);
  if (last === name || (last === "manifests" && steps.at(-2) === name)) return [];
  return [
    diagnostic("FL6003", {
      at,
      message: `The path ${show(path)} does not end with ${show(`${name}/manifests`)}, where this blueprint is written: Argo CD would sync another folder, or none.`,
      help: `say "dist/${name}/manifests", unless the files are brought elsewhere before they are committed`,
    }),
  ];
}
