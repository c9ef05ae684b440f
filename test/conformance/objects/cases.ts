/** What an API server is asked about: every blueprint in both outputs, each in a namespace of its own, one whose components need everything, and one with every option. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { Blueprint } from "../../../src/blueprint/options.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../src/model/json.ts";
import { blueprints, outputs, withOutput } from "../../every-blueprint.ts";
import { everyNeed } from "../../fixtures/objects/every-need.ts";
import { everyOption } from "../../fixtures/objects/every-option.ts";
import { synthesise } from "../synthesis.ts";

export interface Case {
  readonly name: string;
  /** Of the blueprint, as it was written. */
  readonly folder: string;
  /** Argo CD's own among them. */
  readonly objects: readonly JsonObject[];
}

export function cases(outdir: string): readonly Case[] {
  const all = [
    ...blueprints.flatMap((blueprint) =>
      outputs.map((output) => ({ name: `${blueprint.name} as ${output}`, blueprint: inItsOwn(blueprint, output) })),
    ),
    ...outputs.map((output) => ({ name: `every need as ${output}`, blueprint: everyNeed(output) })),
    ...outputs.map((output) => ({
      name: `every option as ${output}`,
      blueprint: everyOption(output, "kubernetes"),
    })),
    { name: "every option on OpenShift", blueprint: everyOption("workload", "openshift") },
  ];
  return all.map(({ name, blueprint }) => {
    const parent = join(outdir, name.replaceAll(" ", "-"));
    synthesise(blueprint, parent);
    const folder = join(parent, blueprint.name);
    return { name, folder, objects: objectsIn(folder) };
  });
}

function inItsOwn(blueprint: Blueprint, output: (typeof outputs)[number]): Blueprint {
  const { options, ...rest } = withOutput(blueprint, output);
  return { ...rest, options: { ...options, namespace: `${blueprint.name}-${output}` } };
}

/** In the order of names, which is that of waves. */
function objectsIn(folder: string): readonly JsonObject[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml") && entry.name !== "kustomization.yaml")
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => readFileSync(file, "utf8"))
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Json))
    .filter(isJsonObject);
}
