/** (a) Every emitted Collector configuration passes `validate` of the real Collector of its own version. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { queueFolder } from "../../src/lower/defaults.ts";
import { isRelease, schemaVersionOfRelease } from "../../src/model/collector/release.ts";
import { collectorYaml } from "../../src/target/collector-yaml.ts";
import { collectorBinary } from "../../tools/collectors/build.mjs";
import { blueprints, everyCase } from "../every-blueprint.ts";
import { platforms } from "../fixtures/blueprints/platforms.ts";
import { deployedFrom, manifestTexts, synthesise } from "./synthesis.ts";
import type { Tally } from "./tally.ts";

const platformCases = platforms.map((blueprint) => ({ name: blueprint.name, blueprint }));

export function validateSuite(tally: Tally): void {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-validate-"));
  try {
    for (const { name } of blueprints) validateAll(`dist/${name}`, manifestTexts(join("dist", name)), folder, tally);
    for (const { name, blueprint } of [...everyCase, ...platformCases]) {
      validateAll(name, synthesise(blueprint, join(folder, name.replaceAll(" ", "-"))), folder, tally);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function validateAll(name: string, texts: readonly string[], folder: string, tally: Tally): void {
  for (const collector of deployedFrom(texts).collectors) {
    const file = join(folder, "config.yaml");
    // Where queues are kept on volumes, the real one asks for the folder.
    writeFileSync(file, collectorYaml(collector.config).replaceAll(queueFolder, folder));
    const version = isRelease(collector.version) ? schemaVersionOfRelease[collector.version] : undefined;
    if (!version) {
      tally.check(`${name}: ${collector.name}`, false, `no Collector ${collector.version}`);
      continue;
    }
    const { status, stderr } = spawnSync(collectorBinary(version), ["validate", "--config", file], {
      encoding: "utf8",
    });
    tally.check(`validate: ${name}: ${collector.name} (${collector.version})`, status === 0, stderr.trim());
  }
}
