/** What a balancer is made of: the build context of its image, and what its pod mounts. */

import type { BalancerProgram } from "../../model/programs.ts";
import { buildContext, type Files } from "./build-context.ts";
import { coreOf, pageProgram, runtimeProgram, unmapped } from "./bundle.ts";

export function imageFiles(program: BalancerProgram): Files {
  const runtime = runtimeProgram();
  const core = coreOf(program.config);
  return buildContext(
    {
      title: `fairlead balancer ${program.name}`,
      ...{ baseImage: program.baseImage, user: program.user, ports: portsOf(program) },
      entrypoint: ["node", ...program.nodeFlags, `${program.programFolder}/balancer.mjs`],
      command: ["--config", `${program.configFolder}/balancer.json`],
      program: { folder: program.programFolder, files: [...programFiles, ...Object.keys(pageFiles(program))] },
      config: { folder: program.configFolder, file: "balancer.json" },
    },
    {
      "balancer.json": configText(program),
      "balancer.mjs": runtime.code,
      "balancer.mjs.map": `${runtime.sourceMap}\n`,
      ...pageFiles(program),
      "routing-core.mjs": core.code,
      "routing-core.mjs.map": `${core.sourceMap}\n`,
      "routing-core.ts": core.source,
    },
  );
}

export interface FilledConfigMap {
  readonly name: string;
  readonly files: Files;
}

/**
 * What a pod has in one folder: what is made for this balancer first, then what is the same for all and no image has. All without maps,
 * and in ConfigMaps of their own: together they would be too long for the annotation of `kubectl apply`.
 */
export function configMapsOf(program: BalancerProgram): readonly [FilledConfigMap, ...FilledConfigMap[]] {
  const config = { "balancer.json": configText(program) };
  const { configMap: name, programConfigMap, pageConfigMap } = program;
  if (program.delivery.kind === "image") return [{ name, files: config }];
  return [
    { name, files: { ...config, "routing-core.mjs": unmapped(coreOf(program.config)) } },
    { name: programConfigMap, files: { "balancer.mjs": unmapped(runtimeProgram()) } },
    ...(pageConfigMap === undefined ? [] : [{ name: pageConfigMap, files: pageFiles(program) }]),
  ];
}

const programFiles = ["balancer.mjs", "balancer.mjs.map", "routing-core.mjs", "routing-core.mjs.map"];

function pageFiles({ config }: BalancerProgram): Files {
  return config.telemetry.page ? { "page.mjs": pageProgram() } : {};
}

function configText({ config }: BalancerProgram): string {
  return `${JSON.stringify(config, undefined, 2)}\n`;
}

function portsOf({ config: { receivers, telemetry } }: BalancerProgram): readonly number[] {
  const listeners = [receivers.grpc, receivers.http, telemetry.metrics, telemetry.health];
  return listeners.flatMap((listener) => (listener ? [listener.port] : []));
}
