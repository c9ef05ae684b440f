/**
 * Configurations that the real Collector takes, to make mistakes in: those of the corpus where it is there, the project's own,
 * and one around each component with a few of its settings.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { isJsonObject, type Json, type JsonObject } from "../../../src/model/json.ts";
import { schemaFile } from "../../../src/schema/registry.ts";
import { collectorYaml } from "../../../src/target/collector-yaml.ts";
import { deployedFrom, manifestTexts } from "../synthesis.ts";
import { errorsOn } from "./fuzz.ts";
import { configurationAround, type Subject, subjectsOf } from "./harness.ts";
import { type Oracle, restsOnMachine } from "./oracle.ts";
import { probesOf, withValue } from "./probes.ts";

export interface Seed {
  readonly name: string;
  readonly config: JsonObject;
}

/** How many of the settings of a component stand in each seed around it. */
const settingsTogether = 4;

export async function seedsOf(version: string, oracle: Oracle, random: () => number): Promise<readonly Seed[]> {
  const around = await aroundComponents(version, oracle, random);
  return taken(version, [...ofCorpus(version), ...ofProject(), ...around], oracle);
}

export function textOf(config: Json): string {
  return stringify(config, { lineWidth: 0, version: "1.1", aliasDuplicateObjects: false });
}

/** Components that wait at start for what is not here, seconds each. */
const waiting = /kafka|k8s|kubelet|redis|resource_?detection|journald/;

async function taken(version: string, seeds: readonly Seed[], oracle: Oracle): Promise<readonly Seed[]> {
  const verdicts = await oracle.ask(
    seeds.map(({ name, config }) => ({ yaml: textOf(config), start: !waiting.test(name) })),
  );
  const likely = seeds.filter((_, index) => {
    const verdict = verdicts[index];
    return verdict !== undefined && (verdict.ok || restsOnMachine(verdict));
  });
  // Where the machine had the last word, or none was waited for, a mistake of the seed's own may be behind it.
  const doubted = likely.filter(({ config }) => errorsOn(textOf(config), version).length > 0);
  const started = await oracle.ask(doubted.map(({ config }) => ({ yaml: textOf(config), start: true })));
  const unsound = new Set(doubted.filter((_, index) => started[index]?.ok !== true));
  return likely.filter((seed) => !unsound.has(seed));
}

interface Entry {
  readonly file: string;
  readonly labels: Readonly<Record<string, { readonly ok: boolean; readonly host_dependent?: boolean }>>;
  readonly components_missing?: Readonly<Record<string, readonly string[]>>;
}

function ofCorpus(version: string): readonly Seed[] {
  const corpus = process.env["FAIRLEAD_CORPUS"] ?? "../shared/corpus";
  if (!existsSync(join(corpus, "index.json"))) return [];
  const entries = JSON.parse(readFileSync(join(corpus, "index.json"), "utf8")) as readonly Entry[];
  return entries
    .filter(({ file, labels }) => /^(real|base)\//.test(file) && labels[version]?.ok && !labels[version].host_dependent)
    .filter(({ components_missing: missing }) => !missing?.[version]?.length)
    .flatMap(({ file }) => {
      const config: unknown = parse(readFileSync(join(corpus, file), "utf8"), { version: "1.1", merge: true });
      return isConfiguration(config) ? [{ name: file, config }] : [];
    });
}

function isConfiguration(value: unknown): value is JsonObject {
  return isJsonObject(value as Json | undefined); // What YAML gives is JSON, dates apart.
}

function ofProject(): readonly Seed[] {
  return readdirSync("dist").flatMap((name) =>
    deployedFrom(manifestTexts(join("dist", name))).collectors.map(({ name: collector, config }) => ({
      name: `${name}/${collector}`,
      config: parse(collectorYaml(config)) as JsonObject, // A configuration is a section.
    })),
  );
}

async function aroundComponents(version: string, oracle: Oracle, random: () => number): Promise<readonly Seed[]> {
  const seeds: Seed[] = [];
  for (const subject of subjectsOf(version)) {
    const variants = await soundVariants(version, subject, oracle, random);
    seeds.push(
      ...variants.map((settings, index) => ({
        name: `${subject.kind}/${subject.type} ${index}`,
        config: configurationAround(version, { ...subject, settings }),
      })),
    );
  }
  return seeds;
}

/** The least, and that with a few settings at a time that are right alone. */
async function soundVariants(
  version: string,
  subject: Subject,
  oracle: Oracle,
  random: () => number,
): Promise<readonly Json[]> {
  const schema = schemaFile(version, subject.kind, subject.type, "authoring");
  if (!schema) return [subject.settings];
  const probes = probesOf(schema).filter(({ path, value }) => path.length < 6 && value !== null);
  const chosen = probes.filter(
    (_, index) => probes.findIndex(({ path }) => path === probes[index]?.path) === index || random() < 0.3,
  );
  const alone = chosen.map(({ path, value }) => withValue(subject.settings, path, value));
  const verdicts = await oracle.ask(
    alone.map((settings) => ({ yaml: textOf(configurationAround(version, { ...subject, settings })), start: false })),
  );
  const right = chosen.filter((_, index) => verdicts[index]?.ok === true);
  const variants: Json[] = [subject.settings];
  for (let first = 0; first < right.length; first += settingsTogether) {
    const together = right.slice(first, first + settingsTogether);
    variants.push(
      together.reduce<Json>((settings, { path, value }) => withValue(settings, path, value), subject.settings),
    );
  }
  return variants;
}
