/** The files of one blueprint, from its chart and plan: paths below the output folder, and their text. */

import type { ApiObject, Chart } from "cdk8s";
import type { Plan } from "../model/plan.ts";
import { argocdApplication } from "./argocd/application.ts";
import { argocdProject } from "./argocd/project.ts";
import { cdk8s } from "./cdk8s.ts";
import { manifestOf, tiers } from "./emit.ts";
import { generatorImageFiles } from "./image/generator-files.ts";
import { imageFiles } from "./image/image-files.ts";
import { runbook } from "./runbook/runbook.ts";
import { yamlText } from "./yaml-text.ts";

export interface EmittedFile {
  /** Below the output folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Objects the author added to the chart go here, after everything else. */
const ownFile = "own";

/** Of manifests, in the order in which they have to be there. */
const fileNames: ReadonlyMap<string, string> = new Map([
  ...tiers.map((tier) => [tier, manifestOf(tier)] as const),
  [ownFile, `manifests/${tiers.length}0-${ownFile}.yaml`],
]);

/** In a stable order: file by file, objects by their dependencies, else as they were made. */
export function emitFiles(chart: Chart, plan: Plan): readonly EmittedFile[] {
  const objects = new cdk8s.DependencyGraph(chart.node).topology().filter((node) => cdk8s.ApiObject.isApiObject(node));
  const manifests = [...fileNames].flatMap(([file, path]) => {
    const own = objects.filter((object) => fileOf(object, chart) === file).map((object) => object.toJson() as unknown);
    return own.length > 0 ? [{ path, text: manifestText(own) }] : [];
  });
  return [
    ...manifests.map(({ path, text }) => ({ path: `${plan.blueprint}/${path}`, text })),
    { path: `${plan.blueprint}/kustomization.yaml`, text: kustomization(manifests.map(({ path }) => path)) },
    ...argocdFiles(plan, objects),
    ...plan.programs.flatMap((program) => imageContext(plan, program, imageFiles(program))),
    ...plan.generators.flatMap((generator) => imageContext(plan, generator, generatorImageFiles(generator))),
    { path: `${plan.blueprint}/runbook.md`, text: runbook(plan) },
  ];
}

function imageContext(
  { blueprint }: Plan,
  { name }: { readonly name: string },
  files: Readonly<Record<string, string>>,
): readonly EmittedFile[] {
  return Object.entries(files).map(([file, text]) => ({ path: `${blueprint}/images/${name}/${file}`, text }));
}

function argocdFiles(plan: Plan, objects: readonly ApiObject[]): readonly EmittedFile[] {
  const { blueprint, gitops } = plan;
  if (!gitops) return [];
  const kinds = objects.map(({ apiGroup, kind }) => ({ group: apiGroup === "core" ? "" : apiGroup, kind }));
  const files = {
    "application.yaml": argocdApplication(plan, gitops),
    ...(gitops.createProject && { "project.yaml": argocdProject(plan, gitops, kinds) }),
  };
  return Object.entries(files).map(([name, object]) => ({
    path: `${blueprint}/argocd/${name}`,
    text: yamlText(object),
  }));
}

/** For `kubectl apply -k`, and as a base of overlays. Beside the manifests, since `apply -f` would take it for one of them. */
function kustomization(resources: readonly string[]): string {
  return yamlText({ apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", resources });
}

/** A chart that the author added beside the blueprints: one file, so that nothing of it is lost. */
export function emitOwnChart(chart: Chart): readonly EmittedFile[] {
  const own = new cdk8s.DependencyGraph(chart.node).topology().filter((node) => cdk8s.ApiObject.isApiObject(node));
  const text = manifestText(own.map((object) => object.toJson() as unknown));
  return [{ path: `${chart.node.id}/${fileNames.get(ownFile)}`, text }];
}

function manifestText(objects: readonly unknown[]): string {
  return objects.map(yamlText).join("---\n");
}

/** The tier is the first step of the construct path below the chart. */
function fileOf(object: ApiObject, chart: Chart): string {
  const step = object.node.scopes.find((scope) => scope.node.scope === chart)?.node.id ?? "";
  return (tiers as readonly string[]).includes(step) ? step : ownFile;
}
