/** Every blueprint in both outputs, synthesised into a temporary folder, and what is in the files. */

import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "fairlead";
import type { Blueprint } from "../../src/blueprint/options.ts";
import type { Deployed } from "../../src/model/deployed.ts";
import { readSources } from "../../src/source/read-sources.ts";

export function synthesise(blueprint: Blueprint, outdir: string): readonly string[] {
  mkdirSync(outdir, { recursive: true });
  const app = new App({ outdir });
  app.add(blueprint);
  app.synth();
  return manifestTexts(join(outdir, blueprint.name));
}

/** Texts of the manifests of a blueprint's folder. */
export function manifestTexts(folder: string): readonly string[] {
  const manifests = join(folder, "manifests");
  return readdirSync(manifests)
    .sort()
    .map((file) => readFileSync(join(manifests, file), "utf8"));
}

export function deployedFrom(texts: readonly string[]): Deployed {
  const sources = texts.map((text, index) => ({ file: `${index}.yaml`, text }));
  return readSources(sources, "cluster.local").deployed;
}
