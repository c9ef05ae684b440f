import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "fairlead";
import { afterAll, describe, expect, test } from "vitest";
import { deployedRules } from "../../src/check/deployed/rules.ts";
import { pathText } from "../../src/diagnostics/format.ts";
import { deployedOf } from "../../src/lower/deployed.ts";
import type { Deployed } from "../../src/model/deployed.ts";
import { readSources } from "../../src/source/read-sources.ts";
import { everyCase, outputs, planOf } from "../every-blueprint.ts";
import { everyNeed } from "../fixtures/objects/every-need.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-manifests-"));
afterAll(() => rmSync(folder, { recursive: true }));

const cases = [
  ...everyCase,
  ...outputs.map((output) => ({ name: `every need as ${output}`, blueprint: everyNeed(output) })),
];

describe.each(cases)("what was checked of $name is what was written", ({ name, blueprint }) => {
  const outdir = join(folder, name.replaceAll(" ", "-"));
  const app = new App({ outdir });
  app.add(blueprint);
  app.synth();
  const manifests = join(outdir, blueprint.name, "manifests");
  const written = readSources(
    readdirSync(manifests).map((file) => ({ file, text: readFileSync(join(manifests, file), "utf8") })),
    "cluster.local",
  ).deployed;
  const planned = deployedOf(planOf(blueprint));

  test("the two views are equal", () => {
    expect(comparable(written)).toEqual(comparable(planned));
  });

  test("the rules find in the files what they found in the plan", () => {
    const codes = (deployed: Deployed): readonly string[] =>
      deployedRules
        .flatMap((rule) => rule(deployed))
        .map(({ code, collectorPath, message }) => `${code} ${pathText(collectorPath ?? [])} ${message}`);
    expect(codes(written).toSorted()).toEqual(codes(planned).toSorted());
  });
});

/** Places and the order of objects differ between a blueprint and files; nothing else may. */
function comparable(deployed: Deployed): unknown {
  const strip = (objects: readonly object[]): readonly unknown[] =>
    objects
      .map((object) => ({ ...object, origin: undefined, imageAt: undefined, marks: undefined }))
      .map((object) => JSON.parse(JSON.stringify(object)) as unknown)
      .toSorted((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  return {
    collectors: strip(deployed.collectors),
    workloads: strip(deployed.workloads),
    services: strip(deployed.services),
    policies: strip(deployed.policies),
    roles: strip(deployed.roles),
  };
}
