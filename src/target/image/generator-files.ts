/** What a generator is made of: the build context of its image, and what its pods mount. The program is the same for every one of them. */

import type { GeneratorProgram } from "../../model/programs.ts";
import { buildContext, type Files } from "./build-context.ts";
import { type Bundle, bundleProgram, unmapped } from "./bundle.ts";

/** What is in its ConfigMap: the program where no image has it. */
export function generatorFiles(generator: GeneratorProgram): Files {
  const config = { "generator.json": configText(generator) };
  return generator.delivery.kind === "image" ? config : { ...config, "generator.mjs": unmapped(program()) };
}

/** Of a generator that is delivered so, and of no other: none of them needs it. */
export function generatorImageFiles(generator: GeneratorProgram): Files {
  if (generator.delivery.kind !== "image") return {};
  const { name, baseImage, user, programFolder, folder } = generator;
  const { code, sourceMap } = program();
  return buildContext(
    {
      title: `fairlead generator ${name}`,
      ...{ baseImage, user, ports: [] },
      entrypoint: ["node", `${programFolder}/generator.mjs`],
      command: ["--config", `${folder}/generator.json`],
      program: { folder: programFolder, files: ["generator.mjs", "generator.mjs.map"] },
      config: { folder, file: "generator.json" },
    },
    {
      "generator.json": configText(generator),
      "generator.mjs": code,
      "generator.mjs.map": `${sourceMap}\n`,
    },
  );
}

function configText({ config }: GeneratorProgram): string {
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

const start = `import { runGeneratorProgram } from "./generate/main.ts";
runGeneratorProgram(process.argv.slice(2));
`;

let bundled: Bundle | undefined;

function program(): Bundle {
  bundled ??= bundleProgram("generator", start);
  return bundled;
}
