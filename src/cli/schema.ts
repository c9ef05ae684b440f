/** `fairlead schema [COMPONENT]`: the JSON Schema of a configuration, or of one component, for editors. */

import { Command } from "commander";
import { didYouMean } from "../diagnostics/suggest.ts";
import { namesInDistribution } from "../model/collector/distribution.ts";
import {
  isBeyondKnown,
  isReleaseName,
  knownReleases,
  nearestSchemas,
  schemasBeside,
  schemaVersions,
} from "../model/collector/release.ts";
import { componentSchema, configurationSchema } from "../schema/configuration-schema.ts";
import { type ComponentKind, componentKinds, componentTypes } from "../schema/registry.ts";
import { refuse } from "./refuse.ts";

export function schemaCommand(): Command {
  return new Command("schema")
    .description("Print the JSON Schema of a Collector's configuration, for editors.")
    .argument("[component]", "one component, such as exporters/otlp")
    .option("--collector <version>", "the Collector release", schemaVersions.at(-1))
    .addHelpText(
      "after",
      `
Example: fairlead schema --collector 0.129.1 > .vscode/collector.schema.json
and in the first line of a configuration: # yaml-language-server: $schema=../.vscode/collector.schema.json`,
    )
    .action(schema);
}

function schema(component: string | undefined, { collector }: { readonly collector: string }): void {
  if (!isReleaseName(collector)) {
    refuse("schema", `--collector ${collector}: not a release such as 0.161.0; ${knownReleases}`);
    return;
  }
  const version = nearestSchemas(collector.replace("v", ""));
  const made =
    component === undefined
      ? configurationSchema({ version, types: (section) => namesInDistribution(version, section) })
      : schemaOf(component, version);
  if (made === undefined) return;
  const asked = collector.replace("v", "");
  const isExact = schemasBeside(asked).length === 1 && !isBeyondKnown(asked);
  const said = isExact
    ? `the schemas of Collector ${version}`
    : `no schemas are held of Collector ${asked}: these are those of ${version}, the nearest`;
  process.stdout.write(`${JSON.stringify(isExact ? made : { $comment: said, ...made })}\n`);
  process.stderr.write(`${said}\n`);
}

function schemaOf(component: string, version: string): object | undefined {
  const [section = "", type = ""] = component.split("/");
  const kind = componentKinds.find((one) => one === section);
  const found = kind && componentSchema(version, kind, type);
  if (!found) refuse("schema", `no schema is held of ${component} at ${version}: ${meant(kind, type, version)}`);
  return found;
}

function meant(kind: ComponentKind | undefined, type: string, version: string): string {
  if (kind === undefined) return `name a section and a type, such as exporters/otlp`;
  const known = componentTypes(version, kind);
  return didYouMean(type, known) ?? `there are ${known.join(", ")}`;
}
